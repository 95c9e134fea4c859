using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;

namespace Grader.Commands.Machine;

/// <summary><c>grader completion bash</c>: what completes commands, options and their words in a shell.</summary>
internal static class CompletionCommand
{
    /// <param name="commands">All commands.</param>
    public static Command Create(Func<IEnumerable<Command>> commands)
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(" or ", ShellScript.Shells)}." };
        ChoiceOption.Among(shell, ShellScript.Shells);
        var command = new DescribedCommand("completion", "Print what completes commands and options in a shell, for its profile.",
        [
            "eval \"$(grader completion bash)\"",
            "grader completion zsh > _grader",
        ])
        { shell };
        command.SetAction(parsed => Exit.Run(() =>
        {
            Terminal.Out.Write(ShellScript.Of(parsed.GetValue(shell)!, [.. commands()]));
            return Exit.Done;
        }));
        return command;
    }
}
