using System.Collections.Immutable;
using System.IO.Compression;
using Grading.Submissions;
using Grading.Submissions.Tables;

namespace Grading.Tests.Submissions.Folders;

public sealed class LayoutTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Sample(string name) => Path.Combine(Class.Samples, name);

    private static IntakeOptions Columns(string column, string part) =>
        new() { Columns = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add(column, part) };

    [Fact] public Task A_folder_of_student_folders() => Verify(Class.Grade(Sample("folders")));

    [Fact] public Task A_folder_of_sheets() => Verify(Class.Grade(Sample("sheets")));

    [Fact] public Task A_long_table() => Verify(Class.Grade(Sample("long.csv")));

    [Fact] public Task A_wide_table() => Verify(Class.Grade(Sample("wide.csv")));

    [Fact] public Task A_Canvas_download() => Verify(Class.Grade(Sample("canvas")));

    [Fact] public Task A_Moodle_download() => Verify(Class.Grade(Sample("moodle")));

    [Fact] public Task A_Gradescope_export() => Verify(Class.Grade(Sample("gradescope")));

    [Fact] public Task An_nbgrader_folder() => Verify(Class.Grade(Sample("nbgrader")));

    [Fact] public Task A_Canvas_quiz() => Verify(Class.Grade(Sample("canvas-quiz.csv")));

    [Fact] public Task A_Moodle_quiz() => Verify(Class.Grade(Sample("moodle-quiz.csv"), Columns("Response 2", "itakura-saito.b")));

    [Fact]
    public Task A_Google_form() =>
        Verify(Class.Grade(Sample("google-forms.csv"), Columns("Write the update of w46", "itakura-saito.b")));

    [Fact] public Task PrairieLearn_submissions() => Verify(Class.Grade(Sample("prairielearn.csv")));

    [Theory]
    [InlineData("canvas")]
    [InlineData("moodle")]
    [InlineData("gradescope")]
    [InlineData("nbgrader")]
    [InlineData("folders")]
    [InlineData("sheets")]
    public void An_archive_says_what_its_folder_says(string sample)
    {
        var zip = Path.Combine(_folder, sample + ".zip");
        ZipFile.CreateFromDirectory(Sample(sample), zip);

        Assert.Equal(Class.Grade(Sample(sample)), Class.Grade(zip).Replace(sample + ".zip", sample, StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_of_one_folder_is_that_folder()
    {
        var zip = Path.Combine(_folder, "x.zip");
        ZipFile.CreateFromDirectory(Sample("folders"), zip, CompressionLevel.Fastest, includeBaseDirectory: true);

        Assert.StartsWith("a folder of 2 student folders\n2026-0001  itakura-saito.a  correct", Class.Grade(zip), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_that_is_told_is_not_guessed()
    {
        Assert.StartsWith(
            "a folder of 5 answer sheets", Class.Grade(CopyOf("canvas"), new() { Layout = "sheets" }), StringComparison.Ordinal);
        Assert.Contains(
            "There are: gradescope, moodle, canvas, nbgrader, sheets, student, documents, canvas-quiz, moodle-quiz, prairielearn, "
                + "google-forms, table.",
            Assert.Throws<UnusableFileException>(() => Class.Grade(Sample("canvas"), new() { Layout = "canvass" })).Message,
            StringComparison.Ordinal);
        Assert.Throws<UnusableFileException>(() => Class.Grade(Sample("long.csv"), new() { Layout = "moodle" }));
    }

    [Fact]
    public void A_form_whose_questions_name_no_part_is_refused_with_what_to_do()
    {
        var form = Path.Combine(_folder, "form.csv");
        File.WriteAllText(form, "Timestamp,Email Address,What is it?\n2026/10/04 10:15:00 AM GMT,s1@example.edu,2\n");

        var message = Assert.Throws<UnusableFileException>(() => Class.Grade(form)).Message;

        Assert.Contains("None of the questions", message, StringComparison.Ordinal);
        Assert.Contains("\"What is it?\"", message, StringComparison.Ordinal);
        Assert.Contains("--columns", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(itakura-saito.a) Find", "a")]
    [InlineData("Itakura-Saito.B", "b")]
    [InlineData("Problem itakura-saito c", "c")]
    [InlineData("itakura-saito d: the gradient", "d")]
    [InlineData("In itakura-saito a network is given", null)]
    [InlineData("itakura-saito.ab", null)]
    [InlineData("the-itakura-saito.a", null)]
    [InlineData("softmax-any-targets.output-weight", "output-weight")]
    public void A_question_belongs_to_the_part_that_its_title_names(string title, string? part) =>
        Assert.Equal(part, new QuestionTitles(Class.Catalogue, new IntakeOptions().Columns).Find(title)?.Part);

    private string CopyOf(string sample)
    {
        foreach (var file in Directory.GetFiles(Sample(sample))) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        return _folder;
    }
}
