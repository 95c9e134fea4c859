using System.Text.RegularExpressions;

namespace Architecture.Tests.Changes;

/// <summary>
/// What a common change touches, told by what one that was made has touched: a row of the table in ARCHITECTURE.md. If the example
/// turns up in another file, the next such change touches that file as well.
/// </summary>
/// <param name="Adds">What is added.</param>
/// <param name="Example">One that is there: what its name looks like in code.</param>
/// <param name="Sources">The files of <c>src</c> that have it, and no others do.</param>
/// <param name="Tests">Files that hold it to what it should be; others may.</param>
internal sealed record CommonChange(string Adds, string Example, string[] Sources, string[] Tests)
{
    private const string Commands = "src/Formulas/Reader/Tokens/LatexCommands.cs";
    private const string Mistakes = "src/ReferenceSolutions/Mistakes/Mistake.cs";
    private const string Courses = "src/Grading/Reports/Courses/";

    public static readonly CommonChange[] All =
    [
        new("a function", @"\bsoftplus\b", ["src/Formulas/Names/FunctionTable.cs"],
            ["tests/Formulas.Tests/Names/FunctionTableTests.cs"]),
        new("a LaTeX command of answers", @"\bunderbrace\b", [Commands], ["tests/Formulas.Tests/FormulaReaderTests.cs"]),
        new("a LaTeX command of statements", @"\bpropto\b", ["src/Grader/Web/Statements/MathSigns.cs"], []),
        new("a kind of mistake", "\"RELUSWAP\"", [Mistakes], ["tests/Grading.Tests/Corpus/answers.jsonl"]),
        new("a problem", @"\bsoftmax-any-targets\b", [], ["problems/softmax-any-targets.yaml"]),
        new("a report", "\"prairielearn-upload\"", [Courses + "CourseFormats.cs"], ["tests/Grader.Tests/Scale/WholeClassTests.cs"]),
        new("what a report writes", @"\bPrairieLearnUpload\b", [Courses + "CourseFormats.cs", Courses + "PrairieLearnUpload.cs"], []),
        new("a layout of submissions", "\"google-forms\\b", ["src/Grading/Submissions/Folders/Layouts.cs"],
            ["tests/Grading.Tests/Submissions/Folders/LayoutTests.cs"]),
    ];

    public bool IsIn(string text) => Regex.IsMatch(text, Example);
}
