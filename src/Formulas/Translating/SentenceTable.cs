using System.Collections.Frozen;

namespace Formulas.Translating;

/// <summary>The sentences of a language, by the English ones.</summary>
internal sealed class SentenceTable(IEnumerable<KeyValuePair<string, string>> sentences)
{
    /// <summary>Characters of its own that a sentence needs: fewer are not told from what was put in.</summary>
    public const int FewestOwn = 5;

    // Nothing that is said is longer.
    private const int Longest = 1500;

    private readonly Lazy<ILookup<char, (Words English, Words Own)>> _withPlaces = new(() => sentences
        .Select(sentence => (English: Words.Of(sentence.Key), Own: Words.Of(sentence.Value)))
        .Where(sentence => sentence.English is { Given.Length: > 0, Length: >= FewestOwn })
        .ToLookup(sentence => sentence.English.Around[0] is [var first, ..] ? first : '\0'));

    public FrozenDictionary<string, string> Sentences { get; } = sentences.ToFrozenDictionary(StringComparer.Ordinal);

    public static SentenceTable Read(string language, IEnumerable<string> readers) =>
        new(readers.SelectMany(reader => Read($"{language}/{reader}.po")));

    private static KeyValuePair<string, string>[] Read(string name)
    {
        using var file = new StreamReader(typeof(SentenceTable).Assembly.GetManifestResourceStream(name)!);
        return PoFile.Read(file).ToArray();
    }

    /// <summary>A text of English sentences in this language; what is not recognised stays as it is.</summary>
    public string Again(string text) => text.Length > Longest ? text : OfSeveral(text, []).Text;

    // Which reading explains the most characters; what was read already is not read again.
    private (int Known, string Text) OfSeveral(string text, Dictionary<string, (int Known, string Text)> told)
    {
        if (told.TryGetValue(text, out var known)) return known;
        return told[text] = OfSentences(text, told);
    }

    private (int Known, string Text) OfSentences(string text, Dictionary<string, (int Known, string Text)> told)
    {
        var best = OfOne(text, told);
        for (var end = text.IndexOf(' '); end >= 0; end = text.IndexOf(' ', end + 1))
        {
            if (best.Known == text.Length) break;
            if (end == 0 || !IsEnd(text[end - 1])) continue;
            var (first, rest) = (OfOne(text[..end], told), OfSeveral(text[(end + 1)..], told));
            if (first.Known + rest.Known > best.Known) best = (first.Known + rest.Known, $"{first.Text} {rest.Text}");
        }
        return best;
    }

    private static bool IsEnd(char c) => c is '.' or '?' or '!' or ':';

    private (int Known, string Text) OfOne(string text, Dictionary<string, (int Known, string Text)> told)
    {
        if (text.Length == 0) return (0, text);
        if (Sentences.TryGetValue(text, out var own)) return (text.Length, own);
        var best = OfPlaces(text, told);
        if (best.Known > 0 || !char.IsUpper(text[0])) return best;
        // at the beginning of a sentence
        var (known, small) = OfOne(char.ToLowerInvariant(text[0]) + text[1..], told);
        return known == 0 ? best : (known, char.ToUpperInvariant(small[0]) + small[1..]);
    }

    private (int Known, string Text) OfPlaces(string text, Dictionary<string, (int Known, string Text)> told)
    {
        var best = (Known: 0, text);
        foreach (var (english, other) in _withPlaces.Value[text[0]].Concat(_withPlaces.Value['\0']))
        {
            foreach (var given in english.In(text))
            {
                var known = english.Length + PutIn(english, given, told);
                if (known > best.Known) best = (known, other.With(given));
            }
        }
        return best;
    }

    // Says again what was put in, but for what somebody typed.
    private int PutIn(Words english, string[] given, Dictionary<string, (int Known, string Text)> told)
    {
        var known = 0;
        for (var i = 0; i < given.Length; i++)
        {
            if (english.IsQuoted(i)) continue;
            var (more, put) = OfSeveral(given[i], told);
            known += more;
            given[i] = put;
        }
        return known;
    }
}
