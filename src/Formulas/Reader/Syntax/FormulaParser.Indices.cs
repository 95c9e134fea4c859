using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Sub- and superscripts as indices: w_jk, w_{4,6}, a^(l-1), delta_{im}.
internal sealed partial class FormulaParser
{
    // After a name: "_6", "_{46}", "_jk", "_(jk)", "[4,6]".
    private bool Subscripts(List<Index> subscripts, int wanted)
    {
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        Next();
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        while (subscripts.Count < wanted)
        {
            ref readonly var token = ref Current;
            if (token.Kind == TokenKind.Number && IsDigits(TextOf(token)))
            {
                foreach (var digit in TextOf(token)) subscripts.Add(Index.Of(digit - '0'));
                Next();
            }
            else if (token.Kind is TokenKind.Run or TokenKind.Name)
            {
                var c = token.Kind == TokenKind.Name ? token.Text![0] : folded.Text[token.Start + _offset];
                if (token.Kind == TokenKind.Name) Next();
                else Advance(1);
                subscripts.Add(char.IsAsciiDigit(c) ? Index.Of(c - '0') : new(c + Primes(), 0));
            }
            else
            {
                Fail(Missing(Wanted.Subscript));
                return false;
            }
            // what is not attached directly does not belong to the subscript
            if (_offset == 0 && _index < _end && _index > 0 && tokens[_index].Start > tokens[_index - 1].End) break;
            if (Kind is not (TokenKind.Run or TokenKind.Number)) break;
        }
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private string Primes()
    {
        var primes = "";
        while (Kind == TokenKind.Prime)
        {
            primes += "'";
            Next();
        }
        return primes;
    }

    // Indices in brackets, with or without commas between them.
    private bool Bracket(List<Index> indices)
    {
        var open = Current;
        Next();
        while (Kind != TokenKind.Close)
        {
            if (Take(TokenKind.Comma)) continue;
            if (Kind == TokenKind.Run && UpdateMarks.AsSpan(0, 2).Contains(TextOf(Current).ToString()))
            {
                Next();
                continue;
            }
            if (Kind == TokenKind.End || IndexItem(indices) is false)
            {
                Fail(Kind == TokenKind.End
                    ? new ReadingFault.Quoting(QuotingFault.Unclosed, open.Bracket.ToString(), folded.Place(open.Start), 1)
                    : new ReadingFault.Quoting(QuotingFault.UnreadableIndex, folded.Text[open.Start..Math.Max(open.End, Current.End)], folded.Place(open.Start), Math.Max(1, Current.End - open.Start)));
                return false;
            }
        }
        Next();
        return true;
    }

    // k, k', l+1, 4, 46 (two indices), jk (two indices), with brackets around or not
    private bool IndexItem(List<Index> indices, int brackets = 0)
    {
        if (Kind == TokenKind.Open && brackets < 3)
        {
            Next();
            while (Kind != TokenKind.Close)
                if (!Take(TokenKind.Comma) && !IndexItem(indices, brackets + 1)) return false;
            Next();
            return true;
        }
        ref readonly var token = ref Current;
        if (token.Kind == TokenKind.Number && IsDigits(TextOf(token)))
        {
            Next();
            foreach (var digit in TextOf(token)) indices.Add(Index.Of(digit - '0'));
            return true;
        }
        if (token.Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var letters = token.Kind == TokenKind.Name ? token.Text! : TextOf(token)[_offset..].ToString();
        Next();
        foreach (var c in letters) indices.Add(char.IsAsciiDigit(c) ? Index.Of(c - '0') : new(c.ToString(), 0));
        var primes = Primes();
        if (primes.Length > 0) indices[^1] = indices[^1] with { Letter = indices[^1].Letter + primes };
        if (Kind is TokenKind.Plus or TokenKind.Minus && Peek() == TokenKind.Number)
        {
            var sign = Kind == TokenKind.Plus ? 1 : -1;
            Next();
            if (!int.TryParse(TextOf(Current), out var offset) || offset > 1000) return false;
            indices[^1] = indices[^1] with { Offset = sign * offset };
            Next();
        }
        return true;
    }

    // After the ^ of a layered quantity: l, (l+1), {l+1}, {(l+1)T}, {l+1^T}, {[l]}
    private Index? LayerIndex(ref bool transposed)
    {
        ref readonly var token = ref Current;
        if (token.Kind == TokenKind.Open)
        {
            Next();
            var indices = new List<Index>();
            if (!IndexItem(indices)) return LayerError(token);
            Take(TokenKind.Comma);
            Take(TokenKind.Sup);
            if (indices.Count == 2 && indices[1].Letter == "T") (transposed, indices) = (true, [indices[0]]);
            if (ReadT()) transposed = true;
            if (indices.Count != 1 || !Take(TokenKind.Close)) return LayerError(token);
            return indices[0];
        }
        if (token.Kind == TokenKind.Number && int.TryParse(TextOf(token), out var number) && number < 1000)
        {
            Next();
            return Index.Of(number);
        }
        if (token.Kind is not (TokenKind.Run or TokenKind.Name)) return LayerError(token);
        var letter = token.Kind == TokenKind.Name ? token.Text!.AsSpan() : TextOf(token).Slice(_offset, 1);
        if (token.Kind == TokenKind.Name) Next();
        else Advance(1);
        return new(letter.ToString(), 0);
    }

    private Index? LayerError(in Token token)
    {
        Fail(new ReadingFault.Quoting(QuotingFault.UnreadableIndex, folded.Text[token.Start..Math.Max(token.End, Current.End)], folded.Place(token.Start), Math.Max(1, Current.End - token.Start)));
        return null;
    }

    // delta_{im}, δ(i-m): 1 where the indices are equal
    private Formula? TryKronecker()
    {
        if (!vocabulary.HasIndices) return null;
        var mark = Mark();
        var indices = new List<Index>();
        if (Kind == TokenKind.Sub)
        {
            if (Subscripts(indices, 2) && indices.Count == 2 && Kind != TokenKind.Sup && indices.All(index => index.IsNumber is false))
                return new Choose(new Condition.Indices(Relation.Equal, indices[0], indices[1]), Integer(1), Integer(0));
        }
        else if (TakeOpen('(') && IndexItem(indices) && (Take(TokenKind.Minus) || Take(TokenKind.Comma)) && IndexItem(indices) && Take(TokenKind.Close) && indices.Count == 2)
            return new Choose(new Condition.Indices(Relation.Equal, indices[0], indices[1]), Integer(1), Integer(0));
        _error = null;
        Reset(mark);
        return null;
    }

    // i = m, k != 3: a comparison of indices, not of values
    private Condition.Indices? TryIndexCondition()
    {
        if (!vocabulary.HasIndices && !HasIndices || !IsIndexLetter()) return null;
        var mark = Mark();
        var indices = new List<Index>();
        if (IndexItem(indices) && RelationOf(Kind) is { } relation)
        {
            Next();
            if ((Kind == TokenKind.Number || IsIndexLetter()) && IndexItem(indices) && indices.Count == 2) return new Condition.Indices(relation, indices[0], indices[1]);
        }
        Reset(mark);
        return null;
    }

    private bool IsIndexLetter() =>
        Kind == TokenKind.Run && Current.Length == 1 && vocabulary.Words.Exactly(TextOf(Current)) is null or Meaning.Step
        && (RelationOf(Peek()) is not null || Peek() is TokenKind.Prime or TokenKind.Plus or TokenKind.Minus or TokenKind.Close or TokenKind.Comma or TokenKind.CasesEnd or TokenKind.Semicolon or TokenKind.End or TokenKind.Words);
}
