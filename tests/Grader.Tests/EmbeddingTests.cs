using System.Diagnostics;

namespace Grader.Tests;

/// <summary>The sample of a program with the grader in it, which has nothing beside it but the library.</summary>
public sealed class EmbeddingTests
{
    [Theory]
    [InlineData("2*(z6^2-t)/z6^3", "verdict: correct\nread as: 2*(z6^2 - t)/z6^3\n")]
    [InlineData("2*(x6-t)/x6^2", "verdict: wrong\nread as: 2*(x6 - t)/x6^2\nhint:    ")]
    public void The_sample_grades_an_answer(string answer, string beginning)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "embedding.dll");
        var start = new ProcessStartInfo(
            "dotnet", [program, Path.Combine(Class.ProblemFolder, "itakura-saito.yaml"), "a", answer])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.StartsWith(beginning, said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }
}
