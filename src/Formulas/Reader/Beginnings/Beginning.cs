using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Beginnings;

/// <summary>
/// An answer that is being typed and can't be read yet: whether it only is not finished, and what can be read of it so far. It is looked
/// at when reading failed, and costs what is finished nothing.
/// </summary>
public static class Beginning
{
    /// <summary>What stands in a reading where nothing was typed yet.</summary>
    public const string Box = "□";

    private const int MostTries = 8;

    /// <summary>
    /// Whether more may make it readable: the fault is in what was typed last, or a bracket is open; and that is no name or command which
    /// none begins like.
    /// </summary>
    /// <param name="fault">Why it can't be read.</param>
    public static bool IsUnfinished(string typed, ReadingFault fault, Vocabulary vocabulary)
    {
        var pieces = Piece.Of(typed);
        if (pieces.Count == 0 || fault is ReadingFault.Plain { Kind: PlainFault.Empty }) return true;
        if (HalfDerivative.Is(typed.AsSpan(Math.Min(fault.Start, typed.Length)), vocabulary)) return true;
        var isLast = Math.Min(fault.Start + fault.Length, typed.Length) > LastWord(typed, pieces);
        if (NameOf(fault) is { } name) return isLast && MayGoOn(typed[fault.Start..].TrimEnd(), name, vocabulary);
        return (isLast || Openings.Of(typed).HasAny || HasBegun(typed, pieces)) && fault is not ReadingFault.UnknownCharacter;
    }

    /// <summary>
    /// What can be read of it: with its brackets closed, or without its last pieces; null where that is nothing.
    /// </summary>
    public static Formula? SoFar(string typed, Vocabulary vocabulary)
    {
        var pieces = Piece.Of(typed);
        for (var left = pieces.Count; left > Math.Max(0, pieces.Count - MostTries); left--)
        {
            var cut = typed[..pieces[left - 1].End];
            if (Read(cut + Openings.Of(cut).Close(), vocabulary) is { } formula) return WithBoxes(formula);
        }
        return null;
    }

    private static Formula? Read(string text, Vocabulary vocabulary) => FormulaReader.Read(text, vocabulary) switch
    {
        Reading.Success success => success.Formula,
        Reading.Mistyped mistyped => mistyped.Formula,
        _ => null,
    };

    private static Formula WithBoxes(Formula formula) => Walks.Replace(formula, node =>
        node is Formula.Number { Digits: Openings.Box } ? new Formula.Constant(Box) : null);

    private static string? NameOf(ReadingFault fault) => fault switch
    {
        ReadingFault.UnknownName unknown => unknown.Name,
        ReadingFault.Quoting { Kind: QuotingFault.UnknownCommand } command => $"\\{command.Text}",
        _ => null,
    };

    // Where the last name begins, with all that belongs to it: z_, sigma', dL/d
    private static int LastWord(string typed, List<Piece> pieces)
    {
        var first = pieces.Count - 1;
        while (first > 0 && pieces[first - 1].End == pieces[first].Start && (IsOfName(typed[pieces[first - 1].Start])
            || IsOfName(typed[pieces[first].Start]) && !char.IsLetterOrDigit(typed[pieces[first].Start]))) first--;
        return pieces[first].Start;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '^' or '\'' or '/' or '\\' or '{';

    private static bool HasBegun(string typed, List<Piece> pieces) => typed[pieces[^1].Start] is '_' or '^' or '/' or '\\';

    // Whether it is the beginning of a word, behind words that stand without space.
    private static bool MayGoOn(ReadOnlySpan<char> text, string name, Vocabulary vocabulary)
    {
        if (name[0] == '\\') return LatexCommands.HasBeginning(name.AsSpan(1));
        while (!text.IsEmpty)
        {
            if (BeginsWord(text, vocabulary)) return true;
            vocabulary.Words.Longest(text, out var length);
            if (length == 0) break;
            text = text[length..];
        }
        return false;
    }

    private static bool BeginsWord(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var slash = text.IndexOf('/');
        return slash < 0
            ? vocabulary.Words.HasBeginning(text) || vocabulary.Words.HasBeginning(InOneWord(text)) || BeginsDifferential(text, vocabulary)
            : BeginsDifferential(text[..slash], vocabulary)
                && (slash == text.Length - 1 || BeginsDifferential(text[(slash + 1)..], vocabulary));
    }

    // d, dz, dz6, da_j^
    private static bool BeginsDifferential(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        foreach (var sign in Differentials)
            if (sign.AsSpan().StartsWith(text) || text.StartsWith(sign) && vocabulary.Words.HasBeginning(Letters(text[sign.Length..])))
                return true;
        return false;
    }

    // w_4 and w_{4 are how w46 may begin
    private static string InOneWord(ReadOnlySpan<char> text) => string.Concat(text.ToString().Split('_', '{'));

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> name) =>
        name.IndexOfAny('_', '^') is >= 0 and var end ? name[..end] : name;

    private static readonly string[] Differentials = ["d", "∂", "\\partial", "partial"];
}
