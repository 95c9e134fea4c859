using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Documents.Steps;

/// <summary>
/// Both sides of an equality at all points: where they are the same, and what that makes of it. A point at which a side has no value
/// decides nothing; false is said only of what differs at several points of everything that could excuse it.
/// </summary>
internal sealed class Weighing
{
    /// <summary>So many points say that a line is false; of a problem with numbers there is one.</summary>
    private const int LeastPoints = 8;

    // so many points are looked at in high precision
    private const int MostExact = 12;

    private const int ExactBits = 200;

    private readonly Equality _equality;
    private readonly List<Frame> _frames;
    private readonly List<Point> _points = [];

    private Weighing(Equality equality, List<Frame> frames) => (_equality, _frames) = (equality, frames);

    private record struct Point(Frame Frame, int At, Sized Left, Sized Right, Agreement Agreement);

    /// <summary>What a line is worth in one reading; null where it has no value anywhere.</summary>
    public static StepVerdict? Of(Equality equality, List<Frame> frames)
    {
        var weighing = new Weighing(equality, frames);
        weighing.Fill();
        weighing.Decide();
        return weighing.Verdict();
    }

    /// <summary>Whether both sides are the same in all doubles' eyes at every point where they have a value, and there are some.</summary>
    public static bool AreSame(Equality equality, List<Frame> frames)
    {
        var weighing = new Weighing(equality, frames);
        var count = 0;
        foreach (var frame in frames)
        {
            weighing.Fill(frame);
            for (; count < weighing._points.Count; count++)
                if (!IsSame(weighing._points[count])) return false;
        }
        return count > 0;
    }

    private static bool IsSame(Point point) => point.Agreement == Agreement.Same || point.Agreement == Agreement.Undecided
        && Math.Abs(point.Left.Value - point.Right.Value) <= Tolerances.Formula * (point.Left.Size + point.Right.Size);

    /// <summary>Whether one side is a constant multiple of the other.</summary>
    public static bool AreInRatio(Equality equality, List<Frame> frames)
    {
        var weighing = new Weighing(equality, frames);
        weighing.Fill();
        var ratios = weighing._points.FindAll(point => point.Right.Value != 0).ConvertAll(point => point.Left.Value / point.Right.Value);
        return ratios.TrueForAll(ratio => Math.Abs(ratio - ratios[0]) <= Tolerances.Formula * Math.Abs(ratios[0]));
    }

    private void Fill()
    {
        foreach (var frame in _frames) Fill(frame);
    }

    private void Fill(Frame frame)
    {
        var left = frame.Field.Run(_equality.Left, frame.Indices);
        var right = frame.Field.Run(_equality.Right, frame.Indices);
        for (var p = 0; p < Math.Min(left.Length, right.Length); p++)
            if (double.IsFinite(left[p].Value) && double.IsFinite(right[p].Value))
                _points.Add(new(frame, p, left[p], right[p], Compared(left[p], right[p])));
    }

    private static Agreement Compared(Sized left, Sized right)
    {
        if (left is { Value: 0, Size: 0 } && right is { Value: 0, Size: 0 }) return Agreement.Same;
        // the larger one is the measure, so that nothing depends on which side is written first
        return left.Size > right.Size
            ? Comparison.Compare(right, left, Tolerances.Formula)
            : Comparison.Compare(left, right, Tolerances.Formula);
    }

    // In high precision what doubles could not, while it may change what is said.
    private void Decide()
    {
        var left = MostExact;
        for (var i = 0; i < _points.Count && left > 0; i++)
        {
            if (_points[i] is not { Agreement: Agreement.Undecided } point) continue;
            left--;
            var (one, other) = (At(_equality.Left, point.Left, point), At(_equality.Right, point.Right, point));
            var decided = Comparison.Decide(one, other, Tolerances.Formula, isLast: true);
            if (decided == Agreement.Undecided && one.MayBeZero && other.MayBeZero && (one.Error + other.Error) <= Tolerances.ExactZero)
                decided = Agreement.Same;
            _points[i] = point with { Agreement = decided };
        }
    }

    // What is left of 256 bits, in terms of the propagated size, generously.
    private static Ball At(Formula formula, Sized value, Point point) =>
        new(point.Frame.Field.At(formula, point.Frame.Indices, point.At), Magnitude.Of(value.Size).Scaled(-ExactBits));

    private StepVerdict? Verdict()
    {
        if (_points.Count == 0) return null;
        if (Holds(_ => true))
            return _equality is { IsSquare: true, AreBothMisfits: false }
                ? new StepVerdict.Unread("only-in-square-networks")
                : new StepVerdict.True();
        var differing = _points.FindAll(point => point.Agreement == Agreement.Different);
        if (Excuse() is { } excuse) return IsOfGradient(excuse) ? new StepVerdict.True() : new StepVerdict.OnlyIf(excuse);
        var needed = _frames.TrueForAll(frame => frame.Field.Points == 1) ? 1 : LeastPoints;
        return differing.Count < needed
            ? new StepVerdict.Unread("undecided")
            : new StepVerdict.False(Witness(differing[0]));
    }

    private bool Holds(Func<Point, bool> isOf)
    {
        var count = 0;
        foreach (var point in _points)
        {
            if (!isOf(point)) continue;
            if (point.Agreement != Agreement.Same) return false;
            count++;
        }
        return count > 0;
    }

    private string? Excuse() => OfLayer() ?? OfLetters() ?? OfMembers() ?? OfStratum(_ => true) ?? OfMembersInStratum();

    // ∇_a C leaves its layer out, and means the last one.
    private bool IsOfGradient(string excuse) => excuse.EndsWith("=L", StringComparison.Ordinal)
        && Walks.Nodes(_equality.Left).Concat(Walks.Nodes(_equality.Right)).All(node =>
            (node as Formula.Symbol ?? ((node as Formula.Derivative)?.With is { IsWhole: false } with ? with : null))?.Layer?.Letter
                != _equality.Letters.Layer);

    // Right in one layer, counted from either end.
    private string? OfLayer()
    {
        if (_equality.Letters.Layer is not { } letter) return null;
        foreach (var fromEnd in _frames.Select(frame => frame.FromEnd).Distinct().Order())
            if (Holds(point => point.Frame.FromEnd == fromEnd)) return $"{letter}=L{(fromEnd == 0 ? "" : $"{fromEnd}")}";
        foreach (var layer in _frames.Select(frame => frame.Layer).Distinct().Order())
            if (Holds(point => point.Frame.Layer == layer)) return $"{letter}={layer}";
        return null;
    }

    // Right where letters stand for different neurons.
    private string? OfLetters()
    {
        if (!_points.Exists(point => !point.Frame.AreDistinct) || !Holds(point => point.Frame.AreDistinct)) return null;
        return string.Join("!=", _equality.Letters.Free.Select(free => free.Letter));
    }

    // Right for some of the names that a letter numbers: i=4,5 of z_3, z_4, z_5, z_6.
    private string? OfMembers()
    {
        foreach (var free in _equality.Letters.Free.Where(Letters.IsOfMembers))
        {
            var right = ValuesOf(free).Where(value => Holds(point => ValueOf(free, point) == value)).Order().ToArray();
            if (right.Length > 0) return $"{free.Letter}={string.Join(',', right)}";
        }
        return null;
    }

    private IEnumerable<int> ValuesOf(FreeIndex free) => _points.Select(point => ValueOf(free, point)).Distinct();

    private static int ValueOf(FreeIndex free, Point point) => point.Frame.Indices.First(index => index.Letter == free.Letter).Value;

    // σ'(z_i) = x_i (1 - x_i): for the neurons with the logistic function
    private string? OfMembersInStratum() => _equality.Letters.Free.Where(Letters.IsOfMembers)
        .SelectMany(free => ValuesOf(free).Select(value => OfStratum(point => ValueOf(free, point) == value)))
        .FirstOrDefault(name => name is not null);

    private string? OfStratum(Func<Point, bool> isOf)
    {
        foreach (var stratum in _frames.SelectMany(frame => frame.Field.Drawn.Strata).SelectMany(point => point)
            .DistinctBy(stratum => stratum.Name))
        {
            if (stratum is Stratum.SameFunction or Stratum.Family { Is.Name: not ("logistic" or "tanh") }) continue;
            bool IsIn(Point point) => isOf(point) && point.Frame.Field.Drawn.LiesIn(point.At, stratum);
            if (_points.Count(IsIn) >= LeastPoints && Holds(IsIn)) return stratum.Name;
        }
        return null;
    }

    private string Witness(Point point)
    {
        var frame = new Reference.Frame(point.Frame.Field.Drawn, point.Frame.Indices, [], [], null!);
        var inputs = Evidence.Witness(_equality.Right, new(frame, point.At, point.Right.Value));
        var (left, right) = (Evidence.Number(point.Left.Value), Evidence.Number(point.Right.Value));
        return $"{inputs[..inputs.LastIndexOf(" -> ", StringComparison.Ordinal)]} -> {left} != {right}";
    }
}
