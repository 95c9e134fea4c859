using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Grading.Submissions;
using Grading.Submissions.Formats;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Ledgers;

/// <summary>
/// The promise: of a folder of odd files every line that is not blank is consumed by a rule of the closed list, or stands in a row, or is
/// listed; and no file changes.
/// </summary>
public sealed class NothingLostTests
{
    // Lines that some rule consumes.
    private static readonly string[] Known =
    [
        "## itakura-saito", "# Homework 3", "student: s1", "a: 2*x", "b) 3*x", "(c) 4*x", "**d:** 5*x", "---", "```", "```csharp", "~~~",
        "<!-- a remark -->", "Course: machine learning", "| Part | Answer |", "|---|---|", "| a | 2*x |", "> c: 3", "1. d: 4", "a = 5",
            "Name: Ada",
    ];

    // Lines that none does, unless an answer is going on.
    private static readonly string[] Unknown =
    [
        "2*(z6^2-t)/z6^3", "I am sorry for this.", "![scan](scan.png)", "c; 3*x", "see page 3", "$$x$$", "w46 x4",
            "The answer to part b is 3",
        "| x | y | z |", "a", "Lorem ipsum dolor", "<b>bold</b> words", "e: 7", "foo: bar", "&nbsp;", "x = y", "\\frac{1}{2}", "· · ·",
            "```x```",
    ];

    private static Gen<string> Sheets => Gen.Elements(Known.Concat(Unknown).Concat(["", "  ", "\t"]).ToArray())
        .ListOf().Select(lines => string.Join('\n', lines));

    [Fact]
    public void Every_line_of_a_sheet_is_consumed_or_listed_or_in_an_answer() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Sheets.ToArbitrary(), sheet => NothingIsLost(PlacedLine.Of(sheet, "s.md"))));

    [Fact]
    public void Every_line_of_a_LaTeX_document_is_consumed_or_listed_or_in_an_answer() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(
            Gen.OneOf(Sheets, Gen.Elements("\\section{itakura-saito}", "\\begin{enumerate}", "\\item x", "\\end{enumerate}", "% remark",
                "\\begin{document}", "\\end{document}", "\\textbf{a)} $x$", "words and words",
                    "$x^2$").ListOf().Select(lines => string.Join('\n', lines)))
                .ToArbitrary(),
            text => NothingIsLost(TexLines.Of(text, "s.tex"))));

    private static bool NothingIsLost(List<PlacedLine> lines)
    {
        var consumed = new HashSet<Source>();
        var draft = new SubmissionDraft(Homework.Catalogue) { Ledger = new() { Witness = (line, _) => consumed.Add(line.Place) } };
        AnswerSheet.Read(lines, "s.md", draft, Homework.Catalogue);
        var read = draft.Finish("s1");
        var listed = read.Unread.Select(line => line.Place).ToHashSet();
        var lost = lines.Where(line => !line.IsBlank && !consumed.Contains(line.Place) && !listed.Contains(line.Place)).ToArray();
        Assert.True(lost.Length == 0, $"lost: {string.Join(" / ", lost.Select(line => $"{line.Place}: {line.Text}"))}");
        return true;
    }

    [Fact]
    public void A_line_of_an_answer_stands_in_its_text() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        Sheets.ToArbitrary(),
        sheet =>
        {
            var answers = new List<PlacedLine>();
            var ledger = new Ledger { Witness = (line, rule) => { if (rule == LineRule.Answer) answers.Add(line); } };
            var draft = new SubmissionDraft(Homework.Catalogue) { Ledger = ledger };
            AnswerSheet.Read(PlacedLine.Of(sheet, "s.md"), "s.md", draft, Homework.Catalogue);
            var texts = draft.Finish("s1").Answers.Select(answer => answer.Text).ToArray();
            Assert.All(answers, line => Assert.Contains(texts, text =>
                text.Contains(line.Text.Trim(' ', '\t', '`'), StringComparison.Ordinal)));
        }));

    [Fact]
    public void What_no_rule_is_about_is_not_consumed()
    {
        foreach (var line in Unknown.Where(line => line is not ("e: 7" or "foo: bar")))
        {
            var read = AnswerSheet.Parse($"## itakura-saito\n\n{line}\n", "s.md", "s1", Homework.Catalogue);

            Assert.Equal([line], read.Unread.Select(one => one.Text));
            Assert.NotEmpty(read.Notices);
            Assert.Empty(read.Answers);
        }
    }

    [Fact]
    public void A_folder_of_odd_files_is_read_to_its_last_file_and_changes_by_no_byte()
    {
        using var homework = new Homework();
        var random = new System.Random(20);
        string[] ends = [".md", ".txt", ".tex", ".ipynb", ".docx", ".html", ".pdf", ".png", "", ".csx", ".odt", ".zip"];
        for (var i = 0; i < 150; i++)
        {
            var lines = Enumerable.Range(0, random.Next(12)).Select(_ =>
                Known.Concat(Unknown).ElementAt(random.Next(Known.Length + Unknown.Length)));
            byte[] bytes = random.Next(8) == 0 ? [.. Enumerable.Range(0, 50).Select(_ =>
                (byte)random.Next(256))] : Encoding.UTF8.GetBytes(string.Join('\n', lines));
            homework.Put($"s{i:000}/file{ends[i % ends.Length]}", bytes);
        }
        var before = Hashes(homework.Root);

        var submissions = IntakeReader.Open(homework.Root, Homework.Catalogue).Submissions.ToArray();

        Assert.Equal(before, Hashes(homework.Root));
        var folders = Directory.GetDirectories(homework.Root).Select(Path.GetFileName).ToHashSet();
        var said = submissions.Select(s => s.Student).Concat(submissions.SelectMany(s => s.Notices).Select(notice =>
            $"{notice.Source.File} {notice.Sentence}")).ToArray();
        said = [.. said, .. submissions.SelectMany(s => s.Answers).Select(answer => answer.Source.File)];
        Assert.All(folders, folder => Assert.True(
            Array.Exists(said, text => text.Contains(folder!, StringComparison.Ordinal)) || NamesAStudent(Path.Combine(homework.Root,
                folder!))));
    }

    // Whoever is named there has a row of his own.
    private static bool NamesAStudent(string folder) =>
        Directory.GetFiles(folder).All(file => File.ReadAllText(file).Contains("student: s1", StringComparison.Ordinal));

    private static Dictionary<string, string> Hashes(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
