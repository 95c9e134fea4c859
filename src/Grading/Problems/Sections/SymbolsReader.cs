using System.Collections.Immutable;
using System.Globalization;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Yaml;
using ReferenceSolutions;

namespace Grading.Problems.Sections;

/// <summary>Reads the symbols of a section: where they are drawn from, and which of them are hidden, step sizes or labels.</summary>
internal sealed class SymbolsReader(AuthorNames names, DimensionsReader dimensions)
{
    private readonly List<Entry> _entries = [];

    // One name of one key.
    private sealed record Entry(YamlFields Fields, string Key, Written.Name Name, SymbolText? Text, ImmutableArray<double> Constants,
        int[] Sizes);

    private readonly List<(Leaf Leaf, YamlFields From)> _leaves = [];

    public IReadOnlyList<Leaf> Leaves => [.. _leaves.Select(drawn => drawn.Leaf)];

    public HashSet<Quantity> Hidden { get; } = [];

    public HashSet<Quantity> Steps { get; } = [];

    /// <summary>The names with their places, for whoever declares quantities.</summary>
    public IEnumerable<(YamlFields Fields, string Key, Written.Name Name)> Names =>
        _entries.Select(entry => (entry.Fields, entry.Key, entry.Name));

    public void Read(YamlFields fields)
    {
        if (fields.Fields("symbols") is not { } symbols) return;
        foreach (var key in symbols.Names.ToArray())
        {
            if (symbols.IsMapping(key))
            {
                symbols.Fault(key, OldFields.OfSymbol(key, symbols.Fields(key)!));
                continue;
            }
            var constants = symbols.Numbers(key);
            var text = constants is null ? SymbolText.Parse(symbols.Optional(key) ?? "") : null;
            if (constants is null && text is null) symbols.Fault(key,
                NotADomain(symbols.Optional(key) ?? ""));
            foreach (var name in NamesIn(symbols, key))
                _entries.Add(new(symbols, key, name, text, constants?.Values ?? [], constants?.Sizes ?? []));
        }
    }

    private string NotADomain(string text) =>
        text.StartsWith("label", StringComparison.Ordinal) ? AuthorSentences.NoLabelOf(text, names.LettersInWords)
        : OldFields.OfDomain(text) ?? AuthorSentences.NoDomain(text);

    /// <summary>Declares the step size that an update needs, where the file has neither one nor anything else of its name.</summary>
    public void AddStep(YamlFields fields)
    {
        const string name = "eta";
        if (_entries.Exists(entry => entry.Text is { IsStep: true } || Greek.Canonical(entry.Name.Word) == Greek.Canonical(name))) return;
        if (NameOf(fields, name, name) is { } step) _entries.Add(new(fields, name, step, SymbolText.Parse("step"), [], []));
    }

    // w[k,j], b[j]: cut at commas outside of brackets
    private static IEnumerable<Written.Name> NamesIn(YamlFields symbols, string key)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= key.Length; i++)
        {
            if (i < key.Length && key[i] == '[') depth++;
            if (i < key.Length && key[i] == ']') depth--;
            if (i < key.Length && (key[i] != ',' || depth > 0)) continue;
            if (NameOf(symbols, key, key[start..i].Trim()) is { } name) yield return name;
            start = i + 1;
        }
    }

    private static Written.Name? NameOf(YamlFields symbols, string key, string text)
    {
        try
        {
            return new AuthorParser(text, _ => false, _ => false).Name();
        }
        catch (AuthorException)
        {
            symbols.Fault(key, OldFields.OfName(text) ?? AuthorSentences.NoName(text));
            return null;
        }
    }

    /// <summary>The leaves of the quantities, which are declared by now.</summary>
    /// <param name="find">The quantity of a name, and the step that the name is of.</param>
    public void Declare(Func<Written.Name, (Quantity Quantity, Formulas.Tree.Index? Step)?> find)
    {
        foreach (var entry in _entries)
        {
            if (find(entry.Name) is not var (quantity, step)) continue;
            if (entry.Text is { } text) Add(entry, text, quantity, step);
            else if (!entry.Constants.IsEmpty) AddConstants(entry, quantity, step);
        }
    }

    private void Add(Entry entry, SymbolText text, Quantity quantity, Formulas.Tree.Index? step)
    {
        if (text.IsHidden) Hidden.Add(quantity);
        if (text.IsStep) Steps.Add(quantity);
        var label = text.Label is { } letter ? LabelOf(entry, letter, quantity) : null;
        var over = text.Over is { } sum ? quantity.Letters.IndexOf(sum) : -1;
        if (text.Over is { } missing && over < 0)
            entry.Fields.Fault(entry.Key, names.AxisOf(missing) is null ? AuthorSentences.NoDimension(missing, names.LettersInWords)
                : AuthorSentences.NotItsLetter(entry.Name.Word, missing));
        Replace(entry, new(quantity, step, text.Domain ?? new([]), text.Sums) { Label = label, SumsOver = over });
    }

    private Axis? LabelOf(Entry entry, string letter, Quantity quantity)
    {
        var label = names.AxisOf(letter);
        if (label is null) entry.Fields.Fault(entry.Key, AuthorSentences.NoDimension(letter, names.LettersInWords));
        else names.AddLabel(quantity, label);
        return label;
    }

    private void AddConstants(Entry entry, Quantity quantity, Formulas.Tree.Index? step)
    {
        if (entry.Sizes.Length != quantity.Axes.Length)
        {
            entry.Fields.Fault(entry.Key, AuthorSentences.OtherDepth(entry.Sizes.Length, quantity.Axes.Length));
            return;
        }
        for (var s = 0; s < entry.Sizes.Length; s++) dimensions.Fix(quantity.Axes[s].Dimension, entry.Sizes[s], entry.Fields, entry.Key);
        Replace(entry, new(quantity, step, new([])) { Constants = entry.Constants });
    }

    // the section's own stands in for the file's
    private void Replace(Entry entry, Leaf leaf)
    {
        var known = _leaves.FindIndex(other => other.Leaf.Quantity == leaf.Quantity && other.Leaf.Layer == leaf.Layer);
        if (known >= 0 && _leaves[known].From == entry.Fields) entry.Fields.Fault(entry.Key,
            AuthorSentences.DeclaredTwice(entry.Name.Word));
        if (known >= 0) _leaves.RemoveAt(known);
        _leaves.Add((leaf, entry.Fields));
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
            if (WrittenOf(key) is not var (name, layer) || !knows(name))
            {
                var isDerivative = key is ['d', _, ..] && knows(Greek.Canonical(key[1..]));
                written.Fault(key, isDerivative ? AuthorSentences.DerivativeToWrite(key, key[1..]) : AuthorSentences.NothingToWrite(key));
                continue;
            }
            foreach (var (text, line) in texts)
            {
                if (FormulaReader.WordOf(text) is { } word) spellings.Add(new(word, name) { Layer = layer });
                else written.Fault(key, line, AuthorSentences.NotOneWord(text));
            }
        }
        return spellings.ToImmutable();
    }

    // a, a[L], a^L
    private static (string Name, Formulas.Tree.Index? Layer)? WrittenOf(string key)
    {
        var (name, layer) = key.Split('[') is [var one, var rest] ? (one, rest.TrimEnd(']')) : key.Split('^') is [var two, var above]
            ? (two, above) : (key, null);
        if (!name.All(char.IsLetterOrDigit) || name.Length == 0) return null;
        Formulas.Tree.Index? index = layer is null ? null
            : int.TryParse(layer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Formulas.Tree.Index.Of(number)
                : new(layer, 0);
        return (Greek.Canonical(name), index);
    }
}
