using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Finds the words of the language among the tokens of an answer, and makes one token of words that stand together. A word is what the
/// question does not know, what no sign of a formula touches, and what is no short run of letters; in text between delimiters, a short word too.
/// </summary>
internal readonly ref struct Prose(Source source, bool isText = false)
{
    private static readonly TokenKinds Signs = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer, TokenKind.Power, TokenKind.Sup, TokenKind.Sub, TokenKind.Frac, TokenKind.Partial, TokenKind.Nabla);

    private static readonly TokenKinds Emphasis = TokenKinds.Of(TokenKind.Power, TokenKind.Times, TokenKind.Sub);

    private static readonly TokenKinds Assignments =
        TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign, TokenKind.Prime);

    private static readonly TokenKinds Scripts = TokenKinds.Of(TokenKind.Sub, TokenKind.Sup, TokenKind.Power);

    private static readonly TokenKinds InScripts =
        TokenKinds.Of(TokenKind.Run, TokenKind.Number, TokenKind.Comma, TokenKind.Plus, TokenKind.Minus, TokenKind.Prime);

    // What words are made of.
    private static readonly TokenKinds Spoken = TokenKinds.Of(TokenKind.Words, TokenKind.Run);

    private TokenList Tokens => source.Tokens;

    /// <summary>Whether any word is among these tokens.</summary>
    public bool IsAny(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind == TokenKind.Words || Tokens[i].Kind == TokenKind.Run && IsWord(i, isFirst: i == from)) return true;
        return false;
    }

    /// <summary>Makes one token of the words that stand together, from one token to another; the new end.</summary>
    public int Gather(int from, int to)
    {
        var kept = from;
        for (var i = from; i < to;)
        {
            if (!Spoken.Has(Tokens[i].Kind) || EndOfWords(i, to) is not (> 0 and var end)) Tokens[kept++] = Tokens[i++];
            else
            {
                Tokens[kept++] = Words(i, end);
                i = end;
            }
        }
        Tokens.RemoveRange(kept, to - kept);
        return kept;
    }

    // Behind the words that begin at a token; 0 where none do. A word with a meaning of its own, such as "where", begins anew.
    private int EndOfWords(int first, int to)
    {
        if (first > 0 && Tokens[first - 1].Kind == TokenKind.Comma && IsBeforeChain(first)) return first + 1;
        if (!IsSpoken(first) && !(first + 1 < to && IsLikely(first) && (IsWordOnly(first + 1) || IsLikely(first + 1)))) return 0;
        var end = first + 1;
        while (end < to && (IsWordOnly(end) || IsLikely(end) || IsJoint(end, to) || IsUnknown(end))) end++;
        if (end < to && IsBeforeChain(end)) end++;
        return end;
    }

    // "…, so = 2t", "by the chain rule = 2t": no name of the answer's own
    private bool IsBeforeChain(int token) => Tokens[token].Kind == TokenKind.Run
        && Tokens[token + 1].Kind is TokenKind.Equals or TokenKind.Becomes
        && Phrases.IsBeforeChain(source.Text(token)) && source.MeaningOf(token) is null;

    private bool IsSpoken(int token) => Tokens[token].Kind == TokenKind.Words ? !IsConditional(token) : IsWordOnly(token);

    private bool IsWordOnly(int token) => Tokens[token].Kind == TokenKind.Run && IsWord(token);

    // A short word that could be cut into names as well: it's a word beside others.
    private bool IsLikely(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: 2 or 3 }
        && Phrases.IsWord(source.Text(token)) && !IsTouched(token);

    // A short run of letters behind words.
    private bool IsUnknown(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: > 1 } && source.Text(token) is var text
        && AreLetters(text) && !IsTouched(token) && !IsMathematics(text);

    // "a if c else b" is a formula
    private bool IsConditional(int token) => Tokens[token].Text is "if" or "else" or "otherwise" or "";

    // cf. eq. 2
    private bool IsAbbreviation(int token) => Tokens[token].Length <= 3 && Tokens[token].End == Tokens[token + 1].Start;

    // A point, a hyphen or a letter between two words: "e.g. the step-size", "as a product".
    private bool IsJoint(int token, int to)
    {
        if (token + 1 >= to || !IsWordOnly(token + 1)) return false;
        return Tokens[token].Kind is TokenKind.Prime || Tokens[token].Kind == TokenKind.Dot && IsAbbreviation(token - 1)
            || Tokens[token].Kind == TokenKind.Run && !IsTouched(token) && source.Text(token) is "a" or "A" or "I" or { Length: > 3 };
    }

    private Token Words(int from, int end)
    {
        var (start, stop) = (Tokens[from].Start, Tokens[end - 1].End);
        var text = Tokens[from].Text ?? source.Text(from).ToString();
        for (var i = from + 1; i < end; i++) text += $" {source.Text(i)}";
        return new(TokenKind.Words, start, stop - start, Text: text.ToLowerInvariant());
    }

    // The first of a passage has nothing before it.
    private bool IsWord(int token, bool isFirst = false)
    {
        var text = source.Text(token);
        return text.Length > 1 && AreLetters(text) && Phrases.IsWord(text) && !IsTouched(token, isFirst)
            && (isText && text.Length < 4 || !IsMathematics(text));
    }

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    private bool IsTouched(int token, bool isFirst = false)
    {
        var next = Tokens[token + 1];
        if (token > 0 && !isFirst && Signs.Has(Tokens[token - 1].Kind) && !IsHyphen(token - 1) && !IsEmphasis(token - 1)) return true;
        if (Signs.Has(next.Kind) && !IsHyphen(token + 1) && !IsBullet(token + 1) && !IsEmphasis(token + 1)) return true;
        return Assignments.Has(next.Kind) || next.Kind == TokenKind.Open && next.Start == Tokens[token].End || IsMemberOf(token)
            || IsInScript(token);
    }

    // V_{in}, w_{fckl}, a^{n+in}
    private bool IsInScript(int token)
    {
        var at = token - 1;
        while (at > 0 && InScripts.Has(Tokens[at].Kind)) at--;
        return at > 0 && Tokens[at].Kind == TokenKind.Open && Scripts.Has(Tokens[at - 1].Kind);
    }

    // Enumerable.Range(
    private bool IsMemberOf(int token) => token + 3 < Tokens.Count && Tokens[token + 1].Kind == TokenKind.Dot
        && Tokens[token + 2].Kind == TokenKind.Run && Tokens[token + 3].Kind == TokenKind.Open
        && Tokens[token + 3].Start - Tokens[token].End == Tokens[token + 2].Length + 1;

    // "We get **2t**", "**The answer is** 2t": signs that stand at something on one side, and at a blank on the other
    private bool IsEmphasis(int token)
    {
        if (!Emphasis.Has(Tokens[token].Kind)) return false;
        var (first, last) = (token, token);
        while (first > 0 && Emphasis.Has(Tokens[first - 1].Kind) && Tokens[first - 1].End == Tokens[first].Start) first--;
        while (Emphasis.Has(Tokens[last + 1].Kind) && Tokens[last + 1].Start == Tokens[last].End) last++;
        var isApartBefore = first == 0 || Tokens[first - 1].Kind == TokenKind.NewLine || Tokens[first].Start > Tokens[first - 1].End;
        var isApartBehind = Tokens[last + 1].Kind is TokenKind.NewLine or TokenKind.End || Tokens[last + 1].Start > Tokens[last].End;
        return isApartBefore != isApartBehind;
    }

    // between letters, without a blank
    private bool IsHyphen(int token) => Tokens[token].Kind == TokenKind.Minus && token > 0 && Tokens[token - 1].Kind == TokenKind.Run
        && Tokens[token - 1].End == Tokens[token].Start && Tokens[token + 1].Kind == TokenKind.Run
        && Tokens[token + 1].Start == Tokens[token].End && AreLetters(source.Text(token - 1)) && AreLetters(source.Text(token + 1))
        && !IsMathematics(source.Text(token - 1)) && !IsMathematics(source.Text(token + 1));

    // "equals -0.5", "is \frac12", "of ∂L": a sign before a value
    private bool IsBullet(int token) => Tokens[token] is { Kind: TokenKind.Frac or TokenKind.Partial or TokenKind.Nabla }
        || Tokens[token] is { Kind: TokenKind.Minus or TokenKind.Plus } sign && sign.Start > Tokens[token - 1].End
            && Tokens[token + 1].Start == sign.End;

    // What the grammar would cut into names: as it does, it takes four letters that fall apart into single ones for a word. A word such as
    // "negative" is one of the language, though programs have a function of that name: it is called by its brackets.
    private bool IsMathematics(ReadOnlySpan<char> text)
    {
        if (Phrases.Changes(text)) return false;
        if (text is ['d', .. var by] && source.Vocabulary.Declared(by) is Names.Meaning.Name) return true; // dalpha
        for (var at = 0; at < text.Length;)
        {
            if (source.Vocabulary.Words.Longest(text[at..], out var length) is null) return false;
            if (at == 0 && length == 1 && text.Length > 3) return false;
            at += length;
        }
        return true;
    }
}
