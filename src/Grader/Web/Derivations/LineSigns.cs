using Grading.Verdicts;

namespace Grader.Web.Derivations;

/// <summary>The marks on lines, as signs and as words for those who can't see them; the page's script has the same table.</summary>
internal static class LineSigns
{
    public static (string Sign, string Word) Of(string mark) => mark switch
    {
        "true" => ("✓", "holds"),
        Reason.OnlyIfWord => ("(✓)", "holds under an assumption"),
        "definition" => ("≔", "gives a name"),
        "false" => ("✗", "does not hold"),
        "follows" => ("↳", "follows from a line that does not hold"),
        "unread" => ("?", "not read"),
        "read" => ("", "read"),
        _ => ("–", "words"),
    };
}
