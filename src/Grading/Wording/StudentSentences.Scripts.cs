using System.Diagnostics;
using System.Globalization;
using Grading.Verdicts;
using ScriptMessages;

namespace Grading.Wording;

// About answers in C#. The compiler's own words are quoted, never paths or traces.
public static partial class StudentSentences
{
    private const string Offered = "Numbers, arrays, variables, methods, lambdas, if, switch, loops and Math are all you need here.";

    /// <summary>What a script may not have, before it is run.</summary>
    public static string Rejected(Compiled.Rejected rejected) =>
        (rejected.Line > 0 ? $"Line {rejected.Line}: " : "") + (OfText(rejected) ?? OfCode(rejected) ?? OfCompiler(rejected));

    /// <summary>The inputs of a call, for witnesses.</summary>
    internal static string Layers(int neurons, int next) => $"{neurons} neurons, {next} in the next layer";

    private static string OfScript(Reason reason) => reason switch
    {
        Reason.ScriptRefused refused => Rejected(refused.Why),
        Reason.ScriptStopped stopped => Stopped(stopped.Limit),
        Reason.ScriptThrew { Place: var place } threw => Threw(threw.Type, place.Length > 0 ? $" (with {place})" : ""),
        Reason.ScriptShape { Length: { } found } shape =>
            $"With {shape.Place} the result should have {Number(shape.Expected)} numbers, and has {Number(found)}.",
        Reason.ScriptShape shape => $"With {shape.Place} nothing is returned (null).",
        Reason.ScriptNotFinite { Place: var place } =>
            $"The result is not a number, or infinite{(place.Length > 0 ? $" (with {place})" : " at some points")}. "
            + "Is something divided by zero, or does Math.Exp overflow?",
        _ => throw new UnreachableException(),
    };

    private static string Threw(string type, string at) => type switch
    {
        "IndexOutOfRangeException" => $"An index is outside of its array{at}. Which index runs over which layer?",
        "NullReferenceException" => $"An array or function is used that was never made{at}.",
        "DivideByZeroException" => $"A whole number is divided by zero{at}.",
        "OverflowException" => $"A number is too large for its type, or an array has a negative length{at}.",
        "InvalidCastException" => $"A value is used as a type that it does not have{at}.",
        "SwitchExpressionException" => $"No case of a switch fits{at}.",
        _ => $"The code throws an exception{at}.",
    };

    private static string Stopped(string limit) => limit switch
    {
        "steps" => "This takes far more steps than the question needs. Does every loop and every recursion end?",
        "memory" => "This makes far more or larger arrays than the question needs.",
        "stack" => "A method or function calls itself too deeply. Does the recursion end?",
        "time" => "This takes far longer than the question needs. Does every loop end?",
        _ => "This ended the process that it was run in.",
    };

    private static string? OfText(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.TooLong => $"This is {rejected.What} characters long; that is too long for an answer.",
        Rule.LongLine => "This line is too long. Please break it up.",
        Rule.TooComplicated when rejected.What.Length > 0 =>
            $"This is nested or repeated too often to be read (\"{rejected.What}\"). Please write it more simply.",
        Rule.TooComplicated => "This is too complicated to be compiled. Please write it more simply.",
        Rule.Character =>
            $"There is a character here that can't be told from others or is not seen ({rejected.What}). Please type this line again.",
        Rule.Brackets => $"The bracket \"{rejected.What}\" has no partner.",
        Rule.Comment => "A comment begins here with /* and does not end.",
        Rule.Quotes => "A text in quotation marks has to end on its line, and can't contain a backslash.",
        _ => null,
    };

    private static string? OfCode(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.NotOffered => $"\"{rejected.What}\" is not offered for answers. {Offered}",
        Rule.Overload => $"There are two methods called {rejected.What}. Please give each a name of its own.",
        Rule.Entry => $"Please write the method {rejected.What}, with these types.",
        _ => null,
    };

    // The usual errors in plain words; the others as the compiler puts them.
    private static string OfCompiler(Compiled.Rejected rejected) => rejected.Rule switch
    {
        "compile:CS1002" => "A semicolon is missing.",
        "compile:CS0161" or "compile:CS1643" => "Not every path ends in a return.",
        "compile:CS0103" when Quoted(rejected.What) is { } name => $"There is nothing called \"{name}\" here. {Offered}",
        "compile:CS0246" when Quoted(rejected.What) is { } name => $"There is no type \"{name}\" here. {Offered}",
        "compile:CS0117" or "compile:CS1061" or "compile:CS0234" =>
            $"{Before(Before(rejected.What, " (are you"), " and no accessible").TrimEnd('.')}; it is not offered for answers.",
        "compile:CS0518" or "compile:CS0656" => $"This needs something of C# that is not offered for answers. {Offered}",
        "compile:CS0266" or "compile:CS0029" => $"{Before(Before(rejected.What, " (are you"), ". An explicit").TrimEnd('.')}.",
        _ => $"The compiler says: {rejected.What}",
    };

    private static string Before(string text, string end) => text.Split(end, 2)[0];

    private static string? Quoted(string text) => text.Split('\'') is [_, var name, ..] ? name : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
