using System.Collections.Immutable;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>The share of a class that a run is about: everybody in the paths that were given, path after path.</summary>
/// <param name="Submissions">Read one by one while they are enumerated.</param>
internal sealed record ClassIntake(int Students, IEnumerable<Submission> Submissions)
{
    /// <summary>The problems that somebody has answered, where that is known before the submissions are read; else null.</summary>
    public IReadOnlySet<string>? Begun { get; init; }

    /// <summary>Opens all paths, and says what they are.</summary>
    /// <exception cref="UnusableFileException">There is nothing at one of them that can be read.</exception>
    public static ClassIntake Open(GradeOptions options, ProblemCatalogue catalogue, Tally tally)
    {
        var how = new IntakeOptions { Layout = options.Layout, Columns = ColumnsFile.Read(options.Columns, catalogue) };
        Intake[] intakes = [.. options.Paths.Select(path => IntakeReader.Open(path, catalogue, how))];
        if (options.Columns is not null && !intakes.Any(intake => intake.HasQuestions))
            throw new UsageException(AssistantSentences.ColumnsOfNoTable);
        foreach (var (path, intake) in options.Paths.Zip(intakes))
        {
            Terminal.Error.WriteLine($"{StandardInput.Shown(path)}: {intake.Layout}");
            foreach (var notice in intake.Notices) tally.Notice(notice);
        }
        var all = intakes.Sum(intake => intake.Students);
        if (all == 0)
            throw new UnusableFileException(AssistantSentences.NothingHandedIn(options.Paths.Select(StandardInput.Shown), options.Layout));
        var (first, end) = (Share(options.Shard.Index - 1, all, options.Shard.Of), Share(options.Shard.Index, all, options.Shard.Of));
        return new(end - first, InOnePlace(options.Paths, intakes).Skip(first).Take(end - first))
        {
            Begun = Array.TrueForAll(intakes, intake => intake.Begun is not null)
                ? intakes.SelectMany(intake => intake.Begun!).ToHashSet() : null,
        };
    }

    private static int Share(int index, int all, int of) => (int)((long)all * index / of);

    // Each path is in order by itself; whoever is in two of them would have two results.
    private static IEnumerable<Submission> InOnePlace(ImmutableArray<string> paths, Intake[] intakes)
    {
        if (intakes is [var only]) return only.Submissions;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return intakes.SelectMany((intake, path) => intake.Submissions.Select(submission =>
        {
            var first = places.TryAdd(submission.Student, path) ? path : places[submission.Student];
            return first == path ? submission
                : throw new UnusableFileException(Sentences.TwoPaths(submission.Student, paths[first], paths[path]));
        }));
    }
}
