using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>
/// A = B = C: its last member is the answer. What may stand on the left is the asked quantity, the updated name or an increment.
/// </summary>
internal readonly ref struct Equation(Folded folded, Vocabulary vocabulary, TokenList tokens, FormulaParser parser)
{
    // What stands on the left of the answer: a name or a derivative; null where it is neither.
    private readonly record struct LeftSide(Formula? Name, bool IsIncrement);

    // What this looks for; most answers have nothing of it.
    private static readonly TokenKinds Marks = TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign, TokenKind.Words);

    private static readonly TokenKinds Brackets = TokenKinds.Of(TokenKind.Open, TokenKind.Close, TokenKind.CasesBegin, TokenKind.CasesEnd);

    public Reading Read(int from, int to)
    {
        var (depth, start, first) = (0, from, to);
        var assignment = TokenKind.Equals;
        var hasMarks = tokens.Kinds.HasAny(Marks);
        for (var i = from; i < to && hasMarks; i++)
        {
            var kind = tokens[i].Kind;
            if (Brackets.Has(kind)) depth += AnswerLines.Nesting(kind);
            if (depth > 0 || !Marks.Has(kind)) continue;
            if (kind == TokenKind.Words && tokens[i].Text!.Split(' ')[0] is "or" or "and" or "also") return new Reading.Unread(TwoAnswers(from, i, to));
            if (kind == TokenKind.Words) continue;
            if (kind is TokenKind.SubtractAssign or TokenKind.AddAssign) assignment = kind;
            if (start == from) first = i;
            start = i + 1;
        }
        if (Last(start, to) is not { } read) return new Reading.Unread(parser.Error);
        if (start == from) return Typed(read, default, assignment);
        var left = Left(from, first);
        if (left is null || first + 1 < start) read = read with { Earlier = Earlier(left is null ? from : first + 1, start) };
        return Typed(read, left ?? default, assignment);
    }

    private ReadingFault TwoAnswers(int from, int or, int to) => new ReadingFault.Pairing(PairingFault.TwoAnswers, folded.Text[tokens[from].Start..tokens[or].Start].Trim(), or + 1 < to ? folded.Text[tokens[or].End..tokens[to - 1].End].Trim() : "", folded.Place(tokens[or].Start), tokens[or].Length);

    private Reading.Success? Last(int from, int to)
    {
        var formula = parser.Read(from, to);
        if (formula is null) return null;
        if (!parser.IsAmbiguous) return new(formula);
        parser.Tight = true;
        var otherwise = parser.Read(from, to);
        parser.Tight = false;
        return new(formula) { Otherwise = otherwise };
    }

    // The members before the last one, as far as they can be read; a name on the far left is a left-hand side.
    private ImmutableArray<Formula> Earlier(int from, int to)
    {
        var members = ImmutableArray.CreateBuilder<Formula>();
        var (depth, start) = (0, from);
        for (var i = from; i < to; i++)
        {
            depth += AnswerLines.Nesting(tokens[i].Kind);
            if (depth > 0 || tokens[i].Kind is not (TokenKind.Equals or TokenKind.Becomes)) continue;
            if (members.Count < 20 && parser.Read(start, i) is { } member) members.Add(member);
            start = i + 1;
        }
        return members.ToImmutable();
    }

    private static bool IsName(Formula formula) => formula is Symbol or Derivative or Call { Arguments: [Symbol] };

    private ReadOnlySpan<char> Text(int token) => folded.Text.AsSpan(tokens[token].Start, tokens[token].Length);

    // A left-hand side that can't be read is a name of the answer's own; an expression is no left-hand side.
    private LeftSide? Left(int from, int to)
    {
        if (vocabulary.Updated is not null && from < to)
        {
            while (from < to - 1 && tokens[from].Kind == TokenKind.Run && Text(from) is "next" or "new" or "updated") from++;
            if (Increment(from, to) is { } grown) return grown;
        }
        var formula = parser.Read(from, to);
        return formula is null || IsName(formula) ? new(formula, false) : null;
    }

    // Δ w46, Δw46, delta_w46, dw46: the increment of the updated name
    private LeftSide? Increment(int from, int to)
    {
        var token = tokens[from];
        if (token.Kind is not (TokenKind.Name or TokenKind.Run)) return null;
        var word = token.Text ?? Text(from);
        var prefix = word switch
        {
            ['Δ' or 'δ', ..] => 1,
            ['d' or 'D', 'e', 'l', 't', 'a', ..] => 5,
            "change" or "increment" => word.Length,
            ['d', ..] => 1,
            _ => 0,
        };
        if (prefix == 0) return null;
        if (prefix < word.Length && word[prefix] == '_') prefix++;
        LeftSide? side = null;
        if (prefix < word.Length) tokens[from] = token with { Start = token.Start + prefix, Length = token.Length - prefix };
        else from++;
        if (from < to && tokens[from].Kind == TokenKind.Sub) from++; // delta_w46
        if (from < to && parser.Parse(from, to) is Symbol changed && changed.Quantity == vocabulary.Updated) side = new(changed, true);
        if (prefix < word.Length) tokens[from] = token;
        return side;
    }

    private Reading Typed(Reading.Success read, LeftSide left, TokenKind assignment)
    {
        if (vocabulary.Updated is { } updated) read = Updated(read, updated, left, assignment);
        if (!vocabulary.HasIndices && !parser.HasIndices) return read;
        var side = left.Name switch
        {
            Symbol symbol => symbol,
            Derivative derivative => derivative.With,
            _ => null,
        };
        var (formula, fault) = IndexTyping.Of(read.Formula, vocabulary, side);
        if (formula is null) return new Reading.Mistyped(fault!, read.Formula);
        var words = vocabulary;
        return read with
        {
            Formula = formula,
            Otherwise = read.Otherwise is { } otherwise ? IndexTyping.Of(otherwise, vocabulary, side).Formula : null,
            Earlier = [.. read.Earlier.Select(member => IndexTyping.Of(member, words, side).Formula).OfType<Formula>()],
        };
    }

    private static Reading.Success Updated(Reading.Success read, Quantity updated, LeftSide left, TokenKind assignment)
    {
        if (assignment is not (TokenKind.SubtractAssign or TokenKind.AddAssign) && !left.IsIncrement)
            return left.Name is Derivative ? read with { Update = UpdateForm.Gradient } : read;
        var @operator = assignment == TokenKind.SubtractAssign ? Operator.Subtract : Operator.Add;
        Formula Grown(Formula increment) => new Binary(@operator, Symbol.Of(updated), increment);
        return read with
        {
            Formula = Grown(read.Formula),
            Otherwise = read.Otherwise is { } otherwise ? Grown(otherwise) : null,
            Earlier = [],
            Update = UpdateForm.Increment,
        };
    }
}
