using System.Collections.Immutable;
using Formulas.Tree;
using Grading.Documents.Steps;
using ReferenceSolutions.Autodiff.Nodes;

namespace Grading.Documents.Blaming;

/// <summary>A false step as it was read.</summary>
/// <param name="Left">Its left-hand side; of an update what is asked for.</param>
/// <param name="Statements">What it states.</param>
/// <param name="Judge">What judged it.</param>
internal sealed record FalseStep(Formula Left, Formula Right, ImmutableArray<Statement> Statements, StepJudge Judge)
{
    /// <summary>What all of its chain is equal to; null for nothing that can be read.</summary>
    public Formula? Head { get; init; }

    /// <summary>Whether two sides are the same, where this step stands.</summary>
    public bool AreSame(Formula one, Formula other, ImmutableArray<NodeField> at) => Judge.AreSame(one, other, at, Head);
}
