using System.Collections.Immutable;
using Grading.Reports;
using Grading.Submissions;

namespace Grader.Desk.Cases;

/// <summary>
/// What students handed in, for answers that are too long for a cell: read when it is wanted first, from what was graded. That is told, or
/// it is what the results name in <c>source</c>, beside them or where the desk was opened.
/// </summary>
internal sealed class HandedIn
{
    private readonly Lazy<Dictionary<string, Submission>> _submissions;

    /// <param name="results">The table of the results.</param>
    /// <param name="told">What was graded; null where only the results tell.</param>
    /// <param name="taken">A submission with the answers of its document.</param>
    public HandedIn(string results, string? told, ProblemCatalogue catalogue, Func<Submission, Submission> taken) =>
        _submissions = new(() => Read(results, told, catalogue, taken));

    /// <summary>What a student handed in; null where no answer of the student was cut, or it is not there any more as it was.</summary>
    public Submission? Of(string student) => _submissions.Value.GetValueOrDefault(student);

    /// <summary>The answer of a cell in full; as the cell has it where that is not known.</summary>
    public string Whole(ResultRow row) => Cell.IsCut(row.Answer) && Of(row.Student) is { } submission
        && Matching(submission, row) is { } answer ? answer.Text : row.Answer;

    private static Dictionary<string, Submission> Read(
        string results, string? told, ProblemCatalogue catalogue, Func<Submission, Submission> taken)
    {
        var cut = ResultsReader.Students(results).Where(student => student.Rows.Any(row => Cell.IsCut(row.Answer)))
            .ToDictionary(student => student.Student, student => student.Rows);
        var found = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (var path in told is not null ? [told] : Named(results, cut.Values.SelectMany(rows => rows)))
        {
            foreach (var submission in Opened(path, catalogue).Where(submission => cut.ContainsKey(submission.Student)))
            {
                var whole = taken(submission);
                if (cut[submission.Student].All(row => row.Answer.Length == 0 || Matching(whole, row) is not null))
                    found[submission.Student] = whole;
            }
        }
        return found;
    }

    private static Answer? Matching(Submission submission, ResultRow row) =>
        submission.Answers.FirstOrDefault(answer => TypedText.Digits(answer.Text) == Cell.DigitsOf(row.Answer));

    // The first name of a source is that of the folder or table that was graded.
    private static IEnumerable<string> Named(string results, IEnumerable<ResultRow> rows) =>
        from name in rows.Select(row => row.Source.Split('/', ':')[0]).Distinct()
        let places = new[] { Path.Combine(Path.GetDirectoryName(results) ?? "", name), name }
        let there = Array.Find(places, place => name.Length > 0 && Path.Exists(place))
        where there is not null
        select there;

    private static ImmutableArray<Submission> Opened(string path, ProblemCatalogue catalogue)
    {
        try
        {
            return [.. IntakeReader.Open(path, catalogue).Submissions];
        }
        catch (UnusableFileException)
        {
            return [];
        }
    }
}
