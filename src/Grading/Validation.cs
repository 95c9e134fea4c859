using System.Collections.Immutable;
using Formulas.Names;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Language;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Verdicts;
using Grading.Wording;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.HandDerived;
using ReferenceSolutions.Sampling;

namespace Grading;

/// <summary>
/// Grades the grader: on every problem, automatic differentiation must agree with finite differences and
/// with the hand derivation where there is one; the problem's own right forms must pass and its slips must not;
/// and there must be enough usable points.
/// </summary>
public static class Validation
{
    public sealed record Report(string Summary, ImmutableArray<string> Faults)
    {
        /// <summary>What is no fault, and seldom meant.</summary>
        public ImmutableArray<string> Warnings { get; init; } = [];
    }

    /// <param name="scripts">Runs the sample answers in C#.</param>
    public static Report Of(Problem problem, string seed, Scripts.ScriptRunner? scripts = null)
    {
        var (faults, warnings) = (new List<string>(), new List<string>());
        var (compared, byHand, forms) = (new Compared(), 0, 0);
        try
        {
            foreach (var section in problem.Sections)
            {
                var sets = ProblemGrading.Points(problem, section, seed);
                warnings.AddRange(Authoring.Warnings.Of(problem, section, sets));
                foreach (var set in sets)
                {
                    compared += CompareWithDifferences(section, set, faults);
                    byHand += CompareWithHandDerivation(section, set, faults);
                }
            }
            var grading = new ProblemGrading(problem, new Assignment { Seed = seed }, scripts);
            foreach (var part in grading.Parts)
            {
                forms += CheckForms(part, faults);
                var sets = ProblemGrading.Points(problem, part.Part.Section, seed);
                if (Authoring.Warnings.IsNumberThatVaries(part.Part, sets)) faults.Add(AuthorSentences.NumberVaries(part.Part.Id));
                warnings.AddRange(Authoring.Warnings.Of(part, sets));
            }
        }
        catch (ModelException e)
        {
            faults.Add(e.Message);
        }
        var summary = faults.Count == 0
            ? AuthorSentences.Valid(problem.Parts.Length, compared.Agree, compared.Skipped, byHand, forms)
            : AuthorSentences.Faults(faults.Count);
        return new(summary, [.. faults]) { Warnings = [.. warnings] };
    }

    // Derivatives that agree with finite differences, and those that have none: every step crosses a kink, or ends where there is no loss.
    private readonly record struct Compared(int Agree, int Skipped)
    {
        public static Compared operator +(Compared one, Compared other) => new(one.Agree + other.Agree, one.Skipped + other.Skipped);
    }

    private static Compared CompareWithDifferences(Section section, SampledNetwork set, List<string> faults)
    {
        if (section.Model.Loss is null) return default;
        var layout = set.Network.Layout;
        var (compared, skipped) = (0, 0);
        foreach (var (leaf, column, chosen) in DifferencePlaces.Of(set))
        {
            var points = set.At(chosen).Points;
            var derivatives = points.Column(layout.Elements + column);
            var differences = FiniteDifferences.Of(set.Network, points, column);
            for (var p = 0; p < differences.Length; p++)
            {
                if (double.IsNaN(differences[p].Value))
                {
                    skipped++;
                    continue;
                }
                compared++;
                var allowed = Tolerances.Differences * (1 + derivatives[p].Size) + Tolerances.Uncertainties * differences[p].Uncertainty;
                if (Math.Abs(derivatives[p].Value - differences[p].Value) <= allowed) continue;
                var by = Greek.Spelled(leaf.Quantity.Name);
                faults.Add(AuthorSentences.DiffersFromDifferences(section.Name, by, derivatives[p].Value, differences[p].Value));
                return new(compared, skipped);
            }
        }
        return new(compared, skipped);
    }

    private static int CompareWithHandDerivation(Section section, SampledNetwork set, List<string> faults)
    {
        if (section.HandDerived is not { } name) return 0;
        var solve = HandDerivations.ByName[name];
        var compared = 0;
        for (var p = 0; p < set.Points.Count; p++)
        {
            var at = new HandDerivedPoint(set, p);
            foreach (var partial in solve(at.Point).Partials)
            {
                if (at.Adjoint(partial.Name, partial.Indices) is not { } adjoint) continue;
                compared++;
                if (Math.Abs(adjoint.Value - partial.Value) <= Tolerances.Derivations * adjoint.Size + double.Epsilon) continue;
                faults.Add(AuthorSentences.DiffersFromHand(section.Name, $"{partial.Quantity}", adjoint.Value, partial.Value, name));
                return compared;
            }
        }
        return compared;
    }

    private static string Evidence(Outcome outcome) => outcome.Truth.Length == 0
        ? outcome.Hint
        : $"{AuthorSentences.AtPoint(outcome.Witness, outcome.Truth)}{(outcome.Hint.Length > 0 ? $". {outcome.Hint}" : "")}";

    private static int CheckForms(PartGrading part, List<string> faults)
    {
        var forms = 0;
        void Check(ImmutableArray<string> answers, Func<Verdict, bool> isExpected, string expected)
        {
            foreach (var answer in answers)
            {
                forms++;
                var outcome = part.Grade(answer);
                if (!isExpected(outcome.Verdict))
                    faults.Add(AuthorSentences.OtherVerdict(part.Part.Id, answer, expected, outcome.Verdict.Word(), Evidence(outcome)));
            }
        }
        Check(part.Part.Right, verdict => verdict == Verdict.Correct, "correct");
        Check(part.Part.Conditional, verdict => verdict == Verdict.Conditional, "conditional");
        Check(part.Part.Slips, verdict => verdict == Verdict.Wrong, "wrong");
        return forms;
    }
}
