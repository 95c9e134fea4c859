using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>Makes one number of three tokens where a comma in no bracket can only be a decimal one.</summary>
internal readonly ref struct DecimalCommas(Source source)
{
    private TokenList Tokens => source.Tokens;

    public void Merge()
    {
        var (kept, depth) = (0, 0);
        for (var i = 0; i < Tokens.Count; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            var isDecimal = depth <= 0 && Tokens[i].Kind == TokenKind.Comma && IsDecimalComma(i);
            if (!isDecimal) Tokens[kept++] = Tokens[i];
            else
            {
                var (whole, decimals) = (Tokens[i - 1], Tokens[i + 1]);
                var text = $"{source.Text(i - 1)}.{source.Text(i + 1)}";
                Tokens[kept - 1] = new(TokenKind.Number, whole.Start, decimals.End - whole.Start, Text: text);
                i++;
            }
        }
        Tokens.RemoveRange(kept, Tokens.Count - kept);
    }

    // 0,288 can only be a decimal comma, and so can 2,0809; 2,080 and 1,0 can be something else.
    private bool IsDecimalComma(int comma)
    {
        if (comma == 0 || !IsBetweenNumbers(comma)) return false;
        var whole = source.Text(comma - 1);
        var decimals = source.Text(comma + 1);
        return !whole.ContainsAnyExceptInRange('0', '9') && (whole is "0" || decimals.Length > 3) && !decimals.Contains('.');
    }

    private bool IsBetweenNumbers(int comma) =>
        Tokens[comma - 1].Kind == TokenKind.Number && Tokens[comma + 1].Kind == TokenKind.Number
        && Tokens[comma - 1].End == Tokens[comma].Start && Tokens[comma + 1].Start == Tokens[comma].End;
}
