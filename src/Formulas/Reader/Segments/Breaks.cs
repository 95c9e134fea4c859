namespace Formulas.Reader.Segments;

/// <summary>What a break between rows says by its bracket.</summary>
internal static class Breaks
{
    /// <summary>The break before a display.</summary>
    public const char DisplayBegins = '$';

    /// <summary>The break behind it.</summary>
    public const char DisplayEnds = '¤';
}
