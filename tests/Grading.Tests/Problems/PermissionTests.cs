using System.Text;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Problems;

/// <summary>Who may use which name: one table for every part.</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task The_table_of_every_part_is_approved()
    {
        var told = new StringBuilder();
        foreach (var problem in Repository.Problems.OrderBy(problem => problem.Id, StringComparer.Ordinal))
        {
            foreach (var part in problem.Parts)
            {
                if (new Switches().PermissionIn(part) is not { } permission) continue;
                told.Append($"{problem.Id}.{part.Id}: {part.Asks}\n");
                foreach (var standing in permission.Table.GroupBy(row => row.Standing)
                    .OrderBy(group => group.Key))
                    told.Append($"  {standing.Key}: {string.Join(' ', standing.Select(row => row.Name))}\n");
            }
        }
        await Verify(told.ToString());
    }

    [Theory]
    [InlineData("itakura-saito", "a", "dL/dz6", false, "Asked")]
    [InlineData("itakura-saito", "a", "delta6", false, "Asked")]
    [InlineData("itakura-saito", "d", "delta6", false, "Given")]
    [InlineData("itakura-saito", "d", "delta4", false, "ToBeWorkedOut")]
    [InlineData("itakura-saito", "d", "delta4", true, "Given")]
    [InlineData("itakura-saito", "d", "delta3", true, "Asked")]
    [InlineData("itakura-saito", "d", "z3", false, "Free")]
    [InlineData("relu-sigmoid", "loss", "x", false, "Free")]
    [InlineData("relu-sigmoid", "loss", "y", false, "ToBeWorkedOut")]
    [InlineData("relu-sigmoid", "loss", "C", true, "ToBeWorkedOut")]
    public void A_name_has_one_standing(string problem, string part, string name, bool intermediate, string standing)
    {
        var asked = Repository.Problem(problem).Parts.Single(one => one.Id == part);
        var table = new Switches { IntermediateDeltas = intermediate }.PermissionIn(asked)!.Table;
        Assert.Equal(standing, $"{table.Single(row => row.Name == name).Standing}");
    }

    [Theory]
    [InlineData("itakura-saito", "d", "z3", true)]
    [InlineData("itakura-saito", "d", "delta6", true)]
    [InlineData("itakura-saito", "d", "delta4", false)]
    [InlineData("itakura-saito", "a", "delta6", false)]
    [InlineData("cross-entropy", "sigmoid-output-weight", "y", false)] // no single number
    public void A_script_is_handed_the_numbers_that_may_be_used(string problem, string part, string name, bool isHandedOver)
    {
        var asked = Repository.Problem(problem).Parts.Single(one => one.Id == part);
        var quantity = ((Question.Formula)asked.Question).Vocabulary.Quantities.Single(one => Greek.Spelled(one.Name) == name);

        Assert.Equal(isHandedOver, new Switches().PermissionIn(asked)!.IsHandedOver(quantity));
    }

    [Theory]
    [InlineData("e, z", "e^(-z)/(1 + e^(-z))^2", "")]
    [InlineData("e, z", "exp(-z)/(1 + exp(-z))^2", "")]
    [InlineData("e, z", "z*sigma(z)", "sigma(z)")]
    [InlineData("e, z", "2*pi*z", "pi")]
    [InlineData("e, z", "ln(z)", "ln(z)")]
    [InlineData("e, z", "z*y", "y")]
    [InlineData("z, sigma", "z*sigma(z)", "")]
    [InlineData("z", "exp(z)", "exp(z)")]
    [InlineData("z", "3*z", "")]
    public void What_is_not_in_the_terms_of_the_question_is_told(string form, string answer, string outside)
    {
        var part = Form(form);
        var permission = new Switches { FormRequired = true }.PermissionIn(part)!;

        Assert.Equal(outside, permission.FirstOutsideForm(Read(part, answer)) is { } found ? PlainPrinter.Print(found) : "");
        Assert.Null(new Switches().PermissionIn(part)!.FirstOutsideForm(Read(part, answer)));
    }

    [Fact]
    public void A_name_beside_the_terms_of_the_question_stands_outside()
    {
        var part = Form("e, z");

        Assert.Equal("OutsideForm y, Free z", Standings(new() { FormRequired = true }));
        Assert.Equal("Free y, Free z", Standings(new()));
        Assert.Equal("Free y, Free z", string.Join(", ", Named(new Switches { FormRequired = true }.PermissionIn(Form(""))!)));

        string Standings(Switches switches) => string.Join(", ", Named(switches.PermissionIn(part)!));
        static IEnumerable<string> Named(Permission permission) =>
            permission.Table.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => $"{row.Standing} {row.Name}");
    }

    [Fact]
    public void The_element_that_is_asked_for_is_told_by_its_layer_and_its_indices()
    {
        var part = Repository.Problem("delta-rules").Parts.Single(one => one.Id == "hidden-delta");
        var permission = new Switches().PermissionIn(part)!;
        var asked = (Formula.Symbol)Read(part, "Delta_j^l");

        Assert.NotNull(permission.FirstForbidden(asked));
        Assert.Null(permission.FirstForbidden(asked with { Layer = new("l", 1) }));
        Assert.Null(permission.FirstForbidden(asked with { Subscripts = [new("k", 0)] }));
        Assert.NotNull(permission.FirstHiding(asked with { Subscripts = [new("k", 0)] }));
        Assert.Null(permission.FirstHiding(asked with { Subscripts = [new("k", 0)], Layer = new("l", 1) }));
        Assert.Null(permission.FirstHiding(asked));
        Assert.Null(permission.FirstHiding(Formula.Integer(2)));
    }

    [Fact]
    public void The_derivative_of_a_function_may_stand_where_no_slope_is_asked_for() =>
        Assert.Equal(Verdict.Correct, Marked.Expression("x: 1..2", "exp(x)", "exp'(x)").Verdict);

    [Theory]
    [InlineData("sum_{i=2}^2 e_i*x", Verdict.Unreadable)]
    [InlineData("sum_{i=1}^1 e_i*2*w*x*x/e1", Verdict.Correct)]
    public void One_of_several_names_that_an_index_tells_apart_can_be_a_derivative(string answer, Verdict verdict)
    {
        var problem = ProblemReader.Parse("""
            id: family
            title: Names with numbers
            statement: One of them is a derivative.
            symbols: { x: 0.5..2, w: 0.5..2, e1: 0.5..2 }
            model: |
              z2 = w*x
              L = z2^2
              e2 = dL/dz2
            parts:
              a: { question: 'What is it?', ask: dL/dw }
            """, "family.yaml");

        Assert.Equal(verdict, new ProblemGrading(problem, new Assignment())["a"]!.Grade(answer).Verdict);
    }

    [Theory]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "sigma(z)*(1 - sigma(z))", true)]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "2*z", true)]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "z + sigma'(z)", false)]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "tanh'(z/2)/4", false)]
    [InlineData("relu-sigmoid", "loss", "x*t + 2", true)]
    [InlineData("relu-sigmoid", "loss", "x*y", false)]
    [InlineData("itakura-saito", "d", "2*delta6*z3", true)]
    [InlineData("itakura-saito", "d", "2*delta4*z3", false)]
    public void What_is_free_has_nothing_that_is_forbidden(string problem, string part, string answer, bool isFree)
    {
        var asked = Repository.Problem(problem).Parts.Single(one => one.Id == part);
        var vocabulary = asked.Question is Question.Formula formula ? formula.Vocabulary : ((Question.Number)asked.Question).Vocabulary;
        var read = ((Reading.Success)FormulaReader.Read(answer, vocabulary)).Formula;
        var permission = new Switches().PermissionIn(asked)!;

        Assert.Equal(isFree, permission.FirstForbidden(read) is null);
        if (isFree) Assert.Null(permission.FirstHiding(read));
        else Assert.False(permission.IsFree(read));
    }

    private static Part Form(string form) => ProblemReader.Parse($$"""
        id: form
        title: In terms of something
        statement: No network.
        symbols: { z: 0.5..2, y: 0.5..2 }
        functions: { sigma: logistic }
        parts:
          a: { question: 'What is it?', ask: 'z*y', form: [{{form}}] }
        """, "form.yaml").Parts[0];

    private static Formula Read(Part part, string answer) =>
        ((Reading.Success)FormulaReader.Read(answer, ((Question.Formula)part.Question).Vocabulary)).Formula;
}
