using Formulas.Typing;
using Grading.Comparing;
using Grading.Explaining.Repairs;
using Grading.Tests.Marking.Generated;
using Xunit.Abstractions;

namespace Grading.Tests.Explaining;

/// <summary>
/// One point rules out nearly every repair before it is made: none that would have been right. <c>GRADER_LONG_TESTS=1</c> tries ten times
/// as many.
/// </summary>
public sealed class RepairTrialsTests(ITestOutputHelper output)
{
    private const int Seed = 41;
    private const int MostTried = 250;

    private static readonly int Answers = Environment.GetEnvironmentVariable("GRADER_LONG_TESTS") is null ? 250 : 2500;

    private readonly Dictionary<string, Reference> _references = [];
    private int _tried;
    private int _left;
    private int _right;

    [Fact]
    public void A_repair_that_one_point_rules_out_is_not_right()
    {
        for (var i = 0; i < Answers; i++) Try(Answer.WithSlip(Seed + i));

        output.WriteLine($"{_tried} repairs, {_left} left open by one point, {_right} right");
        Assert.InRange(_left, _right, _tried / 5);
        Assert.InRange(_right, Answers / 20, _left);
    }

    private void Try(Answer answer)
    {
        var (part, words) = (answer.Part, answer.Part.Question.Vocabulary);
        if (IndexTyping.Of(answer.Tree, words).Formula is not { } typed) return;
        if (!_references.TryGetValue(part.Name, out var reference))
        {
            reference = Reference.Of(part.Question, ProblemGrading.Points(part.Problem, part.Part.Section, "0"));
            _references.Add(part.Name, reference);
        }
        var trial = new RepairTrials.Trial(new(part.Question, reference), typed, isTyped: true, new(reference.Frames[0].Slice(4)));
        foreach (var repair in new TreeRepairs(reference.Frames[0].Set.Network.Roles, words).Of(typed).Take(MostTried))
        {
            var (canBe, isRight) = (trial.CanBeRight(repair), trial.IsRight(repair));
            Assert.True(canBe || !isRight, $"{part.Name}: {answer.Text}: {repair.Mistake}: {repair.Whole}");
            _tried++;
            _left += canBe ? 1 : 0;
            _right += isRight ? 1 : 0;
        }
    }
}
