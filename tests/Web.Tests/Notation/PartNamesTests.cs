using System.Text.RegularExpressions;
using Formulas.Reader;
using Formulas.Reader.Beginnings;
using Grader.Web.Notation;
using Grading.Assignments;
using Grading.Problems;
using Xunit.Abstractions;

namespace Web.Tests.Notation;

public sealed partial class PartNamesTests(ITestOutputHelper output)
{
    private static PartNames Names(string problem, string part, Switches? switches = null) =>
        PartNames.Of(Site.Problems.Single(one => one.Id == problem).Parts.Single(one => one.Id == part), switches ?? new())!;

    [Fact]
    public void A_part_has_its_quantities_functions_and_the_derivatives_that_are_given()
    {
        var names = Names("itakura-saito", "d");
        var values = names.Values.Select(name => name.Typed).ToArray();

        Assert.Contains("w46", values);
        Assert.Contains("dL/dz6", values);
        Assert.DoesNotContain("dL/dz3", values);
        Assert.Contains("sigma'(", names.Functions.Select(name => name.Typed));
        Assert.Contains("w_kj^l", Names("delta-rules", "hidden-delta").Values.Select(name => name.Typed));
    }

    [Fact]
    public void Every_name_of_every_part_is_read()
    {
        var unread = from problem in Site.Problems
                     from part in problem.Parts
                     where part.Question is Question.Formula
                     let vocabulary = part.Question.Vocabularies.First()
                     from name in PartNames.Of(part, new())!.Values
                     where FormulaReader.Read(name.Typed, vocabulary) is Reading.Unread
                     select $"{problem.Id}.{part.Id}: {name.Typed}";
        Assert.Empty(unread);
    }

    [GeneratedRegex("d([A-Z])/d([a-zA-Z]+)_?([0-9]*)(?![_^a-zA-Z0-9])")]
    private static partial Regex Derivative();

    // dL/dz6, ∂L/∂z6, \frac{\partial L}{\partial z_6} …
    private static IEnumerable<string> InEveryNotation(string right)
    {
        yield return right;
        if (!Derivative().IsMatch(right)) yield break;
        foreach (var sign in new[] { "d", "d ", "∂", "\\partial ", "\\mathrm{d}" })
            foreach (var (above, between, below) in new[] { ("", "/", ""), ("", " / ", ""), ("(", ")/(", ")"), ("\\frac{", "}{", "}") })
                yield return Derivative().Replace(right, found =>
                    $"{above}{sign}{found.Groups[1]}{between}{sign}{found.Groups[2]}{(found.Groups[3].Length > 0 ? "_" : "")}{found.Groups[3]}{below}");
    }

    // Those of all right answers of all problems, with derivatives in every notation.
    [Fact]
    public void Beginnings_of_right_answers_are_no_errors()
    {
        var (all, errors, dark) = (0, new List<string>(), 0);
        foreach (var problem in Site.Problems)
            foreach (var part in problem.Parts.Where(part => part.Question is Question.Formula))
                foreach (var right in part.Right.SelectMany(InEveryNotation))
                    for (var length = 1; length < right.Length; length++)
                    {
                        all++;
                        var vocabulary = part.Question.Vocabularies.First();
                        var typed = right[..length];
                        if (FormulaReader.Read(typed, vocabulary) is not Reading.Unread { Fault: var fault }) continue;
                        if (!Beginning.IsUnfinished(typed, fault, vocabulary)) errors.Add($"{problem.Id}.{part.Id} {fault.Word}: {typed}");
                        if (Beginning.SoFar(typed, vocabulary) is null) dark++;
                    }
        output.WriteLine($"{all} beginnings, {errors.Count} errors, {dark} without a reading");
        foreach (var error in errors) output.WriteLine(error);
        Assert.Empty(errors);
    }
}
