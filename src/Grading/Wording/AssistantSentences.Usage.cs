using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>What is said of a command line that can't be followed: one sentence each, and where help is.</summary>
internal static partial class AssistantSentences
{
    public static string WhichCommand => Say("Please say what to do: grader COMMAND.");

    public static string NoCommand(string typed, string? nearest) => Say($"There is no command \"{typed}\".{DidYouMean(nearest):said}");

    public static string NoOption(string command, string typed, string? nearest) =>
        Say($"\"{command}\" has no option \"{typed}\".{DidYouMean(nearest):said}");

    public static string CommandFirst(string command) => Say($"The command comes first: {command}.");

    public static string StandsAlone(string option) => Say($"{option} stands alone and takes no value.");

    public static string NoValue(string option, string value) => Say($"{option} needs what it is about: {option} {value}.");

    public static string SaidTwice(string option) => Say($"{option} stands there more than once. Please say it once.");

    public static string NoArgument(string usage, string argument) => Say($"{argument} is missing: {usage}.");

    public static string NeedsOption(string command, string option) => Say($"\"{command}\" needs {option}.");

    public static string TooMuch(string usage, string typed) => Say($"\"{typed}\" is too much: {usage}.");

    public static string NoneOf(string option, string typed, string? nearest, IEnumerable<string> words) =>
        Say($"{option} has no \"{typed}\".{(nearest is null ? ThereAre(words) : DidYouMean(nearest)):said}");

    private static string ThereAre(IEnumerable<string> words) => Say($" There are: {string.Join(", ", words)}.");

    public static string NoNumber(string option, string typed, int least, int most) => most == int.MaxValue
        ? Say($"{option} takes a number from {least} on, not \"{typed}\".")
        : Say($"{option} takes a number from {least} to {most}, not \"{typed}\".");

    public static string WhereHelpIs(string command) => Say($"Help is in: {command} --help");

    public static string EmptyPath(string option) => Say($"{option} is empty. Please name a file or a folder.");

    public static string HasNoEffect(string option, string without) => Say($"{option} has no effect without {without}.");

    public static string HasNoEffectWith(string option, string with) =>
        Say($"{option} has no effect with {with}. Please leave one of them out.");

    public static string BothToStandardOutput(string one, string other) =>
        Say($"{one} and {other} both write to standard output. Please leave one of them out.");

    public static string StandardInputTwice(string option, string other) =>
        Say($"{option} and {other} both read standard input, which can be read once. Please name a file for one of them.");

    private static string DidYouMean(string? nearest) => nearest is null ? "" : Say($" Did you mean \"{nearest}\"?");
}
