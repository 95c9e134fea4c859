using System.Text.Json;
using Formulas.Translating;
using Grading.Verdicts;
using Grading.Wording;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Look;

/// <summary>What the scripts of pages say: they are written with English sentences, and the page brings those of its language.</summary>
internal static class ScriptSentences
{
    /// <summary>As JSON, from the English sentences; null where the page is English.</summary>
    public static string? Json => Translation.Current == Translation.English ? null
        : JsonSerializer.Serialize(Own, ApiJson.Default.DictionaryStringString);

    private static Dictionary<string, string> Own
    {
        get
        {
            var own = All();
            using var english = Spoken.InEnglish();
            return All().Zip(own).ToDictionary(said => said.First, said => said.Second);
        }
    }

    private static string[] All() =>
    [
        Say("holds"), Say("holds under an assumption"), Say("gives a name"), Say("does not hold"),
        Say("follows from a line that does not hold"), Say("not read"), Say("read"), Say("words"),
        Say("Your lines to {0}, as they were read"), Say("read as"), Say("so far"),
        Say("You have typed other answers than the sheet has: {0}."), Say("Take those of the sheet"),
        Say("Keep mine, fill in the others"), Say("Leave all as it is"), Say("Nothing was changed."),
        Say("One answer was read from the sheet."), Say("{0} answers were read from the sheet."), Say("Take that back"),
        Say("Your answers are as they were before."), Say("This file is too large for a sheet."), Say("The file can't be read."),
        Say("The server can't be reached just now. Your answer is kept."),
        Say("{0} of {1} points are right so far"), Say("{0} of {1} parts are answered"),
        Say("{0} answered, {1} right"), Say("{0} answered"),
        .. Enum.GetValues<Verdict>().Select(StudentSentences.Shown),
    ];
}
