namespace Architecture.Tests;

/// <summary>What is wrong, said in full: a list that is cut short helps nobody.</summary>
internal static class Faults
{
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().ToArray();
        if (all.Length > 0) Assert.Fail($"{all.Length}:\n  {string.Join("\n  ", all)}");
    }
}
