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

    /// <summary>Of more errors nobody looks which are needed.</summary>
    private const int MostTogether = 6;

    private readonly List<Error> _errors = [];

    private Error? _last;

    // numbers that were rounded on the way
    private readonly List<Statement> _rounded = [];

    // An error of its own, with what it states, and what all that follows from it states.
    private sealed class Error(int step, ImmutableArray<Statement> own, Formula about, StepSection section)
    {
        // by section
        private readonly Dictionary<StepSection, bool> _isSame = [];

        public int Step { get; } = step;

        public ImmutableArray<Statement> Own { get; } = own;

        public List<Statement> Statements { get; } = [.. own];

        // by section and how many of the statements
        private readonly Dictionary<(StepSection Section, int Count), ImmutableArray<NodeField>?> _supposed = [];

        public ImmutableArray<NodeField>? Supposing(IReadOnlyCollection<Statement> statements, StepSection section)
        {
            if (!_supposed.TryGetValue((section, statements.Count), out var fields))
                _supposed.Add((section, statements.Count), fields = Supposed.Of(statements, section));
            return fields;
        }

        /// <summary>Whether what it is about is the same in a section, and not something else of that name.</summary>
        public bool IsIn(StepSection other)
        {
            if (!_isSame.TryGetValue(other, out var isSame)) _isSame.Add(other, isSame = section.Defines(about, other));
            return isSame;
        }

        public void Add(Statement statement)
        {
            if (Statements.Count < MostStatements && !Statements.Contains(statement)) Statements.Add(statement);
        }
    }

    /// <summary>What the last error comes to further on in its chain.</summary>
    public void GoOn(Statement statement) => _last?.Add(statement);

    /// <summary>A number that something was rounded to, rightly: who goes on with it has its error.</summary>
    public void Round(Statement statement)
    {
        if (_rounded.Count < MostStatements) _rounded.Add(statement);
    }

    /// <summary>The number of the step that a false step follows from; null for an error of its own.</summary>
    /// <param name="step">Its number, and what it states.</param>
    public int? Of(int step, FalseStep said, StepSection section)
    {
        var errors = _errors.FindAll(error => error.IsIn(section));
        if ((errors.FindLast(error => Follows(error, said, section))
            ?? errors.FindLast(error => error.Own.Any(own => Carried.Is(said, own, section)))
            ?? Together(errors, said, section)) is { } first) return Taken(first, said);
        _errors.Add(_last = new(step, said.Statements, said.Head ?? said.Left, section));
        return null;
    }

    private int Taken(Error error, FalseStep said)
    {
        _last = error;
        foreach (var statement in said.Statements) error.Add(statement);
        return error.Step;
    }

    // What holds once all that was said is put in comes from several errors: the first of those without which it does not.
    private static Error? Together(List<Error> all, FalseStep said, StepSection section)
    {
        var errors = all.FindAll(error => error.Own.Length > 0);
        if (errors.Count < 2 || !FollowsAll(errors, said, section)) return null;
        return errors.Find(error => errors.Count <= MostTogether && !FollowsAll(errors.FindAll(other => other != error), said, section))
            ?? errors[0];
    }

    private static bool FollowsAll(List<Error> errors, FalseStep said, StepSection section)
    {
        var (left, right) = PutIn(
            errors.SelectMany(error => error.Statements).Take(MostStatements), said.Left, said.Right, section);
        if (said.AreSame(left, right, section.Fields) || said.AreSame(said.Left, right, section.Fields)) return true;
        return Supposed.Of(errors.SelectMany(error => error.Own).Take(MostStatements), section) is { } fields
            && (said.AreSame(said.Left, said.Right, fields) || said.AreSame(left, right, fields));
    }

    private bool Follows(Error error, FalseStep said, StepSection section)
    {
        var (left, right) = PutIn(error.Statements, said.Left, said.Right, section);
        if (left != said.Left || right != said.Right)
        {
            if (said.AreSame(left, right, section.Fields)) return true;
            if (left != said.Left && said.AreSame(left, said.Right, section.Fields)) return true;
            (left, right) = PutIn(_rounded, left, right, section);
            if (_rounded.Count > 0 && said.AreSame(left, right, section.Fields)) return true;
        }
        return HoldsWith(error.Supposing(error.Own, section), said)
            || error.Statements.Count > error.Own.Length && HoldsWith(error.Supposing(error.Statements, section), said);
    }

    private static (Formula Left, Formula Right) PutIn(
        IEnumerable<Statement> statements, Formula left, Formula right, StepSection section)
    {
        foreach (var statement in statements) (left, right) = (statement.PutIn(left, section), statement.PutIn(right, section));
        return (left, right);
    }

    private static bool HoldsWith(ImmutableArray<NodeField>? supposed, FalseStep said) =>
        supposed is { } fields && said.AreSame(said.Left, said.Right, fields);
}
