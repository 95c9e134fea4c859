using System.Collections.Immutable;
using Grading.Documents.Steps;

namespace Grading.Documents;

/// <summary>A derivation that somebody typed for one part: how each line is read, and what is said of it.</summary>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Chains">Its equalities as they are read.</param>
/// <param name="Steps">What is said of them; empty where nothing is to be said.</param>
public sealed record TypedDerivation(ImmutableArray<string> Lines, ImmutableArray<ReadChain> Chains, ImmutableArray<Step> Steps)
{
    /// <summary>The members that stand on a line, counted from 1, each with whether it is the head of its chain.</summary>
    public IEnumerable<(ReadMember Member, bool IsHead)> On(int line) => Chains.SelectMany(chain =>
        chain.Members.Select((member, m) => (member, m == 0))).Where(one => one.member.Place.Line == line);

    /// <summary>What a line says as a whole: of several steps the one that is worst.</summary>
    public Step? WorstOn(int line) => Steps.Where(step => step.Place.Line == line).MinBy(Rank);

    private static int Rank(Step step) => step.Verdict switch
    {
        StepVerdict.False => step.Follows is null ? 0 : 1,
        StepVerdict.Unread => 2,
        StepVerdict.OnlyIf => 3,
        _ => 4,
    };
}
