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

    private const string Form =
        "Timestamp,Email Address,Score,First (itakura-saito.a),Second{0}\n2026/1/1,a@x.org,1,2(z6^2-t)/z6^3,w46\n";

    private Intake OfForm(string inSecond, IntakeOptions? options = null)
    {
        var path = Path.Combine(_folder, "f.csv");
        File.WriteAllText(path, Form.Replace("{0}", inSecond, StringComparison.Ordinal));
        return IntakeReader.Open(path, Class.Catalogue, options);
    }

    // What is dropped without a word is an answer that nobody misses.
    [Theory]
    [InlineData("", "These columns of \"f.csv\" were not read: \"Second\".")]
    [InlineData(" (itakura-saito.z)", "These columns of \"f.csv\" were not read: \"Second (itakura-saito.z)\".")]
    [InlineData(" (itakura-saito.b)", null)]
    public void A_question_that_names_no_part_is_told(string inSecond, string? said) =>
        Assert.Equal(said, OfForm(inSecond).Notices is [var notice] ? notice.Sentence[..said!.Length] : null);

    [Fact]
    public void What_columns_names_and_no_table_has_is_told() => Assert.Equal(
        ["No column of \"f.csv\" is called as --columns has it: \"Third\"."],
        OfForm(" (itakura-saito.b)", Columns("Third", "itakura-saito.c")).Notices.Select(notice => notice.Sentence));

    [Fact]
    public void Of_two_columns_of_answers_none_is_taken()
    {
        var path = Path.Combine(_folder, "t.csv");
        File.WriteAllText(path, "student,problem,part,answer,Answer\nx,itakura-saito,a,1,2\n");

        Assert.Equal($"The table \"{path}\" has two columns \"answer\". Please keep the one that counts.",
            Assert.Throws<UnusableFileException>(() => IntakeReader.Open(path, Class.Catalogue)).Message);
    }

    [Fact]
    public void Who_stands_in_an_export_without_a_folder_is_for_a_person()
    {
        var export = CopyOf("gradescope"); // its list
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(export, "submission_900002")).FullName, "x.md"), "a: 1\n");

        var graded = Class.Grade(export);

        foreach (var student in (string[])["0012", "0013"])
            Assert.Contains($"\"{student}\" handed in \"submission_900001\", as \"submission_metadata.yml\" says, but there is no such folder",
                graded, StringComparison.Ordinal);
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
