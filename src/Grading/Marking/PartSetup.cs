using Grading.Assignments;
using Grading.Marking.Confirming;
using Grading.Problems;
using ReferenceSolutions.Sampling;

namespace Grading.Marking;

/// <summary>What marking a part starts from.</summary>
/// <param name="Sets">The sample points of its section; drawn when the first answer comes.</param>
/// <param name="Remembers">Whether the last answers are kept with their outcomes.</param>
internal sealed record PartSetup(Part Part, Lazy<SampledNetwork[]> Sets, Switches Switches, bool Remembers)
{
    /// <summary>Points at which answers are confirmed.</summary>
    public required FreshPoints Fresh { get; init; }
}
