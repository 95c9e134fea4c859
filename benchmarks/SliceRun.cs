using System.Diagnostics;
using Formulas.Reader;
using Grading;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;

namespace Benchmarks;

/// <summary>
/// The answers of <see cref="AnswerBenchmarks"/> in slices of half a millisecond, all of them in turns:
/// on a machine that others use as well, the quickest slice is what the code takes, and the median what the machine gives.
/// </summary>
internal static class SliceRun
{
    private const int Slices = 400;
    private const double SliceMicroseconds = 500;

    private sealed class Timed(string name, string answer, string verdict, Action work)
    {
        /// <summary>What it is a multiple of; null where that is not known.</summary>
        public Timed? Floor { get; init; }

        private double Quickest => _slices.Min();

        private readonly List<double> _slices = [];
        private int _times;

        public string Row => $"| {name} | {answer.Length} | {verdict} | {Quickest:F2} µs | {Repository.Median(_slices):F2} µs | {(Floor is { } floor ? $"{Quickest / floor.Quickest:F2}" : "")} |";

        public void Warm()
        {
            var clock = Stopwatch.StartNew();
            for (_times = 0; clock.ElapsedMilliseconds < 400; _times++) work();
            _times = (int)Math.Max(1, _times * SliceMicroseconds / clock.Elapsed.TotalMicroseconds);
        }

        public void Slice()
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < _times; i++) work();
            _slices.Add(clock.Elapsed.TotalMicroseconds / _times);
        }
    }

    public static void Run()
    {
        var timed = AnswerBenchmarks.Answers.SelectMany(one => Of(one.Name, one.Problem, one.Part, one.Answer)).ToArray();
        // all of it compiled for speed before anything counts
        for (var pass = 0; pass < 3; pass++)
            foreach (var one in timed) one.Warm();
        for (var slice = 0; slice < Slices; slice++)
            foreach (var one in timed) one.Slice();
        Console.WriteLine("| answer | characters | verdict | quickest slice | median | quickest by the floor's |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var one in timed) Console.WriteLine(one.Row);
    }

    private static IEnumerable<Timed> Of(string name, string problemId, string partId, string answer)
    {
        var problem = ProblemReader.Read(Repository.Problem(problemId)).Single();
        var part = problem.Parts.Single(one => one.Id == partId);
        var question = (Question.Formula)part.Question;
        var points = ProblemGrading.Points(problem, part.Section, "0");
        var grading = new FormulaMarking(question, Reference.Of(question, points), new());
        var floor = OfFloor(answer, new(question, points[0]));
        yield return new(name, answer, grading.Grade(answer).Verdict.Word(), () => grading.Grade(answer)) { Floor = floor };
        yield return new($"– reading", answer, "", () => FormulaReader.Read(answer, question.Vocabulary));
        if (floor is not null) yield return floor;
    }

    // Of the answers that it can read.
    private static Timed? OfFloor(string answer, HandWritten floor)
    {
        try
        {
            floor.IsRight(answer);
            return new("– written by hand", answer, "", () => floor.IsRight(answer));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
