using Grading.Verdicts;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Derivations;

/// <summary>The marks on lines, as signs and as words for those who can't see them; the page's script has the same table.</summary>
internal static class LineSigns
{
    public static (string Sign, string Word) Of(string mark) => mark switch
    {
        "true" => ("✓", Say("holds")),
        Reason.OnlyIfWord => ("(✓)", Say("holds under an assumption")),
        "definition" => ("≔", Say("gives a name")),
        "false" => ("✗", Say("does not hold")),
        "follows" => ("↳", Say("follows from a line that does not hold")),
        "unread" => ("?", Say("not read")),
        "read" => ("", Say("read")),
        _ => ("–", Say("words")),
    };
}
