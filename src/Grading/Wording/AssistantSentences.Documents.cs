using static Formulas.Translating.Spoken;

namespace Grading.Wording;

// About whole documents and the lines of a derivation.
internal static partial class AssistantSentences
{
    public static string NoEquality =>
        Say("There is no equality in that. A line of a derivation has two sides, as in \"dL/dz3 = dL/dx3*sigma'(z3)\".");

    public static string AnswerOrStep => Say("Please give an answer, or a line of a derivation with --step \"A = B\".");

    public static string WhichPart => Say("Please say with --part which part the answer is to.");

    /// <summary>What is read in two ways is marked in both.</summary>
    public static string ReadInTwoWays(string one, string other) => Say($"{other}   (for {one})");

    /// <summary>A derivative of one node by another, which may leave out what lies on other routes.</summary>
    public static string TotalOrDirect(string derivative) => Say($"{derivative} along every route, or along the direct one only");
}
