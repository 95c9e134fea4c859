using System.Collections.Immutable;
using System.Text.Json;
using Grading.Assignments;
using Grading.Marking;
using Grading.Problems;
using Grading.Tests.Marking.Generated;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>What is asked and remarked before a verdict: it tells nothing of what is right, however the text is made.</summary>
public sealed class MeantTests
{
    private sealed record Row(string Problem, string Part, string Answer);

    private static readonly ImmutableArray<Row> Corpus = [.. File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];

    // {h} what is to be worked out, {c} a number, {g} what is given
    private static readonly string[] Shapes =
    [
        "{h}", "{c}*{h}", "step({h}-{c})/2 x", "1/2 x step({h} - {c})", "1/{g} {c} step({h} - {c})", "{h} = {c}", "{c} = {h}",
        "{h}*{c} = 0.3 = {c}", "{c}, where C = {h}", "{c} since {h} = {c}", "{c}, since x = 3{h}", "{c} ** ({h})", "{c} ** )",
        "[{h} > {c}]/2 x",
        "2{h} = {c}", "1e9*step({h} - {c}) + {h} = {c}", "{h} + {c} = {h}", "{c}/N", "{c}/(N {h})", "{g}/2{g} = {c}", "{c} or {h}", "±{h}",
        "2,080{h}", "2,080", "{h} -> {c}", "{h} = {h} = {c}", "{c} = {c}", "{c} = {g} = {h}", "max({h}, {c})",
        "q = {h}; {c} + q", "{c} = q where q = {h}",
        "{c}*step({h} - {c}) = {c}", "sum_{k=1}^2 {h}", "y = {c}", "z2 = {g}", "{h}/2{g}", "not {h}", "{c} ({h})",
        "({h})^({c})^({g})", "log {h} {g}", "0 = step({h} + {c}) = 0", "0 = step({h} - 0.5) = 0", "1 = step({h} + 0.5) = 1",
    ];

    private static IEnumerable<string> Texts(string[] hidden, string[] given, string[] numbers) =>
        from shape in Shapes
        from h in hidden
        from g in given
        from c in numbers
        select shape.Replace("{h}", h).Replace("{g}", g).Replace("{c}", c);

    private static PartGrading Graded(string problem, string part, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Folder, "problems", $"{problem}.yaml"));
        foreach (var (old, changed) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }
        return new ProblemGrading(ProblemReader.Parse(text, $"{problem}.yaml"), new Assignment(), remembers: false)[part]!;
    }

    private static bool IsUntried(Outcome outcome) =>
        outcome.Verdict is not (Verdict.Correct or Verdict.Wrong or Verdict.Conditional or Verdict.FollowThrough);

    private static string Told(Outcome outcome) => $"{outcome.Verdict} {outcome.Reading} {outcome.Hint} {outcome.Place}";

    private static string Told(AsRead read) => $"{read.IsReadable} {read.Formula} {read.Option} {StudentSentences.Of(read.Reason)}";

    // The same text where other things are right: what costs no try is the same, byte for byte.
    private static void AssertNothingIsTold(PartGrading one, PartGrading other, IEnumerable<string> texts) => Assert.All(texts, text =>
    {
        Assert.Equal(Told(one.Read(text)), Told(other.Read(text)));
        var (first, second) = (one.Grade(text), other.Grade(text));
        if (IsUntried(first) || IsUntried(second)) Assert.Equal($"{text}: {Told(first)}", $"{text}: {Told(second)}");
    });

    private static readonly (string, string)[] OtherNetwork =
    [
        ("z1 = w1*x; ", "z1 = w1*x + 0.7; "), ("z2 = w2*a1 + b; ", "z2 = w2*a1 + b + 3*t*a1; "),
        ("C = 1/2*(y - t)^2", "C = 0.9*(y - t)^2 + 0.3*y*a1"), ("    hand-derived: ReluSigmoidNet\n", ""),
    ];

    [Theory]
    [InlineData("loss")]
    [InlineData("dw1")]
    [InlineData("dw2")]
    [InlineData("db")]
    public void Of_a_number_that_is_to_be_worked_out_nothing_is_told_without_a_try(string part) => AssertNothingIsTold(
        Graded("relu-sigmoid", part), Graded("relu-sigmoid", part, OtherNetwork),
        Texts(["C", "dC/dw1", "dC/dw2", "dC/db", "y", "z2", "(y - t)"], ["x", "w2"], ["2", "0.3", "-0.1387", "(-5)"]));

    [Fact]
    public void Of_a_constant_derivative_nothing_is_told_without_a_try() => AssertNothingIsTold(
        Graded("relu-sigmoid", "relu-negative"), Graded("relu-sigmoid", "relu-negative", ("z: -4..-0.2", "z: 0.2..4")),
        Texts(["relu'(z)", "relu'(2z)", "relu'(z)^2", "(1 - relu'(z))"], ["z^2"], ["2", "0", "1", "0.5", "(-1)"]));

    [Fact]
    public void Of_a_choice_nothing_is_told_without_a_try() => AssertNothingIsTold(
        Graded("relu-sigmoid", "sigmoid-large-z"), Graded("relu-sigmoid", "sigmoid-large-z", ("answer: 2", "answer: 4")),
        ["a", "b", "b or d", "not b", "it depends", "b, d", "vanishes", "4", "(b", "becomes negative and small", "option", "b?", "-b"]);

    [Theory]
    [InlineData("step(dC/dw1-2)/2 x")]
    [InlineData("step(dC/dw1-3)/2 x")]
    public void Names_come_before_readings(string answer)
    {
        var outcome = Marked.Part("relu-sigmoid", "dw1", answer);
        Assert.Equal((Verdict.Unreadable, "not-explicit"), (outcome.Verdict, outcome.Reason.Word));
    }

    [Fact]
    public void While_an_answer_is_read_nothing_is_compared_with_what_is_right()
    {
        var own = Repository.Problem("itakura-saito");
        (string, string)[] other = [("  L = t/x6 - ln(t/x6) - 1", "  L = (x6 - t)^2/2"), ("hand-derived: ItakuraSaitoNet\n", "")];
        foreach (var part in own.Parts)
        {
            var (one, two) = (Graded(own.Id, part.Id), Graded(own.Id, part.Id, other));
            var texts = Corpus.Where(row => row.Problem == own.Id).Select(row => row.Answer).Concat(part.Right).Concat(part.Slips);
            Assert.All(texts, text => Assert.Equal(Told(one.Read(text)), Told(two.Read(text))));
        }
    }

    // indices and shapes are verdicts; names, readings and members of a chain are told
    [Theory]
    [InlineData("nielsen-delta-rules", "hidden-delta", "w_kj^(l+1) delta_k^(l+1) f'(z_j^l)", true, "")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_jk^(l+1) delta_k^(l+1) f'(z_j^l)", true, "")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "W^{l+1} delta^{l+1} \\odot f'(z^l)", true, "")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "delta_j^l", true, "not-explicit")]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z6^2", true, "")]
    [InlineData("itakura-saito", "a", "1/z6 t", false, "ambiguous")]
    [InlineData("itakura-saito", "a", "2z6 = 3z6", false, "contradiction")]
    [InlineData("itakura-saito", "a", "2z7", false, "unknown-name:z7")]
    [InlineData("itakura-saito", "a", "2(z6", false, "unclosed")]
    [InlineData("itakura-saito", "a", "dL/dz6", true, "not-explicit")]
    [InlineData("relu-sigmoid", "dw1", "1/w2 x", false, "ambiguous")]
    [InlineData("relu-sigmoid", "dw1", "2 = 3", false, "contradiction")]
    [InlineData("relu-sigmoid", "dw1", "y", true, "not-a-number")]
    public void While_an_answer_is_read_only_this_is_told(string problem, string part, string answer, bool isReadable, string reason)
    {
        var read = new ProblemGrading(Repository.Problem(problem), new Assignment())[part]!.Read(answer);
        Assert.Equal((isReadable, reason), (read.IsReadable, read.Reason.Word));
    }

    [Fact]
    public void No_text_is_unreadable_while_it_is_read_and_wrong_when_it_is_marked()
    {
        var graded = Repository.Problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));
        var texts = Corpus.Select(row => (row.Problem, row.Part, row.Answer))
            .Concat(from problem in Repository.Problems
                    from part in problem.Parts
                    where part.Question is not Question.Script
                    from answer in part.Right.Concat(part.Slips).Concat(part.Conditional)
                    select (problem.Id, part.Id, answer))
            .Concat(Enumerable.Range(0, 2000).Select(seed => Answer.WithTypo(seed))
                .Select(answer => (answer.Part.Problem.Id, answer.Part.Part.Id, answer.Text)));
        Assert.All(texts, row =>
        {
            var grading = graded[row.Item1][row.Item2]!;
            if (!grading.Read(row.Item3).IsReadable)
                Assert.DoesNotContain(grading.Grade(row.Item3).Verdict, new[] { Verdict.Wrong, Verdict.Correct, Verdict.Conditional });
        });
    }
}
