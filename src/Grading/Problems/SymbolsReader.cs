using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using ReferenceSolutions;

namespace Grading.Problems;

/// <summary>Reads the symbols of a section: quantities, where they are drawn from, and which of them are hidden, step sizes or
/// adjoints.</summary>
internal sealed class SymbolsReader
{
    private static readonly string[] Known = ["sample", "axes", "from", "hidden", "step", "is", "sums-to-one"];

    private readonly List<AdjointText> _adjointTexts = [];

    // delta_j^l: { is: dC/dz_j^l }
    private sealed record AdjointText(YamlFields Fields, string Key, SymbolPattern Pattern, string Of);

    // One key of the mapping: its names share what it says of them.
    private sealed record Entry(YamlFields Symbols, string Key, YamlFields? Fields, Domain? Domain)
    {
        public void Fault(string sentence) => Symbols.Fault(Key, sentence);
    }

    public List<Quantity> Quantities { get; } = [];

    public List<Leaf> Leaves { get; } = [];

    /// <summary>Names for the derivative by another quantity; known once the scalars of the model are declared.</summary>
    public List<AdjointName> AdjointNames { get; } = [];

    public HashSet<Quantity> Hidden { get; } = [];

    public HashSet<Quantity> Steps { get; } = [];

    public Quantity? Find(SymbolPattern pattern)
    {
        foreach (var quantity in Quantities)
            if (IsNamed(quantity, pattern) && (quantity.Letters.SequenceEqual(pattern.Letters) || IsOnly(pattern.Name))) return quantity;
        return null;
    }

    private static bool IsNamed(Quantity quantity, SymbolPattern pattern) =>
        quantity.Name == pattern.Name && quantity.Axes.Length == pattern.Letters.Length;

    private bool IsOnly(string name) => Quantities.Count(other => other.Name == name) == 1;

    public void Read(YamlFields fields)
    {
        if (fields.Fields("symbols") is not { } symbols) return;
        foreach (var key in symbols.Names.ToArray())
        {
            var entry = EntryOf(symbols, key);
            foreach (var text in key.Split(','))
            {
                if (SymbolPattern.Parse(text) is { } pattern) Read(entry, pattern);
                else entry.Fault(AuthorSentences.NoName(text.Trim()));
            }
            entry.Fields?.RefuseTheRest(Known);
        }
    }

    /// <summary>Scalars need no declaration; their definition is one.</summary>
    public void Declare(SymbolPattern pattern)
    {
        if (pattern is { Letters.IsEmpty: true, Layer: null } && Find(pattern) is null)
            Quantities.Add(Quantity.Scalar(Quantities.Count, pattern.Name));
    }

    /// <summary>δ_j^l: { axes: l, is: dC/dz_j^l }</summary>
    public void ReadAdjoints()
    {
        foreach (var (fields, key, pattern, of) in _adjointTexts)
        {
            var with = of.Split("/d") is [_, var by] ? SymbolPattern.Parse(by) : null;
            if (with is not null && Find(with) is { } quantity && Find(pattern) is { } name) AdjointNames.Add(new(name, quantity));
            else fields.Fault(
                key, AuthorSentences.NoAdjoint(of, with is null ? "" : Nearest(with.Name)));
        }
    }

    /// <summary>A question for the nearest name there is, or nothing where none is near.</summary>
    public string Nearest(string name) =>
        KnownNames.Nearest(Quantities.Select(quantity => Greek.Spelled(quantity.Name)), Greek.Spelled(name.Split('_', '^')[0].Trim()));

    private static Entry EntryOf(YamlFields symbols, string key)
    {
        var fields = symbols.IsMapping(key) ? symbols.Fields(key) : null;
        var sample = fields is null ? symbols.Optional(key) : fields.Optional("sample");
        var domain = sample is null ? null : Domain.Parse(sample);
        if (sample is not null && domain is null)
            symbols.Fault(key, AuthorSentences.NoDomain(sample));
        return new(symbols, key, fields, domain);
    }

    private void Read(Entry entry, SymbolPattern pattern)
    {
        var sums = Sums(entry);
        if (Declared(entry, pattern) is not { } quantity) return;
        if (entry.Fields is { } fields)
        {
            if (fields.Flag("hidden")) Hidden.Add(quantity);
            if (fields.Flag("step")) Steps.Add(quantity);
            if (fields.Optional("is") is { } of) _adjointTexts.Add(new(entry.Symbols, entry.Key, pattern, of));
        }
        if (entry.Domain is not { } domain) return;
        var layer = pattern.Layer is { IsNumber: true } ? pattern.Layer : null;
        // the section's own domain stands in for the file's
        Leaves.RemoveAll(leaf => leaf.Quantity == quantity && leaf.Layer == layer);
        Leaves.Add(new(quantity, layer, domain, sums));
    }

    private static SumsToOne Sums(Entry entry)
    {
        switch (entry.Fields?.Optional("sums-to-one"))
        {
            case null: return SumsToOne.No;
            case "always": return SumsToOne.Always;
            case "at-half": return SumsToOne.AtHalf;
            case var other:
                entry.Fault(AuthorSentences.NoSumsToOne(other));
                return SumsToOne.No;
        }
    }

    // The quantity of that name, a new one where there is none yet; null, with a fault, where its axes are not told.
    private Quantity? Declared(Entry entry, SymbolPattern pattern)
    {
        var known = entry.Fields?.Has("axes") == true
            ? Quantities.FirstOrDefault(quantity => quantity.Name == pattern.Name && quantity.Letters.SequenceEqual(pattern.Letters))
            : Find(pattern);
        if (known is not null) return known;
        if (Axes(entry.Fields?.Optional("axes") ?? "", pattern) is not { } axes)
        {
            entry.Fault(AuthorSentences.NoAxes(pattern.Name, pattern.Letters.Length));
            return null;
        }
        var layer = pattern.Layer is { IsNumber: false } index ? index.Letter : null;
        var quantity =
            new Quantity(Quantities.Count, pattern.Name, pattern.Letters, axes, layer) { FirstLayer = entry.Fields?.Whole("from") ?? 1 };
        Quantities.Add(quantity);
        return quantity;
    }

    private static ImmutableArray<Axis>? Axes(string text, SymbolPattern pattern)
    {
        var axes = ImmutableArray.CreateBuilder<Axis>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (SymbolPattern.ParseIndex(name) is not { } layer) return null;
            axes.Add(new(layer));
        }
        return axes.Count == pattern.Letters.Length ? axes.ToImmutable() : null;
    }

    /// <summary>Other ways to write names, of a problem file or of an assignment: <c>write: { yhat: ['\hat y', o], W^2: V }</c>.</summary>
    /// <param name="knows">Whether there is a quantity, or a function, of that canonical name.</param>
    public static ImmutableArray<Spelling> Spellings(YamlFields fields, Func<string, bool> knows)
    {
        var spellings = ImmutableArray.CreateBuilder<Spelling>();
        if (fields.Fields("write") is not { } written) return spellings.ToImmutable();
        foreach (var key in written.Names.ToArray())
        {
            var texts = written.Texts(key);
            if (SymbolPattern.Parse(key) is not { Letters.IsEmpty: true } pattern || !knows(pattern.Name))
            {
                written.Fault(key, AuthorSentences.NothingToWrite(key));
                continue;
            }
            foreach (var (text, line) in texts)
            {
                if (FormulaReader.WordOf(text) is { } word) spellings.Add(new(word, pattern.Name) { Layer = pattern.Layer });
                else written.Fault(key, line, AuthorSentences.NotOneWord(text));
            }
        }
        return spellings.ToImmutable();
    }
}
