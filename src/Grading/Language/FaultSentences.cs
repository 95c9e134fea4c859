using System.Diagnostics;
using Formulas.Reader;
using static Formulas.Reader.MarkedText;
using static Formulas.Translating.Spoken;

namespace Grading.Language;

/// <summary>
/// What is said of formulas that can't be read, to students and to the authors of problem files alike: what was read, where, and what to
/// try.
/// </summary>
public static partial class FaultSentences
{
    // Letters of another alphabet, and the Latin ones that they look like.
    private const string Foreign = "АВЕКМНОРСТУХаеорсухікѕјԁɡтб";
    private const string Latin = "ABEKMHOPCTYXaeopcyxiksjdgt6";

    /// <summary>Why an answer can't be read.</summary>
    public static string Of(ReadingFault fault) => fault switch
    {
        ReadingFault.Plain plain => Of(plain.Kind),
        ReadingFault.Quoting quoting => Of(quoting.Kind, Cut(quoting.Text)),
        ReadingFault.Pairing pairing => Of(pairing.Kind, Cut(pairing.First), Cut(pairing.Second)),
        ReadingFault.Counting counting => Of(counting),
        ReadingFault.TooLong tooLong => Of(tooLong),
        ReadingFault.UnknownName unknown => Of(unknown),
        ReadingFault.UnknownCharacter unknown => Of(unknown),
        ReadingFault.Missing missing => Of(missing),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why an answer can't be read, with the line it stands in and a mark below the place.</summary>
    public static string Marked(ReadingFault fault, string answer) => Below(Of(fault), answer, fault.Start, fault.Length);

    // 14 branches: a table with one row for each kind
    private static string Of(PlainFault kind) => kind switch
    {
        PlainFault.Empty => Say("There is no formula here. Please write your answer."),
        PlainFault.Question => Say("The question mark leaves the answer open. Please write the formula without it."),
        PlainFault.TooDeep => Say("The parentheses are nested too deeply here. Please simplify the formula."),
        PlainFault.TooLarge => Say("With its definitions put in, this formula becomes too large to be read. Please write it more briefly."),
        PlainFault.PlusMinus => Say("± gives two values; the question asks for one. Which of the two do you mean?"),
        PlainFault.Comparison => Say("A comparison is true or false; the question asks for a value. Please write the value itself."),
        PlainFault.Percent => Say("Please write the number itself, without \"%\"."),
        PlainFault.Infinity => Say("∞ is not a value that can be compared. Please write the value itself."),
        PlainFault.Ellipsis => Say("\"…\" leaves out a part of the formula. Please write all of it, or a sum sign."),
        PlainFault.TornPartial =>
            Say("A derivative needs both parts side by side, such as ∂C/∂w or dC/dw. Here one of them stands alone."),
        PlainFault.SumLimit =>
            Say("I can't tell from where to where this sum runs. Please write its ends as numbers or as a size, such as sum_{k=1}^{n}."),
        PlainFault.SumNeedsIndex => Say("A sum needs its index below the sign, such as sum_k. Over what is summed here?"),
        PlainFault.Einsum =>
            Say("This einsum can't be read: it should name one or two letters for each array. Please write a product, such as A @ B, "
                + "or a sum sign."),
        PlainFault.Flattened =>
            Say("Sub- and superscripts seem to have been lost when this was copied. Please type the formula, such as w_kj^(l+1)."),
        _ => throw new UnreachableException(),
    };

    // 17 branches: a table with one row for each kind
    private static string Of(QuotingFault kind, string text) => kind switch
    {
        QuotingFault.UnknownCommand =>
            Say($"The LaTeX command \"\\{text}\" is not one that can be read in an answer. Please write it another way."),
        QuotingFault.LetterForDigit => Say($"This reads as the letter \"{text}\". Did you mean the digit \"0\"?"),
        QuotingFault.NeedsLayer => Say($"\"{text}\" needs a layer here, such as {text}^l. Which layer is meant?"),
        QuotingFault.Words => Say($"\"{text}\" is text, not a formula. Please write the answer itself, without words."),
        QuotingFault.LeftOver => Say($"\"{text}\" can't stand here. Is an operator or a parenthesis missing before it?"),
        QuotingFault.Unclosed => Say($"This \"{text}\" is never closed. Please add the closing bracket where it belongs."),
        QuotingFault.DecimalComma => Say($"\"{text}\" can be read as {text.Replace(',', '.')} or as {text.Replace(",", "")}. "
            + $"Please write it with a point, or without the comma."),
        QuotingFault.UnknownDerivative => Say($"\"{text}\" is left as it stands. "
            + $"Please work the derivative out, so that only names of the question remain."),
        QuotingFault.NeedsArgument => Say($"\"{text}\" is a function: please write what it is taken of, in parentheses."),
        QuotingFault.TooManyPrimes => Say($"A second derivative of \"{text}\" does not occur in this question. Is there a prime too many?"),
        QuotingFault.OtherLeft => Say($"\"{text}\" stands on the left, and this part asks for something else. Which of the two is this?"),
        QuotingFault.OutsideDisplay => Say($"\"{text}\" stands outside the displayed formula. Is it a part of your answer? "
            + $"Please write the answer as one formula."),
        QuotingFault.AcrossBlankLine =>
            Say($"A blank line stands before this \"{text}\". Does the formula above go on here, or is this your answer? "
            + $"Please write the answer in one line."),
        QuotingFault.Inverse =>
            Say($"\"{text}\" to the power of -1 can be 1/{text} or the inverse of {text}. Please write 1/{text}(…) or the inverse."),
        QuotingFault.Label =>
            Say($"\"{text}\" above a name can be a power, a derivative or the number of a layer. Please write a power without "
            + $"brackets, a derivative with a prime, and leave the number of a layer out."),
        QuotingFault.Growing => Say($"\"{text}\" changes a value on the way. Please write what comes out as one formula, with a sum sign."),
        QuotingFault.UnreadableIndex => Say($"\"{text}\" can't be read as an index. Please write letters or numbers, such as w_jk^(l+1)."),
        _ => throw new UnreachableException(),
    };

    private static string Of(PairingFault kind, string first, string second) => kind switch
    {
        PairingFault.NotClosedBy => Say($"\"{first}\" is closed by \"{second}\". Please check the brackets."),
        PairingFault.TwoAnswers => Say($"There are two answers here, \"{first}\" and \"{second}\". Which of the two do you mean?"),
        PairingFault.MissingPartial => Say($"\"{first}\" has a derivative sign above but none below. Did you mean \"{second}\"?"),
        PairingFault.TwoStepSizes => Say($"Both \"{first}\" and \"{second}\" would be the step size. Please use one name for it."),
        _ => throw new UnreachableException(),
    };

    private static string Of(ReadingFault.Counting counting) => counting switch
    {
        { Kind: CountingFault.Subscripts, Wanted: 1 } => Say($"\"{Cut(counting.Name)}\" needs a subscript here. Which neuron is meant?"),
        { Kind: CountingFault.Subscripts } =>
            Say($"\"{Cut(counting.Name)}\" needs {counting.Wanted} subscripts here. Which neuron is meant?"),
        { Wanted: 1 } => Say($"\"{Cut(counting.Name)}\" takes 1 value in its parentheses; here are {counting.Given}."),
        _ => Say($"\"{Cut(counting.Name)}\" takes {counting.Wanted} values in its parentheses; here are {counting.Given}."),
    };

    private static string Of(ReadingFault.TooLong tooLong) => tooLong.Measure switch
    {
        Measure.Characters => Say($"This answer has {tooLong.Count} characters; more than {tooLong.Limit} can't be read as one formula. "
            + $"Please write it more briefly."),
        Measure.Tokens => Say($"This formula has more than {tooLong.Limit} signs and names, which can't be read as one formula. "
            + $"Please write it more briefly."),
        Measure.Clauses => Say($"This answer has more than {tooLong.Limit} parts separated by commas. Please write one formula."),
        _ => throw new UnreachableException(),
    };

    private static string Of(ReadingFault.UnknownName unknown)
    {
        var first = Say($"\"{Cut(unknown.Name)}\" is not a name this question has.");
        return unknown switch
        {
            { Loss: { } loss } => Say($"{first:said} The loss is {loss} in this question."),
            { Nearest: { } nearest } => Say($"{first:said} Did you mean \"{nearest}\"?"),
            { IsMember: true } => first,
            _ => Say($"{first:said} Please use the names of the question, with an operator between words."),
        };
    }

    private static string Of(ReadingFault.UnknownCharacter unknown)
    {
        var named = unknown.IsShown ? $"\"{unknown.Character}\" ({unknown.Code})" : unknown.Code;
        var known = Foreign.IndexOf(unknown.Character[0]);
        return known < 0
            ? Say($"The character {named} has no meaning in a formula. Please leave it out or write what it stands for.")
            : Say($"The character {named} only looks like \"{Latin[known]}\". Please type \"{Latin[known]}\" on a Latin keyboard.");
    }

    private static string Of(ReadingFault.Missing missing)
    {
        var wanted = Of(missing.Wanted, missing.Sign);
        return missing.Found.Length == 0
            ? Say($"The formula stops here, where {wanted:said} should follow. Please complete it.")
            : Say($"Here {wanted:said} should stand, but there is \"{Cut(missing.Found)}\".");
    }

    private static string Of(Wanted wanted, string sign) => wanted switch
    {
        Wanted.Sign => $"\"{sign}\"",
        Wanted.Formula => Say("a formula"),
        Wanted.Value => Say("a value"),
        Wanted.Name => Say("a name"),
        Wanted.Subscript => Say("a subscript"),
        Wanted.Comparison => Say("a comparison"),
        Wanted.Case => Say("a case"),
        Wanted.Condition => Say("a condition in brackets"),
        Wanted.UsualNumber => Say("a number of usual size"),
        _ => throw new UnreachableException(),
    };
}
