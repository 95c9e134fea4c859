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

    public const string Tab = "This line is indented with a tab, and YAML takes blanks only: write two blanks instead of it.";

    public const string Backslash = "In double quotes a backslash begins a sign of its own (\\t is a tab). "
        + "Put single quotes around a text with LaTeX: 'Find $\\theta$.'";

    public const string TextNotIndented =
        "The lines of a text below | are indented, by two blanks more than the field. Is this one of them?";

    /// <param name="what">What about a text asks for quotes: "has a colon in it".</param>
    /// <param name="instead">The field or text as it should be.</param>
    public static string NeedsQuotes(string what, string instead, string where = "A") =>
        $"{where} text that {what} needs quotes: {instead}";

    /// <param name="rest">What stands behind the comma.</param>
    public static string CommaInBraces(string rest) =>
        $"In {{ }} a comma ends a text, so \"{rest}\" should be a field with a colon. A text with a comma needs quotes: '…, {rest}'";

    public static string MoreBehindQuote(string more) => $"The quotation mark closes before \"{more}\". Quotes go around the whole text; "
        + "within single quotes a ' is written twice: 'sigma''(z)'";

    public static string NoBlank(string key, string value) => $"A blank belongs behind the colon: {key}: {value}";

    public static string QuoteIsOpen(char sign) => $"The quotation mark {sign} that opens here is never closed in this line. "
        + "Within single quotes a ' is written twice: 'sigma''(z)'";

    public static string BracketIsOpenAt(char sign) => $"The bracket {sign} that opens here is never closed.";

    public static string ClosesNothing(char sign) => $"There is no open bracket for this {sign} to close.";

    public static string OtherColumn(int here, int there) =>
        $"This line begins in column {here}, the one above it in column {there}. Fields of one mapping begin in the same column, "
        + "and what belongs to a field stands deeper, below its colon.";

    /// <param name="first">The line in which it stands for the first time.</param>
    public static string KeyTwice(string key, int first) =>
        $"The key \"{key}\" stands here a second time; the first is in line {first}. Keep one of them.";

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
