using System.CommandLine;
using System.CommandLine.Parsing;
using Formulas.Names;
using Grading.Wording;

namespace Grader.Commands.Calling;

/// <summary>What is wrong with a command line: one sentence, about what a person would mend first.</summary>
internal static class UsageFaults
{
    /// <summary>The sentence; null where the line can be followed.</summary>
    /// <param name="words">The line as it was typed.</param>
    public static string? Of(string[] words, ParseResult parsed)
    {
        if (words is ["help", _, var more, ..]) return AssistantSentences.TooMuch($"{HelpText.Program} help COMMAND", more);
        if (OfRoot(words, parsed) is { } sentence) return sentence;
        if (HelpText.IsRoot(parsed.CommandResult.Command) || parsed.Action is ShowHelp) return null;
        return StrayOption(parsed) ?? FlagWithValue(words, parsed) ?? OfOptions(parsed)
            ?? (parsed.Errors.Count == 0 ? null
                : Missing(parsed) ?? parsed.UnmatchedTokens.Select(token => TooMuch(parsed, token)).FirstOrDefault()
                ?? parsed.Errors.OrderBy(error => error.SymbolResult is CommandResult).First().Message);
    }

    // What stands before a command is nothing of it.
    private static string? OfRoot(string[] words, ParseResult parsed)
    {
        var root = parsed.RootCommandResult.Command;
        var isOption = words is [['-', ..] first, ..]
            && root.Options.All(option => option.Name != first && !option.Aliases.Contains(first));
        if (!HelpText.IsRoot(parsed.CommandResult.Command) && !isOption) return null;
        if (isOption && words.FirstOrDefault(word => root.Subcommands.Any(command => command.Name == word)) is { } named)
            return AssistantSentences.CommandFirst($"{HelpText.Program} {named}");
        if (parsed.UnmatchedTokens is not [var typed, ..])
            return root.Options.Any(option => parsed.GetResult(option) is { Implicit: false }) ? null : AssistantSentences.WhichCommand;
        if (typed.StartsWith('-')) return AssistantSentences.NoOption(HelpText.Program, typed, Nearest(root.Options, typed));
        var names = root.Subcommands.Select(command => (command.Name, command.Name));
        return AssistantSentences.NoCommand(typed, NearestName.Among(names, typed.ToLowerInvariant()));
    }

    // A mistyped option would be taken for a file, an id or the value of the option before it; one that is known, for that value.
    private static string? StrayOption(ParseResult parsed)
    {
        var command = (DescribedCommand)parsed.CommandResult.Command;
        Token[] tokens = [.. parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)];
        var stray = Array.FindIndex(tokens,
            token => token.Type == TokenType.Argument && LooksLikeAnOption(token.Value, command.TakesFormulas));
        if (stray < 0) return null;
        var name = tokens[stray].Value.Split('=')[0];
        if (command.Options.Any(option => option.Name == name) && stray > 0 && Named(command, tokens[stray - 1].Value) is { } before)
            return AssistantSentences.NoValue(before.Name, HelpText.ValueOf(before));
        var known = command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive));
        return AssistantSentences.NoOption(command.Name, name, Nearest(known, name));
    }

    private static Option? Named(Command command, string name) => command.Options.FirstOrDefault(option => option.Name == name);

    // The only one that begins so, or the one that is the fewest slips away.
    private static string? Nearest(IEnumerable<Option> options, string typed)
    {
        var word = typed.TrimStart('-');
        (string Name, string Word)[] known = [.. options.Select(option => (option.Name, option.Name.TrimStart('-')))];
        var begun = known.Where(option => word.Length > 1 && option.Word.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToArray();
        return begun is [var only] ? only.Name : NearestName.Among(known, word);
    }

    private static string? FlagWithValue(string[] words, ParseResult parsed)
    {
        foreach (var word in words.TakeWhile(word => word != "--").Where(word => word.StartsWith('-')))
        {
            var name = word.Split('=', ':')[0];
            if (name.Length < word.Length && Named(parsed.CommandResult.Command, name) is Flag) return AssistantSentences.StandsAlone(name);
        }
        return null;
    }

    private static bool LooksLikeAnOption(string word, bool mayBeAFormula) => mayBeAFormula
        ? word is ['-', '-', var first, _, ..] && char.IsAsciiLetter(first)
        : word is ['-', var letter, ..] && (letter == '-' ? word.Length > 2 : char.IsAsciiLetter(letter));

    private static string? OfOptions(ParseResult parsed)
    {
        foreach (var result in parsed.CommandResult.Children.OfType<OptionResult>().Where(result => !result.Implicit))
        {
            var (option, arity) = (result.Option, result.Option.Arity);
            if (result.Tokens.Count < arity.MinimumNumberOfValues || result.Tokens.Any(token => token.Value.Length == 0))
                return AssistantSentences.NoValue(option.Name, HelpText.ValueOf(option));
            if (arity.MaximumNumberOfValues == 1 && result.IdentifierTokenCount > 1) return AssistantSentences.SaidTwice(option.Name);
        }
        return null;
    }

    private static string? Missing(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var argument in command.Arguments)
        {
            if ((parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
                return AssistantSentences.NoArgument(HelpText.Usage(command), argument.Name);
        }
        var missing = command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is null or { Implicit: true });
        return missing is null ? null : AssistantSentences.NeedsOption(command.Name, $"{missing.Name} {HelpText.ValueOf(missing)}");
    }

    private static string TooMuch(ParseResult parsed, string token) =>
        AssistantSentences.TooMuch(HelpText.Usage(parsed.CommandResult.Command), token);
}
