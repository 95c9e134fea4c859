using System.Collections.Immutable;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Grading.Submissions;

namespace Grading.Documents;

/// <summary>A chain of equalities as it is read, without what is right.</summary>
/// <param name="Place">Where it begins.</param>
public sealed record ReadChain(Source Place, ImmutableArray<ReadMember> Members)
{
    /// <summary>The derivatives of one node by another in it, which are read as total and as direct ones.</summary>
    public IEnumerable<Formula.Slope> Slopes => Members.Where(member => member.Side.Formula is not null)
        .SelectMany(member => Walks.Nodes(member.Side.Formula!))
        .OfType<Formula.Slope>().Where(slope => slope.Of is Formula.Symbol).Distinct();
}

/// <summary>One side of an equality.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Place">Where its sign stands.</param>
public sealed record ReadMember(string Typed, string Text, Source Place, Side Side);
