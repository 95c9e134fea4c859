namespace Grading.Language;

// What is wrong with a file as YAML, and with a field whatever it is for.
internal static partial class AuthorSentences
{
    public const string NoMapping = "The file should be one YAML mapping with fields such as \"id:\".";

    public const string NeverClosed = "This is not YAML that can be read. Is a bracket or a quotation mark never closed?";

    public const string FileShouldEnd = "Here the file should end.";

    public const string FileEndsEarly = "The file ends too early.";

    public const string BracketIsOpen = "A bracket that was opened before is not closed.";

    public const string NestedTooDeeply = "Lists and mappings are nested too deeply.";

    public const string NoAnchors = "Anchors, aliases and tags can't be used here.";

    public const string ValueIsExpected = "A text, a list or a mapping is expected here.";

    public const string CommaIsExpected = "A comma or a closing bracket is expected here.";

    public const string KeyIsExpected = "A key is expected here, such as \"id:\".";

    public const string ItemIsExpected = "An item of the list is expected here, such as \"- text\".";

    /// <param name="message">The scanner's own words; the first line of them says it.</param>
    public static string NoYaml(string message) => $"This is not YAML that can be read: {message.Split('\n')[0]}";

    public static string KeyTwice(string key) => $"The key \"{key}\" stands here a second time.";

    public static string KeyWithoutValue(string key) => $"The key \"{key}\" should be followed by a colon and a value.";

    public static string NoField(string? nearest) => nearest is null
        ? "There is no field of that name."
        : $"There is no field of that name; did you mean \"{nearest}\"?";

    public static string NoWholeNumber(string text) => $"\"{text}\" should be a whole number.";

    public static string NoNumber(string text) => $"\"{text}\" should be a number such as 1 or 0.5.";

    public static string NoFlag(string text) => $"\"{text}\" should be true or false.";

    /// <param name="wanted">A text, a list of texts ….</param>
    public static string ShouldBe(string wanted) => $"This should be {wanted}.";
}
