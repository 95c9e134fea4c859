using System.Collections.Immutable;
using Formulas.Tree;
using Grading.Documents.Steps;

namespace Grading.Documents.Blaming;

/// <summary>A false step as it was read.</summary>
/// <param name="Left">Its left-hand side; of an update what is asked for.</param>
/// <param name="Statements">What it states.</param>
/// <param name="Judge">What judged it.</param>
internal sealed record FalseStep(Formula Left, Formula Right, ImmutableArray<Statement> Statements, StepJudge Judge);
