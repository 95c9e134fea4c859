namespace Formulas;

/// <summary>
/// The words of a vocabulary in a trie: the longest word that stands at a place of a text is found in one walk, so that
/// <c>w34w46σ'</c> is cut as the declared names decide.
/// </summary>
/// <typeparam name="T">What a word means.</typeparam>
public sealed class Spellings<T> where T : class
{
    private readonly Dictionary<char, byte> _codes = [];
    private readonly List<ushort[]> _nodes = [new ushort[64]];
    private readonly List<T?> _meanings = [null];
    private readonly byte[] _ascii = new byte[128];
    private readonly List<string> _words = [];

    /// <summary>All words, in the order in which they were added.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Adds a word, unless it has a meaning already: what is declared first wins.</summary>
    public bool Add(string word, T meaning)
    {
        var node = 0;
        foreach (var c in word)
        {
            if (!_codes.TryGetValue(c, out var code))
            {
                code = (byte)(_codes.Count + 1);
                _codes.Add(c, code);
                if (c < 128) _ascii[c] = code;
            }
            if (code >= _nodes[node].Length) _nodes[node] = Grown(_nodes[node], code);
            if (_nodes[node][code] == 0)
            {
                _nodes[node][code] = (ushort)_nodes.Count;
                _nodes.Add(new ushort[64]);
                _meanings.Add(null);
            }
            node = _nodes[node][code];
        }
        if (_meanings[node] is not null) return false;
        _meanings[node] = meaning;
        _words.Add(word);
        return true;
    }

    /// <summary>The meaning of the longest word that the text begins with.</summary>
    public T? Longest(ReadOnlySpan<char> text, out int length)
    {
        T? best = null;
        length = 0;
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            byte code;
            if (c < 128) code = _ascii[c];
            else _codes.TryGetValue(c, out code);
            var nodes = _nodes[node];
            if (code == 0 || code >= nodes.Length || (node = nodes[code]) == 0) break;
            if (_meanings[node] is not { } meaning) continue;
            best = meaning;
            length = i + 1;
        }
        return best;
    }

    /// <summary>The meaning of exactly this word.</summary>
    public T? Exactly(ReadOnlySpan<char> text) => Longest(text, out var length) is { } meaning && length == text.Length ? meaning : null;

    private static ushort[] Grown(ushort[] nodes, int code)
    {
        Array.Resize(ref nodes, Math.Max(code + 1, nodes.Length * 2));
        return nodes;
    }
}
