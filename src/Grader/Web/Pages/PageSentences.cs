using System.Globalization;
using Grading.Verdicts;
using Grading.Wording;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Pages;

/// <summary>What the page says besides the sentences about answers.</summary>
internal static class PageSentences
{
    public static string NoVerdicts => Say("Verdicts are not shown here, only how answers are read.");

    public static string NoSuchPart => Say("There is no such problem or part here.");

    public static string NoSuchPageTitle => Say("There is no such page");

    public static string NoSuchPage => Say("There is nothing here. The list of problems is on the first page.");

    public static string Busy => Say("Too many answers are being checked just now. Please try again in a few seconds.");

    public static string UnreadableRequest => Say("This request can't be read.");

    public static string OurFault => Say("Something went wrong here; that is not your fault.");

    public static string BrokenFile => Say("The file of this problem can't be used as it is. This page shows the problem once it can.");

    public static string NoSheet => Say("Please choose the file of a sheet first.");

    public static string LastLineCounts => Say("Of several lines the last one counts.");

    public static string CompiledLater => Say("C#; it is compiled when it is checked.");

    public static string NoMoreTries(TimeSpan after) =>
        Say($"This part could be guessed, so the number of tries is limited; they are used up. The next one is in {InWords(after)}. "
        + $"Your answer is kept, and it is read all the same.");

    public static string ManyScripts(TimeSpan after) => Say($"That was much C# in a short time. Please try again in {InWords(after)}.");

    public static string MuchWork(TimeSpan after) =>
        Say($"These answers took very long to check. Please try again in {InWords(after)}, perhaps with a shorter formula.");

    public static string Opened(int answers) =>
        answers == 1 ? Say("One answer was read from the sheet.") : Say($"{answers} answers were read from the sheet.");

    public static string Foot(Shown show) => Say("Answers are kept in this browser only.") + " " + (show == Shown.Verdict
        ? Say("A verdict here is the one that grading gives; what is handed in is your sheet.")
        : Say("This page reads answers; it does not mark them."));

    /// <summary>What becomes of an answer that was typed already when a sheet with another one is opened.</summary>
    public static IEnumerable<string> Kept(IReadOnlyList<string> parts) => parts.Count == 0 ? []
        : [Say($"Your own answers to {string.Join(", ", parts)} were kept; "
            + $"empty the fields and open the sheet again to take its answers.")];

    /// <summary>What a part counts.</summary>
    public static string Points(decimal points) => points == 1 ? Say("1 point") : Say($"{Number(points)} points");

    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A remark on a sheet that was opened.</summary>
    public static string InLine(int line, string sentence) => Say($"Line {line}: {sentence:said}");

    /// <summary>The word of a verdict, as a reply of the API has it, for people.</summary>
    public static string WordOf(string verdict) =>
        Enum.GetValues<Verdict>().Where(one => one.Word() == verdict).Select(StudentSentences.Shown).FirstOrDefault(verdict);

    private static string InWords(TimeSpan time) => time.TotalMinutes >= 1.5
        ? Say($"{Math.Ceiling(time.TotalMinutes):0} minutes")
        : Say($"{Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} seconds");
}
