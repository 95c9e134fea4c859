using System.CommandLine;
using Grader.Commands.Paths;
using Grading.Reports.Places;
using Grading.Wording;

namespace Grader.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static InputOption Problems() => new("--problems")
    {
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
        Description = "Decides the sample points; the assignment's seed, or 0, if not given.",
    };

    /// <summary>Where problems are read from, said or not: no output may go there.</summary>
    public static GivenPath UsualProblems(ParseResult parsed, InputOption problems) =>
        new(problems.Name, Loading.ProblemPath(parsed.GetValue(problems)), PathUse.Input);

    /// <summary>A mistyped option is a usage error, not a file or an id of that name.</summary>
    public static T WithoutOptions<T>(this T argument) where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.StartsWith("--", StringComparison.Ordinal)) result.AddError(AssistantSentences.NoOption(token.Value));
        });
        return argument;
    }
}
