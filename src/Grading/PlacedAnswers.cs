using Grading.Submissions;

namespace Grading;

/// <summary>The answers of one submission by the parts they are to. So few as most have are looked through, more are found by a table.</summary>
internal readonly struct PlacedAnswers
{
    private const int Few = 32;

    private readonly Submission _submission;
    private readonly ILookup<(string, string), Answer>? _table;

    public PlacedAnswers(Submission submission)
    {
        _submission = submission;
        _table = submission.Answers.Length > Few ? submission.Answers.ToLookup(answer => (answer.Problem, answer.Part)) : null;
    }

    /// <summary>Those to a part, in their order.</summary>
    public Answer[] To(string problem, string part)
    {
        if (_table is not null) return [.. _table[(problem, part)]];
        var (count, first) = (0, (Answer?)null);
        foreach (var answer in _submission.Answers)
            if (answer.Part == part && answer.Problem == problem && ++count == 1) first = answer;
        if (count > 1) return [.. _submission.Answers.Where(answer => answer.Part == part && answer.Problem == problem)];
        return first is null ? [] : [first];
    }
}
