using System.Runtime.CompilerServices;

namespace Formulas.Reader.Tokens;

/// <summary>The tokens of one answer, in room that the next answer uses again.</summary>
internal sealed class TokenList
{
    private Token[] _tokens = new Token[256];

    public int Count { get; private set; }

    public int Capacity => _tokens.Length;

    /// <summary>Which kinds of token the answer has.</summary>
    public TokenKinds Kinds { get; private set; }

    public ref Token this[int index] => ref _tokens[index];

    /// <summary>A number that is another one as soon as any token is.</summary>
    public ulong Fingerprint()
    {
        var print = 14695981039346656037UL;
        foreach (ref readonly var token in Between(0, Count))
            print = (print ^ (uint)token.Kind ^ (ulong)token.Start << 8 ^ (ulong)token.Length << 24 ^ (ulong)token.Bracket << 40)
                * 1099511628211UL;
        return print;
    }

    /// <summary>The tokens from one place to another, to be looked at.</summary>
    public ReadOnlySpan<Token> Between(int from, int to) => _tokens.AsSpan(from, Math.Max(0, to - from));

    // Inlined, a token without a text is stored without telling the garbage collector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(TokenKind kind, int start, int length, char bracket = '\0', string? text = null)
    {
        var (tokens, count) = (_tokens, Count);
        if (count >= tokens.Length) tokens = Grown();
        tokens[count] = new(kind, start, length, bracket, text);
        Count = count + 1;
        Kinds = Kinds.With(kind);
    }

    private Token[] Grown()
    {
        Array.Resize(ref _tokens, 2 * _tokens.Length);
        return _tokens;
    }

    public void RemoveRange(int index, int count)
    {
        _tokens.AsSpan((index + count)..Count).CopyTo(_tokens.AsSpan(index));
        Count -= count;
    }

    /// <summary>Makes a token one of another kind.</summary>
    public void Turn(int index, TokenKind kind)
    {
        _tokens[index] = _tokens[index] with { Kind = kind, Text = null };
        Kinds = Kinds.With(kind);
    }

    public void Clear() => (Count, Kinds) = (0, default);
}
