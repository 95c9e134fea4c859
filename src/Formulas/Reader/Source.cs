using Formulas.Names;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>
/// What an answer is read from: its text, its tokens, and what names mean in it. A formula is read without changing any of it.
/// </summary>
internal readonly record struct Source(Folded Folded, Vocabulary Vocabulary, TokenList Tokens)
{
    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Text(int token) => Text(in Tokens[token], 0);

    /// <summary>The characters of a token behind the first ones.</summary>
    public ReadOnlySpan<char> Text(in Token token, int offset) => Folded.Text.AsSpan(token.Start + offset, token.Length - offset);

    /// <summary>Everything from the beginning of one token to the end of another.</summary>
    public string Text(int first, int last) => Folded.Text[Tokens[first].Start..Tokens[last].End];

    /// <summary>Where a token begins in the answer as typed.</summary>
    public int Place(int token) => Folded.Place(token < Tokens.Count ? Tokens[token].Start : Folded.Text.Length);

    /// <summary>The name at a token, canonical where it is a LaTeX command.</summary>
    public string Name(int token) => Tokens[token].Text ?? Text(token).ToString();

    /// <summary>What the word at a token means, or null; an answer may define for itself what is only usually written so.</summary>
    public Meaning? MeaningOf(int token) => UsualMeaningOf(token) is { IsUsual: false } meaning ? meaning : null;

    /// <summary>What the word at a token means, also one that is only usually written so.</summary>
    public Meaning? UsualMeaningOf(int token) => Tokens[token].Kind switch
    {
        TokenKind.Name => Vocabulary.Words.Exactly(Tokens[token].Text),
        TokenKind.Run => Vocabulary.Words.Exactly(Text(token)),
        _ => null,
    };
}
