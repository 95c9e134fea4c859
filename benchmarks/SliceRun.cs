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
        private readonly List<double> _slices = [];
        private int _times;

        public string Row => $"| {name} | {answer.Length} | {verdict} | {_slices.Min():F2} µs | {Repository.Median(_slices):F2} µs |";

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
        Console.WriteLine("| answer | characters | verdict | quickest slice | median |\n| --- | --- | --- | --- | --- |");
        foreach (var one in timed) Console.WriteLine(one.Row);
    }

    private static IEnumerable<Timed> Of(string name, string problemId, string partId, string answer)
    {
        var problem = ProblemReader.Read(Repository.Problem(problemId)).Single();
        var part = problem.Parts.Single(one => one.Id == partId);
        var question = (Question.Formula)part.Question;
        var grading = new FormulaMarking(question, Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0")), new());
        yield return new(name, answer, grading.Grade(answer).Verdict.Word(), () => grading.Grade(answer));
        yield return new($"– reading", answer, "", () => FormulaReader.Read(answer, question.Vocabulary));
    }
}
