using Grading.Submissions;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>What assistants read of their own decisions: whom they affect, and what can't be meant.</summary>
internal static partial class AssistantSentences
{
    public static string DecidesStudent(string student, string problem, string part) => $"{student}, {problem}.{part}";

    public static string DecidesCluster(string cluster, string problem, string part) => Say($"{problem}.{part}, cluster {cluster}");

    public static string Affects(string source, string target, string credit, int students) =>
        students == 1 ? Say($"{source}: {target:said}: credit {credit} for 1 student.")
        : Say($"{source}: {target:said}: credit {credit} for {students} students.");

    public static string AffectsNobody(string source, string target, bool isOneStudent) => isOneStudent
        ? Say($"{source}: {target:said}: nobody is affected. Is the id as in the column \"student\" of these results?")
        : Say($"{source}: {target:said}: nobody is affected. "
            + $"Is the id as in the column \"cluster\" of these results, or is every student of it decided one by one?");

    public static string ReadAs(string source, string target, string means) =>
        Say($"{source}: {target:said}: read as \"{means}\" for 1 student.");

    public static string AnswerChanged(string source, string target) =>
        Say($"{source}: {target:said}: the answer is another than the one that was decided on, so the decision does not count. "
            + $"Please decide anew.");

    public static string HasNoRoom(string source, string target, string part) =>
        Say($"{source}: {target:said}: was not sent to {part}, since that part or this one has another answer; please decide by a credit.");

    public static string NeedsWholeAnswers(string source, string target) =>
        Say($"{source}: {target:said}: an answer that has to be marked again is cut in these results, so the decision waits. "
        + $"Please run \"grader grade --overrides\" on what was handed in.");

    public static string HoldsDecisions(string path) =>
        Say($"\"{path}\" holds decisions that would be lost. Please choose another file for the clusters.");

    public static string MeansOfOne => Say("What was meant is said of one student's answer: please name the student, and no cluster.");

    public static string MeansAndAuto => Say("\"auto\" takes back what was decided, so that nothing can be meant in the same row.");

    public static string NoOverrides(string path) =>
        Say($"\"{path}\" is no table of decisions: it needs the columns problem, part, credit, and student or cluster. "
        + $"Nothing was written to it.");

    public static string DecisionsNotRead(string path, Exception e) =>
        Say($"The overrides \"{path}\" could not be read: {Sentences.WhyNot(e):said}.");

    public static string Undecided(string path, int rows) =>
        rows == 1 ? Say($"{path}: 1 row has no credit and is left undecided.")
        : Say($"{path}: {rows} rows have no credit and are left undecided.");

    public static string Torn(string path) =>
        Say($"{path}: the last line was not written to its end, as when its writer was killed; it decides nothing.");

    public static string DeskIsOpen(string log, string links) =>
        Say($"A desk has \"{log}\" already; please use its links, which stand in \"{links}\". Or another run writes to it.");

    public static string NoTa(string name) =>
        Say($"\"{name}\" should be a short name of letters and digits, such as ta1; several with commas between them.");

    public static string SameTa(string name) => Say($"\"{name}\" stands there twice: each who decides has a name of one's own.");

    public static string NoColumn(string? nearest, IEnumerable<string> columns) => nearest is null
        ? Say($"There is no column of that name. There are: {string.Join(", ", columns)}.")
        : Say($"There is no column of that name; did you mean \"{nearest}\"?");

    public static string SecondColumn => Say("This column stands here a second time.");

    public static string ColumnIsMissing => Say("This column is missing.");

    public static string WhomColumn => Say("There should be a column \"cluster\" or \"student\": whom is each decision about?");

    public static string Whom => Say("This is empty: whom is the decision about?");

    public static string OneOfTheTwo => Say("A decision is about a student or about a cluster. Please leave one of the two empty.");

    public static string NoCredit(string cell) =>
        Say($"\"{cell}\" should be a number from 0 to 1, such as 0.5 or 50%: the share of the part's points; "
        + $"or \"auto\" to take back what was decided.");

    public static string NoProblem(string problem, string? nearest, IEnumerable<string> problems) =>
        Say($"There is no problem \"{problem}\". {DidYouMean(nearest, problems):said}");

    public static string NoPart(string problem, string part, string? nearest, IEnumerable<string> parts) =>
        Say($"There is no part \"{part}\" in \"{problem}\". {DidYouMean(nearest, parts):said}");

    private static string DidYouMean(string? nearest, IEnumerable<string> known) =>
        nearest is null ? Say($"There are: {string.Join(", ", known)}.") : Say($"Did you mean \"{nearest}\"?");
}
