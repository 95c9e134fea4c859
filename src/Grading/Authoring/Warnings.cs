using Formulas.Names;
using Formulas.Numbers;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Language;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;

namespace Grading.Authoring;

/// <summary>What may be meant, and often is not: remarks on a problem that is valid.</summary>
internal static class Warnings
{
    /// <summary>Of a section: symbols that nothing uses, kinks that points come near.</summary>
    public static IEnumerable<string> Of(Problem problem, Section section, IReadOnlyList<SampledNetwork> sets)
    {
        var used = UsedIn(section.Model).Concat(problem.Parts.SelectMany(part => UsedIn(part.Question))).ToHashSet();
        foreach (var leaf in section.Model.Leaves.Select(leaf => leaf.Quantity).Distinct())
            if (!used.Contains(leaf)) yield return AuthorSentences.Unused(section.Name, Greek.Spelled(leaf.Name));
        foreach (var formula in sets.Select(set => KinkDistance.Near(set.Network, set.Points)).OfType<Formula>().Distinct())
            yield return AuthorSentences.NearKink(section.Name, PlainPrinter.Print(formula));
    }

    /// <summary>Of a part.</summary>
    public static IEnumerable<string> Of(PartGrading part, IReadOnlyList<SampledNetwork> sets)
    {
        var id = part.Part.Id;
        if (part.Part.Right.IsEmpty && part.Part.Question is not (Question.Choice or Question.Selection)) yield return AuthorSentences.NoRight(id);
        if (part.Part.Question is Question.Formula formula)
        {
            foreach (var warning in OfValues(id, formula, sets)) yield return warning;
            if (part.Grade("0").Verdict == Verdict.Correct) yield return AuthorSentences.ZeroIsRight(id);
            foreach (var right in part.Part.Right)
                if (FormulaReader.Read(right, formula.Vocabulary) is Reading.Success { Otherwise: { } other } read)
                    yield return AuthorSentences.TwoReadings(id, right, PlainPrinter.Print(read.Formula), PlainPrinter.Print(other));
        }
        if (part.Part.Question is Question.Number number && Varies([.. sets.SelectMany(set => Reference.Of(number.Reference, set, []).Values)]))
            yield return AuthorSentences.NumberVaries(id);
    }

    private static IEnumerable<string> OfValues(string id, Question.Formula formula, IReadOnlyList<SampledNetwork> sets)
    {
        Sized[] values = [.. Reference.Of(formula, sets).Frames.SelectMany(frame => frame.Values)];
        if (values.Length == 0) yield break;
        if (Array.TrueForAll(values, value => value.Value == 0)) yield return AuthorSentences.ReferenceIsZero(id);
        else if (sets[0].Network.Leaves.TrueForAll(leaf => leaf.Leaf.IsConstant)) yield return AuthorSentences.NoDecimals(id);
        else if (!Varies(values)) yield return AuthorSentences.ReferenceIsConstant(id);
    }

    private static bool Varies(Sized[] values) => values.Any(value => Math.Abs(value.Value - values[0].Value) > 1e-12 * values[0].Size);

    private static IEnumerable<Quantity> UsedIn(Model model) =>
        model.Definitions.Select(definition => definition.Body).Concat(model.Keep).Concat(model.Strata.SelectMany(strata => strata)).SelectMany(UsedIn);

    private static IEnumerable<Quantity> UsedIn(Question question) => question switch
    {
        Question.Formula formula => UsedIn(formula.Reference),
        Question.Number number => UsedIn(number.Reference),
        Question.Both both => UsedIn(both.Written.Reference),
        Question.Script script => UsedIn(script.Asked.Reference).Concat(script.Inputs.Select(input => input.Quantity)),
        Question.Table table => table.Cells.SelectMany(cell => UsedIn(cell.Question)),
        _ => [],
    };

    private static IEnumerable<Quantity> UsedIn(Formula formula) => Walks.Nodes(formula).SelectMany(node => node switch
    {
        Formula.Symbol symbol => [symbol.Quantity],
        Formula.Derivative derivative => [derivative.With.Quantity],
        _ => Array.Empty<Quantity>(),
    });
}
