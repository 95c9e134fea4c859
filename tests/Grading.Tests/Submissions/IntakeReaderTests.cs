using System.Diagnostics;
using System.Text;
using Grading.Submissions;
using Grading.Submissions.Folders;

namespace Grading.Tests.Submissions;

public sealed class IntakeReaderTests : IDisposable
{
    private const string Sheet = "## itakura-saito\na: 1\n";

    private readonly Homework _homework = new();

    public void Dispose() => _homework.Dispose();

    private Intake Open(string name = "") => IntakeReader.Open(Path.Combine(_homework.Root, name), Homework.Catalogue);

    private string Name => Path.GetFileName(_homework.Root);

    [Fact]
    public void A_folder_is_read_in_order_of_student_ids()
    {
        _homework.Put("z.md", "student: a\n" + Sheet);
        _homework.Put("b.txt", Sheet);
        _homework.Put("B/sheet.markdown", Sheet);
        _homework.Put("README.md", "read me");
        _homework.Put(".hidden.md", Sheet);
        _homework.Put("__MACOSX/x.md", Sheet);

        var intake = Open();

        Assert.Equal("a folder of 2 answer sheets and one student folder", intake.Layout);
        Assert.Equal([("B", $"{Name}/B/sheet.markdown:2"), ("a", $"{Name}/z.md:3"), ("b", $"{Name}/b.txt:2")],
            intake.Submissions.Select(s => (s.Student, s.Answers.Single().Source.ToString())));
        Assert.Empty(intake.Notices);
    }

    [Theory]
    [InlineData("ab1234.md", "AB1234 ")]
    [InlineData("ab1234.md", "ab 1234")]
    [InlineData("ab-12.md", "Ab-12\t")]
    [InlineData("ab1234/hw.md", " AB1234")]
    [InlineData("ab1234/hw.md", "AB 1234")]
    [InlineData("Ann Adams.md", "ann adams")]
    public void An_id_in_other_case_or_with_blanks_is_the_same(string file, string student)
    {
        _homework.Put(file, $"student: {student}\n" + Sheet);

        var submission = Open().Submissions.Single();

        Assert.Equal(file.Split('/', '.')[0], submission.Student, ignoreCase: true);
        Assert.Equal("itakura-saito.a = 1", Homework.Show(submission));
        Assert.Empty(submission.Notices);
    }

    [Theory]
    [InlineData("2026-10-04 20:30:00.000000000 Z", "2026-10-04 22:10:00.000000000 +0200", "1")]
    [InlineData("2026-10-04 20:30:00.000000000 -0500", "2026-10-05 00:10:00.000000000 Z", "1")]
    [InlineData("2026-10-04 20:30:00.100000000 Z", "2026-10-04 20:30:00.200000000 Z", "2")]
    [InlineData("", "", null)]
    [InlineData("2026-10-04 20:30:00 Z", "2026-10-04 22:30:00 +0200", null)]
    public void Of_two_submissions_in_an_export_the_later_counts(string first, string second, string? counts)
    {
        _homework.Put("submission_900/hw.md", "## itakura-saito\na: 1\n");
        _homework.Put("submission_800/hw.md", "## itakura-saito\na: 2\n");
        _homework.Put("submission_metadata.yml", string.Join("", new[] { ("900", first), ("800", second) }.Select(one =>
            $"submission_{one.Item1}:\n  :submitters:\n  - :name: Ann\n    :sid: s1\n  :created_at: {one.Item2}\n")));

        var submission = Open().Submissions.Single();

        Assert.Equal(counts is null, submission.Fault is not null);
        if (counts is not null) Assert.Equal($"itakura-saito.a = {counts}", Homework.Show(submission));
    }

    [Fact]
    public void A_students_folder_holds_sheets_and_scripts()
    {
        _homework.Put("s1/1.md", "student: s-1\n" + Sheet);
        _homework.Put("s1/2.md", "## relu-sigmoid\nloss: 2\n");
        _homework.Put("s1/d.csx", "return 4;\n");
        _homework.Put("s1/delta-rules.bias.csx", "return 5;");
        _homework.Put("s1/a.csx", "return 6;");

        var submission = Open().Submissions.Single();

        Assert.Equal("s-1", submission.Student);
        Assert.Equal(
            "itakura-saito.a = 1\nrelu-sigmoid.loss = 2\nitakura-saito.a => return 6;\nitakura-saito.d => return 4;\ndelta-rules.bias => "
                + "return 5;", Homework.Show(submission));
        Assert.Equal($"Part \"a\" of \"itakura-saito\" is answered twice: at {Name}/s1/1.md:3 and again at {Name}/s1/a.csx:1.",
            submission.Notices.Single().Sentence);
    }

    [Fact]
    public void A_folder_whose_sheets_name_two_students_is_the_first_ones()
    {
        _homework.Put("x/1.md", "student: s1\n" + Sheet);
        _homework.Put("x/2.md", "student: Zoe\n## itakura-saito\nb: 2\n");

        var submission = Open().Submissions.Single();

        Assert.Equal(("s1", 2), (submission.Student, submission.Answers.Length));
        Assert.Equal(
            new Notice(new($"{Name}/x/2.md", 1),
                """The student named here is "Zoe", but the answers were read as those of "s1", who is named first."""),
                    submission.Notices.Single());
    }

    [Fact]
    public void A_script_that_could_belong_to_several_problems_is_kept_and_asked_about()
    {
        var catalogue = new ProblemCatalogue(new("p", ["a"]), new("q", ["a"]));
        _homework.Put("s1/a.csx", "return 6;");

        var submission = IntakeReader.Open(_homework.Root, catalogue).Submissions.Single();

        Assert.Equal("?.a => return 6;", Homework.Show(submission));
        Assert.EndsWith("Please name the file PROBLEM.a.csx.", submission.Notices.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_students_own_folder_is_recognised_by_its_scripts()
    {
        _homework.Put("sheet.md", "student: s1\n" + Sheet);
        _homework.Put("d.csx", "return 4;");

        Assert.Equal("the folder of one student", Open().Layout);
        Assert.Equal("itakura-saito.a = 1\nitakura-saito.d => return 4;", Homework.Show(Open().Submissions.Single()));
    }

    [Fact]
    public void Sheets_of_one_student_are_put_together_with_a_notice()
    {
        _homework.Put("2.md", "student: s1\n## itakura-saito\nb: 2\n");
        _homework.Put("1.md", "student: s1\n" + Sheet);

        var submission = Open().Submissions.Single();

        Assert.Equal("itakura-saito.a = 1\nitakura-saito.b = 2", Homework.Show(submission));
        Assert.Equal($"The answers of \"s1\" were put together from {Name}/1.md and {Name}/2.md.", submission.Notices.Single().Sentence);
    }

    [Fact]
    public async Task One_bad_file_never_stops_the_others()
    {
        _homework.Put("bad.md", [.. "## itakura-saito\na: "u8, 0xFF, (byte)'\n']);
        _homework.Put("empty.md", "");
        _homework.Put("good.md", Sheet);
        using (var huge = File.Create(Path.Combine(_homework.Root, "huge.md")))
        {
            huge.SetLength(17 << 20);
        }
        Directory.CreateDirectory(Path.Combine(_homework.Root, "nothing"));
        using (var pipe = Process.Start("mkfifo", Path.Combine(_homework.Root, "pipe.md")))
        {
            await pipe.WaitForExitAsync();
        }

        var submissions = Open().Submissions.ToDictionary(s => s.Student);

        Assert.Equal(
            $"\"{Name}/bad.md\" is not UTF-8 text (the first unknown character is in line 2), so its answers could not be read. Please "
                + $"save it as UTF-8 and hand it in again.", submissions["bad"].Fault);
        Assert.Equal($"\"{Name}/huge.md\" has 17,825,792 bytes; at most 16,777,216 are read. Please hand in a shorter file.",
            submissions["huge"].Fault);
        Assert.Equal($"\"{Name}/empty.md\" is empty, so there is no answer in it.", submissions["empty"].Notices.Single().Sentence);
        Assert.Equal($"The folder \"{Name}/nothing\" holds no answer sheet.", submissions["nothing"].Notices.Single().Sentence);
        Assert.Equal(["empty", "good", "nothing", "pipe"], submissions.Values.Where(s => s.Fault is null).Select(s => s.Student));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_names_the_encoding(string encoding)
    {
        var named = Encoding.GetEncoding(encoding);
        var path = _homework.Put("s1.md", [.. named.GetPreamble(), .. named.GetBytes("student: s2\n## itakura-saito\na: σ\n")]);

        var submission = IntakeReader.Open(path, Homework.Catalogue).Submissions.Single();

        Assert.Equal(("s2", "itakura-saito.a = σ"), (submission.Student, Homework.Show(submission)));
    }

    [Fact]
    public void Links_and_unknown_files_are_not_read_and_said()
    {
        var outside = _homework.Put("other/x.md", Sheet);
        _homework.Put("class/s1.md", Sheet);
        _homework.Put("class/photo.jpg", "");
        File.CreateSymbolicLink(Path.Combine(_homework.Root, "class/s2.md"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_homework.Root, "class/s3"), Path.GetDirectoryName(outside)!);

        var intake = Open("class");

        Assert.Equal(["photo", "s1"], intake.Submissions.Select(s => s.Student));
        Assert.Equal(
            [
                "\"class/photo.jpg\" was not read: answer sheets end in .md, .markdown, .txt, .tex, .ipynb or .docx, and scripts in .csx "
                    + "beside a student's sheet.",
                "\"class/s2.md\" is a link and was not followed. Please put the file itself there.",
                "\"class/s3\" is a link and was not followed. Please put the file itself there.",
            ],
            intake.Notices.Select(n => n.Sentence));
    }

    [Fact]
    public void A_page_is_read_where_all_files_are_documents()
    {
        _homework.Put("class/s1.md", Sheet);
        _homework.Put("class/s2.html", "<p>\\[x_6 = z_6^2\\]</p><p>\\[L = t\\]</p>");

        var beside = Open("class");
        var documents = IntakeReader.Open(
            Path.Combine(_homework.Root, "class"), Homework.Catalogue, new IntakeOptions { Layout = Layouts.Documents });

        Assert.Equal(["s1"], beside.Submissions.Select(submission => submission.Student));
        Assert.Equal(
            "\"class/s2.html\" was not read: beside answer sheets a page is taken for a report. --layout documents reads pages, too.",
            Assert.Single(beside.Notices).Sentence);
        Assert.Equal(["s1", "s2"], documents.Submissions.Select(submission => submission.Student));
    }

    [Fact]
    public void A_path_with_nothing_to_read_is_refused()
    {
        _homework.Put("x.pdf", "x");

        Assert.StartsWith(
            "There is no file or folder", Assert.Throws<UnusableFileException>(() => Open("absent")).Message, StringComparison.Ordinal);
        Assert.EndsWith("is neither a folder, nor an answer sheet (.md, .markdown, .txt), nor a table (.csv, .tsv).",
            Assert.Throws<UnusableFileException>(() => Open("x.pdf")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheets_are_read_only_when_their_turn_comes()
    {
        _homework.Put("a.md", Sheet);
        var late = _homework.Put("b.md", Sheet);

        using var submissions = Open().Submissions.GetEnumerator();
        Assert.True(submissions.MoveNext());
        File.WriteAllText(late, "## itakura-saito\na: changed\n");
        Assert.True(submissions.MoveNext());

        Assert.Equal("itakura-saito.a = changed", Homework.Show(submissions.Current));
    }

    [Theory]
    [InlineData("student: 2026-0101")]
    [InlineData("**Student:** 2026-0101")]
    [InlineData("- Student ID = 2026-0101")]
    [InlineData("STUDENT:2026-0101")]
    public void A_sheet_that_is_called_like_one_student_and_names_another_is_nobodys(string line)
    {
        _homework.Put("2026-0101.md", "student: 2026-0101\n" + Sheet);
        _homework.Put("2026-0102.md", line + "\n## itakura-saito\na: 5\nb: 6\n");
        _homework.Put("2026-0103/x.md", line + "\n## itakura-saito\na: 7\n");
        _homework.Put("2026-0103/y.md", "## itakura-saito\nb: 8\n");

        var submissions = Open().Submissions.ToArray();

        Assert.Equal(["2026-0101: itakura-saito.a = 1", "2026-0102: ", "2026-0103: itakura-saito.b = 8"],
            submissions.Select(s => $"{s.Student}: {Homework.Show(s)}"));
        Assert.All(submissions[1..], submission => Assert.Contains(submission.Notices, notice =>
            notice.Sentence.Contains("names \"2026-0101\" as the student", StringComparison.Ordinal)));
        Assert.All(submissions[1..], submission => Assert.True(Assert.Single(submission.Unread).CouldBeAnAnswer));
    }

    [Fact]
    public void A_name_that_another_sheet_names_is_an_id_and_one_that_nobody_names_yields_to_the_line()
    {
        _homework.Put("first.md", "student: ada\n" + Sheet);
        _homework.Put("ada.md", "student: bob\n## itakura-saito\na: 5\n");
        _homework.Put("homework.md", "student: carl\n## itakura-saito\na: 6\n");

        Assert.Equal(["ada: itakura-saito.a = 1", "carl: itakura-saito.a = 6"],
            Open().Submissions.Select(s => $"{s.Student}: {Homework.Show(s)}"));
    }

    [Fact]
    public void What_lies_in_folders_of_a_students_folder_is_named()
    {
        _homework.Put("s1/a.md", Sheet);
        _homework.Put("s1/more/b.md", Sheet);
        _homework.Put("s1/scan.pdf", "%PDF");

        Assert.Equal(["more", "scan.pdf"], Open().Submissions.Single().Unread.Select(line => line.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_files_of_one_name_in_an_archive_are_for_a_person()
    {
        var path = Path.Combine(_homework.Root, "class.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var (name, text) in new[] { ("s1/a.md", Sheet), ("s1/a.md", Sheet + "b: 2\n"), ("s2/a.md", Sheet), ("s2/a.md",
                Sheet) })
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        Assert.Equal(["s1 True", "s2 False"], Open("class.zip").Submissions.Select(s => $"{s.Student} {s.Fault is not null}"));
    }
}
