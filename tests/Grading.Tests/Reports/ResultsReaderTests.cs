using Grading.Reports;

namespace Grading.Tests.Reports;

/// <summary>Results are read back, also those that a spreadsheet has saved its own way.</summary>
public sealed class ResultsReaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(",", "0.5", "12.25")]
    [InlineData(";", "0,5", "12,25")]
    [InlineData(";", "0.5", "12.25")]
    public void A_spreadsheet_may_part_cells_by_semicolons_and_decimals_by_commas(string separator, string credit, string score)
    {
        string[] row = ["0002", "p", "a", "x_i", "x_i", "conditional", credit, "24.5".Replace(".", separator == ";" ? "," : "."), score,
            "", "", "", "", "", "", "b.md:3"];
        File.WriteAllText(_file, $"{string.Join(separator, ResultsCsv.Header)}\n{string.Join(separator, row)}\n");

        var read = Assert.Single(ResultsReader.Rows(_file));

        Assert.Equal((0.5m, 24.5m, 12.25m), (read.Credit, read.Points, read.Score));
    }

    [Fact]
    public void Another_table_is_told_from_results() =>
        Assert.Contains("no table of results", Assert.Throws<Grading.Submissions.UnusableFileException>(() =>
        {
            File.WriteAllText(_file, "student;problem\n1;p\n");
            return ResultsReader.Rows(_file).ToList();
        }).Message, StringComparison.Ordinal);
}
