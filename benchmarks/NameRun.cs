using System.Diagnostics;
using Formulas.Names;
using Formulas.Reader;
using Grading.Problems;

namespace Benchmarks;

/// <summary>
/// What an unknown name costs: looking for the nearest one that the question knows, and reading an answer with it beside the same answer
/// with a known one. In slices of a thousand; the quickest is what the code takes.
/// </summary>
internal static class NameRun
{
    private const int Slices = 200;
    private const int Times = 1000;

    private static readonly string[] Names =
        ["foo", "dleta6", "sigam", "w64", "detla", "learnig", "xfoobar", "gradient", "aVeryLongNameThatNobodyHas", "zz"];

    private const string Long = "2*(z6^2-t)/z6^3*sigma'(z3)*(w36+w34*w46*sigma'(z4)+w35*w56*NAME'(z5))";

    // An answer, a name that the question knows at a place of it, and one that it doesn't.
    private static readonly (string Answer, string Known, string Unknown)[] Answers =
        [("2*(z6^2-t)/NAME^3", "z6", "foo"), ("2*(NAME^2-t)/z6^3", "z6", "dleta6"), (Long, "sigma", "gradient")];

    public static void Run()
    {
        Console.WriteLine("| problem | name | nearest | quickest slice | median |\n| --- | --- | --- | --- | --- |");
        foreach (var id in (string[])["itakura-saito", "delta-rules", "relu-sigmoid"])
        {
            var part = ProblemReader.Read(Repository.Problem(id)).Single().Parts.First(one => one.Question is Question.Formula);
            foreach (var name in Names) Console.WriteLine($"| {id} | {name} {Row(((Question.Formula)part.Question).Vocabulary, name)}");
        }
        Read();
    }

    private static void Read()
    {
        var question = ProblemReader.Read(Repository.Problem("itakura-saito")).Single().Parts.First(one => one.Question is Question.Formula);
        var vocabulary = ((Question.Formula)question.Question).Vocabulary;
        Console.WriteLine("\n| answer | with a known name | with an unknown one | more |\n| --- | --- | --- | --- |");
        foreach (var (answer, known, unknown) in Answers)
        {
            var (read, unread) = (answer.Replace("NAME", known), answer.Replace("NAME", unknown));
            Timed(() => FormulaReader.Read(read, vocabulary)); // compiled for speed before anything counts
            Timed(() => FormulaReader.Read(unread, vocabulary));
            var quick = Timed(() => FormulaReader.Read(read, vocabulary)).Min();
            var slow = Timed(() => FormulaReader.Read(unread, vocabulary)).Min();
            Console.WriteLine($"| {unread} | {quick:F2} µs | {slow:F2} µs | {slow - quick:F2} µs |");
        }
    }

    private static string Row(Vocabulary vocabulary, string name)
    {
        var slices = Timed(() => vocabulary.Nearest(name));
        return $"| {vocabulary.Nearest(name)} | {slices.Min():F2} µs | {Repository.Median(slices):F2} µs |";
    }

    // Microseconds.
    private static List<double> Timed(Action work)
    {
        var slices = new List<double>();
        for (var slice = 0; slice < Slices; slice++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Times; i++) work();
            slices.Add(clock.Elapsed.TotalMicroseconds / Times);
        }
        return slices;
    }
}
