using System.Collections.Immutable;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Submissions;

namespace Grading;

/// <summary>
/// Whole documents among submissions: which problems one is about, and its answers to them. Without an assignment it is about the problem
/// that it answers most of.
/// </summary>
/// <param name="problems">In the order of the results.</param>
/// <param name="isAssigned">Whether a document is about all of them.</param>
internal sealed class WholeDocuments(ImmutableArray<WholeDocuments.Sought> problems, bool isAssigned)
{
    /// <summary>A problem that a document may be about.</summary>
    /// <param name="Parts">The ids of its parts.</param>
    /// <param name="Take">Takes a document apart.</param>
    internal sealed record Sought(string Problem, ImmutableArray<string> Parts, Func<HomeworkText, GradedDocument> Take);

    /// <summary>
    /// The submission with the answers of its document, and the document of each problem; as it is, where it is an answer sheet or about no
    /// problem. What fails within becomes a person's.
    /// </summary>
    public (Submission Submission, ImmutableArray<GradedDocument> Documents) Of(Submission submission)
    {
        if (submission.Answers.Any(answer => answer.Problem != Answer.NoProblem)) return (submission, []);
        var place = submission.Document[0].Place with { Line = 1 };
        try
        {
            var (documents, others) = About(HomeworkText.Of(submission.Document), place);
            return documents.IsEmpty ? (submission, []) : (Answered(submission, documents, others, place), documents);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var sentence = Sentences.DocumentFailed(place.File);
            return (new(submission.Student, [], [new(place, sentence)], sentence), []);
        }
    }

    private Submission Answered(Submission submission, ImmutableArray<GradedDocument> documents, string[] others, Source place)
    {
        var notices = documents.Select(document => new Notice(place, document.Fault.Length > 0 ? document.Fault
            : Sentences.IsDocument(place.File, document.Found, PartsOf(document.Problem), document.Equalities)));
        if (others.Length > 0) notices = notices.Append(new(place, Sentences.CouldBeAbout(place.File, documents[0].Problem, others)));
        notices = notices.Concat(Untaken(documents).Select(one => new Notice(one, Sentences.AnswersNothing)));
        return new(submission.Student, [.. documents.SelectMany(document => document.Answers)], [.. notices], submission.Fault);
    }

    // Of a page with answers under its questions, those that no question was found for.
    private static IEnumerable<Source> Untaken(ImmutableArray<GradedDocument> documents)
    {
        var marked = documents.SelectMany(document => document.Marked).ToHashSet();
        var taken = documents.SelectMany(document => document.Answers).Select(answer => answer.Source).ToHashSet();
        return marked.Overlaps(taken) ? marked.Except(taken) : [];
    }

    private int PartsOf(string problem) => problems.First(one => one.Problem == problem).Parts.Length;

    // And the problems that it could as well be about.
    private (ImmutableArray<GradedDocument> Documents, string[] Others) About(HomeworkText text, Source place)
    {
        GradedDocument[] documents = [.. problems.Select(problem => Document(problem, text, place)).OfType<GradedDocument>()];
        GradedDocument[] found = [.. documents.Where(document => document.Fault.Length == 0)];
        if (isAssigned || found.Length == 0) return ([.. documents], []);
        var most = found.Max(document => document.Found);
        GradedDocument[] best = [.. found.Where(document => document.Found == most)];
        var chosen = best.Length == 1 ? best[0] : best.MaxBy(document => document.Confirmed)!;
        return ([chosen], [.. best.Where(document => document != chosen).Select(document => document.Problem)]);
    }

    // Null where it is about another problem.
    private static GradedDocument? Document(Sought problem, HomeworkText text, Source place)
    {
        try
        {
            return problem.Take(text) is { Found: > 0 } document ? document : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Failed(problem, Sentences.DocumentFailed(place.File), place);
        }
    }

    // Every part is a person's, and the other problems are as they are.
    private static GradedDocument Failed(Sought problem, string sentence, Source place)
    {
        var answers = problem.Parts.Select(part => new Answer(problem.Problem, part, "", IsScript: false, place) { Doubt = sentence });
        return new(problem.Problem, [.. answers], new([])) { Fault = sentence };
    }
}
