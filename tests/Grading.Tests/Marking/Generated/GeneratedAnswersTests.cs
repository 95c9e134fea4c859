using Grading.Assignments;
using Grading.Verdicts;
using Xunit.Abstractions;

namespace Grading.Tests.Marking.Generated;

/// <summary>
/// Right answers, rewritten at the tree, printed in every notation and dressed as people dress them, and the same with a slip: whether an
/// answer is right is known from its tree, in 256 bits at points that nothing is marked at.
/// <c>GRADER_LONG_TESTS=1</c> tries ten times as many.
/// </summary>
public sealed class GeneratedAnswersTests(ITestOutputHelper output)
{
    private const int Seed = 20_261;
    private const int Seeds = 12;
    private const int FaultsShown = 60;

    private static readonly int Answers = Environment.GetEnvironmentVariable("GRADER_LONG_TESTS") is null ? 10_000 : 100_000;

    private readonly List<string> _faults = [];
    private readonly SortedDictionary<string, (int Count, string Example)> _reasons = new(StringComparer.Ordinal);
    private int _unreadable;

    [Fact]
    public void A_right_answer_is_right_however_it_is_written()
    {
        for (var i = 0; i < Answers; i++)
        {
            var answer = Answer.Right(Seed + i);
            Check(answer, answer.Worth);
        }
        Report(Answers);
        Assert.InRange(_unreadable, 0, Answers / 20);
    }

    [Fact]
    public void A_right_answer_is_right_with_any_seed()
    {
        var graded = Enumerable.Range(1, Seeds).Select(seed => GeneratedPart.All.ToDictionary(part => part.Name,
            part => new ProblemGrading(part.Problem, new Assignment { Seed = $"{seed}" }, remembers: false)[part.Part.Id]!)).ToArray();
        for (var i = 0; i < Answers / 10; i++)
        {
            var answer = Answer.Right(Seed + i);
            var verdicts = graded.Select(parts => parts[answer.Part.Name].Grade(answer.Text).Verdict).Distinct().ToArray();
            if (verdicts.Length > 1) _faults.Add($"{string.Join(", ", verdicts)}: {answer.Part.Name}: {answer.Text}");
        }
        Report(Answers / 10);
    }

    [Fact]
    public void A_changed_tree_is_right_only_where_its_value_is()
    {
        for (var i = 0; i < Answers / 2; i++)
        {
            var answer = Answer.WithSlip(Seed + i);
            Check(answer, answer.Part.Fresh.Of(answer.Tree));
        }
        Report(Answers / 2);
    }

    [Fact]
    public void A_changed_text_is_judged_by_what_it_is_read_as()
    {
        for (var i = 0; i < Answers / 2; i++)
        {
            var answer = Answer.WithTypo(Seed + i);
            var outcome = answer.Part.Grading.Grade(answer.Text);
            // what does not fit is a tree whose letters mean nothing yet
            if (outcome is { Formula: { } read, Reason: not Reason.Misfit, Verdict: not Verdict.Unreadable })
                Judge(answer, outcome, answer.Part.Fresh.Of(read));
            else Judge(answer, outcome, Worth.Wrong);
        }
        Report(Answers / 2);
    }

    [Fact]
    public void What_is_said_beside_an_answer_makes_no_right_one_wrong_and_no_wrong_one_right()
    {
        for (var i = 0; i < Answers / 10; i++)
        {
            var answer = Answer.WithRemark(Seed + i, out var isRight);
            Check(answer, isRight ? Worth.Right : Worth.Wrong);
        }
        Report(Answers / 10);
    }

    private void Check(Answer answer, Worth worth) => Judge(answer, answer.Part.Grading.Grade(answer.Text), worth);

    private void Judge(Answer answer, Outcome outcome, Worth worth)
    {
        if (outcome.Verdict is Verdict.Unreadable) Refused(answer, outcome.Reason.Word);
        if (!IsFault(outcome, worth)) return;
        var verdict = $"{outcome.Verdict} {outcome.Reason.Word} instead of {worth}";
        _faults.Add($"{verdict}: {answer.Part.Name}, {answer.Notation}, seed {answer.Seed}\n"
            + $"    {answer.Text.ReplaceLineEndings("⏎")}\n    read as {outcome.Reading}");
    }

    private void Refused(Answer answer, string reason)
    {
        _unreadable++;
        var kind = reason.Split(':')[0];
        _reasons[kind] = _reasons.TryGetValue(kind, out var known) ? (known.Count + 1, known.Example)
            : (1, answer.Text.ReplaceLineEndings("⏎"));
    }

    private static bool IsFault(Outcome outcome, Worth worth) => outcome.Verdict switch
    {
        Verdict.Correct => worth != Worth.Right,
        Verdict.Conditional => worth != Worth.Assuming,
        Verdict.Wrong => worth != Worth.Wrong,
        Verdict.Unreadable or Verdict.Missing => false,
        _ => true,
    };

    private void Report(int count)
    {
        output.WriteLine($"seeds {Seed} to {Seed + count - 1}: {count} answers, {_unreadable} unreadable, {_faults.Count} faults");
        foreach (var (reason, (times, example)) in _reasons) output.WriteLine($"  {times} {reason}: {example}");
        Assert.True(_faults.Count == 0, $"{_faults.Count} of {count}\n{string.Join('\n', _faults.Take(FaultsShown))}");
    }
}
