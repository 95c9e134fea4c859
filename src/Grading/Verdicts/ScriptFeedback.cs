using System.Globalization;

using ScriptMessages;

namespace Grading.Verdicts;

/// <summary>What students read about answers in C#. The compiler's own words are quoted, never paths or traces.</summary>
public static class ScriptFeedback
{
    public const string TooLong = "The result has far more numbers than there are neurons. How long should it be?";

    public const string Changes = "The first network is given again at the end, and the result differs. Does your code remember something from earlier calls?";

    private const string Offered = "Numbers, arrays, variables, methods, lambdas, if, switch, loops and Math are all you need here.";

    public static string Rejected(Compiled.Rejected rejected)
    {
        var line = rejected.Line > 0 ? $"Line {rejected.Line}: " : "";
        return line + rejected.Rule switch
        {
            "too-long" => $"This is {rejected.What} characters long; that is too long for an answer.",
            "long-line" => "This line is too long. Please break it up.",
            "too-complicated" => rejected.What.Length > 0 ? $"This is nested or repeated too often to be read (\"{rejected.What}\"). Please write it more simply." : "This is too complicated to be compiled. Please write it more simply.",
            "character" => $"There is a character here that can't be told from others or is not seen ({rejected.What}). Please type this line again.",
            "brackets" => $"The bracket \"{rejected.What}\" has no partner.",
            "comment" => "A comment begins here with /* and does not end.",
            "quotes" => "A text in quotation marks has to end on its line, and can't contain a backslash.",
            "not-offered" => $"\"{rejected.What}\" is not offered for answers. {Offered}",
            "overload" => $"There are two methods called {rejected.What}. Please give each a name of its own.",
            "entry" => $"Please write the method {rejected.What}, with these types.",
            _ => Compiler(rejected),
        };
    }

    public static string Stopped(string limit) => limit switch
    {
        "steps" => "This takes far more steps than the question needs. Does every loop and every recursion end?",
        "memory" => "This makes far more or larger arrays than the question needs.",
        "stack" => "A method or function calls itself too deeply. Does the recursion end?",
        "time" => "This takes far longer than the question needs. Does every loop end?",
        _ => "This ended the process that it was run in.",
    };

    public static string Threw(string type, string place)
    {
        var at = place.Length > 0 ? $" (with {place})" : "";
        return type switch
        {
            "IndexOutOfRangeException" => $"An index is outside of its array{at}. Which index runs over which layer?",
            "NullReferenceException" => $"An array or function is used that was never made{at}.",
            "DivideByZeroException" => $"A whole number is divided by zero{at}.",
            "OverflowException" => $"A number is too large for its type, or an array has a negative length{at}.",
            "InvalidCastException" => $"A value is used as a type that it does not have{at}.",
            "SwitchExpressionException" => $"No case of a switch fits{at}.",
            _ => $"The code throws an exception{at}.",
        };
    }

    public static string Shape(string place, int expected, int? found) => found is { } length
        ? $"With {place} the result should have {expected.ToString(CultureInfo.InvariantCulture)} numbers, and has {length.ToString(CultureInfo.InvariantCulture)}."
        : $"With {place} nothing is returned (null).";

    public static string NotFinite(string place) => $"The result is not a number, or infinite{(place.Length > 0 ? $" (with {place})" : " at some points")}. Is something divided by zero, or does Math.Exp overflow?";

    // The usual errors in plain words; the others as the compiler puts them.
    private static string Compiler(Compiled.Rejected rejected) => rejected.Rule switch
    {
        "compile:CS1002" => "A semicolon is missing.",
        "compile:CS0161" or "compile:CS1643" => "Not every path ends in a return.",
        "compile:CS0103" when Quoted(rejected.What) is { } name => $"There is nothing called \"{name}\" here. {Offered}",
        "compile:CS0246" when Quoted(rejected.What) is { } name => $"There is no type \"{name}\" here. {Offered}",
        "compile:CS0117" or "compile:CS1061" or "compile:CS0234" => $"{rejected.What.Split(" (are you", 2)[0].Split(" and no accessible", 2)[0].TrimEnd('.')}; it is not offered for answers.",
        "compile:CS0518" or "compile:CS0656" => $"This needs something of C# that is not offered for answers. {Offered}",
        "compile:CS0266" or "compile:CS0029" => $"{rejected.What.Split(" (are you", 2)[0].Split(". An explicit", 2)[0].TrimEnd('.')}.",
        _ => $"The compiler says: {rejected.What}",
    };

    private static string? Quoted(string text) => text.Split('\'') is [_, var name, ..] ? name : null;
}
