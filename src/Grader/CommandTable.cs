using System.CommandLine;
using Formulas.Translating;
using Grader.Commands;
using Grader.Commands.Authors;
using Grader.Commands.Calling;
using Grader.Commands.Grading;
using Grader.Commands.Machine;
using Grader.Commands.Pages;
using Grader.Commands.Showing;
using Grader.Commands.Students;
using Grading.Wording;

namespace Grader;

/// <summary>One command a file and a row; each exits with one of the codes of <see cref="Exit"/>.</summary>
internal static class CommandTable
{
    private static readonly (string Name, Func<Command> Create)[] Rows =
    [
        ("grade", GradeCommand.Create),
        ("regrade", RegradeCommand.Create),
        ("merge", MergeCommand.Create),
        ("clusters", ClustersCommand.Create),
        ("desk", DeskCommand.Create),
        ("check", CheckCommand.Create),
        ("read", ReadCommand.Create),
        ("template", TemplateCommand.Create),
        ("serve", ServeCommand.Create),
        ("problems", ProblemsCommand.Create),
        ("validate", ValidateCommand.Create),
        ("new", NewCommand.Create),
        ("solution", SolutionCommand.Create),
        ("schema", SchemaCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("completion", () => CompletionCommand.Create(() => Root("").Subcommands)),
    ];

    public static int Run(string[] args)
    {
        var parsed = Parse(args);
        var language = CommonOptions.Language(parsed);
        using var spoken = Spoken.In(language);
        if (language != Translation.English) Terminal.Speak(language);
        if (UsageFaults.Of(args, parsed) is not { } fault)
            return parsed.Invoke(new() { Output = Terminal.Out, Error = Terminal.Error, EnableDefaultExceptionHandler = false });
        Terminal.Error.WriteLine(fault);
        var command = parsed.CommandResult.Command;
        Terminal.Error.WriteLine(AssistantSentences.WhereHelpIs(
            HelpText.IsRoot(command) ? HelpText.Program : $"{HelpText.Program} {command.Name}"));
        return Exit.Usage;
    }

    /// <summary>What a command line says; <c>help COMMAND</c> is <c>COMMAND --help</c>.</summary>
    public static ParseResult Parse(string[] args)
    {
        string[] words = args is ["help", .. var about] ? [.. about.Take(1), "--help"] : args;
        return Root(words is [var first, ..] ? first : "")
            .Parse(words, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }

    /// <summary>The command that is named, which needs no other; all of them where it is none.</summary>
    public static Command Root(string named)
    {
        // a RootCommand asks the runtime for the name of its program: a fourteenth of what --help takes
        var root = new Command(HelpText.Program,
            "Marks backpropagation homework: numbers, formulas, update rules and choices, against references "
            + "derived from a forward model.");
        // the library's own options for both look for their descriptions in its resources: a twentieth of what read takes
        root.Options.Add(new Option<bool>("--version")
        {
            Description = "Show the version.",
            Arity = ArgumentArity.Zero,
            Action = new ShowVersion(),
        });
        root.Options.Add(new Option<bool>("--help", "-h") { Arity = ArgumentArity.Zero, Recursive = true, Action = new ShowHelp() });
        var row = Array.FindIndex(Rows, command => command.Name == named);
        foreach (var (_, create) in row < 0 ? Rows : [Rows[row]]) root.Add(create());
        return root;
    }
}
