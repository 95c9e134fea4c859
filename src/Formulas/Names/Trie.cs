namespace Formulas.Names;

/// <summary>
/// The words of a vocabulary in a trie: the longest word that stands at a place of a text is found in one walk, so that
/// <c>w34w46σ'</c> is cut as the declared names decide.
/// </summary>
/// <typeparam name="T">What a word means.</typeparam>
public sealed class Trie<T> where T : class
{
    // Latin and Greek letters, with which all but a few words begin.
    private const int FirstLetters = 0x400;

    private readonly int[] _first = new int[FirstLetters]; // by the first letter, its node
    private readonly List<string> _words = [];
    private readonly Trie<T>? _common;
    private int _count = 1; // of nodes; the first one is the root
    private string _added = ""; // the last one
    private int[] _way = new int[16]; // its nodes, letter by letter

    // By the node, which is a letter of a word after another. The letters that can stand at one place are a list, those of the last word
    // added first: what is looked at to go through it lies close together.
    private char[] _letters;
    private int[] _siblings;
    private int[] _children;
    private T?[] _meanings;

    /// <param name="letters">How many letters the words have about, less those that they begin with in common.</param>
    public Trie(int letters = 128) =>
        (_letters, _siblings, _children, _meanings) = (new char[letters], new int[letters], new int[letters], new T?[letters]);

    /// <param name="common">Words that are the same everywhere: they give way to equal ones that are added here.</param>
    public Trie(Trie<T> common) : this() => _common = common;

    /// <summary>The words that may be suggested, those that were added here first, in the order in which they were added.</summary>
    public IEnumerable<string> Words => _common is null ? _words : _words.Concat(_common.Words);

    /// <summary>Adds a word, unless it was added before: what is declared first wins.</summary>
    /// <param name="isSuggested">Whether it is among <see cref="Words"/>.</param>
    public bool Add(string word, T meaning, bool isSuggested = true)
    {
        // words that are added after each other begin alike
        var shared = word.AsSpan().CommonPrefixLength(_added);
        var at = shared > 0 ? _way[shared - 1] : 0;
        if (_way.Length < word.Length) Array.Resize(ref _way, 2 * word.Length);
        for (var i = shared; i < word.Length; i++) _way[i] = at = First(at, word[i]);
        _added = word;
        ref var known = ref _meanings[at];
        if (known is not null) return false;
        if (isSuggested) _words.Add(word);
        known = meaning;
        return true;
    }

    /// <summary>The meaning of the longest word that the text begins with.</summary>
    public T? Longest(ReadOnlySpan<char> text, out int length)
    {
        var best = LongestHere(text, out length);
        if (_common is null) return best;
        var shared = _common.LongestHere(text, out var longer);
        if (longer <= length) return best;
        length = longer;
        return shared;
    }

    private T? LongestHere(ReadOnlySpan<char> text, out int length)
    {
        T? best = null;
        var longest = 0;
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = Next(node, text[i]);
            if (node == 0) break;
            if (_meanings[node] is not { } meaning) continue;
            best = meaning;
            longest = i + 1;
        }
        length = longest;
        return best;
    }

    /// <summary>Whether any word begins so.</summary>
    public bool HasBeginning(ReadOnlySpan<char> text) =>
        text.IsEmpty || After(0, text) != 0 || _common?.HasBeginning(text) is true;

    /// <summary>The meaning of exactly this word.</summary>
    public T? Exactly(ReadOnlySpan<char> text) => Exactly(text, []);

    /// <summary>The meaning of exactly the word of these two parts.</summary>
    public T? Exactly(ReadOnlySpan<char> start, ReadOnlySpan<char> end) => ExactlyHere(start, end) ?? _common?.ExactlyHere(start, end);

    private T? ExactlyHere(ReadOnlySpan<char> start, ReadOnlySpan<char> end)
    {
        var node = After(0, start);
        if (node == 0 && !start.IsEmpty) return null;
        node = After(node, end);
        return node == 0 ? null : _meanings[node];
    }

    // The node of the last of these letters behind another node; 0 where no word goes on so.
    private int After(int node, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            node = Next(node, letter);
            if (node == 0) break;
        }
        return node;
    }

    private int Next(int node, char letter)
    {
        if (node == 0 && letter < FirstLetters) return _first[letter];
        var (letters, siblings) = (_letters, _siblings);
        var next = _children[node];
        while (next > 0 && letters[next] != letter) next = siblings[next];
        return next;
    }

    // The node of a letter after another, brought to the front of its list: it is looked for first.
    private int First(int after, char letter)
    {
        if (after == 0 && letter < FirstLetters) return _first[letter] > 0 ? _first[letter] : _first[letter] = Added(letter);
        var (before, node) = (0, _children[after]);
        while (node > 0 && _letters[node] != letter) (before, node) = (node, _siblings[node]);
        if (node > 0 && before == 0) return node;
        if (node > 0) _siblings[before] = _siblings[node];
        else node = Added(letter);
        (_siblings[node], _children[after]) = (_children[after], node);
        return node;
    }

    private int Added(char letter)
    {
        if (_count == _letters.Length) Grow();
        _letters[_count] = letter;
        return _count++;
    }

    private void Grow()
    {
        Array.Resize(ref _letters, 2 * _count);
        Array.Resize(ref _siblings, 2 * _count);
        Array.Resize(ref _children, 2 * _count);
        Array.Resize(ref _meanings, 2 * _count);
    }
}
