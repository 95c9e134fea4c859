using System.Diagnostics;
using System.Globalization;
using Formulas.Evaluating;
using Grading.Verdicts;
using ScriptMessages;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

// About answers in C#. The compiler's own words are quoted, never paths or traces.
public static partial class StudentSentences
{
    private static string Offered =>
        Say("Numbers, arrays, lists, LINQ, variables, methods, lambdas, if, switch, loops and Math are all you need here.");

    // 32 branches: a row for each word that gives away what else is usual in C#, and what does instead
    private static string Instead(string word) => word switch
    {
        "class" or "struct" or "record" or "interface" or "typeof" or "GetType" => OwnTypes,
        "enum" => Say("Constants (const int …) do instead."),
        "ref" or "out" or "in" => SeveralResults,
        "params" => Say("An array does instead."),
        "try" => Say("Please test for what could go wrong with an if."),
        "lock" or "async" or "await" or "Task" or "Thread" or "Parallel" => OneAfterTheOther,
        "goto" => Say("A loop with break or continue does instead."),
        "yield" => Say("A list that is filled and returned does instead."),
        "dynamic" or "object" => Say("Please write the type: double, int, double[]."),
        "decimal" or "Decimal" => OfDouble,
        "MathF" => Say("Math does the same with double."),
        "Debug" => Say("Please leave that line out."),
        "foreach" => Say("foreach (var x in a) does instead, with one name for each element."),
        "[" => Say("new double[] { … } does instead."),
        "^" => Say("Math.Pow(x, n) is the power, a[a.Length - 1] the last element."),
        "stackalloc" or "unsafe" or "Span" or "Vector" or "Matrix" or "Tensor" or "np" => PlainArrays,
        "IList" or "ICollection" => Say("A List<double> or an array does instead."),
        "Dictionary" or "HashSet" or "Queue" or "Stack" => Say("An array or a List<double> does instead."),
        "StringBuilder" or "ToString" or "Format" or "Join" => NoTexts,
        "$" => Say("A text with {…} in it is understood in Console.WriteLine only, with plain expressions in its braces."),
        "Random" or "DateTime" or "Stopwatch" =>
            Say("The result has to be the same each time: it is worked out from what the method is given."),
        "File" or "Environment" or "Process" => Say("Everything that is needed is given as a parameter."),
        "ReadLine" => Say("Everything that is needed is given as a parameter: please leave that line out."),
        "ReadKey" => Say("Nobody is there to press a key: please leave that line out."),
        "Copy" or "CopyTo" => Say("(double[])a.Clone() copies an array; a loop copies a part of one."),
        "ConvertAll" => Say("a.Select(x => …).ToArray() does instead."),
        "from" => Say("a.Where(x => …) and a.Select(x => …) do instead."),
        "Fill" => Say("A loop does instead."),
        "LongLength" => Say("a.Length does instead."),
        "Sort" => Say("OrderBy(x => x) does instead."),
        "Parse" => Say("Everything is given as a number already."),
        "Convert" => Say("(int)x or (double)n does instead."),
        _ => Offered,
    };

    private static string OfDouble => Say("Please compute with double.");
    private static string OwnTypes => Say("Methods, arrays and tuples do instead of types of your own.");
    private static string SeveralResults => Say("A method can give back several numbers as an array or a tuple: return (a, b);");
    private static string OneAfterTheOther => Say("Please write one step after the other.");
    private static string PlainArrays => Say("Arrays do instead: double[] and double[][].");
    private static string NoTexts => Say("Texts are not needed here, but in Console.WriteLine.");

    /// <summary>What a script may not have, before it is run.</summary>
    public static string Rejected(Compiled.Rejected rejected) =>
        rejected.Line > 0 ? Say($"Line {rejected.Line}: {OfRule(rejected):said}") : OfRule(rejected);

    private static string OfRule(Compiled.Rejected rejected) => OfText(rejected) ?? OfCode(rejected) ?? OfCompiler(rejected);

    /// <summary>How large the arrays of a call are, for witnesses: 3 samples, 4 features, 3-4-2 neurons.</summary>
    internal static string OfSizes(Sizes sizes)
    {
        var texts = new List<string>();
        foreach (var dimension in sizes.Dimensions)
            if (!sizes.Dimensions.Any(other => other.Layers == dimension))
                texts.Add($"{string.Join('-', sizes.All[dimension.Id])} {dimension.Noun}");
        return string.Join(", ", texts);
    }

    /// <summary>A call in which a script is not right. Never what would be.</summary>
    /// <param name="given">The variables with their values, as C# writes them.</param>
    /// <param name="returned">What the script gave back; null where it gave nothing.</param>
    internal static string FailingCase(IEnumerable<(string Name, Value Value)> given, Value? returned)
    {
        var inputs = string.Join(", ", given.Select(one => $"{one.Name} = {OfValue(one.Value)}"));
        var output = returned is null ? Say("gives nothing back") : Say($"gives {OfValue(returned)}");
        return inputs.Length == 0
            ? Say($"Your code {output:said}, and that is not right everywhere.")
            : Say($"For example, with {inputs} your code {output:said}.");
    }

    /// <summary>The same of a formula in C#.</summary>
    /// <param name="witness">As <see cref="Evidence.Witness"/> writes it: of it the numbers are told.</param>
    internal static string FailingCase(string witness)
    {
        var at = witness.LastIndexOf("-> ", StringComparison.Ordinal);
        var inputs = string.Join(", ", witness[..at].Split(' ').Select(given => given.Split('='))
            .Where(given => given is [_, [var first, ..]] && (char.IsAsciiDigit(first) || first == '-'))
            .Select(given => $"{given[0]} = {WrittenNumber.Of(given[1])}"));
        var output = WrittenNumber.Of(witness[(at + 3)..]);
        return inputs.Length == 0
            ? Say($"Your code gives {output}, and that is not right everywhere.")
            : Say($"For example, with {inputs} your code gives {output}.");
    }

    /// <summary>The same where what was given is too long to be shown.</summary>
    internal static string FailingCase(string place, string at, double returned) => (place, at) switch
    {
        ("", "") => Say($"Your code gives {OfNumber(returned)}, and that is not right everywhere."),
        (_, "") => Say($"For example, with {place} your code gives {OfNumber(returned)}."),
        ("", _) => Say($"For example, the number at {at} of your result is {OfNumber(returned)}."),
        _ => Say($"For example, with {place} the number at {at} of your result is {OfNumber(returned)}."),
    };

    /// <summary>What a call was given in which a script did not come to an end.</summary>
    internal static string FailingCase(IReadOnlyCollection<(string Name, Value Value)> given) => given.Count == 0
        ? ""
        : Say($"That is so with {string.Join(", ", given.Select(one => $"{one.Name} = {OfValue(one.Value)}"))}.");

    private static string OfValue(Value? value) => value switch
    {
        null => "null",
        Value.Number number => OfNumber(number.X),
        Value.Vector vector => $"{{ {string.Join(", ", vector.Elements.Select(OfNumber))} }}",
        Value.Matrix matrix =>
            $"{{ {string.Join(", ", matrix.Rows.Select(row => OfValue(row is null ? null : new Value.Vector(row))))} }}",
        Value.Cube cube =>
            $"{{ {string.Join(", ", cube.Layers.Select(layer => OfValue(layer is null ? null : new Value.Matrix(layer))))} }}",
        _ => throw new UnreachableException(),
    };

    private static string OfNumber(double value) =>
        double.IsNaN(value) ? "NaN" : WrittenNumber.Of(value.ToString(double.IsFinite(value) ? "G6" : "G", CultureInfo.InvariantCulture));

    private static string OfScript(Reason reason) => reason switch
    {
        Reason.ScriptRefused refused => Rejected(refused.Why),
        Reason.ScriptStopped stopped => Stopped(stopped.Limit),
        Reason.ScriptThrew { Place: var place } threw => Threw(threw.Type, place.Length > 0 ? Say($" (with {place})") : ""),
        Reason.ScriptShape { Place: "", Returned: { } found } shape => Say($"The result should be a {shape.Expected}, and is a {found}."),
        Reason.ScriptShape { Returned: { } found } shape =>
            Say($"With {shape.Place} the result should be a {shape.Expected}, and is a {found}."),
        Reason.ScriptShape { Place: "" } => Say("Nothing is returned (null)."),
        Reason.ScriptShape shape => Say($"With {shape.Place} nothing is returned (null)."),
        Reason.ScriptNotFinite { Place: var place } =>
            (place.Length > 0 ? Say($"The result is not a number, or infinite (with {place}).")
                : Say("The result is not a number, or infinite at some points."))
            + " " + Say("Is something divided by zero, or does Math.Exp overflow?"),
        _ => throw new UnreachableException(),
    };

    private static string Threw(string type, string at) => type switch
    {
        "IndexOutOfRangeException" => Say($"An index is outside of its array{at:said}. Which index runs over which layer?"),
        "ArgumentOutOfRangeException" => Say($"An index or a count is outside of its range{at:said}. Which index runs over which layer?"),
        "NullReferenceException" => Say($"An array or function is used that was never made{at:said}."),
        "DivideByZeroException" => Say($"A whole number is divided by zero{at:said}."),
        "OverflowException" => Say($"A number is too large for its type, or an array has a negative length{at:said}."),
        "InvalidCastException" => Say($"A value is used as a type that it does not have{at:said}."),
        "SwitchExpressionException" => Say($"No case of a switch fits{at:said}."),
        _ => Say($"The code throws an exception{at:said}."),
    };

    private static string Stopped(string limit) => limit switch
    {
        "steps" => Say("This takes far more steps than the question needs. Does every loop and every recursion end?"),
        "memory" => Say("This makes far more or larger arrays than the question needs."),
        "stack" => Say("A method or function calls itself too deeply. Does the recursion end?"),
        "time" => Say("This takes longer than it can be run for here. A person will look at it."),
        _ => Say("This ended the process that it was run in."),
    };

    private static string? OfText(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.TooLong => Say($"This is {rejected.What} characters long; that is too long for an answer."),
        Rule.LongLine => Say("This line is too long. Please break it up."),
        Rule.TooComplicated when rejected.What.Length > 0 =>
            Say($"This is nested or repeated too often to be read (\"{rejected.What}\"). Please write it more simply."),
        Rule.TooComplicated => Say("This is too complicated to be compiled. Please write it more simply."),
        Rule.Character =>
            Say($"There is a character here that can't be told from others or is not seen ({rejected.What}). Please type this line again."),
        Rule.Brackets => Say($"The bracket \"{rejected.What}\" has no partner."),
        Rule.Comment => Say("A comment begins here with /* and does not end."),
        Rule.Quotes => Say("A text in quotation marks has to end on its line, and can't contain a backslash."),
        _ => null,
    };

    private static string? OfCode(Compiled.Rejected rejected) => rejected.Rule switch
    {
        Rule.NotOffered => Say($"\"{rejected.What}\" is not offered for answers. {InsteadOf(rejected.What):said}"),
        Rule.Overload => Say($"There are two methods called {rejected.What}. Please give each a name of its own."),
        Rule.Entry => Say($"Please write the method {rejected.What}, with these types."),
        _ => null,
    };

    // The usual errors in plain words; the others as the compiler puts them.
    private static string OfCompiler(Compiled.Rejected rejected) => rejected.Rule switch
    {
        "compile:CS1002" => Say("A semicolon is missing."),
        "compile:CS0161" or "compile:CS1643" =>
            Say("Not every path ends in a return: what is returned is the answer, not what is printed."),
        "compile:CS0103" when Quoted(rejected.What) is { } name => Say($"There is nothing called \"{name}\" here. {InsteadOf(name):said}"),
        "compile:CS0246" when Quoted(rejected.What) is { } name => Say($"There is no type \"{name}\" here. {InsteadOf(name):said}"),
        "compile:CS0117" or "compile:CS1061" when rejected.What.Split('\'') is [_, var type, _, var name, ..] =>
            Say($"\"{type}.{name}\" is not offered for answers. {InsteadOf(name):said}"),
        "compile:CS0234" when rejected.What.Split('\'') is [_, var name, _, var space, ..] =>
            Say($"\"{space}.{name}\" is not offered for answers. {InsteadOf(name):said}"),
        "compile:CS0518" when Quoted(rejected.What) is { } type =>
            Say($"This needs something of C# that is not offered for answers. {InsteadOf(type.Split('.')[^1]):said}"),
        "compile:CS0518" or "compile:CS0656" => Say($"This needs something of C# that is not offered for answers. {Offered:said}"),
        "compile:CS0266" or "compile:CS0029" => $"{Before(Before(rejected.What, " (are you"), ". An explicit").TrimEnd('.')}.",
        _ => Say($"The compiler says: {rejected.What}"),
    };

    private static string Before(string text, string end) => text.Split(end, 2)[0];

    private static string? Quoted(string text) => text.Split('\'') is [_, var name, ..] ? name : null;

    // by the name before type arguments: Dictionary<string, double>
    private static string InsteadOf(string what) => Instead(what.Split('<', ' ', '(')[0]);
}
