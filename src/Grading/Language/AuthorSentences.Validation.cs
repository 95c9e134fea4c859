using System.Globalization;

namespace Grading.Language;

// What validating a problem comes to.
internal static partial class AuthorSentences
{
    public static string Valid(int parts, int compared, int skipped, int byHand, int forms) =>
        $"{parts} parts, {compared} derivatives agree with finite differences{(skipped > 0 ? $" ({skipped} more stand at a kink)" : "")}{(byHand > 0 ? $", {byHand} by hand" : "")}; "
        + $"{forms} sample answers are graded as they should be.";

    public static string Faults(int faults) => $"{faults} {(faults == 1 ? "fault" : "faults")}.";

    public static string DiffersFromDifferences(string section, string by, double derivative, double difference) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{section}: the derivative by {by} is {derivative:G8} by autodiff, {difference:G8} by finite differences.");

    public static string DiffersFromHand(string section, string by, double derivative, double hand, string solver) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{section}: the derivative by {by} is {derivative:G17} by autodiff, {hand:G17} by hand ({solver}).");

    public const string Sought = "Asked for is";

    public const string AsWritten = "As it may be written:";

    public static string Unused(string section, string name) => $"{section}: {name} is in no formula.";

    public static string NearKink(string section, string formula) =>
        $"{section}: some points come near a kink, in {formula}. A line of keep holds them off: all |z[n,j]| > 0.05.";

    public static string EqualSizes(string section, string one, string other) =>
        $"{section}: there are as many {one} as {other} in every network, so that an answer with one for the other is right. Give one another size.";

    public static string NoRight(string part) => $"{part}: no answer under right checks this part.";

    public static string ZeroIsRight(string part) => $"{part}: the answer 0 is right.";

    public static string ReferenceIsZero(string part) => $"{part}: what is asked is 0 at all points.";

    public static string ReferenceIsConstant(string part) => $"{part}: what is asked is the same number at all points.";

    public static string NoDecimals(string part) => $"{part}: all symbols are numbers, so any formula with the right value is right. decimals: 4 asks for the number.";

    public static string NumberVaries(string part) => $"{part}: a number is asked for, and it differs from point to point. Are all symbols numbers?";

    public static string TwoReadings(string part, string answer, string one, string other) =>
        $"{part}: \"{answer}\" can be read as {one} and as {other}.";

    /// <summary>Where a sample answer is not as it should be: the point, its value there, and the reference's.</summary>
    public static string AtPoint(string witness, string truth) => $"at {witness}; the reference is {truth}";

    public static string OtherVerdict(string part, string answer, string expected, string verdict, string hint) =>
        $"{part}: \"{answer}\" should be {expected}, but is {verdict}{(hint.Length > 0 ? $" ({hint})" : "")}.";
}
