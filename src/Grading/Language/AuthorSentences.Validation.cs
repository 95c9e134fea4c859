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

    public static string OtherVerdict(string part, string answer, string expected, string verdict, string hint) =>
        $"{part}: \"{answer}\" should be {expected}, but is {verdict}{(hint.Length > 0 ? $" ({hint})" : "")}.";
}
