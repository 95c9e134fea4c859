using Grading.Submissions;

namespace Grading.Wording;

/// <summary>What assistants read of their own decisions: whom they affect, and what can't be meant.</summary>
internal static partial class AssistantSentences
{
    public static string DecidesStudent(string student, string problem, string part) => $"{student}, {problem}.{part}";

    public static string DecidesCluster(string cluster, string problem, string part) => $"{problem}.{part}, cluster {cluster}";

    public static string Affects(string source, string target, string credit, int students) =>
        $"{source}: {target}: credit {credit} for {students} {(students == 1 ? "student" : "students")}.";

    public static string AffectsNobody(string source, string target, bool isOneStudent) => $"{source}: {target}: nobody is affected. "
        + (isOneStudent ? "Is the id as in the column \"student\" of these results?"
            : "Is the id as in the column \"cluster\" of these results, or is every student of it decided one by one?");

    public static string ReadAs(string source, string target, string means) => $"{source}: {target}: read as \"{means}\" for 1 student.";

    public static string AnswerChanged(string source, string target) =>
        $"{source}: {target}: the answer is another than the one that was decided on, so the decision does not count. Please decide anew.";

    public static string HasNoRoom(string source, string target, string part) =>
        $"{source}: {target}: was not sent to {part}, since that part or this one has another answer; please decide by a credit.";

    public static string NeedsWholeAnswers(string source, string target) =>
        $"{source}: {target}: an answer that has to be marked again is cut in these results, so the decision waits. "
        + "Please run \"grader grade --overrides\" on what was handed in.";

    public static string HoldsDecisions(string path) =>
        $"\"{path}\" holds decisions that would be lost. Please choose another file for the clusters.";

    public const string MeansOfOne = "What was meant is said of one student's answer: please name the student, and no cluster.";

    public const string MeansAndAuto = "\"auto\" takes back what was decided, so that nothing can be meant in the same row.";

    public static string NoOverrides(string path) =>
        $"\"{path}\" is no table of decisions: it needs the columns problem, part, credit, and student or cluster. "
        + "Nothing was written to it.";

    public static string DecisionsNotRead(string path, Exception e) => $"The overrides \"{path}\" could not be read: {Sentences.WhyNot(e)}.";

    public static string Undecided(string path, int rows) =>
        $"{path}: {rows} {(rows == 1 ? "row has" : "rows have")} no credit and {(rows == 1 ? "is" : "are")} left undecided.";

    public static string Torn(string path) =>
        $"{path}: the last line was not written to its end, as when its writer was killed; it decides nothing.";

    public static string DeskIsOpen(string log, string links) =>
        $"A desk has \"{log}\" already; please use its links, which stand in \"{links}\". Or another run writes to it.";

    public static string NoTa(string name) =>
        $"\"{name}\" should be a short name of letters and digits, such as ta1; several with commas between them.";

    public static string SameTa(string name) => $"\"{name}\" stands there twice: each who decides has a name of one's own.";

    public static string NoColumn(string? nearest, IEnumerable<string> columns) => nearest is null
        ? $"There is no column of that name. There are: {string.Join(", ", columns)}."
        : $"There is no column of that name; did you mean \"{nearest}\"?";

    public const string SecondColumn = "This column stands here a second time.";

    public const string ColumnIsMissing = "This column is missing.";

    public const string WhomColumn = "There should be a column \"cluster\" or \"student\": whom is each decision about?";

    public const string Whom = "This is empty: whom is the decision about?";

    public const string OneOfTheTwo = "A decision is about a student or about a cluster. Please leave one of the two empty.";

    public static string NoCredit(string cell) =>
        $"\"{cell}\" should be a number from 0 to 1, such as 0.5 or 50%: the share of the part's points; "
        + "or \"auto\" to take back what was decided.";

    public static string NoProblem(string problem, string? nearest, IEnumerable<string> problems) =>
        $"There is no problem \"{problem}\". {DidYouMean(nearest, problems)}";

    public static string NoPart(string problem, string part, string? nearest, IEnumerable<string> parts) =>
        $"There is no part \"{part}\" in \"{problem}\". {DidYouMean(nearest, parts)}";

    private static string DidYouMean(string? nearest, IEnumerable<string> known) =>
        nearest is null ? $"There are: {string.Join(", ", known)}." : $"Did you mean \"{nearest}\"?";
}
