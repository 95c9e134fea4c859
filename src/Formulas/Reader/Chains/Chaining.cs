using System.Buffers;
using System.Collections.Immutable;
using Formulas.Reader.Segments;
using Formulas.Reader.Statements;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Chains;

/// <summary>The chains of a document so far, and the one that the next row may go on with.</summary>
internal sealed class Chaining(string text)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Between a formula and what goes on from it; more than that are words.
    private static readonly SearchValues<char> Between = SearchValues.Create("$ \n\r\t:,\\()[]");

    private static readonly TokenKinds Relations = TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes);

    private readonly ImmutableArray<Chain>.Builder _chains = ImmutableArray.CreateBuilder<Chain>();
    private readonly List<Member> _open = [];

    // beside a row: "since ln(t/x) = ln t - ln x"; no row goes on from it
    private readonly List<Member> _aside = [];
    private bool _isDisplayed, _isFar;

    // a formula by itself between words
    private Member? _mentioned;

    public int Equalities => _chains.Sum(chain => chain.Members.Length - 1) + Math.Max(0, _open.Count - 1);

    public void Add(Source source, Statement statement, SegmentKind kind, int segment)
    {
        var tokens = source.Tokens;
        statement = BehindCondition(tokens, statement);
        if (IsCompared(tokens, statement)) return;
        if (statement.Relation < 0 && IsBeside(source, statement, kind, segment) || IsOfWords(tokens, statement, kind)) return;
        var isAside = IsAside(tokens, statement, kind);
        if (isAside) _aside.Clear();
        else if (statement.GoesOn && IsOfMentioned(tokens, statement, kind)) Begin(kind, _mentioned);
        else if (!statement.GoesOn || _open.Count == 0) Begin(kind, null);
        _isFar = statement.GoesOn && _open.Count > 0 && IsFar(tokens[statement.From].Start, kind);
        AddMembers(tokens, statement, segment, isAside ? _aside : _open);
        _isFar = false;
        if (!isAside) _mentioned = null;
        if (isAside && _aside.Count > 1) _chains.Add(new([.. _aside], kind == SegmentKind.Display));
    }

    // What is no equation, behind a row or between words: an equation's number, a condition, a name.
    private bool IsBeside(Source source, Statement statement, SegmentKind kind, int segment)
    {
        if (!statement.IsFirst || new Ending(source).IsEquationNumber(statement.From, statement.To)) return true;
        if (kind == SegmentKind.Display) return false;
        var mentioned = new List<Member>();
        AddMembers(source.Tokens, statement, segment, mentioned);
        _mentioned = mentioned.Count > 0 ? mentioned[0] : null;
        return true;
    }

    // "Answer = 2t", "the error = 3" outside of delimiters: of what words call something, and not of the row above
    private bool IsOfWords(TokenList tokens, Statement statement, SegmentKind kind)
    {
        if (kind != SegmentKind.Text || !statement.GoesOn) return false;
        var before = text.AsSpan(0, tokens[statement.From].Start);
        var words = before[(before.LastIndexOf('\n') + 1)..].Trim();
        return words.Length > 0 && !Phrases.IsReason(Word(words, isLast: false));
    }

    // beside a row, or in a line of words within a chain of displays
    private bool IsAside(TokenList tokens, Statement statement, SegmentKind kind)
    {
        if (statement.GoesOn) return false;
        return statement is { IsFirst: false, Lead: not Lead.None }
            || kind != SegmentKind.Display && _isDisplayed && _open.Count > 1 && IsReason(tokens[statement.From].Start);
    }

    // "since $z_6 = …$"
    private bool IsReason(int start)
    {
        var before = text.AsSpan(0, start).TrimEnd("$ \\({");
        var words = before[(before.LastIndexOfAny(".\n$") + 1)..].Trim();
        return words.Length > 0 && (Phrases.IsReason(Word(words, isLast: false)) || Phrases.IsReason(Word(words, isLast: true)))
            || before is [.., '('];
    }

    private static string Word(ReadOnlySpan<char> words, bool isLast)
    {
        var space = isLast ? words.LastIndexOf(' ') : words.IndexOf(' ');
        return (space < 0 ? words : isLast ? words[(space + 1)..] : words[..space]).ToString().ToLowerInvariant();
    }

    private bool IsOfMentioned(TokenList tokens, Statement statement, SegmentKind kind) =>
        IsMentioned(tokens[statement.From].Start) && (kind == SegmentKind.Inline || _open.Count == 0);

    private bool IsMentioned(int before) => _mentioned is { } mentioned && mentioned.End <= before
        && !text.AsSpan(mentioned.End, before - mentioned.End).ContainsAnyExcept(Between);

    // A display that may go on from what the words before it mention, or from an equation in them that stands behind a display.
    private bool IsFar(int start, SegmentKind kind) => kind != SegmentKind.Display ? _mentioned is not null
        : IsMentioned(start) || !_isDisplayed && _chains.Any(chain => chain.IsDisplayed);

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

    // z < 0: y = 0
    private static Statement BehindCondition(TokenList tokens, Statement statement)
    {
        for (var i = statement.From; i < statement.Relation; i++)
            if (tokens[i].Kind == TokenKind.Colon) return statement with { From = i + 1 };
        return statement;
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
            IsFar = _isFar && relation >= 0 && members.Count > 0 && members[^1].Segment != segment,
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
        return (start - Sizing(text.AsSpan(0, start)), end);
    }

    // \left, \Bigl of the bracket that follows
    private static int Sizing(ReadOnlySpan<char> before)
    {
        foreach (var command in (ReadOnlySpan<string>)[@"\left", @"\bigl", @"\Bigl", @"\biggl", @"\Biggl"])
            if (before.EndsWith(command, StringComparison.Ordinal)) return command.Length;
        return 0;
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

    private void Begin(SegmentKind kind, Member? head)
    {
        Close();
        if (head is not null) _open.Add(head);
        _isDisplayed = kind == SegmentKind.Display;
    }

    private void Close()
    {
        if (_open.Count > 1) _chains.Add(new([.. _open], _isDisplayed));
        _open.Clear();
    }

    public ImmutableArray<Chain> Made()
    {
        Close();
        return [.. _chains.OrderBy(chain => chain.Head.Start)];
    }
}
