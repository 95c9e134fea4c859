using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Statements;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Chains;

/// <summary>
/// Finds the equalities of a document by its delimiters: what stands between them is read, each display by itself. Rows, words and clauses
/// are those of answers.
/// </summary>
public static class ChainReader
{
    /// <summary>More equalities than this are not looked at.</summary>
    public const int MostEqualities = 400;

    /// <summary>A text with every letter shape, dash and script in one form, as answers are read, and the place of each character.</summary>
    public static FoldedText Fold(string text)
    {
        var folded = Folding.Fold(text);
        return new(folded.Text, folded.Origin?.Places);
    }

    /// <summary>The chains of a folded text in its order.</summary>
    public static ImmutableArray<Chain> Read(string folded, Vocabulary vocabulary)
    {
        var chains = new Chaining(folded);
        var source = new Source(new(folded, null), vocabulary, new());
        var segments = Segmentation.Of(folded);
        for (var s = 0; s < segments.Length && chains.Equalities < MostEqualities; s++)
            if (segments[s].Kind != SegmentKind.Text) Read(source, segments[s], s, chains);
        return chains.Made();
    }

    private static void Read(Source source, Segment segment, int number, Chaining chains)
    {
        var tokens = source.Tokens;
        tokens.Clear();
        new PlainTokenizer(source.Folded, source.Vocabulary, tokens).Tokenize(segment.Start, segment.End, isDisplay: true);
        tokens.Add(TokenKind.End, segment.End, 0);
        new Lines(source).Settle();
        new Prose(source).Gather(0, tokens.Count - 1);
        new Layout(source).Settle();
        var rows = new Rows(source).Read();
        var statements = new List<Statement>();
        for (var r = 0; r < rows.Count; r++) new Cutting(source, statements).Cut(rows[r].From, rows[r].To, r);
        foreach (var statement in statements) chains.Add(source.Tokens, statement, segment.Kind == SegmentKind.Display, number);
    }

    // The chains so far, and the one that the next row may go on with.
    private sealed class Chaining(string text)
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

        private static readonly TokenKinds Relations = TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes);

        private readonly ImmutableArray<Chain>.Builder _chains = ImmutableArray.CreateBuilder<Chain>();
        private readonly List<Member> _open = [];

        // beside a row: "since ln(t/x) = ln t - ln x"; no row goes on from it
        private readonly List<Member> _aside = [];
        private bool _isDisplayed;

        public int Equalities => _chains.Sum(chain => chain.Members.Length - 1) + Math.Max(0, _open.Count - 1);

        public void Add(TokenList tokens, Statement statement, bool isDisplayed, int segment)
        {
            if (IsCompared(tokens, statement)) return;
            var isAside = statement is { IsFirst: false, Lead: not Lead.None } && !statement.GoesOn;
            if (isAside) _aside.Clear();
            else if (!statement.GoesOn || _open.Count == 0) Begin(isDisplayed);
            AddMembers(tokens, statement, segment, isAside ? _aside : _open);
            if (isAside && _aside.Count > 1) _chains.Add(new([.. _aside], isDisplayed));
        }

        private void AddMembers(TokenList tokens, Statement statement, int segment, List<Member> members)
        {
            var (start, depth) = (statement.From, 0);
            var relation = -1;
            for (var i = statement.From; i <= statement.To; i++)
            {
                if (i < statement.To) depth += TokenKinds.Nesting(tokens[i].Kind);
                if (i < statement.To && (depth != 0 || !Relations.Has(tokens[i].Kind))) continue;
                AddMember(tokens, (start, i), relation, segment, members);
                (start, relation) = (i + 1, i);
            }
        }

        // l < L is a condition, and no equality
        private static bool IsCompared(TokenList tokens, Statement statement)
        {
            var depth = 0;
            for (var i = statement.From; i < statement.To; i++)
            {
                depth += TokenKinds.Nesting(tokens[i].Kind);
                if (depth == 0 && tokens[i].Kind is TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater
                    or TokenKind.GreaterOrEqual or TokenKind.NotEqual or TokenKind.In) return true;
            }
            return false;
        }

        private void AddMember(TokenList tokens, (int From, int To) range, int relation, int segment, List<Member> members)
        {
            var (from, to) = range;
            while (to > from && tokens[to - 1].Kind is TokenKind.Dot or TokenKind.Gap) to--;
            if (to <= from) return;
            var isHead = members.Count == 0;
            var (start, end) = Whole(tokens[from].Start, tokens[to - 1].End);
            members.Add(new(start, end, isHead || relation < 0 ? -1 : tokens[relation].Start, segment)
            {
                IsAssigned = relation >= 0 && tokens[relation].Kind == TokenKind.Becomes,
            });
        }

        // With the command of a font whose braces the first or last name stands in: \mathrm{ReLU}(z).
        private (int Start, int End) Whole(int start, int end)
        {
            var (open, closed) = Braces(start, end);
            for (; closed > 0 && start > 0 && text[start - 1] == '{'; closed--)
            {
                start = text.AsSpan(0, start - 1).TrimEnd(Letters).Length;
                if (start > 0 && text[start - 1] == '\\') start--;
                open--;
            }
            for (; open > 0 && end < text.Length && text[end] == '}'; open--) end++;
            return (start, end);
        }

        // How many braces are left open between two places, and how many close that were never opened.
        private (int Open, int Closed) Braces(int start, int end)
        {
            var (depth, least) = (0, 0);
            foreach (var character in text.AsSpan(start, end - start))
            {
                depth += character == '{' ? 1 : character == '}' ? -1 : 0;
                least = Math.Min(least, depth);
            }
            return (depth - least, -least);
        }

        private void Begin(bool isDisplayed)
        {
            Close();
            _isDisplayed = isDisplayed;
        }

        private void Close()
        {
            if (_open.Count > 1) _chains.Add(new([.. _open], _isDisplayed));
            _open.Clear();
        }

        public ImmutableArray<Chain> Made()
        {
            Close();
            return _chains.ToImmutable();
        }
    }
}

/// <summary>A text with every letter shape, dash and script brought to one form.</summary>
/// <param name="Places">For every character where it stood; null where nothing changed.</param>
public sealed record FoldedText(string Text, int[]? Places)
{
    /// <summary>Where a character stood in the text as typed.</summary>
    public int Place(int position) => Places is null ? position : Places[Math.Min(position, Places.Length - 1)];
}
