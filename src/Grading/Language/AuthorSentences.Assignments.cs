namespace Grading.Language;

// Of assignment files.
internal static partial class AuthorSentences
{
    public const string CreditOutOfRange = "Credit lies between 0 and 1.";

    public const string NoForm = "This part asks for no particular form.";

    public const string AsksForNoNumber = "This part asks for no number.";

    public static string NoProblem(string id, IEnumerable<string> ids) =>
        $"There is no problem \"{id}\". There are: {string.Join(", ", ids)}.";

    public static string DecimalsOutOfRange(int decimals) => $"A number is asked for to 1 to 15 decimals, not {decimals}.";

    public static string NoWord(string text, IEnumerable<string> words) => $"\"{text}\" should be one of: {string.Join(", ", words)}.";
}
