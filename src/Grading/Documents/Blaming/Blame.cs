using System.Collections.Immutable;
using Formulas.Tree;
using Grading.Documents.Steps;
using ReferenceSolutions.Autodiff.Nodes;

namespace Grading.Documents.Blaming;

/// <summary>
/// Which false steps follow from an earlier one: they say the same again, hold once what was said is put in, or hold where the derivatives
/// of the network are what was said. The others are errors of their own.
/// </summary>
internal sealed class Blame
{
    /// <summary>So many statements of false steps are looked at.</summary>
    private const int MostStatements = 40;

    private readonly List<Error> _errors = [];

    // An error of its own, with what it states, and what all that follows from it states.
    private sealed class Error(int step, ImmutableArray<Statement> own)
    {
        public int Step { get; } = step;

        public ImmutableArray<Statement> Own { get; } = own;

        public List<Statement> Statements { get; } = [.. own];

        public Dictionary<StepSection, ImmutableArray<NodeField>?> Supposed { get; } = [];

        public void Add(Statement statement)
        {
            if (Statements.Count < MostStatements && !Statements.Contains(statement)) Statements.Add(statement);
        }
    }

    /// <summary>The number of the step that a false step follows from; null for an error of its own.</summary>
    /// <param name="step">Its number, and what it states.</param>
    public int? Of(int step, FalseStep said, StepSection section)
    {
        for (var e = _errors.Count - 1; e >= 0; e--)
        {
            if (!Follows(_errors[e], said, section)) continue;
            foreach (var statement in said.Statements) _errors[e].Add(statement);
            return _errors[e].Step;
        }
        _errors.Add(new(step, said.Statements));
        return null;
    }

    private static bool Follows(Error error, FalseStep said, StepSection section)
    {
        var (left, right) = (said.Left, said.Right);
        foreach (var statement in error.Statements) (left, right) = (statement.PutIn(left, section), statement.PutIn(right, section));
        if (left != said.Left || right != said.Right)
        {
            if (said.Judge.AreSame(left, right, section.Fields)) return true;
            if (left != said.Left && said.Judge.AreSame(left, said.Right, section.Fields)) return true;
        }
        if (!error.Supposed.TryGetValue(section, out var supposed))
            error.Supposed.Add(section, supposed = Supposed.Of(error.Own, section));
        return supposed is { } fields && said.Judge.AreSame(said.Left, said.Right, fields);
    }
}

/// <summary>A false step as it was read.</summary>
/// <param name="Left">Its left-hand side; of an update what is asked for.</param>
/// <param name="Statements">What it states.</param>
/// <param name="Judge">What judged it.</param>
internal sealed record FalseStep(Formula Left, Formula Right, ImmutableArray<Statement> Statements, StepJudge Judge);
