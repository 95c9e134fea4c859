using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Architecture.Tests.Measuring;

/// <summary>
/// The budgets of the code. <c>dotnet run --project tests/Architecture.Tests</c> prints where it stands; so does a test, into the file that
/// GRADER_MEASURES names.
/// </summary>
public sealed class MeasuresTests(ITestOutputHelper output)
{
    [Fact]
    public void Measures_are_printed()
    {
        var table = Measures.Now.Table();
        output.WriteLine(table);
        if (Environment.GetEnvironmentVariable("GRADER_MEASURES") is { Length: > 0 } path) File.WriteAllText(path, table);
        Assert.True(Measures.Now.Methods.Length > 1000, $"only {Measures.Now.Methods.Length} methods were found");
    }

    [Fact]
    public void Nine_methods_of_ten_branch_little() =>
        Assert.InRange(Measures.Now.Percentile(90, method => method.Branches), 0, Measures.MostBranchesAtTheNinetiethPercentile);

    [Fact]
    public void A_method_that_branches_often_says_why()
    {
        var without = Measures.Now.TooManyBranches.Select(method =>
            $"{method.Path}:{method.Line} {method.Name}: \"// {method.Branches} branches: why\"");
        Faults.None(without);
    }

    [Fact]
    public void Few_lines_are_long()
    {
        var share = Measures.Now.LongLineShare;
        Assert.True(share <= Measures.LargestShareOfLongLines, $"{share:P2} of the lines are over {Measures.LineWidth} characters.");
    }

    [Theory]
    [InlineData("int M(int a) => a;", 0)]
    [InlineData("int M(int a) => a > 0 && a < 9 || a == 20 ? 1 : 2;", 3)]
    [InlineData("bool M(int a) => a is 1 or 2 and not 3;", 0)]
    [InlineData("int M(int a) => a switch { 1 => 1, > 2 and < 9 => 2, _ => 3 };", 2)]
    [InlineData("int M(int a) => a switch { _ when a > 3 => 2, _ => 3 };", 1)]
    [InlineData("int M(int a) { switch (a) { case 1: case 2: return 1; default: return 2; } }", 2)]
    [InlineData("void M(int[] a) { foreach (var b in a) { } for (;;) { } while (true) { } do { } while (true); }", 4)]
    [InlineData("object M(object? a) { try { return a ??= new object(); } catch { return a ?? this; } }", 3)]
    [InlineData("System.Func<int, int> M() => a => a > 0 ? 1 : 2;", 1)]
    [InlineData("int M(int a) { return Inner(); int Inner() => a > 0 ? 1 : 2; }", 0)]
    [InlineData("int M { get { return 1 > 0 ? 1 : 2; } }", 1)]
    public void Branches_are_counted(string member, int branches) =>
        Assert.Equal(branches, In(member).First(method => method.Name == "C.M").Branches);

    [Theory]
    [InlineData("int M(int a) { return Inner(); int Inner() => a > 0 ? 1 : 2; }", "C.M 0, C.Inner 1")]
    [InlineData("int M { get => 1; set { if (value > 0) value = 2; } }", "C.M 0, C.M 1")]
    [InlineData("int M { get; set; }", "")]
    [InlineData("static System.Func<int, int> F = a => a > 0 ? 1 : 2, G = a => a;", "C.(row) 1")]
    [InlineData("int M() => new int[0].Count(a => a > 0 ? true : false);", "C.M 1")]
    public void Methods_are_found(string member, string methods) =>
        Assert.Equal(methods, string.Join(", ", In(member).Select(method => $"{method.Name} {method.Branches}")));

    [Theory]
    [InlineData("// 17 branches: one a kind of token\nint M() => 1;", 17)]
    [InlineData("/// <summary>It reads. 17 branches: one a kind of token.</summary>\nint M() => 1;", 17)]
    [InlineData("// 17 branches:\nint M() => 1;", 0)]
    [InlineData("// many branches: one a kind of token\nint M() => 1;", 0)]
    [InlineData("// 17 branches: one a kind of token\nint M { get => 1; }", 17)]
    public void A_reason_is_found(string member, int branches) => Assert.Equal(branches, In(member).Single().Excused);

    private static IEnumerable<Method> In(string member) => Method.In(CSharpSyntaxTree.ParseText($"class C\n{{\n{member}\n}}\n"));
}
