using System.CommandLine;
using System.Text;

namespace Grader.Commands.Calling;

/// <summary>Help: usage, arguments, options, examples, exit codes.</summary>
internal static class HelpText
{
    public const string Program = Exit.Program;

    private const int Width = 100;
    private const int WidestName = 26;

    /// <summary>Whether it is the program itself.</summary>
    public static bool IsRoot(Command command) => command is not DescribedCommand;

    public static string Of(Command command)
    {
        var text = new StringBuilder();
        foreach (var line in Wrapped(command.Description ?? "", Width)) text.Append(line).Append('\n');
        text.Append($"\nUsage: {(IsRoot(command) ? $"{Program} COMMAND [options]" : Usage(command))}\n");
        Table(text, "Commands", command.Subcommands.Select(one => (one.Name, one.Description ?? "")));
        Table(text, "Arguments", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        Table(text, "Options", [.. command.Options.Where(option => !option.Recursive).Select(Row), ("-h, --help", "Show this.")]);
        if (command is DescribedCommand { Examples: [_, ..] examples })
            text.Append($"\nExamples:\n  {string.Join("\n  ", examples)}\n");
        Table(text, "Exit codes",
            Exit.CodesOf(IsRoot(command) ? Program : command.Name).Select(exit => ($"{exit.Code}", exit.Means)));
        if (IsRoot(command)) text.Append($"\nMore on a command: {Program} COMMAND --help\n");
        return text.ToString();
    }

    /// <summary>How a command is called, as in <c>grader check FILE... [options]</c>.</summary>
    public static string Usage(Command command) =>
        string.Join(' ', [Program, command.Name, .. command.Arguments.Select(Shown), "[options]"]);

    /// <summary>What stands behind an option, as in <c>--out FILE</c>; empty for one that stands alone.</summary>
    public static string ValueOf(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? ""
        : option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant();

    private static string Shown(Argument argument) => (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
    {
        (0, 1) => $"[{argument.Name}]",
        (_, 1) => argument.Name,
        _ => $"{argument.Name}...",
    };

    private static (string, string) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name));
        return ($"{names} {ValueOf(option)}".TrimEnd(), option.Description ?? "");
    }

    private static void Table(StringBuilder text, string title, IEnumerable<(string Name, string Means)> rows)
    {
        (string Name, string Means)[] all = [.. rows];
        if (all.Length == 0) return;
        var widest = Math.Min(WidestName, all.Max(row => row.Name.Length));
        text.Append($"\n{title}:\n");
        foreach (var (name, means) in all)
        {
            var lines = Wrapped(means, Width - widest - 4).ToArray();
            text.Append("  ").Append(name.Length > widest ? $"{name}\n{new string(' ', widest + 4)}" : $"{name.PadRight(widest)}  ");
            text.Append(string.Join($"\n{new string(' ', widest + 4)}", lines)).Append('\n');
        }
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
