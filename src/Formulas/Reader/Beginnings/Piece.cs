namespace Formulas.Reader.Beginnings;

/// <summary>A word, a LaTeX command, or a sign of what was typed: what is cut off at a time.</summary>
internal readonly record struct Piece(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>The pieces of a text, without the space between them.</summary>
    public static List<Piece> Of(string text)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            if (!char.IsWhiteSpace(text[at])) pieces.Add(new(at, length));
            at += length;
        }
        return pieces;
    }

    private static int LengthAt(string text, int at)
    {
        var end = at + 1;
        if (char.IsLetterOrDigit(text[at]))
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        else if (text[at] == '\\' && end < text.Length && !char.IsAsciiLetter(text[end])) end++;
        else if (text[at] == '\\')
            while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        else if (text[at] == '$' && end < text.Length && text[end] == '$') end++;
        return end - at;
    }
}
