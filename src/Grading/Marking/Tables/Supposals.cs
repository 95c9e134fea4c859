using System.Collections.Immutable;
using System.Globalization;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Marking.Numbers;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Marking.Tables;

/// <summary>What follows from wrong numbers of a student: each is taken for the element, or the derivative, that it is meant to be.</summary>
internal static class Supposals
{
    /// <summary>What a wrong answer to a question supposes; null where nothing can be built on it.</summary>
    public static Supposed? Of(Question.Number question, string answer, SampledNetwork set)
    {
        if (ElementOf(question.Reference) is not var (element, isSlope)) return null;
        if (FormulaReader.Read(NumberMarking.WithDecimalPoint(answer),
            question.Vocabulary) is not Reading.Success { Otherwise: null } read) return null;
        var own = Evaluation.OfThread.Run(read.Formula, set, [])[0].Value;
        var truth = Evaluation.OfThread.Run(question.Reference, set, [])[0].Value;
        if (!Content.IsOfSize(own, truth)) return null;
        var layer = element.Layer is null ? 0 : set.Network.Layout.Resolve(element.Layer, 0);
        return new(element.Quantity, [.. element.Subscripts.Select(index => index.Offset)], layer, isSlope, own - truth);
    }

    /// <summary>What a wrong answer to a part supposes of a quantity.</summary>
    public static ImmutableArray<Supposed> Of(Question question, string answer, Quantity quantity, SampledNetwork set) => question switch
    {
        Question.Number number => IsOf(number, quantity) && Of(number, answer, set) is { } one ? [one] : [],
        Question.Table table => OfTable(table, answer, quantity, set),
        _ => [],
    };

    private static ImmutableArray<Supposed> OfTable(Question.Table table, string answer, Quantity quantity, SampledNetwork set)
    {
        if (TableReading.Of(answer, table, new(table.Groups)) is not TableReading.Filled { Turned: null, Texts: var texts }) return [];
        var supposed = ImmutableArray.CreateBuilder<Supposed>();
        for (var c = 0; c < texts.Length; c++)
        {
            if (texts[c] is { } text && table.Cells[c].Question is Question.Number number && IsOf(number, quantity)
                && OfWrong(number, text, set) is { } one) supposed.Add(one);
        }
        return supposed.ToImmutable();
    }

    private static Supposed? OfWrong(Question.Number number, string text, SampledNetwork set) =>
        new NumberMarking(number, Reference.Of(number.Reference, set, [])).Judge(text).Verdict == Verdict.Wrong ? Of(number, text, set) : null;

    /// <summary>Whether a number is right given that, and something was left to work out: neither zero nor the number itself would be.</summary>
    public static bool IsRight(Question.Number question, string answer, ImmutableArray<Supposed> supposed, SampledNetwork set)
    {
        if (supposed.IsEmpty) return false;
        var marking = new NumberMarking(question, Reference.Of(question.Reference, Supposing.In(set, supposed), []));
        return IsRight(marking, answer) && !IsRight(marking, "0") && !supposed.Any(one => IsRight(marking, InDigits(one, set)));
    }

    private static bool IsRight(NumberMarking marking, string answer) => marking.Judge(answer).Verdict == Verdict.Correct;

    private static string InDigits(Supposed supposed, SampledNetwork set)
    {
        var layout = set.Network.Layout;
        var column = layout.Column(supposed.Quantity, supposed.Subscripts.AsSpan(), supposed.Layer)
            + (supposed.IsSlope ? layout.Elements : 0);
        return (set.Points.Column(column)[0].Value + supposed.Difference).ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsOf(Question.Number question, Quantity quantity) => ElementOf(question.Reference)?.Element.Quantity == quantity;

    // An element of the network, or the loss's derivative by one; null for anything else.
    private static (Formula.Symbol Element, bool IsSlope)? ElementOf(Formula reference) => reference switch
    {
        Formula.Symbol symbol when symbol.Subscripts.All(index => index.IsNumber) => (symbol, false),
        Formula.Derivative { With: var with } when with.Subscripts.All(index => index.IsNumber) => (with, true),
        _ => null,
    };
}
