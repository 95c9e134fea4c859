using Formulas.Names;

namespace Formulas.Tests.Names;

public sealed class TrieTests
{
    private sealed record Word(string Text);

    private static readonly string[] Common = ["s", "sin", "sigma", "sigmoid", "log", "log2", "log10", "δ", "⊤", "e"];

    private static Trie<Word> Made(IEnumerable<string> own)
    {
        var common = new Trie<Word>();
        foreach (var word in Common) common.Add(word, new($"common {word}"));
        var words = new Trie<Word>(common);
        foreach (var word in own) words.Add(word, new(word));
        return words;
    }

    // What the trie should find, looked up in a list.
    private static (string? Meaning, int Length) Expected(string[] own, string text)
    {
        var longest = own.Concat(Common).Where(text.StartsWith).DefaultIfEmpty("").Max(word => word.Length);
        return longest == 0 ? (null, 0) : (own.Contains(text[..longest]) ? text[..longest] : $"common {text[..longest]}", longest);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void The_longest_word_is_found_and_own_words_win(int seed)
    {
        var random = new Random(seed);
        string Drawn(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => "sigmaoldn2δ⊤"[random.Next(12)]));
        string[] own = [.. Enumerable.Range(0, 300).Select(_ => Drawn(6)).Distinct()];
        var words = Made(own);
        for (var i = 0; i < 3000; i++)
        {
            var text = Drawn(12);
            var (meaning, length) = Expected(own, text);
            Assert.Equal(meaning, words.Longest(text, out var found)?.Text);
            Assert.Equal(length, found);
            Assert.Equal(length == text.Length ? meaning : null, words.Exactly(text)?.Text);
            var cut = random.Next(text.Length + 1);
            Assert.Equal(words.Exactly(text), words.Exactly(text.AsSpan(0, cut), text.AsSpan(cut)));
        }
    }

    [Fact]
    public void What_is_added_first_wins_and_the_common_words_stay_as_they_are()
    {
        var words = Made(["sigma"]);
        Assert.False(words.Add("sigma", new("again")));
        Assert.Equal("sigma", words.Exactly("sigma")!.Text);
        Assert.Equal("common sigma", Made([]).Exactly("sigma")!.Text);
        Assert.Equal("sigma", words.Words.First());
    }

    [Fact]
    public void Many_long_words_have_room()
    {
        var random = new Random(7);
        string[] own = [.. Enumerable.Range(0, 9000)
            .Select(i => $"{string.Concat(Enumerable.Range(0, 14).Select(_ => (char)('a' + random.Next(26))))}{i}")];
        var words = Made(own);
        Assert.All(own, word => Assert.Equal(word, words.Exactly(word)?.Text));
    }
}
