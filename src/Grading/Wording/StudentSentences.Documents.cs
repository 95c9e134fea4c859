using static Formulas.Translating.Spoken;

namespace Grading.Wording;

// About the lines of whole documents.
public static partial class StudentSentences
{
    /// <summary>What a file turned out to be.</summary>
    public static string DocumentFound(string file, int found, int parts, int steps) =>
        Say($"{file}: a document; {found} of {parts} parts found by what they ask, {steps} steps");

    /// <summary>Above the answers of one student of several.</summary>
    public static string OneOfSeveral(string student) => $"== {student}";

    /// <summary>Where an answer stands.</summary>
    public static string Line(string line) => Say($"line {line}");

    /// <summary>The line that a wrong conclusion comes from.</summary>
    public static string FirstWrongLine(string line, string left, string right) => Say($"first wrong line: {line}   {left} = {right}");

    /// <summary>The lines that would be right, given the first wrong one.</summary>
    public static string LinesThatFollow(IReadOnlyList<string> lines) =>
        lines.Count == 1 ? Say($"line {lines[0]} follows from it") : Say($"lines {string.Join(", ", lines)} follow from it");

    /// <summary>A line that does not hold, below a conclusion that is right: nothing is held against it.</summary>
    public static string Remark(string line, string left, string right) => Say($"remark  line {line}: {left} is not {right}");

    /// <summary>Above a derivation with its marks.</summary>
    internal static string YourDerivation => Say("Your derivation, line by line");

    /// <summary>Above lines of a document that stand in no part's derivation.</summary>
    internal static string OtherLines => Say("Lines that belong to no part");

    /// <summary>An assumption that a line needs, as the table of steps has it.</summary>
    internal static string HoldsIf(string assumption) => assumption.Split('=') switch
    {
        ["quadratic-cost"] => Say("Only if the cost is quadratic."),
        ["cross-entropy"] => Say("Only if the cost is the cross-entropy."),
        ["targets-sum-to-one"] => Say("Only if the targets sum to one."),
        [var function, "logistic"] => Say($"Only if {function} is the logistic function."),
        [.. var functions, "logistic"] => Say($"Only if {string.Join(And, functions):list} are all the logistic function."),
        [var function, "tanh"] => Say($"Only if {function} is the hyperbolic tangent."),
        _ => Say($"Only if {assumption}."),
    };

    /// <summary>A line that follows from a wrong one.</summary>
    internal static string RightIf(string line) => Say($"Right, if line {line} were.");

    /// <summary>Why nothing is said of a line, by the word of the table of steps.</summary>
    internal static string Unread(string reason) => reason.Split(':') switch
    {
        ["letter", var letters] when letters.Split('/') is [var mine, var other] => Say($"Is your {mine} the {other} of the other side?"),
        [var word] when UnreadSteps.TryGetValue(word, out var sentence) => sentence(),
        _ => Say("It could not be read."),
    };

    /// <summary>The words of the table of steps that have a sentence.</summary>
    internal static IEnumerable<string> UnreadWords => UnreadSteps.Keys;

    private static readonly Dictionary<string, Func<string>> UnreadSteps = new()
    {
        ["unreadable-head"] = () => Say("What the chain begins with could not be read, so nothing is said of it."),
        ["beside-unreadable"] = () => Say("It stands beside something that could not be read, so it can't be told."),
        ["another-case"] = () => Say("It stands under a heading that answers the same questions in another way, so it can't be told."),
        ["goes-on"] = () => Say("It is far from the line that it goes on from, so it can't be told."),
        ["ambiguous"] = () => Say("It can be read in more than one way. Please write parentheses."),
        ["many-readings"] = () => Say("It can be read in too many ways to tell."),
        ["condition"] = () => Say("The words beside it speak of a case, so it can't be told."),
        ["rounded"] = () => Say("A number in it may have been rounded, so it can't be told."),
        ["arrow"] = () => Say("An arrow says what leads to what, not that both are equal."),
        ["sum-understood"] = () => Say("Is a sum missing? An index stands on one side only."),
        ["letters"] = () => Say("The two sides have different indices."),
        ["no-value"] = () => Say("It has a value nowhere, so it can't be told."),
        ["undecided"] = () => Say("It can't be told."),
        ["only-in-square-networks"] = () => Say("It fits only where all layers are as wide, so it can't be told."),
        ["internal"] = () => Say("It could not be looked at, by an error of the program."),
    };

    /// <summary>How many steps hold, and what became of the others.</summary>
    public static string StepsInAll(int hold, int conditional, int others, int unread)
    {
        var parts = new List<string> { hold == 1 ? Say("1 step holds") : Say($"{hold} steps hold") };
        if (conditional > 0) parts.Add(Say($"{conditional} under an assumption"));
        if (others > 0) parts.Add(others == 1 ? Say("1 does not") : Say($"{others} do not"));
        if (unread > 0) parts.Add(Say($"{unread} could not be read or told"));
        return string.Join(", ", parts);
    }
}
