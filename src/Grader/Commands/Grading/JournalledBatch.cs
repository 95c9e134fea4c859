using Grading;
using Grading.Reports.Journals;
using Grading.Submissions;

namespace Grader.Commands.Grading;

/// <summary>A batch with its journal: what the journal does not have is graded, written as rows, and kept there.</summary>
internal sealed record JournalledBatch(Batch Batch, Journal Journal, int Threads)
{
    /// <summary>
    /// The pieces in the order of the submissions, each when it is in the journal. A piece is used up when the next is asked for.
    /// </summary>
    public IEnumerable<GradedPiece> Pieces(IEnumerable<Submission> submissions)
    {
        foreach (var piece in ParallelInOrder.Select(Batch.Pieces(submissions), Threads, Graded))
        {
            using (piece)
            {
                Journal.Append(piece);
                yield return piece;
            }
        }
    }

    // On one of several threads.
    private GradedPiece Graded(List<Submission> submissions)
    {
        var piece = new GradedPiece(submissions.Count);
        foreach (var submission in submissions)
        {
            var key = SubmissionKey.Of(submission);
            if (Journal.Find(key) is { } known) piece.AddKnown(Batch.Taken(submission).Submission, key, known);
            else Add(submission, key, piece);
        }
        return piece;
    }

    private void Add(Submission submission, UInt128 key, GradedPiece piece)
    {
        var (taken, documents) = Batch.Taken(submission);
        piece.Add(taken, key, Batch.Grade(taken), StepRows.Of(submission.Student, documents));
    }
}
