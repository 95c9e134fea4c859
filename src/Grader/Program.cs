using System.CommandLine;
using Grader.Commands;
using Grader.Commands.Authors;
using Grader.Commands.Grading;
using Grader.Commands.Pages;
using Grader.Commands.Showing;
using Grader.Commands.Students;

// What students wait for, without the library that reads all other command lines.
if (args is ["check", var sheet] && !sheet.StartsWith('-')) return CheckCommand.Run(sheet);

return AnyCommand(args);

// One command a file and a row; each exits with one of the codes of Exit.
static int AnyCommand(string[] args)
{
    Func<Command>[] commands =
    [
        GradeCommand.Create,
        RegradeCommand.Create,
        MergeCommand.Create,
        ClustersCommand.Create,
        CheckCommand.Create,
        ReadCommand.Create,
        ProblemsCommand.Create,
        TemplateCommand.Create,
        ValidateCommand.Create,
        NewCommand.Create,
        SolutionCommand.Create,
        SchemaCommand.Create,
        ServeCommand.Create,
        DeskCommand.Create,
    ];
    var root = new RootCommand(
        "Marks backpropagation homework: numbers, formulas, update rules and choices, against references derived from a forward model.");
    foreach (var create in commands) root.Add(create());
    var parsed = root.Parse(args);
    var exit = parsed.Invoke(new() { Output = Terminal.Out, Error = Terminal.Error });
    return parsed.Errors.Count > 0 ? Exit.Usage : exit;
}
