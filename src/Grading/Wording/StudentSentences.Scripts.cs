using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Formulas.Evaluating;
using Grading.Verdicts;
using ScriptMessages;

namespace Grading.Wording;

// About answers in C#. The compiler's own words are quoted, never paths or traces.
public static partial class StudentSentences
{
    private const string Offered =
        "Numbers, arrays, lists, LINQ, variables, methods, lambdas, if, switch, loops and Math are all you need here.";

    // What else is usual in C#, by the word that gives it away, and what does instead.
    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["class"] = OwnTypes,
        ["struct"] = OwnTypes,
        ["record"] = OwnTypes,
        ["interface"] = OwnTypes,
        ["enum"] = "Constants (const int …) do instead.",
        ["ref"] = SeveralResults,
        ["out"] = SeveralResults,
        ["in"] = SeveralResults,
        ["params"] = "An array does instead.",
        ["try"] = "Please test for what could go wrong with an if.",
        ["lock"] = OneAfterTheOther,
        ["async"] = OneAfterTheOther,
        ["await"] = OneAfterTheOther,
        ["Task"] = OneAfterTheOther,
        ["Thread"] = OneAfterTheOther,
        ["Parallel"] = OneAfterTheOther,
        ["goto"] = "A loop with break or continue does instead.",
        ["yield"] = "A list that is filled and returned does instead.",
        ["dynamic"] = "Please write the type: double, int, double[].",
        ["object"] = "Please write the type: double, int, double[].",
        ["decimal"] = OfDouble,
        ["Decimal"] = OfDouble,
        ["MathF"] = "Math does the same with double.",
        ["Debug"] = "Please leave that line out.",
        ["foreach"] = "foreach (var x in a) does instead, with one name for each element.",
        ["["] = "new double[] { … } does instead.",
        ["^"] = "Math.Pow(x, n) is the power, a[a.Length - 1] the last element.",
        ["stackalloc"] = PlainArrays,
        ["unsafe"] = PlainArrays,
        ["Span"] = PlainArrays,
        ["Vector"] = PlainArrays,
        ["Matrix"] = PlainArrays,
        ["Tensor"] = PlainArrays,
        ["np"] = PlainArrays,
        ["IList"] = "A List<double> or an array does instead.",
        ["ICollection"] = "A List<double> or an array does instead.",
        ["Dictionary"] = "An array or a List<double> does instead.",
        ["HashSet"] = "An array or a List<double> does instead.",
        ["Queue"] = "An array or a List<double> does instead.",
        ["Stack"] = "An array or a List<double> does instead.",
        ["StringBuilder"] = NoTexts,
        ["$"] = "A text with {…} in it is understood in Console.WriteLine only, with plain expressions in its braces.",
        ["Random"] = "The result has to be the same each time: it is worked out from what the method is given.",
        ["DateTime"] = "The result has to be the same each time: it is worked out from what the method is given.",
        ["Stopwatch"] = "The result has to be the same each time: it is worked out from what the method is given.",
        ["File"] = "Everything that is needed is given as a parameter.",
        ["Environment"] = "Everything that is needed is given as a parameter.",
        ["Process"] = "Everything that is needed is given as a parameter.",
        ["ReadLine"] = "Everything that is needed is given as a parameter: please leave that line out.",
        ["ReadKey"] = "Nobody is there to press a key: please leave that line out.",
        ["Copy"] = "(double[])a.Clone() copies an array; a loop copies a part of one.",
        ["CopyTo"] = "(double[])a.Clone() copies an array; a loop copies a part of one.",
        ["ConvertAll"] = "a.Select(x => …).ToArray() does instead.",
        ["from"] = "a.Where(x => …) and a.Select(x => …) do instead.",
        ["Fill"] = "A loop does instead.",
        ["LongLength"] = "a.Length does instead.",
        ["Sort"] = "OrderBy(x => x) does instead.",
        ["ToString"] = NoTexts,
        ["Format"] = NoTexts,
        ["Join"] = NoTexts,
        ["Parse"] = "Everything is given as a number already.",
        ["Convert"] = "(int)x or (double)n does instead.",
        ["typeof"] = OwnTypes,
        ["GetType"] = OwnTypes,
    }.ToFrozenDictionary();

    private const string OfDouble = "Please compute with double.";
    private const string OwnTypes = "Methods, arrays and tuples do instead of types of your own.";
    private const string SeveralResults = "A method can give back several numbers as an array or a tuple: return (a, b);";
    private const string OneAfterTheOther = "Please write one step after the other.";
    private const string PlainArrays = "Arrays do instead: double[] and double[][].";
    private const string NoTexts = "Texts are not needed here, but in Console.WriteLine.";

    /// <summary>What a script may not have, before it is run.</summary>
    public static string Rejected(Compiled.Rejected rejected) =>
        (rejected.Line > 0 ? $"Line {rejected.Line}: " : "") + (OfText(rejected) ?? OfCode(rejected) ?? OfCompiler(rejected));

    /// <summary>How large the arrays of a call are, for witnesses: 3 samples, 4 features, 3-4-2 neurons.</summary>
    internal static string OfSizes(Sizes sizes)
    {
        var texts = new List<string>();
        foreach (var dimension in sizes.Dimensions)
            if (!sizes.Dimensions.Any(other => other.Layers == dimension))
                texts.Add($"{string.Join('-', sizes.All[dimension.Id])} {dimension.Noun}");
        return string.Join(", ", texts);
    }

    /// <summary>A call in which a script is not right. Never what would be.</summary>
    /// <param name="given">The variables with their values, as C# writes them.</param>
    /// <param name="returned">What the script gave back; null where it gave nothing.</param>
    internal static string FailingCase(IEnumerable<(string Name, Value Value)> given, Value? returned)
    {
        var inputs = string.Join(", ", given.Select(one => $"{one.Name} = {OfValue(one.Value)}"));
        var output = returned is null ? "gives nothing back" : $"gives {OfValue(returned)}";
        return inputs.Length == 0
            ? $"Your code {output}, and that is not right everywhere."
            : $"For example, with {inputs} your code {output}.";
    }

    /// <summary>The same of a formula in C#.</summary>
    /// <param name="witness">As <see cref="Evidence.Witness"/> writes it: of it the numbers are told.</param>
    internal static string FailingCase(string witness)
    {
        var at = witness.LastIndexOf("-> ", StringComparison.Ordinal);
        var inputs = string.Join(", ", witness[..at].Split(' ').Select(given => given.Split('='))
            .Where(given => given is [_, [var first, ..]] && (char.IsAsciiDigit(first) || first == '-'))
            .Select(given => $"{given[0]} = {WrittenNumber.Of(given[1])}"));
        var output = WrittenNumber.Of(witness[(at + 3)..]);
        return inputs.Length == 0
            ? $"Your code gives {output}, and that is not right everywhere."
            : $"For example, with {inputs} your code gives {output}.";
    }

    /// <summary>The same where what was given is too long to be shown.</summary>
    internal static string FailingCase(string place, string at, double returned) =>
        $"For example, {With(place)}the number at {at} of your result is {OfNumber(returned)}.";

    private static string With(string place) => place.Length > 0 ? $"with {place} " : "";

    /// <summary>What a call was given in which a script did not come to an end.</summary>
    internal static string FailingCase(IReadOnlyCollection<(string Name, Value Value)> given) => given.Count == 0
        ? ""
        : $"That is so with {string.Join(", ", given.Select(one => $"{one.Name} = {OfValue(one.Value)}"))}.";

    private static string OfValue(Value? value) => value switch
    {
        null => "null",
        Value.Number number => OfNumber(number.X),
        Value.Vector vector => $"{{ {string.Join(", ", vector.Elements.Select(OfNumber))} }}",
        Value.Matrix matrix =>
            $"{{ {string.Join(", ", matrix.Rows.Select(row => OfValue(row is null ? null : new Value.Vector(row))))} }}",
        Value.Cube cube =>
            $"{{ {string.Join(", ", cube.Layers.Select(layer => OfValue(layer is null ? null : new Value.Matrix(layer))))} }}",
        _ => throw new UnreachableException(),
    };

    private static string OfNumber(double value) =>
        double.IsNaN(value) ? "NaN" : WrittenNumber.Of(value.ToString(double.IsFinite(value) ? "G6" : "G", CultureInfo.InvariantCulture));

    private static string OfScript(Reason reason) => reason switch
    {
        Reason.ScriptRefused refused => Rejected(refused.Why),
        Reason.ScriptStopped stopped => Stopped(stopped.Limit),
        Reason.ScriptThrew { Place: var place } threw => Threw(threw.Type, place.Length > 0 ? $" (with {place})" : ""),
        Reason.ScriptShape { Returned: { } found } shape =>
            Capital($"{With(shape.Place)}the result should be a {shape.Expected}, and is a {found}."),
        Reason.ScriptShape shape => Capital($"{With(shape.Place)}nothing is returned (null)."),
        Reason.ScriptNotFinite { Place: var place } =>
            $"The result is not a number, or infinite{(place.Length > 0 ? $" (with {place})" : " at some points")}. "
            + "Is something divided by zero, or does Math.Exp overflow?",
        _ => throw new UnreachableException(),
    };

    private static string Threw(string type, string at) => type switch
    {
        "IndexOutOfRangeException" => $"An index is outside of its array{at}. Which index runs over which layer?",
        "ArgumentOutOfRangeException" => $"An index or a count is outside of its range{at}. Which index runs over which layer?",
        "NullReferenceException" => $"An array or function is used that was never made{at}.",
        "DivideByZeroException" => $"A whole number is divided by zero{at}.",
        "OverflowException" => $"A number is too large for its type, or an array has a negative length{at}.",
        "InvalidCastException" => $"A value is used as a type that it does not have{at}.",
        "SwitchExpressionException" => $"No case of a switch fits{at}.",
        _ => $"The code throws an exception{at}.",
    };

    private static string Stopped(string limit) => limit switch
    {
        "steps" => "This takes far more steps than the question needs. Does every loop and every recursion end?",
        "memory" => "This makes far more or larger arrays than the question needs.",
        "stack" => "A method or function calls itself too deeply. Does the recursion end?",
        "time" => "This takes longer than it can be run for here. A person will look at it.",
        _ => "This ended the process that it was run in.",
    };

    private static string? OfText(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.TooLong => $"This is {rejected.What} characters long; that is too long for an answer.",
        Rule.LongLine => "This line is too long. Please break it up.",
        Rule.TooComplicated when rejected.What.Length > 0 =>
            $"This is nested or repeated too often to be read (\"{rejected.What}\"). Please write it more simply.",
        Rule.TooComplicated => "This is too complicated to be compiled. Please write it more simply.",
        Rule.Character =>
            $"There is a character here that can't be told from others or is not seen ({rejected.What}). Please type this line again.",
        Rule.Brackets => $"The bracket \"{rejected.What}\" has no partner.",
        Rule.Comment => "A comment begins here with /* and does not end.",
        Rule.Quotes => "A text in quotation marks has to end on its line, and can't contain a backslash.",
        _ => null,
    };

    private static string? OfCode(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.NotOffered => $"\"{rejected.What}\" is not offered for answers. {InsteadOf(rejected.What)}",
        Rule.Overload => $"There are two methods called {rejected.What}. Please give each a name of its own.",
        Rule.Entry => $"Please write the method {rejected.What}, with these types.",
        _ => null,
    };

    // The usual errors in plain words; the others as the compiler puts them.
    private static string OfCompiler(Compiled.Rejected rejected) => rejected.Rule switch
    {
        "compile:CS1002" => "A semicolon is missing.",
        "compile:CS0161" or "compile:CS1643" => "Not every path ends in a return: what is returned is the answer, not what is printed.",
        "compile:CS0103" when Quoted(rejected.What) is { } name => $"There is nothing called \"{name}\" here. {InsteadOf(name)}",
        "compile:CS0246" when Quoted(rejected.What) is { } name => $"There is no type \"{name}\" here. {InsteadOf(name)}",
        "compile:CS0117" or "compile:CS1061" when rejected.What.Split('\'') is [_, var type, _, var name, ..] =>
            $"\"{type}.{name}\" is not offered for answers. {InsteadOf(name)}",
        "compile:CS0234" when rejected.What.Split('\'') is [_, var name, _, var space, ..] =>
            $"\"{space}.{name}\" is not offered for answers. {InsteadOf(name)}",
        "compile:CS0518" when Quoted(rejected.What) is { } type =>
            $"This needs something of C# that is not offered for answers. {InsteadOf(type.Split('.')[^1])}",
        "compile:CS0518" or "compile:CS0656" => $"This needs something of C# that is not offered for answers. {Offered}",
        "compile:CS0266" or "compile:CS0029" => $"{Before(Before(rejected.What, " (are you"), ". An explicit").TrimEnd('.')}.",
        _ => $"The compiler says: {rejected.What}",
    };

    private static string Before(string text, string end) => text.Split(end, 2)[0];

    private static string? Quoted(string text) => text.Split('\'') is [_, var name, ..] ? name : null;

    // by the name before type arguments: Dictionary<string, double>
    private static string InsteadOf(string what) => Instead.GetValueOrDefault(what.Split('<', ' ', '(')[0], Offered);

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
