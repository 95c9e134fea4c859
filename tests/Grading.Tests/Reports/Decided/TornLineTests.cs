using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;

namespace Grading.Tests.Reports.Decided;

/// <summary>A log whose writer was killed: what was not written to its end decides nothing, then and later.</summary>
public sealed class TornLineTests : IDisposable
{
    private const string Header = "problem,part,cluster,student,credit,comment,by,at,seen,means\n";
    private const string First = "itakura-saito,a,,s1,0.5,,ta1,2026-01-01T00:00:00.000Z,,\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private static string[] Counting(string path) =>
    [
        .. DecisionsReader.Rows(path, Class.Catalogue, _ => { })
            .Select(row => $"{row.Target.Student} {Cell.Number(row.Credit)}{row.Means}"),
    ];

    [Theory]
    [InlineData("itakura-saito,a,,s2,0.25,half,ta1,2026-01-01T00:00:01.000Z,0123456789ab,\n")]
    [InlineData("itakura-saito,a,,s2,,,ta1,2026-01-01T00:00:01.000Z,0123456789ab,2(z6^2-t)/z6^3\n")]
    [InlineData("itakura-saito,a,,s2,0.25,\"said \"\"a, b\"\" twice\",ta1,2026-01-01T00:00:01.000Z,,\"a, b\"\n")]
    [InlineData("\"itakura-saito\",\"a\",\"\",\"s2\",\"1\",\"é\",\"ta1\",\"2026-01-01T00:00:01.000Z\",\"\",\"\"\n")]
    public void Wherever_a_line_is_cut_it_decides_nothing(string line)
    {
        for (var length = 0; length < line.Length; length++)
        {
            var path = _files.Put("log.csv", Header + First + line[..length]);
            Assert.Equal(["s1 0.5"], Counting(path));

            var next = new Decision(new("itakura-saito", "b", "s3", null), 1, "", null, "x, \"y\"", "", "ta2", "later", default);
            new DecisionLog(OutputPlace.Alone(path)).Append([next]);
            Assert.Equal(["s1 0.5", "s3 1"], Counting(path));
            Assert.StartsWith(Header + First + line[..length], File.ReadAllText(path), StringComparison.Ordinal); // nothing is removed
        }
    }

    // A table that a person typed need not end its last line.
    [Theory]
    [InlineData("student,problem,part,credit\ns1,itakura-saito,a,0.5")]
    [InlineData("problem,part,cluster,student,credit,comment,by,at,seen,means\nitakura-saito,a,,s1,0.5,,,,,")]
    [InlineData("student;problem;part;credit\r\ns1;itakura-saito;a;0.5")]
    public void A_line_that_was_typed_counts(string table)
    {
        var path = _files.Put("log.csv", table);

        Assert.Equal(["s1 0.5"], Counting(path));
        var next = new Decision(new("itakura-saito", "b", "s3", null), 1, "", null, "", "", "ta2", "later", default);
        new DecisionLog(OutputPlace.Alone(path)).Append([next, next with { IsAuto = true, Credit = null }]);
        Assert.Equal(["s1 0.5", "s3 1", "s3 "], Counting(path));
    }

    [Fact]
    public void What_is_appended_is_read_back_as_it_was()
    {
        var log = new DecisionLog(OutputPlace.Alone(Path.Combine(_files.Root, "log.csv")));
        string[] texts = ["", "=1+1", "a,b;c", "\"", "'quoted'", "-3", "ünï", "torn", " x "];
        var rows = texts.Select((text, i) => new Decision(
            new("itakura-saito", "a", $"s{i}", null), 0.25m, "2.080", null, text.Trim(), "0123456789ab", "ta1", $"{i}", default)).ToArray();

        foreach (var row in rows) log.Append([row]);

        var read = DecisionsReader.Rows(log.Path, Class.Catalogue, _ => { });
        Assert.Equal(rows.Select(row => row with { Source = default }), read.Select(row => row with { Source = default }));
    }
}
