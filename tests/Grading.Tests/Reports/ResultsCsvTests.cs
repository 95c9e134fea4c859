using System.Text;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Reports;

public sealed class ResultsCsvTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ResultRow Row(string answer = "2*x", decimal? credit = 0.50m) => new(
        "s1", "itakura-saito", "a", answer, "2*x", Verdict.Wrong, credit, 1.0m, credit, "missing-factor:x4", "", "", "", "", "", "s1.md:3");

    private static byte[] Bytes(params ResultRow[] rows)
    {
        using var stream = new MemoryStream();
        ResultsCsv.Write(stream, rows);
        return stream.ToArray();
    }

    [Fact]
    public Task The_table_has_the_columns_of_the_design() => Verify(Encoding.UTF8.GetString(Bytes(
        Row(), Row("", null), Row("two\nlines, \"quoted\""), Row("-2*t/z6^3"), Row("σ′(z₃)"))));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+x", "'+x")]
    [InlineData("-2*t/z6^3", "'-2*t/z6^3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u00A0\u200B=1", "'\u00A0\u200B=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("2 - x", "2 - x")]
    [InlineData("σ = 1", "σ = 1")]
    [InlineData("a\0b\u0007c\u0085", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    public void A_cell_never_runs_as_a_formula(string text, string cell) => Assert.Equal(cell, Cell.Text(text));

    [Fact]
    public void A_number_below_zero_stays_a_number() =>
        Assert.Contains(",-1,", Encoding.UTF8.GetString(Bytes(Row(credit: -1m))), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.50", "0.5")]
    [InlineData("1.000", "1")]
    [InlineData("0.0", "0")]
    [InlineData("1000", "1000")]
    [InlineData("0.0000001", "0.0000001")]
    [InlineData(null, "")]
    public void A_number_has_no_trailing_zeros(string? number, string cell) =>
        Assert.Equal(cell, Cell.Number(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_long_answer_is_cut_and_says_so()
    {
        Assert.Equal(new string('x', 2000), Cell.Answer(new string('x', 2000)));
        Assert.Equal(new string('x', 2000) + "… (10000000 characters, 0c9a42b3d065)", Cell.Answer(new string('x', 10_000_000)));
        Assert.Equal(new string('x', 1999) + "… (2002 characters, 107fc683037e)", Cell.Answer(new string('x', 1999) + "𝑧x"));
    }

    [Fact]
    public void What_is_written_is_read_back_by_another_reader()
    {
        string[] answers = ["a,b", "say \"x\"", "two\nlines\r\nthree", "", " x ", "σ𝑧", "\"", "a;b\tc"];

        var rows = Rfc4180.Read(Encoding.UTF8.GetString(Bytes([.. answers.Select(a => Row(a))])));

        Assert.All(rows, r => Assert.Equal(16, r.Length));
        Assert.Equal(answers, rows.Skip(1).Select(r => r[3]));
    }

    [Fact]
    public void The_file_is_the_same_bytes_every_time_and_appears_when_complete()
    {
        var path = Path.Combine(_folder, "results.csv");
        File.WriteAllText(path, "the last run's");

        ResultsCsv.Write(OutputPlace.Alone(path),
            Enumerable.Range(0, 5000)
                .Select(i => i < 4999 || File.ReadAllText(path) == "the last run's" ? Row() : throw new InvalidOperationException()));
        var first = File.ReadAllBytes(path);
        ResultsCsv.Write(OutputPlace.Alone(path), Enumerable.Repeat(Row(), 5000));

        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal((byte)'s', first[0]);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void After_a_failure_the_last_results_stay()
    {
        var path = Path.Combine(_folder, "results.csv");
        File.WriteAllText(path, "the last run's");

        Assert.Throws<InvalidOperationException>(() =>
            ResultsCsv.Write(OutputPlace.Alone(path),
                Enumerable.Range(0, 2).Select(i => i == 0 ? Row() : throw new InvalidOperationException())));

        Assert.Equal("the last run's", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said()
    {
        var absent = Path.Combine(_folder, "absent", "results.csv");

        Assert.Equal($"There is no folder to write \"{absent}\" in. Please create it or choose another place.",
            Assert.Throws<UnusableFileException>(() => ResultsCsv.Write(OutputPlace.Alone(absent), [])).Message);
        Assert.Throws<PathConflictException>(() => OutputPlace.Alone(_folder));
        Assert.False(File.Exists(_folder + ".part"));
    }
}
