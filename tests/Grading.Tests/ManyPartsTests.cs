using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Benchmarks;
using Grading.Assignments;
using Grading.Problems;
using Grading.Submissions;
using Grading.Submissions.Sheets;
using Grading.Verdicts;

namespace Grading.Tests;

/// <summary>What a student's sheet takes grows as the parts it has, and not faster.</summary>
public sealed class ManyPartsTests
{
    private const int Runs = 9;

    // Eight times the parts: what grows with their square takes 64 times as long.
    [LinuxFact]
    public void Eight_times_as_many_parts_take_eight_times_as_long()
    {
        var (few, many) = (new Sheets(120), new Sheets(960));
        var ratios = Enumerable.Range(0, Runs).Select(run => many.Graded(run) / few.Graded(run)).Order().ToArray();

        Assert.InRange(ratios[Runs / 2], 0, 20);
    }

    /// <summary>A student with so many parts, each of which is answered in other words every time.</summary>
    private sealed class Sheets
    {
        private readonly int _parts;
        private readonly Batch _batch;
        private readonly ProblemCatalogue _catalogue;

        public Sheets(int parts)
        {
            _parts = parts;
            var file = new StringBuilder("id: many\ntitle: many\nstatement: none\nsymbols: { 'w, x, t': ±0.2..1.3 }\n"
                + "model: |\n  L = (tanh(w*x) - t)^2\nparts:\n");
            for (var part = 0; part < parts; part++) file.Append(CultureInfo.InvariantCulture, $"  p{part}: {{ question: q, ask: dL/dw }}\n");
            var problem = ProblemReader.Parse(file.ToString(), "many.yaml");
            _batch = new([problem], new Assignment());
            _catalogue = new([new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)])]);
            Assert.All(Answered(-1), result => Assert.Equal(Verdict.Correct, result.Outcome.Verdict));
        }

        /// <summary>Processor time of the thread, from the text of a sheet to its results.</summary>
        public double Graded(int run) => ThreadClock.Of(() => Assert.Equal(_parts, Answered(run).Length));

        private ImmutableArray<Result> Answered(int run)
        {
            var sheet = new StringBuilder("student: s1\n\n## many\n");
            for (var part = 0; part < _parts; part++)
                sheet.Append(CultureInfo.InvariantCulture, $"p{part}: 2(tanh(w x) - t)(1 - tanh(w x)^2) x + {run + 2}*0\n");
            return _batch.Grade(AnswerSheet.Parse(sheet.ToString(), "sheet.md", "s1", _catalogue));
        }
    }
}
