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
        foreach (var warning in EqualSizes(section, sets)) yield return warning;
        foreach (var formula in sets.Select(set => KinkDistance.Near(set.Network, set.Points)).OfType<Formula>().Distinct())
            yield return AuthorSentences.NearKink(section.Name, PlainPrinter.Print(formula));
    }

    // Two dimensions that are alike in all networks, though their values are drawn: an index for the other is never found out.
    private static IEnumerable<string> EqualSizes(Section section, IReadOnlyList<SampledNetwork> sets)
    {
        if (section.Model.Leaves.All(leaf => leaf.IsConstant)) yield break;
        Dimension[] plain = [.. section.Names.Dimensions.Where(dimension => dimension is { Layers: null, End: null })];
        for (var i = 0; i < plain.Length; i++)
            for (var j = i + 1; j < plain.Length; j++)
                if (sets.All(set => set.Network.Layout.Sizes.All[plain[i].Id].SequenceEqual(set.Network.Layout.Sizes.All[plain[j].Id])))
                    yield return AuthorSentences.EqualSizes(section.Name, plain[i].Noun, plain[j].Noun);
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
    }

    /// <summary>Whether a number is asked for, and what is asked differs from point to point.</summary>
    public static bool IsNumberThatVaries(Part part, IReadOnlyList<SampledNetwork> sets) => part.Question switch
    {
        Question.Number number => Varies(number, sets),
        Question.Both both => Varies(both.Value, sets),
        Question.Table table => table.Cells.Any(cell => cell.Question is Question.Number number && Varies(number, sets)),
        _ => false,
    };

    private static bool Varies(Question.Number number, IReadOnlyList<SampledNetwork> sets) =>
        Varies([.. sets.SelectMany(set => Reference.Of(number.Reference, set, []).Values)]);

    private static IEnumerable<string> OfValues(string id, Question.Formula formula, IReadOnlyList<SampledNetwork> sets)
    {
        Sized[] values = [.. Reference.Of(formula, sets).Frames.SelectMany(frame => frame.Values)];
        if (values.Length == 0) yield break;
        if (Array.TrueForAll(values, value => value.Value == 0)) yield return AuthorSentences.ReferenceIsZero(id);
        else if (sets[0].Network.Leaves.TrueForAll(leaf => leaf.Leaf.IsConstant)) yield return AuthorSentences.NoDecimals(id);
        else if (!Varies(values)) yield return AuthorSentences.ReferenceIsConstant(id);
    }

    // Rounding is allowed for, as far as it can be: in a deep network the size of the terms says nothing any more.
    private static bool Varies(Sized[] values)
    {
        var allowed = 1e-12 * Math.Min(values[0].Size, 1e4 * Math.Abs(values[0].Value));
        return Array.Exists(values, value => Math.Abs(value.Value - values[0].Value) > allowed);
    }

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
