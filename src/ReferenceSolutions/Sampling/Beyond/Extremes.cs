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
    private const double Small = 1e-10;

    /// <summary>The points; none where the conditions of the model leave no room for them.</summary>
    public static List<SampledNetwork> Sample(Model model, params ImmutableArray<string> seed)
    {
        var sets = new List<SampledNetwork>();
        for (var i = 0; i < model.OtherSizes.Length; i++) Add(model, model.OtherSizes[i], $"sizes {i}");
        if (model.Leaves.Any(HasBothSigns))
            Add(model with { Leaves = [.. model.Leaves.Select(Shrunk)] }, model.Sizes[0], "small");
        return sets;

        void Add(Model other, Sizes sizes, string name)
        {
            try
            {
                sets.AddRange(Sampler.SampleFew([new(other, sizes)], Count, [.. seed, name]));
            }
            catch (ModelException)
            {
                // no point fulfils the conditions: then there is nothing to try there
            }
        }
    }

    private static Leaf Shrunk(Leaf leaf) => HasBothSigns(leaf)
        ? leaf with
        {
            Domain = new([.. leaf.Domain.Intervals.Select(interval =>
            new Interval(Small * interval.From, Small * interval.To))])
        }
        : leaf;

    // As many values above zero as below it: smaller ones are of the same kind.
    private static bool HasBothSigns(Leaf leaf) =>
        leaf is { Label: null, Constants.IsEmpty: true, SumsToOne: SumsToOne.No, Domain.IsDiscrete: false }
        && leaf.Domain.Intervals.All(interval => leaf.Domain.Intervals.Contains(new(-interval.To, -interval.From)));
}
