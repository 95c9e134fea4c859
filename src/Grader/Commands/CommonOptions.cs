using System.CommandLine;
using System.CommandLine.Parsing;
using Formulas.Translating;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grading.Reports.Places;
using Grading.Wording;

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

    public static Flag Json() => new("--json")
    {
        Description = "Print one JSON object a line, for programs.",
    };

    /// <summary>The language of sentences, for every command that has some.</summary>
    public static Option<string?> Language() => ChoiceOption.Of(
        "--language",
        $"Say everything in this language (default: {Translation.English.Code}); codes and results stay as they are.",
        Translation.English.Code,
        [.. Translation.All.Select(language => language.Code)]);

    /// <summary>Refuses an option beside another that makes it useless.</summary>
    public static void NotBoth(Command command, Option useless, Option with) => command.Validators.Add(result =>
    {
        if (result.GetResult(useless) is { Implicit: false } && result.GetResult(with) is { Implicit: false })
            result.AddError(AssistantSentences.HasNoEffectWith(useless.Name, with.Name));
    });

    /// <summary>The language that a command line asks for.</summary>
    public static Translation Language(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>().FirstOrDefault(given => given.Option.Name == "--language")
            is { Tokens: [var code] } ? Translation.Named(code.Value) ?? Translation.English
        : Translation.English;

    /// <summary>Where problems are read from, said or not: no output may go there.</summary>
    public static GivenPath UsualProblems(ParseResult parsed, InputOption problems) =>
        new(problems.Name, Loading.ProblemPath(parsed.GetValue(problems)), PathUse.Input);
}
