using System.Globalization;

namespace Grader.Web.Pages;

/// <summary>What the page says besides the sentences about answers.</summary>
internal static class PageSentences
{
    public const string NoVerdicts = "Verdicts are not shown here, only how answers are read.";

    public const string NoSuchPart = "There is no such problem or part here.";

    public const string NoSuchPageTitle = "There is no such page";

    public const string NoSuchPage = "There is nothing here. The list of problems is on the first page.";

    public const string Busy = "Too many answers are being checked just now. Please try again in a few seconds.";

    public const string UnreadableRequest = "This request can't be read.";

    public const string OurFault = "Something went wrong here; that is not your fault.";

    public const string BrokenFile = "The file of this problem can't be used as it is. This page shows the problem once it can.";

    public const string NoSheet = "Please choose the file of a sheet first.";

    public const string LastLineCounts = "Of several lines the last one counts.";

    public const string CompiledLater = "C#; it is compiled when it is checked.";

    public static string NoMoreTries(TimeSpan after) =>
        $"This part could be guessed, so the number of tries is limited; they are used up. The next one is in {InWords(after)}. "
        + "Your answer is kept, and it is read all the same.";

    public static string ManyScripts(TimeSpan after) => $"That was much C# in a short time. Please try again in {InWords(after)}.";

    public static string MuchWork(TimeSpan after) =>
        $"These answers took very long to check. Please try again in {InWords(after)}, perhaps with a shorter formula.";

    public static string Opened(int answers) =>
        answers == 1 ? "One answer was read from the sheet." : $"{answers} answers were read from the sheet.";

    public static string Foot(Shown show) => "Answers are kept in this browser only. " + (show == Shown.Verdict
        ? "A verdict here is the one that grading gives; what is handed in is your sheet."
        : "This page reads answers; it does not mark them.");

    /// <summary>What becomes of an answer that was typed already when a sheet with another one is opened.</summary>
    public static IEnumerable<string> Kept(IReadOnlyList<string> parts) => parts.Count == 0 ? []
        : [$"Your own answers to {string.Join(", ", parts)} were kept; empty the fields and open the sheet again to take its answers."];

    /// <summary>What a part counts.</summary>
    public static string Points(decimal points) => points == 1 ? "1 point" : $"{Number(points)} points";

    public static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string InWords(TimeSpan time) => time.TotalMinutes >= 1.5
        ? $"{Math.Ceiling(time.TotalMinutes):0} minutes"
        : $"{Math.Max(1, Math.Ceiling(time.TotalSeconds)):0} seconds";
}
