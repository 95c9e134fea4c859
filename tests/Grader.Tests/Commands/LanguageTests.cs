using System.Net;
using Formulas.Translating;
using Grading.Submissions;
using ReferenceSolutions.Mistakes;

namespace Grader.Tests.Commands;

/// <summary>What is said in another language, and what is the same in all.</summary>
public sealed class LanguageTests : IDisposable
{
    private const string Sheet = "student: s1\n\n## itakura-saito\n\na: 2(z6^2 - t)/z6^2\nb: w46 + k*x4*dL/dz6\nc: b6 - k*detla6\n";

    private readonly Homework _files = new();

    public static TheoryData<string> Mistakes => [.. Mistake.All.Select(mistake => mistake.Code)];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_check_speaks_German()
    {
        var ran = GraderProgram.Run("check", _files.Put("s1.md", Sheet), "--language", "de");

        Assert.Equal(
            "itakura-saito\n  a: falsch\n     gelesen als  2*(z6^2 - t)/z6^2\n"
            + "     Zähle die Potenzen nach, wenn du Zähler gegen Nenner kürzt: Wie viele bleiben übrig?\n",
            ran.Output[..ran.Output.IndexOf("  b:", StringComparison.Ordinal)]);
        Assert.Contains("     \"detla6\" ist kein Name, den diese Frage hat. Meintest du \"delta6\"?\n         b6 - k*detla6\n", ran.Output,
            StringComparison.Ordinal);
        Assert.Equal(1, ran.Exit);
    }

    [Fact]
    public void A_language_that_there_is_not_is_refused() =>
        Assert.StartsWith("--language has no \"fr\". There are: en, de.", GraderProgram.Run("check", "x.md", "--language", "fr").Errors,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("check")]
    [InlineData("clusters")]
    public void A_usage_error_is_said_in_the_language_that_is_asked_for(string command) =>
        Assert.StartsWith("--language hat keine Wirkung mit --json.",
            GraderProgram.Run(command, "x.md", "--json", "--language", "de").Errors, StringComparison.Ordinal);

    [Fact]
    public void The_doctor_speaks_German()
    {
        var lines = GraderProgram.Run("doctor", "--language", "de").Output.TrimEnd().Split('\n');

        Assert.All(lines, line => Assert.Matches("^(hat    |könnte |fehlt  )", line));
        Assert.StartsWith("hat    grader ", lines[0], StringComparison.Ordinal);
        Assert.Contains(" auf .NET ", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_has_a_German_hint_which_its_English_one_leads_to(string code)
    {
        var mistake = Mistake.Named(code)!;
        var english = mistake.Hint;
        using var spoken = Spoken.In(Translation.German);

        Assert.NotEqual(english, mistake.Hint);
        Assert.Equal(mistake.Hint, Spoken.Again(english));
    }

    [Fact]
    public void What_is_kept_has_the_same_bytes_in_every_language_and_feedback_has_not()
    {
        var (english, german) = (Graded("en"), Graded("de"));

        foreach (var kept in (string[])["results.csv", "steps.csv", "gradebook.csv"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(english.Folder, kept)), File.ReadAllBytes(Path.Combine(german.Folder, kept)));
        Assert.Contains("<html lang=\"en\">", Feedback(english.Folder), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", Feedback(german.Folder), StringComparison.Ordinal);
        Assert.Contains("Deine Antwort", Feedback(german.Folder), StringComparison.Ordinal);
        var report = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(german.Folder, "report.html")));
        Assert.Contains("Die häufigsten falschen Antworten", report, StringComparison.Ordinal);
        Assert.Contains("Wie viele bleiben übrig?", report, StringComparison.Ordinal);
        Assert.DoesNotContain("how many are left?", report, StringComparison.Ordinal);
        Assert.Contains("Die Ergebnisse sind in", german.Said, StringComparison.Ordinal);
        Assert.Contains("Results are in", english.Said, StringComparison.Ordinal);
    }

    private static string Feedback(string folder) => File.ReadAllText(Path.Combine(folder, "feedback", "s1.html"));

    private (string Folder, string Said) Graded(string language)
    {
        _files.Put("class/s1.md", Sheet);
        var folder = Directory.CreateDirectory(Path.Combine(_files.Root, language)).FullName;
        string At(string name) => Path.Combine(folder, name);
        var ran = GraderProgram.Run(
            "grade", Path.Combine(_files.Root, "class"), Path.Combine(Class.Repository, "submissions-sample"), "--language", language,
            "--out", At("results.csv"), "--steps", At("steps.csv"), "--gradebook", At("gradebook.csv"), "--feedback", At("feedback"),
            "--report", At("report.html"));
        Assert.Equal(0, ran.Exit);
        return (folder, ran.Errors);
    }

    // Whatever is said of an answer: from the outcome, and from the hint that results keep.
    [Fact]
    public void A_hint_that_is_kept_in_English_is_said_as_if_it_had_been_said_at_once()
    {
        var intake = IntakeReader.Open(Path.Combine(Class.Repository, "submissions-sample"), Class.Catalogue);
        var results = intake.Submissions.SelectMany(submission => Class.Batch.Grade(submission)).ToArray();
        string[] english = [.. results.Select(result => result.Outcome.Hint)];
        using var spoken = Spoken.In(Translation.German);

        Assert.True(english.Count(hint => hint.Length > 0) > 20);
        // what was noticed in a file was said when the file was read, in English
        Assert.All(results.Zip(english), pair => Assert.Equal(Spoken.Again(pair.First.Outcome.Hint), Spoken.Again(pair.Second)));
    }
}
