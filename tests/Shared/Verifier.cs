using System.Runtime.CompilerServices;

namespace Tests.Shared;

/// <summary>
/// Compares a text with the approved one beside the test, by the conventions of the package Verify.Xunit: when that can be restored, delete
/// this file and add <c>global using static VerifyXunit.Verifier;</c>. Needs real source paths: no
/// ContinuousIntegrationBuild in test projects.
/// </summary>
public static class Verifier
{
    /// <summary>
    /// Fails unless <paramref name="text"/> is <c>Type.Method.verified.txt</c>; what came instead is
    /// then in <c>Type.Method.received.txt</c>.
    /// </summary>
    public static async Task Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        var (verified, received) = ($"{name}.verified.txt", $"{name}.received.txt");
        var actual = Normalise(text);
        var approved = File.Exists(verified) ? Normalise(await File.ReadAllTextAsync(verified)) : null;
        if (actual == approved)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, actual);
        Assert.Fail(approved is null
            ? $"No approved text yet: read {received} and rename it to {Path.GetFileName(verified)}."
            : $"{Path.GetFileName(received)} differs from the approved text. {FirstDifference(approved, actual)}");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string FirstDifference(string approved, string actual)
    {
        var (expected, got) = (approved.Split('\n'), actual.Split('\n'));
        var line = expected.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1}:\n  approved: {Line(expected)}\n  received: {Line(got)}";

        string Line(string[] lines) => line < lines.Length ? lines[line] : "(no more lines)";
    }
}
