using System.CommandLine;
using Grader.Commands.Authors;
using Grader.Commands.Grading;
using Grader.Commands.Pages;
using Grader.Commands.Students;

// What students wait for, without the library that reads all other command lines.
if (args is ["check", var sheet] && !sheet.StartsWith('-')) return CheckCommand.Run(sheet);

return AnyCommand(args);

// One command a file; each exits with 0 done, 1 something is not right yet (check), 2 usage, 3 a broken problem or assignment file,
// 4 files that can't be read or written.
static int AnyCommand(string[] args)
{
    var root = new RootCommand("Marks backpropagation homework: numbers, formulas, update rules and choices, against references derived from a forward model.");
    foreach (var create in new[] { GradeCommand.Create, RegradeCommand.Create, MergeCommand.Create, ClustersCommand.Create, CheckCommand.Create, ReadCommand.Create, ProblemsCommand.Create, TemplateCommand.Create, ValidateCommand.Create, ServeCommand.Create })
        root.Add(create());
    var parsed = root.Parse(args);
    var exit = parsed.Invoke();
    return parsed.Errors.Count > 0 ? 2 : exit;
}
