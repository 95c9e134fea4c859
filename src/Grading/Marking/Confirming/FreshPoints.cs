using Grading.Problems.Sections;
using ReferenceSolutions;
using ReferenceSolutions.Sampling;
using ReferenceSolutions.Sampling.Beyond;

namespace Grading.Marking.Confirming;

/// <summary>
/// Points that depend on the answer itself: nobody can know them before writing it, and whoever changes it meets others. The same for every
/// way to mark, with one seed.
/// </summary>
internal sealed class FreshPoints(Section section, params string[] seed)
{
    private const int Count = 16;

    private readonly Lazy<Network[]> _wide = new(() =>
    {
        var wide = Widening.Of(section.Model);
        return [.. wide.Sizes.Select(sizes => new Network(wide, sizes))];
    });

    /// <summary>Where the seed that they depend on begins.</summary>
    public IReadOnlyList<string> Seed => seed;

    /// <summary>Points of the model, two at least in every stratum and network.</summary>
    /// <param name="answer">The answer as it was read.</param>
    public IReadOnlyList<SampledNetwork> Inside(string answer) => Sampler.SampleFew(section.Networks, Count, [.. seed, "inside", answer]);

    /// <summary>Points with longer arrays, at which methods are tried: the same for every answer.</summary>
    public IReadOnlyList<SampledNetwork> OtherSizes() => Extremes.OtherSizes(section.Model, [.. seed, "extreme"]);

    /// <summary>Points with far smaller numbers, at which methods are tried: the same for every answer.</summary>
    public IReadOnlyList<SampledNetwork> Small() => Extremes.Small(section.Model, [.. seed, "extreme"]);

    /// <summary>Points a little outside of what the model is sampled from.</summary>
    public IReadOnlyList<SampledNetwork> Outside(string answer)
    {
        var sets = new List<SampledNetwork>();
        for (var i = 0; i < _wide.Value.Length; i++)
            if (Outskirts.Sample(_wide.Value[i], section.Model, [.. seed, "outside", $"{i}", answer]) is { } set) sets.Add(set);
        return sets;
    }
}
