using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Tree;
using Grading.Problems.Sections;

namespace Grading.Marking.Shapes;

/// <summary>A size as an answer has it.</summary>
/// <param name="Axis">What it is the size of; null for a number or an expression.</param>
/// <param name="Values">In each network, at each layer that is asked about.</param>
internal sealed record Size(Axis? Axis, ImmutableArray<double> Values)
{
    public bool IsOne => Axis is null && Values.All(value => value == 1);

    /// <summary>Whether it is the size of that: by its name, or by its number where it has none.</summary>
    public bool Is(Size other) => Axis is not null && other.Axis is not null ? Axis == other.Axis : Values.SequenceEqual(other.Values);
}

/// <summary>
/// What sizes may be called: by the letters of dimensions, by the names that the model gives them (N = size(n)), by what they count
/// ("hidden units"), of layers by n_l, n_{l-1}, n^{[l]} with any letter, and by numbers.
/// </summary>
internal sealed partial class ShapeNames
{
    private readonly Section _section;
    private readonly Formula.Symbol? _asked;
    private readonly List<(int Network, int Layer)> _frames = [];
    private readonly Dictionary<string, Axis> _names = [];

    /// <param name="asked">The array whose shape is asked for.</param>
    public ShapeNames(Section section, Formula.Symbol? asked)
    {
        (_section, _asked) = (section, asked);
        foreach (var (letter, axis) in section.Names.Letters) _names[letter] = Here(axis);
        foreach (var definition in section.Model.Definitions)
            if (definition is { Target: { Subscripts.IsEmpty: true, Layer: null, Quantity: var name }, Body: Formula.Extent extent })
                _names[Greek.Spelled(name.Name)] = Here(extent.Axis);
        for (var n = 0; n < section.Networks.Count; n++)
        {
            var (first, last) = asked is { Layer.IsNumber: false, Quantity: var quantity } ? section.Networks[n].Layout.Steps(quantity)
                : (0, 0);
            for (var layer = first; layer <= last; layer++) _frames.Add((n, layer));
        }
    }

    /// <summary>Whether every dimension has one size only.</summary>
    public bool IsSingle => _section.Networks.Count == 1;

    /// <summary>The letters with what they stand for: "n (samples), d (inputs)".</summary>
    public string InWords => string.Join(", ", _section.Names.Letters
        .Where(pair => pair.Value.Dimension.End is null).Select(pair => $"{pair.Key} ({pair.Value.Dimension.Noun})"));

    public Size Of(Axis axis)
    {
        var here = Here(axis);
        return new(here, [.. _frames.Select(frame => (double)_section.Networks[frame.Network].Layout.SizeOf(here, frame.Layer))]);
    }

    public Size Number(double value) => new(null, [.. _frames.Select(_ => value)]);

    /// <summary>What a name is the size of; null for one that is not known.</summary>
    public Size? Named(string name) =>
        (Exactly(name) ?? OfLayer(name) ?? OfLetterBelow(name) ?? OfArray(name) ?? Noun(name) ?? InOtherCase(name)) is { } axis
        ? Of(axis)
        : null;

    // neurons of l, where the array of one layer is asked about
    private Axis Here(Axis axis) =>
        axis.Layer is { IsNumber: false } layer && _asked is { Layer: { } at, Quantity.Layer: { } letter } && layer.Letter == letter
            ? axis with { Layer = at with { Offset = at.Offset + layer.Offset } }
            : axis;

    private Axis? Exactly(string name) => _names.GetValueOrDefault(Bare().Replace(name, "$1"));

    // n_l, n_{l-1}, n^{[l]}, N[l-1], d^{(l)}
    private Axis? OfLayer(string name)
    {
        if (LayerIndex().Match(name) is not { Success: true } match) return null;
        var neurons = _section.Names.Dimensions.Find(dimension => dimension.Layers is not null);
        if (neurons?.Layers is not { } layers) return null;
        var index = IndexOf(match.Groups[1].Value, match.Groups[2].Value.Replace(" ", "", StringComparison.Ordinal));
        var isLayer = index.IsNumber || index.Letter == layers.End || _section.Names.AxisOf(index.Letter)?.Dimension == layers;
        return isLayer ? new(neurons, index) : null;
    }

    private static Formulas.Tree.Index IndexOf(string letter, string offset) =>
        int.TryParse(letter, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Formulas.Tree.Index.Of(number)
            : new(letter, offset.Length == 0 ? 0 : int.Parse(offset, CultureInfo.InvariantCulture));

    // n_h, N_{d}
    private Axis? OfLetterBelow(string name) =>
        LetterBelow().Match(name) is { Success: true } match
            && _section.Names.AxisOf(match.Groups[1].Value) is { Dimension.End: null } axis ? Here(axis) : null;

    // X.shape[0]
    private Axis? OfArray(string name)
    {
        if (Element().Match(name) is not { Success: true } match) return null;
        var place = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return _section.Names.Named(match.Groups[1].Value).FirstOrDefault() is { } array && place < array.Axes.Length
            ? Here(array.Axes[place]) : null;
    }

    // number of hidden units, hidden, #inputs
    private Axis? Noun(string name)
    {
        var words = Counting().Replace(name.Trim().ToLowerInvariant(), "");
        var found = _names.Values.Where(axis => IsNoun(words, axis.Dimension.Noun.ToLowerInvariant())).Distinct().ToArray();
        return words.Length > 2 && found is [var only] ? only : null;
    }

    private static bool IsNoun(string words, string noun) =>
        noun == words || noun.TrimEnd('s') == words.TrimEnd('s') || noun.StartsWith(words + " ", StringComparison.Ordinal);

    // D for d, where nothing else is called so
    private Axis? InOtherCase(string name)
    {
        var found = _names.Where(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Select(pair =>
            pair.Value).Distinct().ToArray();
        return found is [var only] ? only : null;
    }

    [GeneratedRegex(@"^(?:\||size\(|len\(|dim\(|#\s*|\\(?:mathrm|text|mathit)\s*\{)\s*(\w+)\s*[|)}]?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:\\?[A-Za-z]+)\s*[_^]?\s*\{?\s*[\[(<]?\s*([A-Za-z]|\d+)\s*([+-]\s*\d)?\s*[\])>]?\s*\}?$")]
    private static partial Regex LayerIndex();

    [GeneratedRegex(@"^[A-Za-z]_\s*\{?\s*([A-Za-z])\s*\}?$")]
    private static partial Regex LetterBelow();

    [GeneratedRegex(@"^(\w+)\.shape\s*\[\s*(\d)\s*\]$")]
    private static partial Regex Element();

    [GeneratedRegex(@"^(?:the\s+)?(?:number|no\.?|num|size|count)\s*(?:of\s+|_)(?:the\s+)?|^(?:#|n_|num_)\s*")]
    private static partial Regex Counting();
}
