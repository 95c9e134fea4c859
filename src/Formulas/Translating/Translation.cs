using System.Collections.Immutable;

namespace Formulas.Translating;

/// <summary>A language with its tables of sentences, which are read when the first of them is asked for.</summary>
public sealed class Translation
{
    private static readonly AsyncLocal<Translation?> s_current = new();
    private readonly Lazy<SentenceTable> _table;

    private Translation(string code, params string[] readers)
    {
        (Code, Readers) = (code, [.. readers]);
        _table = new(() => SentenceTable.Read(code, readers));
    }

    public static Translation English { get; } = new("en");

    public static Translation German { get; } = new("de", "students", "assistants", "pages");

    /// <summary>All there are.</summary>
    public static ImmutableArray<Translation> All { get; } = [English, German];

    /// <summary>The language that is spoken here; English where nothing was said.</summary>
    public static Translation Current
    {
        get => s_current.Value ?? English;
        internal set => s_current.Value = value;
    }

    /// <summary>As <c>--language</c> and the attribute <c>lang</c> have it.</summary>
    public string Code { get; }

    /// <summary>Thousands as this language sets them apart.</summary>
    /// <param name="grouped">A number in the English way: 1,200.</param>
    internal string Thousands(string grouped) => this == English ? grouped : SentenceTable.Thousands(grouped);

    /// <summary>Whom each of its tables is for.</summary>
    public ImmutableArray<string> Readers { get; }

    /// <summary>The English sentences it has, each with its own.</summary>
    public IReadOnlyDictionary<string, string> Sentences => _table.Value.Sentences;

    /// <summary>The language of a code such as <c>de</c> or <c>de-AT</c>; null where it is another.</summary>
    public static Translation? Named(string code) =>
        All.FirstOrDefault(language => language.Code.Equals(code.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    internal string Of(string english) => this == English ? english : Sentences.GetValueOrDefault(english, english);

    internal string Of(string english, string[] given) => Words.Of(Of(english)).With(given);

    /// <summary>What was said in English, as <see cref="Spoken.Again"/> has it.</summary>
    public string Again(string english, string typed = "") =>
        this == English || english.Length == 0 ? english : Retelling.Again(_table.Value, english, typed);
}
