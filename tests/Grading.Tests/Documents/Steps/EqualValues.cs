using Formulas.Tree;
using Grading.Documents.Steps;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Documents.Steps;

/// <summary>Whether two formulas have one value to high precision, with all derivatives total or all of them direct.</summary>
internal static class EqualValues
{
    private const int Most = 60;

    private static readonly double Least = Math.Pow(2, -150);

    public static bool Are(StepJudge judge, Formula one, Formula other)
    {
        (one, other) = (Apart(one, Letters.In(other)), Apart(other, Letters.In(one)));
        return AreAsTheyStand(judge, one, other) || AreAsTheyStand(judge, Direct(one), Direct(other));
    }

    private static Formula Direct(Formula formula) =>
        Walks.Replace(formula, node => node is Slope slope ? slope with { IsDirect = true } : null);

    // A letter that is summed over here and free there is two letters.
    private static Formula Apart(Formula formula, HashSet<string> free)
    {
        var inner = Walks.WithOperands(formula, operand => Apart(operand, free));
        if (inner is not Sum sum || !free.Contains(sum.Letter)) return inner;
        var letter = "pqruv".Select(one => $"{one}").First(one => !free.Contains(one) && !Letters.In(sum.Body).Contains(one));
        return sum with { Letter = letter, Body = Renaming.Of(sum.Body, [(sum.Letter, new(letter, 0))]) };
    }

    /// <summary>The same with each derivative as it is marked, total or direct.</summary>
    public static bool AreAsTheyStand(StepJudge judge, Formula one, Formula other)
    {
        var (equality, _) = Equality.Of(one, other, judge.Words);
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
}
