using System.Globalization;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Segments;

/// <summary>
/// The number that may be the whole answer where what stands beside it without an operator is no factor: working, 0.288 (1/2*0.7595^2),
/// a digit in doubt, 0.138(7), or the other side of a decimal point in the middle of the line, 0·288.
/// </summary>
internal readonly ref struct LoneNumbers(Source source)
{
    // digits in doubt
    private const int MostInDoubt = 2;

    // What a number has an operator before, or ends at.
    private static readonly TokenKinds Apart = TokenKinds.Of(
        TokenKind.End, TokenKind.Plus, TokenKind.Minus, TokenKind.PlusMinus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash,
        TokenKind.At, TokenKind.Hadamard, TokenKind.Outer, TokenKind.Power, TokenKind.Sup, TokenKind.Sub, TokenKind.Over);

    private TokenList Tokens => source.Tokens;

    /// <summary>The number with its signs; null where nothing stands beside it.</summary>
    /// <param name="working">Where the working begins that it may be the result of; 0 where it may be meant anyhow.</param>
    public Formula? Of(int from, int to, out int working)
    {
        var signs = working = 0;
        for (; Tokens[from].Kind is TokenKind.Plus or TokenKind.Minus; from++) signs += Tokens[from].Kind == TokenKind.Minus ? 1 : 0;
        if (to - from < 2 || Tokens[from].Kind != TokenKind.Number) return null;
        return Of(from, to, signs, ref working);
    }

    private Formula? Of(int from, int to, int signs, ref int working)
    {
        if (AfterMiddleDot(from, to) is > 0 and var decimals) return Number($"{source.Text(from)}.{source.Text(decimals)}", signs);
        if (Apart.Has(Tokens[from + 1].Kind)) return null;
        if (!IsInDoubt(from, to)) working = from + 1;
        return Number(source.Name(from), signs);
    }

    // 0·288 and 0{\cdot}288, and nothing else: where its decimals stand; 0 for anything else
    private int AfterMiddleDot(int from, int to) =>
        to == from + 3 && Tokens[from + 1].Kind == TokenKind.Cdot && Tokens[from + 2].Kind == TokenKind.Number
        && IsWhole(from) && IsWhole(from + 2) && IsGlued(from, to) ? from + 2 : 0;

    // 0.138(7)
    private bool IsInDoubt(int from, int to) => to == from + 4 && Tokens[from + 1].Bracket == '('
        && Tokens[from + 2] is { Kind: TokenKind.Number, Length: <= MostInDoubt } && IsWhole(from + 2)
        && source.Text(from).Contains('.') && IsGlued(from, to);

    private bool IsGlued(int from, int to) => !source.Text(from, to - 1).Contains(' ');

    private bool IsWhole(int token) => !source.Text(token).ContainsAnyExceptInRange('0', '9');

    private static Formula? Number(string digits, int signs)
    {
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        if (!double.IsFinite(value)) return null;
        var number = new Formula.Number(digits, value);
        return signs % 2 == 0 ? number : new Formula.Negate(number);
    }
}
