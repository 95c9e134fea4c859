using System.Collections.Immutable;
using Grader.Commands.Showing;
using Grading;
using Grading.Assignments;
using Grading.Marking;
using Grading.Problems;
using Grading.Reports.Courses;
using Grading.Reports.Decided;
using Grading.Reports.Journals;
using Grading.Submissions;

namespace Grader.Commands.Grading;

/// <summary>One run over a class: say what is there, grade it into the journal, put the results in place, write what is made of them.</summary>
internal static class GradeRun
{
    public static int Run(GradeOptions options)
    {
        var (problems, assignment) = Loading.Load(options.Problems, options.Assignment, options.Seed);
        var formats = CourseFormats.Chosen(options.Outputs.Formats);
        var tally = new Tally();
        var overrides = options.Overrides is { } decisions ? DecisionsReader.Read(decisions, Loading.CatalogueOf(problems), Console.Error.WriteLine) : null;
        var intakes = Open(options, problems, tally);
        if (options.IsDryRun) return Exit.Done;
        using var interruption = new Interruption();
        using var journal = OpenJournal(options, problems, assignment);
        var all = intakes.Sum(intake => intake.Students);
        var (first, end) = (Share(options.Shard.Index - 1, all, options.Shard.Of), Share(options.Shard.Index, all, options.Shard.Of));
        var submissions = InOnePlace(options.Paths, intakes).Skip(first).Take(end - first).TakeWhile(_ => !interruption.IsRequested);
        using var scripts = Loading.Scripts(Math.Min(options.Threads, Environment.ProcessorCount), options.AllowWeakerSandbox);
        var batch = new Batch(problems, assignment, scripts) { Reveals = options.Reveal };
        try
        {
            Progress.Show(end - first, advance =>
            {
                foreach (var piece in InOrder.Select(Batch.Pieces(submissions), options.Threads, piece => Graded(piece, batch, journal)))
                {
                    using (piece)
                    {
                        journal.Append(piece);
                        tally.Count(piece);
                        advance(piece.Students.Count);
                    }
                }
            });
        }
        finally
        {
            tally.ShowKept();
        }
        if (interruption.IsRequested && tally.Students < end - first)
        {
            Console.Error.WriteLine($"Stopped: {tally.Students} of {end - first} students are graded and kept. To go on:\n  {Interruption.CommandThatGoesOn()}");
            return Exit.Interrupted;
        }
        journal.Complete();
        overrides?.Apply(options.Output, Console.Error.WriteLine);
        if (ScriptVerdicts.Sandbox(scripts.MissingLayers, options.AllowWeakerSandbox) is { } sandbox) Console.Error.WriteLine(sandbox);
        Console.Error.WriteLine(tally.Summary(options.Output));
        ResultOutputs.Write(options.Output, options.Outputs, formats, problems, assignment);
        return Exit.Done;
    }

    // On one of several threads: what the journal does not have is graded and written as rows.
    private static GradedPiece Graded(List<Submission> submissions, Batch batch, Journal journal)
    {
        var piece = new GradedPiece(submissions.Count);
        foreach (var submission in submissions)
        {
            var key = SubmissionKey.Of(submission);
            if (journal.Find(key) is { } known) piece.AddKnown(submission, key, known);
            else piece.Add(submission, key, batch.Grade(submission));
        }
        return piece;
    }

    // Each path is in order by itself; whoever is in two of them would have two results.
    private static IEnumerable<Submission> InOnePlace(ImmutableArray<string> paths, Intake[] intakes)
    {
        if (intakes is [var only]) return only.Submissions;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return intakes.SelectMany((intake, path) => intake.Submissions.Select(submission =>
            places.TryAdd(submission.Student, path) || places[submission.Student] == path ? submission : throw new UnusableFileException(Sentences.TwoPaths(submission.Student, paths[places[submission.Student]], paths[path]))));
    }

    private static int Share(int index, int all, int of) => (int)((long)all * index / of);

    private static Intake[] Open(GradeOptions options, ImmutableArray<Problem> problems, Tally tally)
    {
        var catalogue = Loading.CatalogueOf(problems);
        var how = new IntakeOptions { Layout = options.Layout, Columns = ColumnsFile.Read(options.Columns, catalogue) };
        var intakes = options.Paths.Select(path => SubmissionPath.Open(path, catalogue, how)).ToArray();
        foreach (var (path, intake) in options.Paths.Zip(intakes))
        {
            Console.Error.WriteLine($"{path}: {intake.Layout}");
            foreach (var notice in intake.Notices) tally.Notice(notice);
        }
        return intakes;
    }

    private static Journal OpenJournal(GradeOptions options, ImmutableArray<Problem> problems, Assignment assignment)
    {
        var wasThere = Journal.Exists(options.Output);
        var journal = Journal.Open(options.Output, BatchKey.Of(problems, assignment, options.Assignment, options.Reveal), options.Resume);
        var sentence = (options.Resume, wasThere, journal.Known) switch
        {
            (true, true, > 0) => $"{journal.Known} students were graded before the interruption; they are not graded again.",
            (true, true, _) => "The journal belongs to other problems, another assignment, seed or grader; everything is graded.",
            (true, false, _) => "There is no interrupted run to go on with; everything is graded.",
            (false, true, _) => "An interrupted run is given up; with --resume it would have gone on.",
            _ => null,
        };
        if (sentence is not null) Console.Error.WriteLine(sentence);
        return journal;
    }
}
