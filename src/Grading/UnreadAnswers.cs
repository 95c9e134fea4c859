using System.Collections.Immutable;
using Grading.Submissions;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading;

/// <summary>What the lines that no rule consumed mean for the parts: none of them is lost without a word.</summary>
internal static class UnreadAnswers
{
    /// <summary>The outcome of a part without an answer: a person looks where a line near it could be one.</summary>
    public static Outcome Of(Outcome outcome, Submission submission, string problem) =>
        outcome.Verdict != Verdict.Missing || submission.Unread.IsEmpty ? outcome : OfMissing(outcome, submission, problem);

    private static Outcome OfMissing(Outcome outcome, Submission submission, string problem)
    {
        ImmutableArray<UnreadLine> possible = [.. submission.Unread.Where(line => line.CouldBeAnAnswer
            && IsNear(line, submission, problem))];
        return possible.IsEmpty ? outcome
            : new(Verdict.Review, new Reason.LinesNotRead(possible.Length, StudentSentences.Named(possible)));
    }

    // A file could be about any part, and what stands under no heading about any problem that has none.
    private static bool IsNear(UnreadLine line, Submission submission, string problem) => line.Problem == problem
        || line.Kind == UnreadKind.File
        || (line.Problem is null
            && !submission.Answers.Any(answer => answer.Problem == problem)
            && !submission.Unread.Any(other => other.Problem == problem && other.CouldBeAnAnswer));

    /// <summary>
    /// The results, with the lines that no review among them names: at the first part of their problem, or at the first of all.
    /// </summary>
    public static void Add(ImmutableArray<Result>.Builder results, Submission submission)
    {
        if (submission.Unread.IsEmpty || results.Count == 0) return;
        foreach (var lines in submission.Unread.GroupBy(line => line.Problem))
        {
            ImmutableArray<UnreadLine> left = [.. lines.Where(line => !IsNamed(line, results, submission))];
            if (left.IsEmpty) continue;
            var at = Math.Max(0, results.FindIndex(result => result.Problem == lines.Key));
            var said = $"{results[at].AlsoNotRead} {StudentSentences.AlsoNotRead(left)}".TrimStart();
            results[at] = results[at] with { AlsoNotRead = said };
        }
    }

    private static bool IsNamed(UnreadLine line, ImmutableArray<Result>.Builder results, Submission submission) => line.CouldBeAnAnswer
        && results.Any(result => result.Outcome.Reason is Reason.LinesNotRead && IsNear(line, submission, result.Problem));

    private static int FindIndex(this ImmutableArray<Result>.Builder results, Func<Result, bool> isMeant)
    {
        for (var i = 0; i < results.Count; i++)
            if (isMeant(results[i])) return i;
        return -1;
    }
}
