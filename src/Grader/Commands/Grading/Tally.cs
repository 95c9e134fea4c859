using Grader.Commands.Showing;
using Grading.Reports.Journals;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>What was graded and what was noticed, for stderr.</summary>
internal sealed class Tally
{
    // So many notices are shown one by one; the rest is counted.
    private const int NoticesShown = 50;

    private readonly long[] _verdicts = new long[VerdictCounts.Kinds];
    private readonly List<Notice> _kept = [];
    private int _notices;

    public int Students { get; private set; }

    /// <summary>How many totals wait for a person, and how many answers, before any of them is decided.</summary>
    public (int Totals, int Answers) Open { get; private set; }

    public void Count(GradedPiece piece)
    {
        foreach (var student in piece.Students)
        {
            Students++;
            if (student.Rows.Verdicts.Awaiting is > 0 and var awaiting) Open = (Open.Totals + 1, Open.Answers + awaiting);
            foreach (var notice in student.Submission.Notices)
                if (++_notices <= NoticesShown) _kept.Add(notice);
            for (var verdict = 0; verdict < _verdicts.Length; verdict++) _verdicts[verdict] += student.Rows.Verdicts.Numbers[verdict];
        }
    }

    public void Notice(Notice notice)
    {
        if (++_notices <= NoticesShown) Show(notice);
    }

    /// <summary>Shows what was noticed while a bar had the terminal.</summary>
    public void ShowKept()
    {
        _kept.ForEach(Show);
        _kept.Clear();
    }

    private static void Show(Notice notice) =>
        Terminal.Error.WriteLine(AssistantSentences.Remark(notice.Source.ToString(), notice.Sentence));

    public string Summary(string output)
    {
        var more = _notices > NoticesShown ? AssistantSentences.MoreRemarks(_notices - NoticesShown) + "\n" : "";
        var verdicts = Enum.GetValues<Verdict>()
            .Where(verdict => _verdicts[(int)verdict] > 0)
            .Select(verdict => $"{_verdicts[(int)verdict]} {StudentSentences.Shown(verdict)}");
        return $"{more}{AssistantSentences.Graded(Students, _verdicts.Sum(), verdicts)}\n{AssistantSentences.ResultsAreIn(output)}";
    }
}
