using Grading.Submissions.Labels;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions;

/// <summary>A submission while its files or rows are being read.</summary>
internal sealed class SubmissionDraft(ProblemCatalogue catalogue)
{
    private const int LongestName = 200;
    private const int MostAnswers = 1000;

    private readonly List<Answer> _answers = [];
    private readonly List<Notice> _notices = [];
    private HashSet<string>? _unknown;
    private string? _fault;

    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>The lines of a whole document.</summary>
    public List<PlacedLine> Document { get; } = [];

    /// <summary>What became of each line.</summary>
    public Ledger Ledger { get; init; } = new();

    /// <summary>
    /// Adds an answer under the names the student typed: as the ids they mean, or as they are, with a notice. What goes past any homework
    /// is not kept.
    /// </summary>
    public void Add(Answer typed)
    {
        if (_answers.Count < MostAnswers) Place(typed);
        else if (_fault is null) Fail(new(typed.Source, Sentences.TooManyAnswers(MostAnswers)));
    }

    private void Place(Answer typed)
    {
        var problem = catalogue.Problem(typed.Problem) ?? Misspelt(typed);
        var part = problem is null ? null : catalogue.Part(problem, typed.Part);
        if (problem is null) NoteProblem(typed);
        else if (part is null) Note(typed.Source, Sentences.UnknownPart(problem, typed.Part, catalogue));
        _answers.Add(problem == typed.Problem && part == typed.Part ? typed : Renamed(typed, problem, part));
    }

    // A heading one letter from exactly one problem is that one; it is said once.
    private string? Misspelt(Answer typed)
    {
        if (typed.Problem == Answer.NoProblem || catalogue.ProblemOneSlipFrom(typed.Problem) is not { } meant) return null;
        if ((_unknown ??= []).Add(typed.Problem)) Note(typed.Source, Sentences.ReadAsProblem(typed.Problem, meant));
        return meant;
    }

    // An unknown problem is noticed once.
    private void NoteProblem(Answer typed)
    {
        if (typed.Problem != Answer.NoProblem && (_unknown ??= []).Add(typed.Problem))
            Note(typed.Source, Sentences.UnknownProblem(typed.Problem, catalogue));
    }

    private static Answer Renamed(Answer typed, string? problem, string? part) =>
        typed with { Problem = problem ?? Short(typed.Problem), Part = part ?? Short(typed.Part) };

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName];

    public void Note(Source source, string sentence) => _notices.Add(new(source, sentence));

    /// <summary>Says that something could not be read, so that a person looks at the whole submission.</summary>
    public void Fail(Notice fault)
    {
        _notices.Add(fault);
        _fault ??= fault.Sentence;
    }

    /// <summary>The submission; what is answered twice is noticed.</summary>
    public Submission Finish(string student)
    {
        var answers = LabelsInside.TakenApart(_answers, catalogue, Note);
        var first = new Dictionary<(string, string), Answer>(answers.Count);
        foreach (var answer in answers)
        {
            if (!first.TryAdd((answer.Problem, answer.Part), answer))
                Note(answer.Source, Sentences.Twice(first[(answer.Problem, answer.Part)], answer));
        }
        foreach (var notice in UnreadNotices.Of(Ledger)) _notices.Add(notice);
        return new(student, [.. answers], [.. _notices], _fault) { Unread = [.. Ledger.Unread], Document = [.. Document] };
    }
}
