namespace Grading.Language;

// Of assignment files.
internal static partial class AuthorSentences
{
    public const string CreditOutOfRange = "Credit lies between 0 and 1.";

    public const string NeedsProblems =
        "Which are the best is told of problems that everybody was set: please list them under \"problems\".";

    public static string NothingThatCounts(string text, string problem, string part) =>
        $"\"{text}\" should be a problem of this assignment or a part of one, such as {problem} or {part}.";

    public static string TakesNoShare(int take, int of) =>
        $"The best {take} of {of} are no choice: this should be a number from 1 to {Math.Max(1, of - 1)}.";

    public static string OfDifferentWorth(IEnumerable<string> worths) =>
        $"The best of them can be told where all are worth the same, and these are not: {string.Join(", ", worths)}.";

    public static string CountsTwice(string part) => $"\"{part}\" is said to count in two ways. Please decide for one.";

    public static string NoCredit(string text) => $"\"{text}\" should be a number from 0 to 1, or \"person\" for what a person decides.";

    public const string NoForm = "This part asks for no particular form.";

    public const string AsksForNoNumber = "This part asks for no number.";

    public static string NoProblem(string id, IEnumerable<string> ids) =>
        $"There is no problem \"{id}\". There are: {string.Join(", ", ids)}.";

    public static string NoHandout(string name) => $"There is no file \"{name}\" beside the assignment.";

    public static string NoSection(string name, IReadOnlyCollection<string> known) => known.Count == 0
        ? $"\"{name}\" is no section: the problems have no sections."
        : $"There is no section \"{name}\". There are: {string.Join(", ", known)}.";

    public static string DecimalsOutOfRange(int decimals) => $"A number is asked for to 1 to 15 decimals, not {decimals}.";

    public static string NoWord(string text, IEnumerable<string> words) => $"\"{text}\" should be one of: {string.Join(", ", words)}.";
}
