using ReferenceSolutions.Sampling;

namespace Grading.Marking;

/// <summary>Some of the points of a network that show of most formulas that they are not what is asked for: a few in every stratum.</summary>
internal static class FewPoints
{
    private const int InEach = 2;

    /// <summary>The first points, and the first of every stratum.</summary>
    public static SampledNetwork Of(SampledNetwork set)
    {
        var (chosen, counts) = (new List<int>(), new Dictionary<string, int>());
        for (var p = 0; p < set.Points.Count; p++)
        {
            var isNeeded = p < InEach;
            foreach (var stratum in set.Strata[p]) isNeeded |= counts.GetValueOrDefault(stratum.Name) < InEach;
            if (!isNeeded) continue;
            chosen.Add(p);
            foreach (var stratum in set.Strata[p]) counts[stratum.Name] = counts.GetValueOrDefault(stratum.Name) + 1;
        }
        return set.At([.. chosen]);
    }
}
