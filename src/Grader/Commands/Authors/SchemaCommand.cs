using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grading.Problems.Yaml;

namespace Grader.Commands.Authors;

/// <summary><c>grader schema</c>: the JSON Schema of problem files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new DescribedCommand("schema", "Print the JSON Schema of problem files, for completion in editors.",
        [
            "grader schema > problem.schema.json",
        ]);
        command.SetAction(_ => Exit.Run(() =>
        {
            Terminal.Out.Write(ProblemSchema.Text());
            return Exit.Done;
        }));
        return command;
    }
}
