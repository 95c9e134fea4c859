using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Problems;

namespace Grader.Web.Notation;

/// <summary>A name as a button has it.</summary>
/// <param name="Typed">What is put into the field.</param>
/// <param name="Mathml">How it looks.</param>
internal sealed record NameButton(string Typed, string Mathml);

/// <summary>
/// The names that an answer to a part may use: what the page shows beside the field and what it completes. Names that the question asks
/// for, and derivatives that are to be worked out, are none.
/// </summary>
/// <param name="Values">Quantities, and the derivatives that are given.</param>
/// <param name="Functions">Those of the problem with their derivatives, and those that are used most.</param>
/// <param name="Examples">How things are typed.</param>
internal sealed record PartNames(
    ImmutableArray<NameButton> Values, ImmutableArray<NameButton> Functions, ImmutableArray<string> Examples)
{
    private static readonly string[] Usual = ["exp", "ln", "sqrt"];

    /// <summary>Null for a part whose answer has no names.</summary>
    public static PartNames? Of(Part part, Switches switches)
    {
        if (part.Question.Vocabularies.FirstOrDefault() is not { } vocabulary) return null;
        var standings = (switches.PermissionIn(part)?.Table ?? []).ToLookup(row => row.Name, row => row.Standing);
        var values = vocabulary.Quantities.Where(quantity => IsUsable(standings[Greek.Spelled(quantity.Name)])).Select(Whole)
            .Concat(Derivatives(part, vocabulary)).Select(Button).DistinctBy(button => button.Typed);
        return new([.. values], [.. Called(vocabulary)], [.. ExamplesIn(vocabulary)]);
    }

    private static bool IsUsable(IEnumerable<Standing> standings) =>
        !standings.Any() || standings.Any(standing => standing is not (Standing.Asked or Standing.ToBeWorkedOut));

    private static IEnumerable<Formula> Derivatives(Part part, Vocabulary vocabulary) =>
        part.Question is Question.Formula question && vocabulary.Loss is { } loss
            ? question.Given.Select(given => new Formula.Derivative(
                Formula.Symbol.Of(loss), given.Layer is { } layer ? Whole(given.With) with { Layer = layer } : Whole(given.With)))
            : [];

    // with the letters that it was declared with
    private static Formula.Symbol Whole(Quantity quantity) => new(quantity,
        [.. quantity.Letters.Select(letter => new Index(letter, 0))], quantity.Layer is { } layer ? new Index(layer, 0) : null);

    private static NameButton Button(Formula formula) => new(PlainPrinter.Print(formula), MathMLPrinter.Print(formula));

    private static IEnumerable<NameButton> Called(Vocabulary vocabulary)
    {
        foreach (var (spelling, function) in vocabulary.Functions.DistinctBy(declared => declared.Function))
        {
            yield return Call(Greek.Spelled(spelling));
            if (function.Arity == 1) yield return Call($"{Greek.Spelled(spelling)}'");
        }
        foreach (var name in Usual) yield return Call(name);
        if (vocabulary.HasIndices) yield return new("sum_", "<math><mo>∑</mo></math>");
    }

    private static NameButton Call(string name)
    {
        var letters = Greek.Canonical(name.TrimEnd('\''));
        var prime = name.EndsWith('\'') ? "<mo lspace=\"0.05em\" rspace=\"0\">′</mo>" : "";
        return new($"{name}(", $"<math><mi>{letters}</mi>{prime}</math>");
    }

    private static IEnumerable<string> ExamplesIn(Vocabulary vocabulary)
    {
        yield return "2/3";
        if (vocabulary.Quantities.FirstOrDefault(quantity => quantity.IsScalar) is { } scalar)
            yield return $"{Greek.Spelled(scalar.Name)}^2";
        if (vocabulary.HasIndices) yield return "sum_k a_k b_jk";
        yield return "sqrt(2)";
    }
}
