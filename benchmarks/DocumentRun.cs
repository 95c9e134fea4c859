using System.Text.Json;
using Grading;
using Grading.Documents.Texts;
using Grading.Problems;

namespace Benchmarks;

/// <summary>
/// What a whole document costs, from its lines to the verdict on each of its equalities and to what follows from what: the labelled ones
/// of the tests, each again and again; the median CPU time of the thread.
/// </summary>
internal static class DocumentRun
{
    private const int Runs = 15;

    private const int Once = 100; // equalities

    public static void Run()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Grading.Tests", "Documents", "Labelled");
        Console.WriteLine("| document | equalities | CPU time | for a hundred of them |\n| --- | --- | --- | --- |");
        var (all, count) = (0.0, 0);
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var (name, equalities, milliseconds) = Measure(file);
            Console.WriteLine($"| {name} | {equalities} | {milliseconds:F1} ms | {milliseconds * Once / equalities:F1} ms |");
            (all, count) = (all + milliseconds, count + equalities);
        }
        Console.WriteLine($"| all | {count} | {all:F1} ms | {all * Once / count:F1} ms |");
    }

    private static (string Name, int Equalities, double Milliseconds) Measure(string file)
    {
        var labels = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var name = labels.GetProperty("document").GetString()!;
        var problem = labels.GetProperty("problem").GetString()!;
        var text = HomeworkText.Open(Path.Combine(Path.GetDirectoryName(file)!, name)).Text!;
        var batch = new Batch(ProblemReader.Read(Repository.Problem(problem)), new());
        var equalities = 0;
        for (var i = 0; i < Runs; i++) Work();
        return (name, equalities, Repository.Median(Enumerable.Range(0, Runs).Select(_ => ThreadClock.Of(Work) / 1e3)));

        void Work() => equalities = batch.Document(problem, text)!.Steps.Length;
    }
}
