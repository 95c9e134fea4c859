using System.CommandLine;
using Grading.Wording;

namespace Grader.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Problems() => new("--problems")
    {
        Description = "The folder of problem files, or one file (default: problems, here or above).",
    };

    public static Option<string?> AssignmentFile() => new("--assignment")
    {
        Description = "The assignment file: problems, points, seed, credit, switches.",
    };

    public static Option<string?> Seed() => new("--seed")
    {
        Description = "Decides the sample points; the assignment's seed, or 0, if not given.",
    };

    /// <summary>A mistyped option is a usage error, not a file or an id of that name.</summary>
    public static Argument<T> WithoutOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.StartsWith("--", StringComparison.Ordinal)) result.AddError(AssistantSentences.NoOption(token.Value));
        });
        return argument;
    }
}
