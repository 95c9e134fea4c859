using System.Collections.Immutable;
using Formulas.Translating;
using Grading.Assignments;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;

namespace Grading;

/// <summary>
/// Grades submissions: a pure function of problems, assignment and answers, in the order they come, whatever the number of threads.
/// </summary>
public sealed class Batch
{
    private readonly Assignment _assignment;
    private readonly Dictionary<string, ProblemGrading> _problems;
    private readonly ImmutableArray<ProblemGrading> _order;
    private readonly WholeDocuments _documents;

    /// <param name="scripts">Runs answers in C#; without it a person looks at them.</param>
    /// <param name="remembers">Whether answers that come again are graded only once; a server, which
    /// anybody may fill, remembers none.</param>
    public Batch(ImmutableArray<Problem> problems, Assignment assignment, ScriptRunner? scripts = null, bool remembers = true)
    {
        _assignment = assignment;
        _problems = problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, assignment, scripts, remembers));
        _order = assignment.Problems.IsEmpty
            ? [.. problems.Select(problem => _problems[problem.Id])]
            : [.. assignment.Problems.Select(assigned => _problems[assigned.Id])];
        _documents = new([.. _order.Select(problem => problem.Sought)], isAssigned: !assignment.Problems.IsEmpty);
    }

    /// <summary>Whether the right value is shown beside the student's at the witness; for those who teach.</summary>
    public bool Reveals { get; init; }

    /// <summary>The ids of the problems in the order of the results.</summary>
    internal ImmutableArray<string> Order => [.. _order.Select(problem => problem.Problem.Id)];

    /// <summary>A part of a problem; null where there is none of that id.</summary>
    internal PartGrading? Part(string problem, string part) => _problems.GetValueOrDefault(problem)?[part];

    /// <summary>All parts with their points, in the order of the results.</summary>
    internal IEnumerable<(PartName Part, decimal Points)> Parts => _order.SelectMany(problem => problem.Parts
        .Select(part => (new PartName(problem.Problem.Id, part.Part.Id), _assignment.PointsOf(problem.Problem, part.Part))));

    /// <summary>A document taken apart for one of the problems; null where there is none of that id.</summary>
    public GradedDocument? Document(string problem, HomeworkText text) => _problems.GetValueOrDefault(problem)?.Documents.Of(text);

    /// <summary>A derivation that was typed for one part of a problem.</summary>
    /// <param name="isJudged">Whether it is only read, or judged as well.</param>
    public TypedDerivation Derivation(string problem, Part part, HomeworkText text, bool isJudged) =>
        _problems[problem].Documents.Derivation(text, part, isJudged);

    internal int PartsOf(string problem) => _problems[problem].Parts.Length;

    /// <summary>A submission with the answers of its document in the place of those of a sheet, and what else the document says.</summary>
    public (Submission Submission, ImmutableArray<GradedDocument> Documents) Taken(Submission submission) =>
        submission.IsDocument ? _documents.Of(submission) : (submission, []);

    /// <summary>The results of all submissions, streamed in their order.</summary>
    public IEnumerable<(Submission Submission, ImmutableArray<Result> Results)> Grade(IEnumerable<Submission> submissions, int threads) =>
        ParallelInOrder.Select(Pieces(submissions), threads, piece => piece.ConvertAll(submission => (submission, Grade(submission))))
            .SelectMany(piece => piece);

    /// <summary>Submissions in pieces large enough to be worth a hand-over, whatever the size of their answers.</summary>
    internal static IEnumerable<List<Submission>> Pieces(IEnumerable<Submission> submissions)
    {
        const int mostStudents = 8;
        const int mostCharacters = 32 * 1024;
        var piece = new List<Submission>(mostStudents);
        var characters = 0;
        foreach (var submission in submissions)
        {
            piece.Add(submission);
            foreach (var answer in submission.Answers) characters += answer.Text.Length;
            if (piece.Count < mostStudents && characters < mostCharacters) continue;
            yield return piece;
            (piece, characters) = (new(mostStudents), 0);
        }
        if (piece.Count > 0) yield return piece;
    }

    /// <summary>
    /// A row for every part of the assignment, or of the problems the student has begun; and one for whatever belongs to no part.
    /// </summary>
    public ImmutableArray<Result> Grade(Submission submission)
    {
        using var english = Spoken.InEnglish();
        var results = ImmutableArray.CreateBuilder<Result>();
        var (answered, placed) = (new PlacedAnswers(submission), 0);
        var begun = _assignment.Problems.IsEmpty ? Begun(submission) : null;
        foreach (var problem in _order)
        {
            if (begun?.Contains(problem.Problem.Id) is false) continue;
            var verdicts = new Verdict?[problem.Parts.Length];
            for (var i = 0; i < problem.Parts.Length; i++)
            {
                var part = problem.Parts[i];
                var answers = answered.To(problem.Problem.Id, part.Part.Id);
                placed += answers.Length;
                var outcome = submission.Fault is { } fault
                    ? new(Verdict.Review, new Reason.File(fault))
                    : Followed(answered, problem, part, answers, Grade(part, answers, out verdicts[i]), verdicts);
                outcome = UnreadAnswers.Of(outcome, submission, problem.Problem.Id);
                results.Add(Scored(submission.Student, problem.Problem, part.Part, answers, outcome));
            }
        }
        foreach (var stray in placed == submission.Answers.Length
            ? []
            : submission.Answers.Where(answer => _problems.GetValueOrDefault(answer.Problem)?[answer.Part] is null))
        {
            results.Add(new(
                submission.Student, stray.Problem, stray.Part, stray, new(Verdict.Review, Unplaced(submission, stray)), null, 0));
        }
        if (results.Count == 0)
            results.Add(new(submission.Student, Answer.NoProblem, "?", null, new(Verdict.Review, Nothing(submission)), null, 0));
        UnreadAnswers.Add(results, submission);
        return results.ToImmutable();
    }

    // The answers to a problem stand together.
    private static HashSet<string> Begun(Submission submission)
    {
        var begun = new HashSet<string>();
        var last = "";
        foreach (var answer in submission.Answers)
            if (answer.Problem != last) begun.Add(last = answer.Problem);
        foreach (var line in submission.Unread)
            if (line is { Problem: { } problem, CouldBeAnAnswer: true }) begun.Add(problem);
        return begun;
    }

    private static Reason Nothing(Submission submission) =>
        submission.Fault is { } fault
            ? new Reason.File(fault)
            : new Reason.NothingFound(
                submission.Unread.Any(line => line.Kind != UnreadKind.File) ? "" : submission.Notices.FirstOrDefault()?.Sentence ?? "");

    private Reason Unplaced(Submission submission, Answer stray)
    {
        string Noticed(Answer answer) => submission.Notices.FirstOrDefault(notice => notice.Source == answer.Source)?.Sentence ?? "";
        if (_problems.ContainsKey(stray.Problem)) return new Reason.UnknownPart(stray.Part, Noticed(stray));
        // an unknown problem is noticed once, at its first answer
        return new Reason.UnknownProblem(stray.Problem, Noticed(submission.Answers.First(answer => answer.Problem == stray.Problem)));
    }

    // A wrong answer that is right given an earlier mistake.
    private static Outcome Followed(
        in PlacedAnswers placed, ProblemGrading problem, PartGrading part, Answer[] answers, Outcome outcome, Verdict?[] verdicts)
    {
        if (outcome.Verdict != Verdict.Wrong) return outcome;
        foreach (var follow in part.Follows)
        {
            if (placed.To(problem.Problem.Id, follow.Earlier.Part.Id) is not [var earlier, ..]) continue;
            var ofEarlier = verdicts[problem.PlaceOf(follow.Earlier.Part.Id)];
            if (PartGrading.Followed(follow, answers[0].Text, earlier.Text, outcome, ofEarlier) is { } followed) return followed;
        }
        return outcome;
    }

    // With the verdict that the text of the first of them has by itself, where that was asked for.
    private static Outcome Grade(PartGrading part, Answer[] answers, out Verdict? ofText)
    {
        ofText = null;
        if (answers.Length == 0) return new(Verdict.Missing);
        if (answers.Length > 1 && answers.Select(answer => answer.Text.Trim()).Distinct(StringComparer.Ordinal).Count() > 1)
            return new(Verdict.Review, Cause.AnsweredTwice);
        if (answers[0].Doubt.Length > 0) return new(Verdict.Review, new Reason.File(answers[0].Doubt));
        if (LineLook.HasImage(answers[0].Text)) return new(Verdict.Review, new Reason.ImageInAnswer());
        if (answers[0].IsScript) return part.GradeScript(answers[0].Text);
        var outcome = part.Grade(answers[0].Text);
        ofText = outcome.Verdict;
        return outcome;
    }

    private Result Scored(string student, Problem problem, Part part, Answer[] answers, Outcome outcome)
    {
        var answer = answers.Length > 1 && outcome.Reason is Reason.Plain { Cause: Cause.AnsweredTwice }
            ? answers[0] with { Text = string.Join("\n", answers.Select(one => one.Text)) }
            : answers.FirstOrDefault();
        if (Reveals && outcome is { Witness.Length: > 0, Truth.Length: > 0 })
            outcome = outcome with { Witness = $"{outcome.Witness}, right is {outcome.Truth}" };
        return new(student, problem.Id, part.Id, answer, outcome, _assignment.CreditOf(outcome), _assignment.PointsOf(problem, part));
    }
}
