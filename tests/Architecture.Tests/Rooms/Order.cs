namespace Architecture.Tests.Rooms;

/// <summary>Who may use whom. To change the order, change a row, and the table in ARCHITECTURE.md.</summary>
internal static class Order
{
    /// <summary>A project, and those of ours it may use.</summary>
    public static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Formulas"] = [],
        ["ReferenceSolutions"] = ["Formulas"],
        ["ScriptMessages"] = [],
        ["ScriptCompiler"] = ["ScriptMessages"],
        ["ScriptHost"] = ["ScriptMessages"],
        ["Grading"] = ["Formulas", "ReferenceSolutions", "ScriptMessages"],
        ["Grader"] = ["Formulas", "ReferenceSolutions", "Grading"],
    };

    /// <summary>Projects that others can embed: neither a web server nor a compiler comes with them.</summary>
    public static readonly string[] Libraries = ["Formulas", "ReferenceSolutions", "ScriptMessages", "Grading"];

    /// <summary>What a library does not refer to, in code or in its project.</summary>
    public static readonly string[] NotInLibraries = ["Microsoft.AspNetCore", "Microsoft.CodeAnalysis"];

    /// <summary>
    /// A room, and those of its own project it may use besides itself. A row stands for the rooms inside its room as well. A file is
    /// named where it is the only one of its room that may be used. Rooms without a row are held by the rule against circles only.
    /// </summary>
    public static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Grading/Language"] = [],
        ["Grading/Problems"] = ["Grading/Language"],
        ["Grading/Submissions"] = [],
        ["Grading/Scripts"] = [],
        ["Grading/Comparing"] = ["Grading/Problems"],
        ["Grading/Verdicts"] = ["Grading/Problems", "Grading/Comparing"],
        ["Grading/Wording"] = ["Grading/Language", "Grading/Problems", "Grading/Submissions", "Grading/Scripts", "Grading/Verdicts"],
        ["Grading/Assignments"] = ["Grading/Language", "Grading/Problems", "Grading/Verdicts", "Grading/Wording"],
        ["Grading/Explaining"] = ["Grading/Problems", "Grading/Comparing", "Grading/Verdicts", "Grading/Wording"],
        ["Grading/Marking"] =
        [
            "Grading/Problems", "Grading/Submissions", "Grading/Scripts", "Grading/Comparing", "Grading/Verdicts", "Grading/Wording",
            "Grading/Assignments", "Grading/Explaining",
        ],
        // whole documents: their answers go to marking as they are
        ["Grading/Documents"] =
        [
            "Grading/Explaining",
            "Grading/Problems", "Grading/Submissions", "Grading/Comparing", "Grading/Verdicts", "Grading/Marking", "Grading/Assignments",
        ],
        // outcomes, and never what makes them
        ["Grading/Reports"] =
        [
            "Grading/Problems", "Grading/Submissions", "Grading/Verdicts", "Grading/Wording", "Grading/Assignments", "Grading/Result",
            "Grading/Documents/Step", "Grading/Documents/Steps/StepVerdict",
        ],
        ["Grading"] =
        [
            "Grading/Language", "Grading/Problems", "Grading/Submissions", "Grading/Scripts", "Grading/Comparing", "Grading/Verdicts",
            "Grading/Wording", "Grading/Assignments", "Grading/Explaining", "Grading/Marking",
            "Grading/Documents",
        ],
        // the page for students has what all pages share
        ["Grader/Web"] = [],
        ["Grader/Feedback"] = ["Grader/Web"],
        ["Grader/Report"] = ["Grader/Web"],
        ["Grader/Desk"] = ["Grader/Web", "Grader/Feedback", "Grader/Report"],
        ["Grader/Commands"] = ["Grader/Web", "Grader/Feedback", "Grader/Report", "Grader/Desk"],
        ["Grader"] = ["Grader/Commands"],
    };

    /// <summary>Whether a file of one room may use a file of another, as far as the projects and the table have it.</summary>
    public static bool Allows(string from, FilePlace to) => from.Split('/')[0] is var project && project != to.Project
        ? Projects[project].Contains(to.Project)
        : RowOf(from) is not { } row || row == RowOf(to.Room) || Rooms[row].Any(may => may == to.Short || IsIn(to.Room, may));

    /// <summary>The room, or the nearest one around it, that has a row; or null.</summary>
    private static string? RowOf(string room)
    {
        while (!Rooms.ContainsKey(room))
        {
            if (!room.Contains('/', StringComparison.Ordinal)) return null;
            room = room[..room.LastIndexOf('/')];
        }
        return room;
    }

    private static bool IsIn(string room, string around) => room == around || room.StartsWith(around + "/", StringComparison.Ordinal);
}
