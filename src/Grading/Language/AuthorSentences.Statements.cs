namespace Grading.Language;

// What the page can't set of the texts for students.
internal static partial class AuthorSentences
{
    public const string DollarAlone = "A dollar sign stands alone here: a formula stands between two. Write \\$ for the sign itself.";

    public static string NotSet(string command) => $"The page can't set {command} in a formula: students would see it as it is typed here.";

    public static string BraceIsOpen => "A brace { of this formula is never closed.";

    public static string BraceIsNot => "A brace } of this formula was never opened.";

    public static string ColumnsOutside =>
        "The sign & stands where a formula has no columns: they are in \\begin{aligned}, in matrices and cases.";

    public static string NoFormula(string command) =>
        $"{command} stands outside of dollar signs: students would see it as it is typed here. Formulas stand between $ and $.";
}
