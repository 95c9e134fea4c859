using System.CommandLine;
using System.CommandLine.Parsing;
using Formulas.Names;
using Grading.Wording;

namespace Grader.Commands.Calling;

/// <summary>What is wrong with a command line: one sentence, about what a person would mend first.</summary>
internal static class UsageFaults
{
    /// <summary>The sentence; null where the line can be followed.</summary>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Action is ShowHelp) return null;
        if (HelpText.IsRoot(parsed.CommandResult.Command)) return parsed.Errors.Count == 0 ? null : OfRoot(parsed);
        return StrayOption(parsed)
            ?? (parsed.Errors.Count == 0 ? null
                : OfOptions(parsed) ?? Missing(parsed) ?? parsed.UnmatchedTokens.Select(token => TooMuch(parsed, token)).FirstOrDefault()
                ?? parsed.Errors.OrderBy(error => error.SymbolResult is CommandResult).First().Message);
    }

    private static string OfRoot(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var typed, ..]) return AssistantSentences.WhichCommand;
        if (typed.StartsWith('-')) return AssistantSentences.NoOption(HelpText.Program, typed, null);
        var names = parsed.CommandResult.Command.Subcommands.Select(command => (command.Name, command.Name));
        return AssistantSentences.NoCommand(typed, NearestName.Among(names, typed));
    }

    // A mistyped option would be taken for a file, an id or the value of the option before it.
    private static string? StrayOption(ParseResult parsed)
    {
        var command = (DescribedCommand)parsed.CommandResult.Command;
        var stray = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && LooksLikeAnOption(token.Value, command.TakesFormulas));
        if (stray is null) return null;
        var name = stray.Value.Split('=')[0];
        var known = command.Options.Select(option => (option.Name, option.Name.TrimStart('-')));
        return AssistantSentences.NoOption(command.Name, name, NearestName.Among(known, name.TrimStart('-')));
    }

    private static bool LooksLikeAnOption(string word, bool mayBeAFormula) => mayBeAFormula
        ? word is ['-', '-', var first, _, ..] && char.IsAsciiLetter(first)
        : word is ['-', var letter, ..] && (letter == '-' ? word.Length > 2 : char.IsAsciiLetter(letter));

    private static string? OfOptions(ParseResult parsed)
    {
        foreach (var result in parsed.CommandResult.Children.OfType<OptionResult>().Where(result => !result.Implicit))
        {
            var (option, arity) = (result.Option, result.Option.Arity);
            if (result.Tokens.Count < arity.MinimumNumberOfValues)
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
