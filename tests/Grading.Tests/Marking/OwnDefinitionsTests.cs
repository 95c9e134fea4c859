using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Right answers with definitions of their own, in all the forms that vectors and matrices are written in.</summary>
public sealed class OwnDefinitionsTests
{
    // A problem with its error signal of the next layer, as a vector and as a sum.
    private sealed record Rule(string Problem, string Part, string Vector, string Sum, bool IsLinear);

    private static readonly Rule[] Rules =
    [
        new("delta-rules", "hidden-delta", "W^{l+1} Delta^{l+1}", "sum_k w_jk^(l+1) Delta_k^(l+1)", IsLinear: false),
        new("delta-rules", "linear-hidden-delta", "W^{l+1} Delta^{l+1}", "sum_k w_jk^(l+1) Delta_k^(l+1)", IsLinear: true),
        new("nielsen-delta-rules", "hidden-delta", "(W^{l+1})^T delta^{l+1}", "sum_k w_kj^(l+1) delta_k^(l+1)", IsLinear: false),
    ];

    // The slope of a whole vector, or of one of its elements, with what defines it.
    private static readonly (string Whole, string Element, string Definition)[] Slopes =
    [
        ("f'(z^l)", "f'(z_j^l)", ""),
        ("g(z^l)", "g(z_j^l)", "g(x) = f'(x)"),
        ("q(z^l)", "q(z_j^l)", "q(u) = 2 f'(u)/2"),
        ("g(z^l)", "g(z_j^l)", "g(s) = f'(s) + 0 s"),
        ("h", "f'(z_j^l)", "h = f'(z^l)"),
    ];

    private static readonly (string Whole, string Element, string Definition)[] Constants =
    [
        ("f'(z^l)", "f'(z_j^l)", "f' = 1"),
        ("f'(z^l)", "f'(z_j^l)", "f'(x) = 1"),
        ("g(z^l)", "g(z_j^l)", "g(x) = 1"),
        ("g(z^l)", "g(z_j^l)", "g(x) = x/x"),
        ("g(z^l)", "g(z_j^l)", "g(x) = f'(x)"),
    ];

    private static readonly string[] Products = ["diag({0}) ({1})", "{0} ⊙ ({1})", "({1}) ⊙ {0}", "({1}) * {0}",
        "diag({0}) diag({0})^T ({1}) / {0}"];

    private static readonly string[] Wrappers =
    [
        "{0}", "(({0})^T)^T", "1 ({0})", "--({0})", "({0}) + 0", "2 ({0})/2", "diag({0}) c(z^l)", "c(z^l) ⊙ ({0})", "({0})/c(z^l)",
        "diag(c(z^l)) ({0})",
    ];

    [Fact]
    public void Ten_thousand_right_answers_are_right()
    {
        var random = new Random(3);
        var gradings =
            Rules.ToDictionary(rule => rule, rule => new ProblemGrading(Repository.Problem(rule.Problem), new Assignment())[rule.Part]!);
        var faults = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            var rule = Rules[random.Next(Rules.Length)];
            var answer = i % 5 == 0 ? InIndices(rule, random) : InMatrices(rule, random);
            var outcome = gradings[rule].Grade(answer);
            if (outcome.Verdict != Verdict.Correct)
                faults.Add($"{rule.Problem}.{rule.Part} {outcome.Verdict} {outcome.Reason.Word}: {answer}");
        }
        Assert.True(faults.Count == 0, $"{faults.Count}\n{string.Join('\n', faults.Take(20))}");
    }

    private static string InMatrices(Rule rule, Random random)
    {
        var slope = One(rule.IsLinear ? Constants : Slopes, random);
        var text = string.Format(null, One(Products, random), slope.Whole, rule.Vector);
        var definitions = new List<string> { slope.Definition };
        for (var times = random.Next(3); times > 0; times--)
        {
            var wrapper = One(Wrappers, random);
            text = string.Format(null, wrapper, text);
            if (wrapper.Contains("c(", StringComparison.Ordinal)) definitions.Add("c(x) = 1");
        }
        return WithDefinitions(text, definitions, random);
    }

    private static string InIndices(Rule rule, Random random)
    {
        var slope = One(rule.IsLinear ? Constants : Slopes, random);
        var text = random.Next(2) == 0 ? $"{slope.Element} {rule.Sum}" : $"({rule.Sum}) * {slope.Element}";
        return WithDefinitions(text, [slope.Definition], random);
    }

    private static string WithDefinitions(string text, List<string> definitions, Random random)
    {
        var used = definitions.Where(definition => definition.Length > 0).Distinct().ToArray();
        return used.Length == 0 ? text : $"{text}{One([", where ", ", ", "\nwhere ", " with "], random)}{string.Join(", ", used)}";
    }

    private static T One<T>(T[] of, Random random) => of[random.Next(of.Length)];
}
