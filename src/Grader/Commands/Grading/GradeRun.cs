using System.Collections.Immutable;
using Formulas.Translating;
using Grader.Commands.Showing;
using Grading;
using Grading.Assignments;
using Grading.Marking.Scripted;
using Grading.Problems;
using Grading.Reports.Decided;
using Grading.Reports.Journals;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>
/// One run over a class: say what is there, grade it into the journal, put the results in place, write what is made of them.
/// </summary>
internal static class GradeRun
{
    public static int Run(GradeOptions options)
    {
        using var english = Spoken.InEnglish(); // what is noticed goes into results as well as to the terminal, which says it again
        using var locked = options.IsDryRun ? null : options.Places.Lock();
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(options.Problems));
        var catalogue = Loading.CatalogueOf(outlines);
        var tally = new Tally();
        var decisions = options.Decisions is { } log ? DecisionsReader.Read(log, catalogue, Terminal.Error.WriteLine) : null;
        var intake = ClassIntake.Open(options, catalogue, tally);
        options.Outputs.Check(intake.Students);
        var (problems, assignment) = Load(outlines, options, intake, decisions);
        ResultOutputs.Check(options.Outputs, problems, assignment);
        if (options.IsDryRun) return Exit.Done;
        using var interruption = new Interruption();
        var batchKey = BatchKey.Of(outlines.Select(outline => outline.File), assignment, options.Assignment, options.Reveal);
        using var journal = OpenJournal(options, batchKey);
        using var scripts = Loading.Scripts(Math.Min(options.Threads, Environment.ProcessorCount), options.AllowWeakerSandbox);
        var batch = new Batch(problems, assignment, scripts) { Reveals = options.Reveal };
        var kept = new Dictionary<string, Submission>(StringComparer.Ordinal);
        var isForeseen = !ScriptRunner.HasRuntime && problems.Any(problem => problem.Parts.Any(part => part.Question is Question.Script));
        if (isForeseen) Terminal.Error.WriteLine(AssistantSentences.NoRuntime);
        Grade(Keeping(intake, decisions, kept), interruption, new(batch, journal, options.Threads), tally);
        if (interruption.IsRequested && tally.Students < intake.Students)
        {
            Terminal.Error.WriteLine(options.Output.IsStandardOutput
                ? AssistantSentences.StoppedForGood(tally.Students, intake.Students)
                : AssistantSentences.Stopped(tally.Students, intake.Students, Interruption.CommandThatGoesOn()));
            return Exit.Interrupted;
        }
        journal.Complete();
        var marking = new Marking(batch.Grade, batch.Order, student => Typed(kept, student, batch)) { Steps = options.StepsPlace.Path };
        decisions?.Apply(options.Output, marking, Terminal.Error.WriteLine);
        if (scripts.LackedRuntime && !isForeseen) Terminal.Error.WriteLine(AssistantSentences.NoRuntime);
        if (ScriptVerdicts.Sandbox(scripts.MissingLayers, options.AllowWeakerSandbox) is { } sandbox) Terminal.Error.WriteLine(sandbox);
        using (Spoken.In(options.Outputs.Language)) Terminal.Error.WriteLine(tally.Summary(options.Output.Shown));
        ResultOutputs.Write(options.Output, options.StepsPlace.Path, options.Outputs, problems, assignment);
        if (options.Steps is null) File.Delete(options.StepsPlace.Path);
        options.Places.Show();
        if (decisions is not null) ResultOutputs.SayWhatIsOpen(options.Output);
        else SayWhatIsOpen(tally);
        return Exit.Done;
    }

    // A person may have decided that an answer is one to a problem that nobody has begun.
    private static (ImmutableArray<Problem> Problems, Assignment Assignment) Load(
        ImmutableArray<Outline> outlines, GradeOptions options, ClassIntake intake, Decisions? decisions) =>
        Loading.Load(outlines, options.Assignment, options.Seed, () => decisions is null
            ? intake.Begun ?? Loading.Begun(intake.Submissions, outlines)
            : outlines.Select(outline => outline.Id).ToHashSet());

    private static void SayWhatIsOpen(Tally tally)
    {
        var (open, answers) = tally.Open;
        if (open > 0) Terminal.Error.WriteLine(AssistantSentences.OpenTotals(open, tally.Students, answers));
    }

    // Those of whose answers a person says what was meant are needed once more.
    private static ClassIntake Keeping(ClassIntake intake, Decisions? decisions, Dictionary<string, Submission> kept)
    {
        return decisions is null ? intake : intake with { Submissions = intake.Submissions.Select(Seen) };

        Submission Seen(Submission submission)
        {
            if (decisions.SaysWhatIsMeant(submission.Student)) kept[submission.Student] = submission;
            return submission;
        }
    }

    private static Submission? Typed(Dictionary<string, Submission> kept, string student, Batch batch) =>
        kept.GetValueOrDefault(student) is { } submission ? batch.Taken(submission).Submission : null;

    // Until all is graded, or somebody asks to end.
    private static void Grade(ClassIntake intake, Interruption interruption, JournalledBatch graded, Tally tally)
    {
        var submissions = intake.Submissions.TakeWhile(_ => !interruption.IsRequested);
        try
        {
            Progress.Show(intake.Students, advance =>
            {
                foreach (var piece in graded.Pieces(submissions))
                {
                    tally.Count(piece);
                    advance(piece.Students.Count);
                }
            });
        }
        finally
        {
            tally.ShowKept();
        }
    }

    private static Journal OpenJournal(GradeOptions options, string batch)
    {
        var wasThere = Journal.Exists(options.Output);
        var journal = Journal.Open(options.Output, options.StepsPlace, batch, options.Resume);
        var sentence = (options.Resume, wasThere) switch
        {
            (true, true) => journal.Known > 0 ? AssistantSentences.Known(journal.Known) : AssistantSentences.OtherJournal,
            (true, false) => AssistantSentences.NothingToGoOnWith,
            (false, true) => AssistantSentences.GivenUp,
            _ => null,
        };
        if (sentence is not null) Terminal.Error.WriteLine(sentence);
        return journal;
    }
}
