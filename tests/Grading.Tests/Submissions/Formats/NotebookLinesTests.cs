using System.Text.Json;
using Grading.Submissions;
using Grading.Submissions.Formats;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Formats;

public sealed class NotebookLinesTests
{
    private static readonly string[] Pieces = ["# itakura-saito\n", "\n", "a: $2x$\n", "b:"];

    private static string Notebook(string language, params (string Kind, object Source)[] cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select(cell => new { cell_type = cell.Kind, source = cell.Source, outputs = new[] { new { text = "a: 99" } } }),
        metadata = new { language_info = new { name = language } },
    });

    private static Submission Read(string json)
    {
        var draft = new SubmissionDraft(Homework.Catalogue);
        AnswerSheet.Read(NotebookLines.Of(json, "s.ipynb")!, "s.ipynb", draft, Homework.Catalogue);
        return draft.Finish("s");
    }

    [Fact]
    public void Cells_of_text_are_lines_and_cells_of_code_are_blocks()
    {
        var read = Read(Notebook("python",
            ("markdown", Pieces), ("code", "3*x"), ("markdown", "c: <b>4</b>x"), ("raw",
                "d: 5x")));

        Assert.Equal("itakura-saito.a = $2x$\nitakura-saito.b = 3*x\nitakura-saito.c = 4x\nitakura-saito.d = 5x", Homework.Show(read));
        Assert.Equal(["s.ipynb:1:3", "s.ipynb:1:4", "s.ipynb:3:1", "s.ipynb:4:1"], read.Answers.Select(answer => answer.Source.ToString()));
        Assert.Empty(read.Unread);
    }

    [Fact]
    public void Code_that_is_nobodys_answer_is_listed_and_its_comments_are_no_headings()
    {
        var read = Read(Notebook("python", ("markdown", "# itakura-saito"), ("code", "import numpy as np\n# delta-rules\nx = 3"),
            ("markdown", "a: 1")));

        Assert.Equal("itakura-saito.a = 1", Homework.Show(read));
        Assert.Equal(["2:1", "2:2", "2:3"], read.Unread.Select(line => line.Place.InFile));
    }

    [Fact]
    public void An_answer_in_a_cell_of_text_is_not_the_code_behind_it()
    {
        var read = Read(Notebook("python", ("markdown", "# itakura-saito\na: 2*x"), ("code", "print(3)"), ("markdown", "b: 4\n```\n5\n```"),
            ("markdown", "c:"), ("markdown", "6"), ("code", "7"), ("markdown", "So it is."), ("markdown", "d:"), ("code", "8")));

        Assert.Equal("itakura-saito.a = 2*x\nitakura-saito.b = 5\nitakura-saito.c = 6\nitakura-saito.d = 8", Homework.Show(read));
        Assert.Equal(["2:1", "3:1", "6:1", "7:1"], read.Unread.Select(line => line.Place.InFile));
    }

    [Fact]
    public void A_script_is_the_answer_whatever_is_said_before_it() => Assert.Equal(
        "itakura-saito.a => return 1;",
        Homework.Show(Read(Notebook("C#", ("markdown", "# itakura-saito\na: as below"), ("code", "return 1;")))));

    [Theory]
    [InlineData("python", "return 1;", false)]
    [InlineData("C#", "return 1;", true)]
    [InlineData("polyglot-notebook", "#!csharp\nreturn 1;", true)]
    public void The_language_of_a_notebook_is_that_of_its_code(string language, string code, bool isScript) =>
        Assert.Equal([new AnswerBody.Given("return 1;", isScript)], Read(Notebook(language, ("markdown", "# itakura-saito\na:"), ("code",
            code)))
            .Answers.Select(answer =>
                new AnswerBody.Given(answer.Text.Replace("#!csharp\n", "", StringComparison.Ordinal), answer.IsScript)));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"cells\": 3}")]
    [InlineData("{\"cells\": [3, {\"cell_type\": \"code\"}]}")]
    public void What_is_no_notebook_crashes_nothing(string json) => Assert.True(NotebookLines.Of(json, "s.ipynb") is null or []);
}
