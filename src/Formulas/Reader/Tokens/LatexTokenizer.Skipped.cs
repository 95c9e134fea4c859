namespace Formulas.Reader.Tokens;

// Lengths behind \kern, which stand for nothing.
internal sealed partial class LatexTokenizer
{
    private static readonly string[] Units = ["pt", "em", "ex", "mu", "cm", "mm", "in", "bp", "pc", "dd", "cc", "sp"];

    // Behind "-.3em", "3pt plus 1pt"; null where no length stands here.
    private int? AfterLength(int at)
    {
        if (AfterOneLength(at) is not { } end) return null;
        foreach (var word in (string[])["plus", "minus"])
        {
            var rest = text.AsSpan(end).TrimStart(' ');
            if (rest.StartsWith(word) && AfterOneLength(text.Length - rest.Length + word.Length) is { } further) end = further;
        }
        return end;
    }

    private int? AfterOneLength(int at)
    {
        while (at < text.Length && text[at] is ' ' or '=' or '+' or '-') at++;
        var digits = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        if (at == digits) return null;
        while (at < text.Length && text[at] == ' ') at++;
        foreach (var unit in Units)
            if (text.AsSpan(at).StartsWith(unit)) return at + unit.Length;
        return null;
    }
}
