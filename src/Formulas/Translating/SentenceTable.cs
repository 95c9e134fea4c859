using System.Collections.Frozen;

namespace Formulas.Translating;

/// <summary>The sentences of a language, by the English ones.</summary>
internal sealed class SentenceTable(IEnumerable<KeyValuePair<string, string>> sentences)
{
    /// <summary>Characters of its own that a sentence needs: fewer are not told from what was put in.</summary>
    public const int FewestOwn = 5;

    private readonly Lazy<ILookup<char, (Words English, Words Own)>> _withPlaces = new(() => sentences
        .Select(sentence => (English: Words.Of(sentence.Key), Own: Words.Of(sentence.Value)))
        .Where(sentence => sentence.English is { Given.Length: > 0, Length: >= FewestOwn })
        .ToLookup(sentence => sentence.English.Around[0] is [var first, ..] ? first : '\0'));

    /// <summary>
    /// Thousands with a narrow space between them (ISO 80000-1, section 7.3.1): in other languages 1,200 is a decimal, and 1.200 is one in
    /// what students type.
    /// </summary>
    public static string Thousands(string grouped) => grouped.Replace(',', '\u202F');

    public FrozenDictionary<string, string> Sentences { get; } = sentences.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentences with something put in that a text with this beginning can be.</summary>
    public IEnumerable<(Words English, Words Own)> WithPlaces(char first) => _withPlaces.Value[first].Concat(_withPlaces.Value['\0']);

    public static SentenceTable Read(string language, IEnumerable<string> readers) =>
        new(readers.SelectMany(reader => Read($"{language}/{reader}.po")));

    private static KeyValuePair<string, string>[] Read(string name)
    {
        using var file = new StreamReader(typeof(SentenceTable).Assembly.GetManifestResourceStream(name)!);
        return PoFile.Read(file).ToArray();
    }
}
