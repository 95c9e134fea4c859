using Formulas.Tree;
using Grading.Documents.Steps;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Documents.Steps;

/// <summary>Whether two formulas have one value to high precision, with all derivatives total or all of them direct.</summary>
internal static class EqualValues
{
    private const int Most = 60;

    private static readonly double Least = Math.Pow(2, -150);

    public static bool Are(StepJudge judge, Formula one, Formula other) => Are(judge, one, other, node => node)
        || Are(judge, one, other, node => node is Slope slope ? slope with { IsDirect = true } : node);

    private static bool Are(StepJudge judge, Formula one, Formula other, Func<Formula, Formula> reading)
    {
        var (equality, _) = Equality.Of(Read(one, reading), Read(other, reading), judge.Words);
        if (equality is null) return false;
        var count = 0;
        foreach (var frame in Frames.Of(equality, judge.Fields))
            for (var point = 0; point < frame.Field.Points && count < Most; point += 7)
            {
                var left = frame.Field.At(equality.Left, frame.Indices, point);
                var right = frame.Field.At(equality.Right, frame.Indices, point);
                if (left.IsNaN || right.IsNaN) continue;
                if (Math.Abs((left - right).ToDouble()) > Least * (1 + Math.Abs(left.ToDouble()))) return false;
                count++;
            }
        return count > 0;
    }

    private static Formula Read(Formula formula, Func<Formula, Formula> reading) =>
        Walks.Replace(formula, node => node is Slope ? reading(node) : null);
}
