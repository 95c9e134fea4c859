using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Chains;

/// <summary>One side of an equality as it was read, its indices not typed.</summary>
/// <param name="Formula">Null where it can't be read.</param>
/// <param name="Otherwise">The other way to read what is ambiguous, such as a/bc; or null.</param>
/// <param name="Fault">Why it can't be read.</param>
public sealed record Side(Formula? Formula, Formula? Otherwise, ReadingFault? Fault);

/// <summary>Reads one side of an equality by itself, with the grammar of answers.</summary>
public static class SideReader
{
    /// <summary>A side of a folded text.</summary>
    public static Side Read(string text, Vocabulary vocabulary)
    {
        var tokens = Tokens(text, vocabulary, out var source);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Unknown) return new(null, null, Unknown(source, i));
        var cursor = new Cursor();
        return Grammar.Read(source, Definitions.Empty, ref cursor, 0, tokens.Count - 1) is { } read
            ? new(read.First, read.Second, null)
            : new(null, null, cursor.Fault);
    }

    /// <summary>A name of the student's own that a side consists of: s_i, S, h_j^l; null where it is anything else.</summary>
    public static OwnName? Name(string text, Vocabulary vocabulary)
    {
        var tokens = Tokens(text, vocabulary, out var source);
        if (tokens[0].Kind is not (TokenKind.Run or TokenKind.Name) || source.MeaningOf(0) is not null || IsProduct(source)) return null;
        var (at, below, above) = (1, "", "");
        while (at + 1 < tokens.Count - 1 && tokens[at].Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var last = EndOfScript(tokens, at + 1);
            var script = source.Text(at + 1, last).Trim('{', '}', '(', ')', ' ');
            (below, above) = tokens[at].Kind == TokenKind.Sub ? (script, above) : (below, script);
            at = last + 1;
        }
        return at == tokens.Count - 1 ? new(Greek.Canonical(source.Name(0)), below, above) : null;
    }

    // Names of the question side by side.
    private static bool IsProduct(Source source) => source.Tokens[0].Kind == TokenKind.Run && source.Name(0).Length > 3
        && source.Vocabulary.Words.Longest(source.Name(0), out var length) is { IsUsual: false } && length == 1;

    private static int EndOfScript(TokenList tokens, int first)
    {
        var last = first;
        for (var depth = TokenKinds.Nesting(tokens[last].Kind); depth > 0 && last + 1 < tokens.Count - 1;)
            depth += TokenKinds.Nesting(tokens[++last].Kind);
        return last;
    }

    private static TokenList Tokens(string text, Vocabulary vocabulary, out Source source)
    {
        var tokens = new TokenList();
        var folded = new Folded(text, null);
        source = new(folded, vocabulary, tokens);
        new PlainTokenizer(folded, vocabulary, tokens).Tokenize(0, text.Length, isDisplay: true);
        tokens.Add(TokenKind.End, text.Length, 0);
        new Layout(source).Settle();
        var kept = 0;
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is not (TokenKind.Gap or TokenKind.NewLine)) tokens[kept++] = tokens[i];
        tokens.RemoveRange(kept, tokens.Count - kept);
        return tokens;
    }

    private static ReadingFault.UnknownCharacter Unknown(Source source, int token)
    {
        var text = source.Text(token).ToString();
        return new(text, source.Place(token), text.Length);
    }
}

/// <summary>A name with its scripts, as typed.</summary>
public sealed record OwnName(string Name, string Below, string Above);
