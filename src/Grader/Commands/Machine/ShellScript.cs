using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Grader.Commands.Calling;

namespace Grader.Commands.Machine;

/// <summary>
/// A script that completes the words of a command line: commands, options, and words that an option takes. All else is a file.
/// </summary>
internal static class ShellScript
{
    private const string Bash = "bash";

    /// <summary>What it can be written for.</summary>
    public static string[] Shells { get; } = [Bash, "zsh"];

    public static string Of(string shell, ImmutableArray<Command> commands)
    {
        var isBash = shell == Bash;
        var text = new StringBuilder(isBash ? BashStart : ZshStart);
        text.Append($"    if [ \"$at\" = 1 ]; then known='{Words(commands.Select(command => command.Name).Append("help"))}'\n");
        text.Append("    else case \"$command $before\" in\n");
        foreach (var command in commands)
            foreach (var (name, words) in WithWords(command)) text.Append($"        '{command.Name} {name}') known='{Words(words)}' ;;\n");
        text.Append($"        help*) known='{Words(commands.Select(command => command.Name))}' ;;\n");
        text.Append("        *) case \"$word\" in -*) case \"$command\" in\n");
        foreach (var command in commands)
            text.Append(
                $"            {command.Name}) known='{Words(command.Options.Select(option => option.Name).Append("--help"))}' ;;\n");
        return text.Append("        esac ;; esac ;;\n    esac; fi\n").Append(isBash ? BashEnd : ZshEnd).ToString();
    }

    // What stands before a word that is one of a few: an option, or the command itself where its argument is.
    private static IEnumerable<(string Name, string[] Words)> WithWords(Command command) =>
        command.Arguments.Select(argument => (command.Name, ChoiceOption.WordsOf(argument)))
            .Concat(command.Options.Select(option => (option.Name, ChoiceOption.WordsOf(option))))
            .Where(row => row.Item2.Length > 0);

    private static string Words(IEnumerable<string> words) => string.Join(' ', words);

    private const string BashStart = """
        _grader() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} at=$COMP_CWORD known=''

        """;

    private const string BashEnd = """
            COMPREPLY=($(compgen -W "$known" -- "$word"))
        }
        complete -o default -o bashdefault -F _grader grader

        """;

    private const string ZshStart = """
        #compdef grader
        _grader() {
            local word=${words[CURRENT]} before=${words[CURRENT-1]} command=${words[2]} at=$((CURRENT - 1)) known=''

        """;

    private const string ZshEnd = """
            if [ -n "$known" ]; then compadd -- ${=known}; else _files; fi
        }
        if [ "$funcstack[1]" = _grader ]; then _grader "$@"; else compdef _grader grader; fi

        """;
}
