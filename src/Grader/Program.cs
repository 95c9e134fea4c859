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
    (string Name, Func<Command> Create)[] commands =
    [
        ("grade", GradeCommand.Create),
        ("regrade", RegradeCommand.Create),
        ("merge", MergeCommand.Create),
        ("clusters", ClustersCommand.Create),
        ("check", CheckCommand.Create),
        ("read", ReadCommand.Create),
        ("problems", ProblemsCommand.Create),
        ("template", TemplateCommand.Create),
        ("validate", ValidateCommand.Create),
        ("new", NewCommand.Create),
        ("solution", SolutionCommand.Create),
        ("schema", SchemaCommand.Create),
        ("serve", ServeCommand.Create),
        ("desk", DeskCommand.Create),
    ];
    var root = new RootCommand(
        "Marks backpropagation homework: numbers, formulas, update rules and choices, against references derived from a forward model.");
    // a command that is named needs no other
    var named = Array.FindIndex(commands, command => args.Length > 0 && command.Name == args[0]);
    foreach (var (_, create) in named < 0 ? commands : [commands[named]]) root.Add(create());
    var parsed = root.Parse(args);
    var exit = parsed.Invoke(new() { Output = Terminal.Out, Error = Terminal.Error });
    return parsed.Errors.Count > 0 ? Exit.Usage : exit;
}
