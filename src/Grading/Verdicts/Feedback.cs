using Formulas.Names;
using Formulas.Reader;
using Formulas.Typing;
using ReferenceSolutions.Sampling;

namespace Grading.Verdicts;

/// <summary>
/// What students read about an answer that could be read; what they read about one that could not stands with the language
/// (<see cref="FormulaError"/>, <see cref="IndexFault"/>). A hint leads on and gives nothing away.
/// </summary>
public static class Feedback
{
    public const string TooFewPoints = "This could not be decided at enough points. A person will look at it.";

    public const string Undecided = "Terms of this formula are so large that it can't be told whether the rest is right. A person will look at it.";

    public const string TooLarge = "The sums in this formula have too many terms. Please check their limits.";

    public const string NotANumber = "The question asks for a number. Please write the number itself.";

    public const string OurFault = "Something went wrong while this was graded; that is not your fault. A person will look at it.";

    public const string NothingFound = "No answer was found here. A sheet has a heading for each problem (## itakura-saito), and below it a line for each part (a: ...).";

    public const string AnsweredTwice = "This part is answered twice, and the answers differ. A person will decide which one counts.";

    public const string NotGradedYet = "Answers in C# are looked at by a person.";

    public static string Ambiguous(string one, string other) => $"This can be read as {one} or as {other}. Which of the two do you mean? Please add parentheses or a *.";

    public static string Contradiction(string one, string other) => $"{one} and {other} are not equal, but a = stands between them. Which of the two is your answer?";

    public static string Follows(string part) => $"This is consistent with your answer to ({part}), which is not right yet.";

    public static string NotExplicit(string derivative) => $"{derivative} is left as it stands; the question wants it worked out.";

    public static string Form(IEnumerable<string> form, string other) =>
        $"The value is right, but the question asks for it in terms of {string.Join(" and ", form)} only. Can you write it without {other}?";

    public static string DidYouMean(string typed, string meant) => $"You typed \"{typed}\", which is a power. Did you mean `{meant}`?";

    public static string NoOption(int count) => $"Please choose one of the options, by its letter (a to {(char)('a' + count - 1)}) or its text.";

    public static string TwoOptions(char one, char other) => $"This could be option ({one}) or option ({other}). Which of the two do you mean?";

    public static string Assumes(Stratum assumption) => assumption switch
    {
        Stratum.TargetsSumToOne => "This holds only if the targets sum to one. Does the question say that they do?",
        Stratum.Family { Function.Name: var function } => $"This holds only if {Greek.Spelled(function)} is the logistic function. "
            + "Is the activation function specified in this question, or is it left general?",
        _ => $"This holds only if {assumption.Name}. Does the question say so?",
    };

    public static string OnlyIf(Stratum stratum) => stratum is Stratum.Family
        ? "This holds for one particular activation function only. Which one is given here, if any?"
        : $"This holds only where {stratum.Name}. Try values for which that is not so.";
}
