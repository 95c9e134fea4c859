using System.Collections.Immutable;
using Formulas;
using Formulas.Printing;
using Grader.Problems;
using ReferenceSolutions.Sampling;

namespace Grader.Grading;

/// <summary>Marks formulas and updates: the answer is read, evaluated at all points, and compared with the reference stratum by stratum.</summary>
public sealed class FormulaGrading(Question.Formula question, Reference reference, Switches switches)
{
    [ThreadStatic]
    private static Evaluation? t_evaluation;

    private static Evaluation Evaluation => t_evaluation ??= new();

    public Outcome Grade(string answer)
    {
        var outcome = GradeOnce(answer);
        return outcome.Verdict is Verdict.Wrong or Verdict.Unreadable ? WithRepair(answer, outcome) : outcome;
    }

    private Outcome GradeOnce(string answer) => FormulaReader.Read(answer, question.Vocabulary) switch
    {
        Reading.Success success => Grade(success),
        Reading.Mistyped { Fault: var fault } => new(fault.IsQuestion ? Verdict.Unreadable : Verdict.Wrong, fault.Reason) { Hint = fault.Sentence },
        Reading.Failure { Error: var error } => new(Verdict.Unreadable, error.Reason)
        {
            Hint = error.Sentence,
            Place = (error.Start, error.Length),
            Mistake = error.Reason == "missing-partial" ? "TYPO" : "",
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Outcome Grade(Reading.Success read)
    {
        if (reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, "too-few-points") { Hint = Feedback.TooFewPoints };
        var text = PlainPrinter.Print(read.Formula);
        if (read.Otherwise is { } otherwise && Differ(read.Formula, otherwise))
            return new(Verdict.Unreadable, "ambiguous") { Hint = Feedback.Ambiguous(text, PlainPrinter.Print(otherwise)) };
        foreach (var member in read.Earlier)
            if (Differ(read.Formula, member)) return new(Verdict.Unreadable, "contradiction") { Hint = Feedback.Contradiction(PlainPrinter.Print(member), text) };

        var agreement = Agreements(read.Formula, out var witness);
        if (Evaluation.IsTooLarge) return new(Verdict.Unreadable, "too-large") { Hint = Feedback.TooLarge };
        var outcome = Judge(agreement) with { Reading = text };
        if (outcome.Verdict is Verdict.Wrong && question.Updated is not null && switches.BareIncrement && read.Update == UpdateForm.NewValue && IsIncrement(read.Formula)) return new(Verdict.Correct) { Reading = text };
        if (outcome.Verdict is Verdict.Correct or Verdict.Conditional && NotGiven(read.Formula) is { } derivative)
            return new(Verdict.Unreadable, "not-explicit") { Reading = text, Hint = Feedback.NotExplicit(PlainPrinter.Print(derivative)) };
        return outcome.Verdict is Verdict.Wrong or Verdict.Conditional && witness is { } at ? outcome with { Witness = Witness(read.Formula, at.Frame, at.Point) } : outcome;
    }

    // Whether the answer has the reference's value, frame by frame and point by point.
    private bool[][] Agreements(Formula formula, out (Reference.Frame Frame, int Point)? witness)
    {
        witness = null;
        var all = new bool[reference.Frames.Length][];
        for (var f = 0; f < all.Length; f++)
        {
            var frame = reference.Frames[f];
            var same = all[f] = new bool[frame.Values.Length];
            Compare(formula, frame, frame.Values, frame.Exact, same);
            for (var p = 0; p < same.Length && witness is null; p++)
                if (!same[p] && frame.Usable[p]) witness = (frame, p);
        }
        return all;
    }

    private static void Compare(Formula formula, Reference.Frame frame, ReadOnlySpan<Sized> expected, Lazy<BigFloat[]> exactly, Span<bool> same)
    {
        var values = Evaluation.Run(formula, frame.Set, frame.Indices);
        BigFloat[]? exact = null;
        for (var p = 0; p < same.Length; p++)
        {
            var agreement = Comparison.Compare(values[p], expected[p], Comparison.FormulaTolerance);
            if (agreement == Agreement.Undecided && frame.Usable[p])
            {
                exact ??= new Evaluation().RunExactly(formula, frame.Set, frame.Indices);
                same[p] = Comparison.Decide(exact[p], exactly.Value[p], (values[p].Size, expected[p].Size), Comparison.FormulaTolerance);
            }
            else same[p] = agreement == Agreement.Same;
        }
    }

    // Two readings of one answer: do they have different values anywhere?
    private bool Differ(Formula one, Formula other)
    {
        foreach (var frame in reference.Frames)
        {
            var expected = Evaluation.Run(one, frame.Set, frame.Indices).ToArray();
            var exact = new Lazy<BigFloat[]>(() => new Evaluation().RunExactly(one, frame.Set, frame.Indices));
            var same = new bool[expected.Length];
            Compare(other, frame, expected, exact, same);
            for (var p = 0; p < same.Length; p++)
                if (frame.Usable[p] && !same[p]) return true;
        }
        return false;
    }

    /// <summary>The verdict on an answer that has the reference's value at some points, frame by frame.</summary>
    internal Outcome Judge(bool[][] agreement)
    {
        if (Holds(agreement, _ => true, out _)) return new(Verdict.Correct);
        Stratum? explains = null;
        foreach (var stratum in reference.Strata)
        {
            if (!Holds(agreement, strata => strata.Contains(stratum), out var count) || count < Reference.LeastPointsOfStratum) continue;
            if (!stratum.IsAssumption)
            {
                explains ??= stratum;
                continue;
            }
            return new(switches.Assume(stratum.Name), $"assumes:{stratum.Name}") { Hint = Feedback.Assumes(stratum.Name) };
        }
        return explains is null ? new(Verdict.Wrong) : new(Verdict.Wrong, $"only-if:{explains.Name}") { Hint = Feedback.OnlyIf(explains.Name) };
    }

    private bool Holds(bool[][] agreement, Func<ImmutableArray<Stratum>, bool> includes, out int count)
    {
        count = 0;
        for (var f = 0; f < agreement.Length; f++)
        {
            var frame = reference.Frames[f];
            for (var p = 0; p < agreement[f].Length; p++)
            {
                if (!frame.Usable[p] || !includes(frame.Set.Strata[p])) continue;
                if (!agreement[f][p]) return false;
                count++;
            }
        }
        return true;
    }

    private bool IsIncrement(Formula formula) =>
        Judge(Agreements(new Formula.Binary(Operator.Add, Formula.Symbol.Of(question.Updated!), formula), out _)).Verdict == Verdict.Correct;

    // A derivative that stands in the answer although the part does not give it.
    private Formula? NotGiven(Formula formula)
    {
        var model = reference.Frames[0].Set.Network.Model;
        foreach (var node in Rewriting.Nodes(formula))
        {
            var with = node switch
            {
                Formula.Derivative derivative => derivative.With,
                Formula.Symbol symbol when model.AdjointNames.FirstOrDefault(name => name.Name == symbol.Quantity) is { } name => symbol with { Quantity = name.Of },
                _ => null,
            };
            if (with is null || switches.IntermediateDeltas && node is Formula.Symbol) continue;
            var asked = question.Vocabulary.Asked;
            var restates = asked is not null && asked.Quantity == with.Quantity && asked.Layer == with.Layer && asked.Subscripts.SequenceEqual(with.Subscripts);
            if (restates || !question.Given.Any(given => given.With == with.Quantity && (given.Layer is null || given.Layer == with.Layer))) return node;
        }
        return null;
    }

    // z6=-1.2 t=0.5 (sigma=tanh) -> 3.21: the inputs of the formula and its value at one point
    private static string Witness(Formula formula, Reference.Frame frame, int point)
    {
        var value = Evaluation.Run(formula, frame.Set, frame.Indices)[point].Value;
        var inputs = Rewriting.Nodes(formula).OfType<Formula.Symbol>().Where(symbol => symbol.Quantity.IsScalar).Select(symbol => symbol.Quantity).Distinct()
            .Select(quantity => $"{Greek.Spelled(quantity.Name)}={Number(frame.Set.Points.Column(frame.Set.Network.Layout.Column(quantity, [], 0))[point].Value)}");
        var indices = frame.Indices.Select(index => $"{index.Letter}={index.Value}");
        var widths = frame.Set.Network.Layout.Widths.IsEmpty ? [] : new[] { $"layers {string.Join('-', frame.Set.Network.Layout.Widths)}" };
        var family = frame.Set.Strata[point].Where(stratum => stratum.Name.Contains('=')).Select(stratum => stratum.Name);
        return $"{string.Join(' ', widths.Concat(indices).Concat(inputs).Concat(family))} -> {Number(value)}";
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) : "no value";

    // A slip of notation that a repair would make right is named, never silently accepted.
    private Outcome WithRepair(string answer, Outcome outcome)
    {
        if (!answer.Contains("**", StringComparison.Ordinal)) return outcome;
        var repaired = answer.Replace("**", "*", StringComparison.Ordinal);
        return GradeOnce(repaired).Verdict is Verdict.Correct or Verdict.Conditional ? outcome with { Mistake = "TYPO", Hint = Feedback.DidYouMean("**", "*") } : outcome;
    }
}
