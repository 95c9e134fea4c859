namespace ScriptMessages;

/// <summary>
/// Why a script is not run: the stable words of <see cref="Compiled.Rejected"/>. What the compiler itself objects to has <c>compile:</c> and
/// its own number.
/// </summary>
public static class Rule
{
    public const string TooLong = "too-long";
    public const string LongLine = "long-line";
    public const string TooComplicated = "too-complicated";

    /// <summary>A character that can't be told from others, or is not seen.</summary>
    public const string Character = "character";

    /// <summary>A bracket without its partner.</summary>
    public const string Brackets = "brackets";

    /// <summary>A comment that does not end.</summary>
    public const string Comment = "comment";

    /// <summary>A text that does not end on its line.</summary>
    public const string Quotes = "quotes";

    /// <summary>Something of C# that answers have no use for.</summary>
    public const string NotOffered = "not-offered";

    /// <summary>Two methods of one name.</summary>
    public const string Overload = "overload";

    /// <summary>The method that is asked for is missing, or has other types.</summary>
    public const string Entry = "entry";
}
