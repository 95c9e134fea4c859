using System.Diagnostics;
using Formulas.Names;
using Grading.Problems;

namespace Benchmarks;

/// <summary>
/// What an unknown name costs beyond reading: looking for the nearest one that the question knows. In slices of a thousand look-ups; the
/// quickest is what the code takes.
/// </summary>
internal static class NameRun
{
    private const int Slices = 200;
    private const int Times = 1000;

    private static readonly string[] Names =
        ["foo", "dleta6", "sigam", "w64", "detla", "learnig", "xfoobar", "gradient", "aVeryLongNameThatNobodyHas", "zz"];

    public static void Run()
    {
        Console.WriteLine("| problem | name | nearest | quickest slice | median |\n| --- | --- | --- | --- | --- |");
        foreach (var id in (string[])["itakura-saito", "delta-rules", "relu-sigmoid"])
        {
            var part = ProblemReader.Read(Repository.Problem(id)).Single().Parts.First(one => one.Question is Question.Formula);
            foreach (var name in Names) Console.WriteLine($"| {id} | {name} {Row(((Question.Formula)part.Question).Vocabulary, name)}");
        }
    }

    private static string Row(Vocabulary vocabulary, string name)
    {
        var slices = new List<double>();
        for (var slice = 0; slice < Slices; slice++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Times; i++) vocabulary.Nearest(name);
            slices.Add(clock.Elapsed.TotalMicroseconds / Times);
        }
        return $"| {vocabulary.Nearest(name)} | {slices.Min():F2} µs | {Repository.Median(slices):F2} µs |";
    }
}
