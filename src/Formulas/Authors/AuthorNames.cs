using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;

namespace Formulas.Authors;

/// <summary>What the names of a model mean: dimensions by their letters, quantities, functions, labels.</summary>
public sealed class AuthorNames
{
    private readonly Dictionary<string, Axis> _letters = [];
    private readonly Dictionary<int, Axis> _labels = [];

    public List<Dimension> Dimensions { get; } = [];

    public List<Quantity> Quantities { get; } = [];

    public List<(string Spelling, Function Function)> Functions { get; } = [];

    /// <summary>The derivatives that lines and questions speak of, besides those of the loss.</summary>
    public List<Partial> Partials { get; } = [];

    /// <summary>What is differentiated where nothing else is said; null in a problem of plain expressions.</summary>
    public Quantity? Loss { get; set; }

    /// <summary>All letters of dimensions, each with what it runs over.</summary>
    public IReadOnlyDictionary<string, Axis> Letters => _letters;

    /// <summary>All letters with what they are of: "n (samples), c k (classes)".</summary>
    public string LettersInWords => string.Join(", ", _letters.GroupBy(pair => (pair.Value.Dimension.Noun, pair.Value.Layer?.ToString()))
        .Select(same => $"{string.Join(' ', same.Select(pair => pair.Key))} ({same.First().Value.Dimension.Noun})"));

    public void Add(string letter, Axis axis) => _letters.Add(letter, axis);

    /// <summary>What a letter runs over; null for a letter of no dimension.</summary>
    public Axis? AxisOf(string letter) => _letters.GetValueOrDefault(letter);

    /// <summary>The dimension that a letter is the end of; null for other letters.</summary>
    public Dimension? EndOf(string letter) => Dimensions.Find(dimension => dimension.End == letter);

    public void AddLabel(Quantity quantity, Axis of) => _labels[quantity.Id] = of;

    /// <summary>What a quantity numbers the elements of; null for one that is a value.</summary>
    public Axis? LabelOf(Quantity quantity) => _labels.GetValueOrDefault(quantity.Id);

    public IEnumerable<Quantity> Named(string word)
    {
        var name = Greek.Canonical(word);
        return Quantities.Where(quantity => quantity.Name == name);
    }

    public bool IsQuantity(string word) => Quantities.Exists(quantity => quantity.Name == Greek.Canonical(word)) || Split(word) is not null;

    /// <summary>w_ji is w[j,i] where nothing else is called so.</summary>
    public (string Word, ImmutableArray<string> Letters)? Split(string word)
    {
        if (word.Split('_') is not [{ Length: > 0 } name, { Length: > 0 } below] || !below.All(letter => _letters.ContainsKey($"{letter}")))
            return null;
        return Quantities.Exists(quantity => quantity.Name == Greek.Canonical(name))
            ? (name, [.. below.Select(letter => $"{letter}")])
            : null;
    }

    public bool IsFunction(string word) =>
        Reductions.Contains(word) || FunctionOf(word) is not null && !Quantities.Exists(quantity => quantity.Name == Greek.Canonical(word));

    internal static readonly string[] Reductions = ["sum", "mean", "var", "prod", "max", "min", "softmax", "size", "where"];

    /// <summary>The function of that name: the model's own before those that everybody has.</summary>
    public Function? FunctionOf(string word)
    {
        foreach (var (spelling, function) in Functions)
            if (Greek.Canonical(spelling) == Greek.Canonical(word)) return function;
        foreach (var (function, spellings) in FunctionTable.Table)
            if (Array.IndexOf(spellings, word) >= 0 || function.Name == Greek.Canonical(word)) return function;
        return null;
    }

    /// <summary>The function whose name is nearest; null where none is near.</summary>
    public string? NearestFunction(string word) => NearestName.Among(
        Reductions.Concat(Functions.Select(function => function.Spelling)).Concat(FunctionTable.Table.Select(row => row.Spellings[0]))
            .Select(name => (name, name)),
        word);

    /// <summary>The nearest name there is; null where none is near.</summary>
    public string? Nearest(string word) => NearestName.Among(
        Quantities.Select(quantity => Greek.Spelled(quantity.Name)).Concat(Functions.Select(function => function.Spelling)).Distinct()
            .Select(name => (name, name)),
        word);

    /// <summary>The name for the derivative of one node by another, which is made where there is none yet.</summary>
    public Partial PartialOf(Quantity of, Tree.Index? ofStep, Quantity with, Tree.Index? withStep)
    {
        if (Partials.Find(one => one.Of == of && one.With == with && one.OfStep == ofStep && one.WithStep == withStep) is { } known)
            return known;
        var step = IsFree(ofStep) ? (ofStep!.Letter, of.Steps) : IsFree(withStep) ? (withStep!.Letter, with.Steps) : (null, null);
        var name = new Quantity(
            Quantities.Count, $"d{of.Name}/d{with.Name}", [.. of.Letters, .. with.Letters],
            [.. AxesAt(of, ofStep), .. AxesAt(with, withStep)], step.Item1)
        { Steps = step.Item2 };
        Quantities.Add(name);
        Partials.Add(new(name, of, ofStep, with, withStep));
        return Partials[^1];
    }

    private bool IsFree(Tree.Index? step) => step is { IsNumber: false } && EndOf(step.Letter) is null;

    private static IEnumerable<Axis> AxesAt(Quantity quantity, Tree.Index? step) =>
        Enumerable.Range(0, quantity.Axes.Length).Select(place => quantity.AxisAt(place, step));
}
