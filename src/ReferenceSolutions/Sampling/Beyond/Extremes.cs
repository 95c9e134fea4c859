using System.Collections.Immutable;
using Formulas.Evaluating;

namespace ReferenceSolutions.Sampling.Beyond;

/// <summary>
/// Points at which formulas need not be tried, and methods are: arrays of one element, square ones, longer ones than anybody writes down,
/// and numbers smaller than a slip would be let stand for. What holds up to ten neurons, or adds a little to what it divides by, shows here.
/// </summary>
public static class Extremes
{
    private const int Count = 4;
    private const double Shrinking = 1e-10;

    /// <summary>Points with arrays of other sizes; none where the conditions of the model leave no room for them.</summary>
    public static List<SampledNetwork> OtherSizes(Model model, params ImmutableArray<string> seed) =>
        [.. model.OtherSizes.SelectMany((sizes, i) => Sample(model, sizes, [.. seed, $"sizes {i}"]))];

    /// <summary>
    /// Points with small numbers; none where there are none, or where the conditions of the model leave no room for them.
    /// </summary>
    public static List<SampledNetwork> Small(Model model, params ImmutableArray<string> seed) => model.Leaves.Any(HasBothSigns)
        ? Sample(model with { Leaves = [.. model.Leaves.Select(Shrunk)] }, model.Sizes[0], [.. seed, "small"])
        : [];

    private static List<SampledNetwork> Sample(Model model, Sizes sizes, ImmutableArray<string> seed)
    {
        try
        {
            return [.. Sampler.SampleFew([new(model, sizes)], Count, [.. seed])];
        }
        catch (ModelException)
        {
            return []; // no point fulfils the conditions: then there is nothing to try there
        }
    }

    private static Leaf Shrunk(Leaf leaf) => HasBothSigns(leaf)
        ? leaf with
        {
            Domain = new([.. leaf.Domain.Intervals.Select(interval =>
            new Interval(Shrinking * interval.From, Shrinking * interval.To))])
        }
        : leaf;

    // As many values above zero as below it: smaller ones are of the same kind.
    private static bool HasBothSigns(Leaf leaf) =>
        leaf is { Label: null, Constants.IsEmpty: true, SumsToOne: SumsToOne.No, Domain.IsDiscrete: false }
        && leaf.Domain.Intervals.All(interval => leaf.Domain.Intervals.Contains(new(-interval.To, -interval.From)));
}
