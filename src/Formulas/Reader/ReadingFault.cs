using System.Text;

namespace Formulas.Reader;

/// <summary>Why an answer can't be read: a stable reason, a sentence for the student, and the place in the text.</summary>
/// <param name="Reason">A machine word, such as <c>unknown-name:foo</c>.</param>
/// <param name="Sentence">What we read, where, and what to try.</param>
/// <param name="Start">First character of the place in the answer as typed.</param>
/// <param name="Length">Length of the place.</param>
public sealed record FormulaError(string Reason, string Sentence, int Start, int Length)
{
    // What was read can be as long as the answer; a sentence quotes the beginning.
    private static string Cut(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";

    /// <summary>The sentence with the line it speaks of and a mark below the place.</summary>
    public string Marked(string answer)
    {
        var start = Math.Clamp(Start, 0, answer.Length);
        var lineStart = start == 0 ? 0 : answer.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = answer.IndexOf('\n', start);
        if (lineEnd < 0) lineEnd = answer.Length;
        var from = Math.Max(lineStart, start - 60);
        var to = Math.Min(lineEnd, Math.Max(start + Math.Min(Length, 60), start) + 20);
        var text = new StringBuilder(Sentence).Append("\n    ").Append(answer[from..to].Replace('\t', ' ')).Append("\n    ");
        return text.Append(' ', start - from).Append('^', Math.Max(1, Math.Min(Length, to - start))).ToString();
    }

    // The sentences. Each says what was read and what to try.

    internal static FormulaError Empty() => new("empty", "There is no formula here. Please write your answer.", 0, 0);

    internal static FormulaError TooLong(int length, int limit) =>
        new("too-long", $"This answer has {length} characters; more than {limit} can't be read as one formula. Please write it more briefly.", 0, 0);

    internal static FormulaError TooManyTokens(int limit) =>
        new("too-long", $"This formula has more than {limit} signs and names, which can't be read as one formula. Please write it more briefly.", 0, 0);

    internal static FormulaError TooManyDefinitions(int limit, int start) =>
        new("too-long", $"This answer has more than {limit} parts separated by commas. Please write one formula.", start, 1);

    internal static FormulaError Question(int start) =>
        new("question", "The question mark leaves the answer open. Please write the formula without it.", start, 1);

    internal static FormulaError TooDeep(int start) =>
        new("too-deep", "The parentheses are nested too deeply here. Please simplify the formula.", start, 1);

    internal static FormulaError TooLarge() =>
        new("too-large", "With its definitions put in, this formula becomes too large to be read. Please write it more briefly.", 0, 0);

    internal static FormulaError UnknownCharacter(string character, int start)
    {
        var code = char.IsSurrogatePair(character, 0) ? char.ConvertToUtf32(character, 0) : character[0];
        var isShown = character.Length == 2 || !char.IsSurrogate(character[0]) && !char.IsControl(character[0]);
        var named = isShown ? $"\"{character}\" (U+{code:X4})" : $"U+{code:X4}";
        return new($"unknown-character:{(isShown ? character : $"U+{code:X4}")}", LookAlike(character[0]) is { } known
            ? $"The character {named} only looks like \"{known}\". Please type \"{known}\" on a Latin keyboard."
            : $"The character {named} has no meaning in a formula. Please leave it out or write what it stands for.", start, character.Length);
    }

    internal static FormulaError UnknownCommand(string command, int start) =>
        new($"unknown-command:{Cut(command)}", $"The LaTeX command \"\\{Cut(command)}\" is not one that can be read in an answer. Please write it another way.", start, command.Length + 1);

    internal static FormulaError UnknownName(string name, string? nearest, int start) =>
        new($"unknown-name:{Cut(name)}", nearest is null
            ? $"\"{Cut(name)}\" is not a name this question has. Please use the names of the question, with an operator between words."
            : $"\"{Cut(name)}\" is not a name this question has. Did you mean \"{nearest}\"?", start, name.Length);

    internal static FormulaError LetterForDigit(string name, char digit, int start) =>
        new($"letter-for-digit:{Cut(name)}", $"This reads as the letter \"{Cut(name)}\". Did you mean the digit \"{digit}\"?", start, name.Length);

    internal static FormulaError Words(string words, int start) =>
        new("words", $"\"{Cut(words)}\" is text, not a formula. Please write the answer itself, without words.", start, words.Length);

    internal static FormulaError Expected(string what, string found, int start, int length) =>
        new("unexpected", found.Length == 0 ? $"The formula stops here, where {what} should follow. Please complete it." : $"Here {what} should stand, but there is \"{Cut(found)}\".", start, length);

    internal static FormulaError LeftOver(string found, int start, int length) =>
        new("left-over", $"\"{Cut(found)}\" can't stand here. Is an operator or a parenthesis missing before it?", start, length);

    internal static FormulaError Unclosed(string bracket, int start) =>
        new("unclosed", $"This \"{bracket}\" is never closed. Please add the closing bracket where it belongs.", start, 1);

    internal static FormulaError NotClosedBy(char open, char close, int start) =>
        new("unclosed", $"\"{open}\" is closed by \"{close}\". Please check the brackets.", start, 1);

    internal static FormulaError PlusMinus(int start) =>
        new("plus-minus", "± gives two values; the question asks for one. Which of the two do you mean?", start, 1);

    internal static FormulaError Comparison(int start, int length) =>
        new("comparison", "A comparison is true or false; the question asks for a value. Please write the value itself.", start, length);

    internal static FormulaError TwoAnswers(string first, string second, int start, int length) =>
        new("two-answers", $"There are two answers here, \"{Cut(first)}\" and \"{Cut(second)}\". Which of the two do you mean?", start, length);

    internal static FormulaError DecimalComma(string text, int start) =>
        new("comma", $"\"{Cut(text)}\" can be read as {Cut(text.Replace(',', '.'))} or as {Cut(text.Replace(",", ""))}. Please write it with a point, or without the comma.", start, text.Length);

    internal static FormulaError Percent(int start) =>
        new("percent", "Please write the number itself, without \"%\".", start, 1);

    internal static FormulaError Infinity(int start) =>
        new("infinity", "∞ is not a value that can be compared. Please write the value itself.", start, 1);

    internal static FormulaError Ellipsis(int start, int length) =>
        new("ellipsis", "\"…\" leaves out a part of the formula. Please write all of it, or a sum sign.", start, length);

    internal static FormulaError MissingPartial(string read, string tried, int start, int length) =>
        new("missing-partial", $"\"{Cut(read)}\" has a derivative sign above but none below. Did you mean \"{Cut(tried)}\"?", start, length);

    internal static FormulaError TornPartial(int start, int length) =>
        new("torn-partial", "A derivative needs both parts side by side, such as (partialC)/(partialw). Here one of them stands alone.", start, length);

    internal static FormulaError UnknownDerivative(string read, int start, int length) =>
        new("not-explicit", $"\"{Cut(read)}\" is left as it stands. Please work the derivative out, so that only names of the question remain.", start, length);

    internal static FormulaError NeedsSubscripts(string name, int wanted, int start, int length) =>
        new($"subscripts:{Cut(name)}", $"\"{Cut(name)}\" needs {(wanted == 1 ? "a subscript" : $"{wanted} subscripts")} here. Which neuron is meant?", start, length);

    internal static FormulaError NeedsLayer(string name, int start, int length) =>
        new($"layer:{Cut(name)}", $"\"{Cut(name)}\" needs a layer here, such as {Cut(name)}^l. Which layer is meant?", start, length);

    internal static FormulaError NoSuchMember(string name, string? nearest, int start, int length) =>
        new($"unknown-name:{Cut(name)}", nearest is null
            ? $"\"{Cut(name)}\" is not a name this question has."
            : $"\"{Cut(name)}\" is not a name this question has. Did you mean \"{nearest}\"?", start, length);

    internal static FormulaError FunctionNeedsArgument(string name, int start, int length) =>
        new("argument", $"\"{Cut(name)}\" is a function: please write what it is taken of, in parentheses.", start, length);

    internal static FormulaError ArgumentCount(string name, int wanted, int given, int start, int length) =>
        new("arguments", $"\"{Cut(name)}\" takes {wanted} {(wanted == 1 ? "value" : "values")} in its parentheses; here are {given}.", start, length);

    internal static FormulaError TooManyPrimes(string name, int start, int length) =>
        new("primes", $"A second derivative of \"{Cut(name)}\" does not occur in this question. Is there a prime too many?", start, length);

    internal static FormulaError TwoStepSizes(string first, string second, int start, int length) =>
        new("two-step-sizes", $"Both \"{Cut(first)}\" and \"{Cut(second)}\" would be the step size. Please use one name for it.", start, length);

    internal static FormulaError SumNeedsIndex(int start, int length) =>
        new("sum-index", "A sum needs its index below the sign, such as sum_k. Over what is summed here?", start, length);

    internal static FormulaError UnreadableIndex(string read, int start, int length) =>
        new("index", $"\"{Cut(read)}\" can't be read as an index. Please write letters or numbers, such as w_jk^(l+1).", start, length);

    internal static FormulaError Flattened(int start, int length) =>
        new("flattened", "Sub- and superscripts seem to have been lost when this was copied. Please type the formula, such as w_kj^(l+1).", start, length);

    private static char? LookAlike(char c) => "АВЕКМНОРСТУХаеорсухікѕјԁɡтб".IndexOf(c) switch
    {
        < 0 => null,
        var i => "ABEKMHOPCTYXaeopcyxiksjdgt6"[i],
    };
}
