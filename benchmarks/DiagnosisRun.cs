using System.Text.Json;
using Formulas.Reader;
using Grading;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;

namespace Benchmarks;

/// <summary>
/// What a wrong answer costs besides its verdict: naming the mistake. The wrong answers of the tests'
/// corpus, the slips of the problem files, and answers that nothing explains (right and wrong forms with a number added), each on its own,
/// without any memory and then with it; the median CPU time of several runs.
/// </summary>
internal static class DiagnosisRun
{
    private const int Runs = 15;

    private sealed record Row(string Problem, string Part, string Answer, string Verdict);

    public static void Run()
    {
        // until all of it runs as it does in a long run: compiled once more, for speed
        for (var pass = 0; pass < 4; pass++)
        {
            Measure();
            Thread.Sleep(300);
        }
        var (known, slips, others) = Measure();
        Console.WriteLine(
            "| diagnosing | answers | named | mean | 95 % are below | longest | values seen before |\n| --- | --- | --- | --- | --- | --- | --- |");
        Show("the corpus's wrong answers", known);
        Show("– of those nothing explains", [.. known.Where(cost => !cost.IsNamed)]);
        Show("slips of the problem files", slips);
        Show("forms with a number added, nothing explains them", others);
        Console.WriteLine("\nThe longest:");
        foreach (var cost in known.Concat(slips).Concat(others).OrderByDescending(cost => cost.Microseconds).Take(8))
            Console.WriteLine($"{cost.Microseconds:F0} µs  {cost.Answer}");
    }

    private static (List<Cost> Known, List<Cost> Slips, List<Cost> Others) Measure()
    {
        var corpus = File.ReadLines(Path.Combine(Repository.Root, "tests", "Grading.Tests", "Corpus", "answers.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!).Where(row => row.Verdict == "wrong")
                .ToArray();
        var (known, slips, others) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        foreach (var problem in ProblemReader.Read(Path.Combine(Repository.Root, "problems")))
        {
            foreach (var part in problem.Parts)
            {
                if (part.Question is not Question.Formula question) continue;
                var reference = Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0"));
                var asked = new Asked(
                    question, new(question, reference, new()), new(question, reference) { Remembers = false }, new(question, reference));
                known.AddRange(corpus.Where(row => row.Problem == problem.Id && row.Part == part.Id).Select(row => row.Answer)
                    .SelectMany(asked.CostOf));
                slips.AddRange(part.Slips.SelectMany(asked.CostOf));
                others.AddRange(part.Right.Concat(part.Slips).Select(form => $"({form}) + 3/7").SelectMany(asked.CostOf)
                    .Where(cost => !cost.IsNamed));
            }
        }
        return (known, slips, others);
    }

    private static void Show(string what, List<Cost> costs)
    {
        if (costs.Count == 0) return;
        var sorted = costs.Select(cost => cost.Microseconds).Order().ToArray();
        Console.WriteLine(
            $"| {what} | {sorted.Length} | {costs.Count(cost => cost.IsNamed)} | {sorted.Average():F0} µs | {sorted[(int)(0.95 * (sorted.Length - 1))]:F0} µs | {sorted[^1]:F0} µs | {costs.Average(cost => cost.Again):F1} µs |");
    }

    private sealed record Cost(string Answer, double Microseconds, double Again, bool IsNamed);

    private sealed record Asked(Question.Formula Question, FormulaMarking Grading, Diagnosis Forgetful, Diagnosis Remembering)
    {
        // None where there is nothing to diagnose: the answer can't be read, or is right.
        public IEnumerable<Cost> CostOf(string answer)
        {
            var read = FormulaReader.Read(answer, Question.Vocabulary);
            if (read is Reading.Mistyped { Fault: { IsQuestion: false } fault } mistyped)
            {
                var found = Forgetful.Of(mistyped.Formula, fault);
                yield return new(answer, Median(() => Forgetful.Of(mistyped.Formula, fault)),
                    Median(() => Remembering.Of(mistyped.Formula, fault)), found is not null);
            }
            if (read is not Reading.Success { Formula: var formula }) yield break;
            var outcome = Grading.Grade(answer);
            if (outcome.Verdict != Verdict.Wrong) yield break;
            var onlyIf = (outcome.Reason as Reason.OnlyIf)?.Stratum;
            var values = Forgetful.Values(formula);
            Finding? finding = null;
            var first = Median(() => finding = Forgetful.Of(formula, values, onlyIf).Finding);
            yield return new(answer, first, Median(() => Remembering.Of(formula, values, onlyIf)), finding is not null);
        }

        private static double Median(Action work)
        {
            for (var i = 0; i < 3; i++) work();
            return Repository.Median(Enumerable.Range(0, Runs).Select(_ => ThreadClock.Of(work)));
        }
    }
}
