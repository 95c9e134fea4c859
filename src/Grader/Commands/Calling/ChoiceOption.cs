using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Formulas.Names;
using Grading.Wording;

namespace Grader.Commands.Calling;

/// <summary>Options and arguments that take one of a few words, which are offered where a shell completes them.</summary>
internal static class ChoiceOption
{
    // So many stand in the usage of the option; more are in its description.
    private const int Few = 3;

    /// <summary>An option of one word; <paramref name="usual"/> where it is not given.</summary>
    public static Option<string?> Of(string name, string description, string? usual, params string[] words) =>
        Among(new Option<string?>(name) { Description = description, DefaultValueFactory = _ => usual }, words);

    /// <summary>Takes these words only.</summary>
    public static Option<T> Among<T>(Option<T> option, string[] words)
    {
        option.HelpName = words.Length <= Few ? string.Join('|', words) : "WORD";
        Offer(option.CompletionSources, words);
        option.Validators.Add(result => Check(result, option.Name, words));
        return option;
    }

    /// <summary>Takes these words only.</summary>
    public static void Among(Argument argument, string[] words)
    {
        Offer(argument.CompletionSources, words);
        argument.Validators.Add(result => Check(result, argument.Name, words));
    }

    /// <summary>The words of an option or an argument that takes one of a few; none of any other.</summary>
    public static string[] WordsOf(Symbol symbol) => symbol is Option { ValueType: var type } && type == typeof(bool) ? []
        : [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static void Offer(List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, string[] words)
    {
        sources.Clear();
        sources.Add(_ => words.Select(word => new CompletionItem(word)));
    }

    private static void Check(SymbolResult result, string name, string[] words)
    {
        foreach (var token in result.Tokens)
            if (!words.Contains(token.Value, StringComparer.Ordinal)) result.AddError(Sentence(name, token.Value, words));
    }

    private static string Sentence(string name, string typed, string[] words) =>
        AssistantSentences.NoneOf(name, typed, NearestName.Among(words.Select(word => (word, word)), typed), words);
}
