
namespace Formulas.Tests.Reader;

public sealed class NotationTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var row in Notations.Rows)
            foreach (var text in row.Texts) cases.Add(row.Problem, row.Part, text, row.Prefix);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_notation_reads_as_the_same_tree(string problem, string part, string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, text));
}
