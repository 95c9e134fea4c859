using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;
using Grading;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;

namespace Benchmarks;

/// <summary>
/// What a reader knows, at the same 64 points: the same comparison with the answer compiled by the C#
/// compiler (no text is read; nothing can be faster) and through System.Linq.Expressions (compiled at run time, as some graders do).
/// </summary>
[MemoryDiagnoser]
public class ComparisonBenchmarks
{
    private double[] _z6 = [];
    private double[] _t = [];
    private double[] _expected = [];
    private FormulaMarking _grading = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var problem = ProblemReader.Read(Repository.Problem("itakura-saito")).Single();
        var question = (Question.Formula)problem.Parts[0].Question;
        var sets = ProblemGrading.Points(problem, problem.Parts[0].Section, "0");
        var reference = Reference.Of(question, sets);
        double[] Column(string name)
        {
            var quantity = sets[0].Network.Model.Quantities.Single(one => one.Name == name);
            return [.. sets[0].Points.Column(sets[0].Network.Layout.Column(quantity, [], 0)).ToArray().Select(value => value.Value)];
        }
        (_z6, _t) = (Column("z6"), Column("t"));
        _expected = [.. reference.Frames[0].Values.Select(value => value.Value)];
        _grading = new(question, reference, new());
    }

    [Benchmark(Baseline = true)]
    public bool CompiledAheadOfTime() => Agrees((z6, t) => 2 * (z6 * z6 - t) / (z6 * z6 * z6));

    [Benchmark]
    public Outcome TextToVerdict() => _grading.Grade("2*(z6^2-t)/z6^3");

    [Benchmark]
    public bool LinqExpressionsCompiled()
    {
        var (z6, t) = (Expression.Parameter(typeof(double)), Expression.Parameter(typeof(double)));
        var square = Expression.Multiply(z6, z6);
        var body = Expression.Divide(
            Expression.Multiply(Expression.Constant(2.0), Expression.Subtract(square, t)), Expression.Multiply(square, z6));
        return Agrees(Expression.Lambda<Func<double, double, double>>(body, z6, t).Compile());
    }

    private bool Agrees(Func<double, double, double> answer)
    {
        for (var p = 0; p < _expected.Length; p++)
            if (Math.Abs(answer(_z6[p], _t[p]) - _expected[p]) > 1e-8 * Math.Abs(_expected[p])) return false;
        return true;
    }
}
