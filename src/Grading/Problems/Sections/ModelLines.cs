using System.Collections.Immutable;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;

namespace Grading.Problems.Sections;

/// <summary>Declares the quantities of a model by what stands on the left of its lines and under symbols.</summary>
internal sealed class ModelLines(AuthorNames names)
{
    // What is written of one quantity: the same name with as many indices of the same dimensions.
    private sealed record Use(Written.Name Name, Place.Combined? Step, ImmutableArray<string> Letters);

    private readonly List<(string Name, ImmutableArray<Dimension> Dimensions, List<Use> Uses)> _groups = [];

    /// <summary>Takes note of a declaration; a fault where its places are none.</summary>
    /// <exception cref="AuthorException">A place is neither a letter of a dimension nor a step.</exception>
    public void Note(Written.Name name)
    {
        Place.Combined? step = null;
        var letters = ImmutableArray.CreateBuilder<string>();
        for (var p = 0; p < name.Places.Length; p++)
        {
            var place = name.Places[p] as Place.Combined
                ?? throw new AuthorException($"{name.Word} is declared by letters of dimensions.", name.At);
            var axis = place.Letter is { } letter ? names.AxisOf(letter) : null;
            if (axis is null ? place.Terms.IsEmpty || place.Terms is [(1, var end)] && names.EndOf(end) is not null
                : axis.Dimension.End is not null)
            {
                if (p > 0) throw new AuthorException($"In {name.Word} the step or layer should stand first.", place.At);
                step = place;
            }
            else if (axis is null)
                throw new AuthorException(AuthorSentences.NoDimension(place.Letter ?? "This", names.LettersInWords), place.At);
            else letters.Add(place.Letter!);
        }
        var canonical = Greek.Canonical(name.Word);
        ImmutableArray<Dimension> dimensions = [.. letters.Select(letter => names.AxisOf(letter)!.Dimension)];
        var group = _groups.FindIndex(one => one.Name == canonical && one.Dimensions.SequenceEqual(dimensions));
        if (group < 0)
        {
            _groups.Add((canonical, dimensions, []));
            group = _groups.Count - 1;
        }
        _groups[group].Uses.Add(new(name, step, letters.ToImmutable()));
    }

    /// <summary>The quantities of all that was noted, in its order.</summary>
    public void Declare()
    {
        foreach (var (name, dimensions, uses) in _groups)
        {
            var usual = uses.Find(use => use.Step is null || use.Step.Letter is { } letter && names.AxisOf(letter) is not null) ?? uses[0];
            var steps = usual.Step is null ? null : StepsOf(usual, dimensions);
            names.Quantities.Add(new(
                names.Quantities.Count, name, usual.Letters, [.. usual.Letters.Select(letter => names.AxisOf(letter)!)],
                steps is null ? null : usual.Step!.Letter is { } own && names.AxisOf(own) is not null ? own : steps.Letter)
            {
                Steps = steps,
                FirstLayer = uses.Exists(use => use.Step is { Terms.IsEmpty: true, Offset: 0 }) ? 0 : 1,
                Beyond = uses.Exists(use => use.Step is { Terms.IsEmpty: false, Offset: 1 }) ? 1 : 0,
            });
        }
    }

    // The dimension of a step: that of its letter, of its end, of the layers of its neurons, or the only one there is.
    private Dimension? StepsOf(Use use, ImmutableArray<Dimension> dimensions)
    {
        if (use.Step is { Terms: [(_, var letter)] }) return names.AxisOf(letter)?.Dimension ?? names.EndOf(letter);
        return dimensions.FirstOrDefault(dimension => dimension.Layers is not null)?.Layers
            ?? names.Dimensions.Find(dimension => dimension.End is not null);
    }

    /// <summary>The quantity that a declared name is of, with the step where the name is of one only.</summary>
    public (Quantity Quantity, Formulas.Tree.Index? Step)? Find(Written.Name name)
    {
        var canonical = Greek.Canonical(name.Word);
        foreach (var (known, _, uses) in _groups)
        {
            if (known != canonical || uses.Find(use => use.Name.Equals(name)) is not { } use) continue;
            var quantity = names.Quantities.Find(one => one.Name == canonical && one.Letters.Length == use.Letters.Length
                && one.Axes.Select(axis => axis.Dimension).SequenceEqual(use.Letters.Select(letter => names.AxisOf(letter)!.Dimension)))!;
            return (quantity, StepOf(use));
        }
        return null;
    }

    private Formulas.Tree.Index? StepOf(Use use) => use.Step switch
    {
        null => null,
        { Terms.IsEmpty: true, Offset: var number } => Formulas.Tree.Index.Of(number),
        { Terms: [(_, var letter)], Offset: var offset } when names.EndOf(letter) is not null => new(letter, offset),
        _ => null,
    };
}
