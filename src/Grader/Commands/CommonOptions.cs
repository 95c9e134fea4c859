using System.CommandLine;
using Grader.Commands.Paths;
using Grading.Reports.Places;

namespace Grader.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static InputOption Problems() => new("--problems")
    {
        HelpName = "FOLDER",
        Description = "The folder of problem files, or one file (default: problems, here or above).",
    };

    public static InputOption AssignmentFile() => new("--assignment")
    {
        Description = "The assignment file: problems, points, seed, credit, switches.",
    };

    public static InputOption Overrides() => new("--overrides")
    {
        Description = "A log of decisions to put into the results: the columns problem,part, student or cluster,credit, perhaps "
            + "comment,by,at,seen,means. The last row about a target counts.",
    };

    public static Option<string?> Seed() => new("--seed")
    {
        HelpName = "TEXT",
        Description = "Decides the sample points; the assignment's seed, or 0, if not given.",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON object a line, for programs.",
    };

    /// <summary>Where problems are read from, said or not: no output may go there.</summary>
    public static GivenPath UsualProblems(ParseResult parsed, InputOption problems) =>
        new(problems.Name, Loading.ProblemPath(parsed.GetValue(problems)), PathUse.Input);
}
