using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Grading.Language;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>
/// What students read about an answer, one sentence for each reason. A hint leads on and gives nothing
/// away: neither the expected answer nor a trace.
/// </summary>
public static partial class StudentSentences
{
    extension(Outcome outcome)
    {
        /// <summary>
        /// Why the answer can't be read, what it assumes, or a question that leads on; empty where there is nothing to say.
        /// </summary>
        public string Hint
        {
            get
            {
                var sentence = Of(outcome.Reason) is { Length: > 0 } told ? told : outcome.Mistake?.Hint ?? "";
                return outcome.Case.Length == 0 ? sentence : $"{sentence} {Again(outcome.Case)}".TrimStart();
            }
        }
    }

    /// <summary>What a reason says to the student; empty where it says nothing by itself.</summary>
    public static string Of(Reason reason) => reason switch
    {
        Reason.Plain plain => OfCause(plain.Cause),
        Reason.Found found => found.Finding.Mistake.Hint,
        Reason.Assumes assumes => Assumes(assumes.Stratum),
        Reason.OnlyIf only => OnlyIf(only.Stratum),
        Reason.Unread unread => FaultSentences.Of(unread.Fault),
        Reason.Misfit misfit => FaultSentences.Of(misfit.Fault),
        Reason.Follows follows =>
            $"{Say($"This is consistent with your answer to ({follows.Part}), which is not right yet.")} {Of(follows.Given)}".TrimEnd(),
        Reason.Repaired repaired => Say($"You typed \"{repaired.Typed}\", which is a power. Did you mean `{repaired.Meant}`?"),
        Reason.Ambiguous { One: var one, Other: var other } =>
            Say($"This can be read as {PlainPrinter.Print(one)} or as {PlainPrinter.Print(other)}. "
            + $"Which of the two do you mean? Please add parentheses or a *."),
        Reason.Contradiction { One: var one, Other: var other } =>
            Say($"{PlainPrinter.Print(one)} and {PlainPrinter.Print(other)} are not equal, but a = stands between them. "
                + $"Which of the two is your answer?"),
        Reason.OtherLeft { Left: var left } =>
            Say($"You write {PlainPrinter.Print(left)} on the left, and this part asks for something else. Which of the two is this?"),
        Reason.NotExplicit open => Say($"{PlainPrinter.Print(open.Derivative)} is left as it stands; the question wants it worked out."),
        Reason.OtherForm { Form: var form, Outside: var outside } =>
            Say($"The value is right, but the question asks for it in terms of {string.Join(And, form):list} only. "
            + $"Can you write it without {outside}?"),
        _ => OfChoiceOrFile(reason),
    };

    // 23 branches: a row for each kind
    private static string OfChoiceOrFile(Reason reason) => reason switch
    {
        Reason.Chosen => "",
        Reason.NoOption { Count: var count } =>
            Say($"Please choose one of the options, by its letter (a to {(char)('a' + count - 1)}) or its text."),
        Reason.TwoOptions { One: var one, Other: var other } =>
            Say($"This could be option ({one}) or option ({other}). Which of the two do you mean?"),
        Reason.Cells cells => OfCells(cells),
        Reason.Half half => OfHalf(half),
        Reason.InCell { Cell: var cell, Given: var given } => $"{cell}: {Of(given)}",
        Reason.OtherCells { Given: var count, Wanted: var wanted } =>
            (count == 1 ? Say($"One cell was found, and the table has {wanted}.") : Say($"{count} cells were found, "
                + $"and the table has {wanted}."))
            + " " + Say("Please write them in this order, with commas between them, or each with its name."),
        Reason.UnknownCell { Label: var label, Wanted: var wanted } =>
            Say($"It can't be told what {label} is. The table has {wanted}; please write them in this order, or with these names."),
        Reason.Turned { Cell: var cell } => Say($"{cell} has its rows and columns exchanged. Which of its indices counts the rows?"),
        Reason.NoShape { Names: var names } => Say($"Please write a shape, such as (n, m) or n × m, rows first, with the letters {names}."),
        Reason.UnknownSize { Name: var name, Names: var names } =>
            Say($"It can't be told what {name} is the size of. The letters here are {names}."),
        Reason.OtherShape shape => OfShape(shape),
        Reason.NoSelection { Count: var count } =>
            Say($"Please choose by letters (a to {(char)('a' + count - 1)}) with commas between them, such as a, c. Several can be right."),
        Reason.Selected selected => OfSelection(selected),
        Reason.File file => Again(file.Sentence),
        Reason.UnknownPart unknown => Again(unknown.Noticed),
        Reason.UnknownProblem unknown => Again(unknown.Noticed),
        Reason.NothingFound { Noticed: { Length: > 0 } noticed } => Again(noticed),
        Reason.NothingFound =>
            Say("No answer was found here. A sheet has a heading for each problem (## itakura-saito), "
                + "and below it a line for each part (a: ...)."),
        Reason.LinesNotRead { Lines: var lines } unread => NotRead(unread.Count, lines),
        Reason.ImageInAnswer => Say("There is an image in this answer, which only a person can read. Please type what it shows."),
        Reason.Internal => OurFault,
        _ => OfScript(reason),
    };

    private static string OfHalf(Reason.Half half) => half switch
    {
        { Formula: HalfState.Right, Value: HalfState.Missing } =>
            Say("The formula is right. Its value is asked for as well: formula = value."),
        { Formula: HalfState.Right } => Say("The formula is right, its value is another. What do you get with the numbers put in?"),
        { Value: HalfState.Right, Formula: HalfState.Missing } =>
            Say("The value is right. The formula is asked for as well: formula = value."),
        { Value: HalfState.Right } => Say("The value is right, the formula is another one. Does it give this value?"),
        _ => Say("Neither the formula nor the value is right."),
    };

    private static string OfShape(Reason.OtherShape shape) => shape.Slip switch
    {
        ShapeSlip.Transposed => Say("These are the right sizes in another order. Which of them counts the rows?"),
        ShapeSlip.Dimensions when shape.Wanted == 0 => Say("How many numbers is this?"),
        ShapeSlip.Dimensions => Say("It has another number of dimensions. Which indices does one of its elements have?"),
        ShapeSlip.Sizes => Say("A derivative has the shape of what it is by. Over what does each of its indices run?"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string OfCells(Reason.Cells cells)
    {
        var right = cells.Right == 0 ? Say("No cell is right")
            : cells.Right == 1 ? Say($"1 of {cells.Count} cells is right")
            : Say($"{cells.Right} of {cells.Count} cells are right");
        return cells.Followed switch
        {
            0 => Say($"{right:said}. Look at {cells.First} first."),
            1 => Say($"{right:said}, and one more follows from yours. Look at {cells.First} first."),
            var more => Say($"{right:said}, and {more} more follow from yours. Look at {cells.First} first."),
        };
    }

    private static string OfSelection(Reason.Selected selected) => selected switch
    {
        { Taken: 0 } => Say("Nothing is chosen. At least one of the options is right."),
        { Taken: 1, Right: 1 } => Say("What you chose is right, and it is not all. What else holds?"),
        { Right: 0 } => Say("None of what you chose is right."),
        var (right, taken, _) when right == taken => Say($"All {right} that you chose are right, and they are not all. What else holds?"),
        { Right: 1, Taken: var taken } => Say($"1 of the {taken} that you chose is right. Which would you give up?"),
        var (right, taken, _) => Say($"{right} of the {taken} that you chose are right. Which would you give up?"),
    };

    private static string OurFault => Say("Something went wrong while this was graded; that is not your fault. A person will look at it.");

    private static string OfCause(Cause cause) => cause switch
    {
        Cause.None or Cause.BatchAverage => "",
        Cause.TooFewPoints => Say("This could not be decided at enough points. A person will look at it."),
        Cause.Undecided =>
            Say("Terms of this formula are so large that it can't be told whether the rest is right. A person will look at it."),
        Cause.NotElsewhere =>
            Say("This has the right value for some inputs and another one for others. Which steps lead from the network to it?"),
        Cause.Approximates =>
            Say("This comes near the right value without being it, as a quotient of differences does. Which formula does it come near to?"),
        Cause.Unconfirmed => Say("It could not be told whether this holds for all inputs. A person will look at it."),
        Cause.TooLarge => Say("The sums in this formula have too many terms. Please check their limits."),
        Cause.NotANumber or Cause.NoNumber => Say("The question asks for a number. Please write the number itself."),
        Cause.AnsweredTwice => Say("This part is answered twice, and the answers differ. A person will decide which one counts."),
        Cause.ScriptForAPerson or Cause.ScriptNotRun => Say("Answers in C# are looked at by a person."),
        Cause.ScriptFailed => OurFault,
        Cause.ScriptTooLong => Say("The result has far more numbers than there are neurons. How long should it be?"),
        Cause.ScriptChanges =>
            Say("The first network is given again at the end, and the result differs. "
                + "Does your code remember something from earlier calls?"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Assumes(Stratum stratum) => stratum switch
    {
        Stratum.TargetsSumToOne => Say("This holds only if the targets sum to one. Does the question say that they do?"),
        Stratum.Family { Function.Name: var function } => Say($"This holds only if {Greek.Spelled(function)} is the logistic function. "
            + $"Is the activation function specified in this question, or is it left general?"),
        Stratum.AllLogistic { Functions: var functions } =>
            Say($"This holds only if {Names(functions):list} are all the logistic function. "
            + $"Are the activation functions specified in this question, or are they left general?"),
        _ => Say($"This holds only if {stratum.Name}. Does the question say so?"),
    };

    private static string OnlyIf(Stratum stratum) => stratum switch
    {
        Stratum.Family => Say("This holds for one particular activation function only. Which one is given here, if any?"),
        Stratum.SameFunction { Functions: var functions } =>
            Say($"This holds only if {Names(functions):list} are the same function. Which of them belongs where?"),
        _ => Say($"This holds only where {stratum.Name}. Try values for which that is not so."),
    };

    private static string Names(ImmutableArray<Function.Open> functions) =>
        string.Join(And, functions.Select(function => Greek.Spelled(function.Name)));
}
