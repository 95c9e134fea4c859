using System.Collections.Immutable;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Marking;
using ReferenceSolutions.Autodiff.Nodes;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>
/// Judges one equality: in all its readings, of which the best counts. Derivatives are read as total and as direct ones, the same for one
/// symbol throughout; what is ambiguous in both ways.
/// </summary>
internal sealed class StepJudge(StepWords words, ImmutableArray<NodeField> fields)
{
    // of derivatives that can be read in two ways
    private const int MostSlopes = 4;

    public StepWords Words => words;

    public ImmutableArray<NodeField> Fields => fields;

    /// <summary>Whether the values of the problem are numbers, and none are drawn.</summary>
    public bool HasNumbers => fields is [{ Points: 1 }];

    /// <summary>The verdict on an equality of two sides as they were read.</summary>
    /// <param name="head">What all of its chain is equal to; null for nothing that can be read.</param>
    public StepVerdict Of(Side left, Side right, Formula? head = null)
    {
        if (left.Formula is null || right.Formula is null) return new StepVerdict.Unread(WordOf(left.Fault ?? right.Fault));
        StepVerdict best = new StepVerdict.Unread("no-value");
        foreach (var (one, other) in Pairs(left, right))
        {
            if (best is StepVerdict.True) break;
            best = Better(best, OfReading(one, other, head));
        }
        // false is said only of what can be read in one way
        var isAmbiguous = (left.Otherwise ?? right.Otherwise) is not null;
        return isAmbiguous && best is StepVerdict.False ? new StepVerdict.Unread("ambiguous") : best;
    }

    /// <summary>What false steps that are equal to this one share.</summary>
    public string GroupOf(Formula left, Formula right) => StepGroup.Of(left, right, words, fields);

    private static IEnumerable<(Formula Left, Formula Right)> Pairs(Side left, Side right) =>
        from one in Both(left) from other in Both(right) select (one, other);

    private static StepVerdict Better(StepVerdict one, StepVerdict other) =>
        other.Rank > one.Rank || one.Rank + other.Rank == 0 ? other : one;

    /// <summary>Whether both sides are the same, as far as doubles can tell, in any reading.</summary>
    /// <param name="head">What all of the chain is equal to.</param>
    public bool AreSame(Formula left, Formula right, ImmutableArray<NodeField> at, Formula? head = null)
    {
        if (Equality.Of(left, right, words, head).Equality is not { } equality) return false;
        var frames = Frames.Of(equality, at);
        return Readings(equality, frames).Any(reading => Weighing.AreSame(reading, frames))
            || HasNumbers && frames is [var only] && Rounding.IsIn(left, right) && Rounding.Of(equality, only) is StepVerdict.True;
    }

    /// <summary>What both sides come to in a problem with numbers; null in others.</summary>
    public (double Left, double Right)? Numbers(Formula left, Formula right) =>
        HasNumbers && Equality.Of(left, right, words).Equality is { } equality && Frames.Of(equality, fields) is [var only]
        && Rounding.Value(equality.Left, only) is { } one && Rounding.Value(equality.Right, only) is { } other ? (one, other) : null;

    /// <summary>Whether one side is a constant multiple of the other.</summary>
    public bool AreInRatio(Formula left, Formula right, ImmutableArray<NodeField> at) =>
        Equality.Of(left, right, words).Equality is { } equality && Weighing.AreInRatio(equality, Frames.Of(equality, at));

    private static IEnumerable<Formula> Both(Side side) => side.Otherwise is { } other ? [side.Formula!, other] : [side.Formula!];

    private static string WordOf(Formulas.Reader.ReadingFault? fault) => fault is null ? "unreadable" : fault.Word;

    private StepVerdict OfReading(Formula left, Formula right, Formula? head)
    {
        var (equality, fault) = Equality.Of(left, right, words, head);
        // a matrix is never turned
        if (fault is IndexFault.Shapes { Kind: ShapeFault.Transposed }) return new StepVerdict.False("");
        if (equality is null) return new StepVerdict.Unread(fault?.Word ?? "letters");
        var frames = Frames.Of(equality, fields);
        var verdict = OfEquality(equality, frames);
        if (verdict is not StepVerdict.False) return verdict;
        return Asked(left, right, fields) is { } question ? new StepVerdict.Unread(question) { Otherwise = verdict } : verdict;
    }

    private StepVerdict OfEquality(Equality equality, List<Frame> frames)
    {
        StepVerdict best = new StepVerdict.Unread("no-value");
        foreach (var reading in Readings(equality, frames))
        {
            if (Weighed(reading, frames) is { } verdict) best = Better(best, verdict);
            if (best is StepVerdict.True) return best;
        }
        return best is StepVerdict.False && SlopesOf(equality).Count > MostSlopes ? new StepVerdict.Unread("many-readings") : best;
    }

    private StepVerdict? Weighed(Equality reading, List<Frame> frames) =>
        HasNumbers && frames is [var only] && Rounding.IsIn(reading.Left, reading.Right)
            ? Rounding.Of(reading, only)
            : Weighing.Of(reading, frames);

    private static List<Slope> SlopesOf(Equality equality) =>
        [.. Walks.Nodes(equality.Left).Concat(Walks.Nodes(equality.Right)).OfType<Slope>().Distinct()];

    // All total first, as most are meant; of more than a few derivatives all at once.
    private static IEnumerable<Equality> Readings(Equality equality, List<Frame> frames)
    {
        yield return equality;
        var slopes = SlopesOf(equality).FindAll(slope => IsAdjacent(slope, frames));
        if (slopes.Count == 0) yield break;
        var all = (1 << slopes.Count) - 1;
        if (slopes.Count > MostSlopes)
        {
            yield return Direct(equality, slopes, ~0);
            yield break;
        }
        for (var mask = all; mask > 0; mask--) yield return Direct(equality, slopes, mask);
    }

    private static Equality Direct(Equality equality, List<Slope> slopes, int mask) =>
        equality with { Left = Direct(equality.Left, slopes, mask), Right = Direct(equality.Right, slopes, mask) };

    private static Formula Direct(Formula formula, List<Slope> slopes, int mask) => Walks.Replace(formula, node =>
        node is Slope slope && slopes.IndexOf(slope) is >= 0 and var place && (mask == ~0 || (mask >> place & 1) == 1)
            ? slope with { IsDirect = true } : null);

    // Whether the direct reading is another one, and not nothing: nobody writes down the derivative of what isn't connected.
    private static bool IsAdjacent(Slope slope, List<Frame> frames)
    {
        var (direct, isOther, isAny) = (slope with { IsDirect = true }, false, false);
        var bound = Letters.In(slope);
        foreach (var frame in frames.Take(6))
        {
            if (!bound.All(letter => frame.Indices.Any(index => index.Letter == letter))) return true; // within a sum
            var (one, other) = (frame.Field.Run(slope, frame.Indices), frame.Field.Run(direct, frame.Indices));
            for (var p = 0; p < Math.Min(one.Length, other.Length); p++)
            {
                isAny |= other[p].Value is not 0 and not double.NaN;
                isOther |= Math.Abs(one[p].Value - other[p].Value) > 1e-12 * one[p].Size;
            }
        }
        return isAny && isOther;
    }

    // What could be meant where a line is false as it stands: another letter, a sum that is understood.
    private string? Asked(Formula left, Formula right, ImmutableArray<NodeField> at)
    {
        var (ofLeft, ofRight) = (Letters.In(left), Letters.In(right));
        var (alone, others) = (ofLeft.Except(ofRight).ToArray(), ofRight.Except(ofLeft).ToArray());
        if (Renamed(right, others, ofLeft, renamed => Holds(left, renamed, at)) is { } onRight) return onRight;
        if (Renamed(left, alone, ofRight, renamed => Holds(renamed, right, at)) is { } onLeft) return onLeft;
        return (alone, others) switch
        {
            ([], []) => null,
            ([_, ..], [_, ..]) => "letters", // no equality has other letters on either side
            ([], _) => Holds(left, Summed(right, ofLeft), at) ? StepVerdict.Unread.SumUnderstood : null,
            _ => Holds(Summed(left, ofRight), right, at) ? StepVerdict.Unread.SumUnderstood : null,
        };
    }

    // Whether a letter that stands on one side only is one of the other's; the two of w_ij are never the same.
    private static string? Renamed(Formula side, string[] letters, HashSet<string> others, Func<Formula, bool> holds)
    {
        foreach (var letter in letters)
            foreach (var by in others)
                if (!AreTogether(side, letter, by) && holds(Renaming.Of(side, [(letter, new(by, 0))]))) return $"letter:{letter}/{by}";
        return null;
    }

    private static bool AreTogether(Formula side, string one, string other) => Letters.Symbols(side).Any(symbol =>
        symbol.Subscripts.Any(index => index.Letter == one) && symbol.Subscripts.Any(index => index.Letter == other));

    private Formula Summed(Formula formula, HashSet<string> free) => Conventions.WithImpliedSums(
        formula, words.Vocabulary.WithFree([.. free.Select(letter => new FreeIndex(letter, new(new(-1, "", ""), null)))], null));

    private bool Holds(Formula left, Formula right, ImmutableArray<NodeField> at) =>
        Equality.Of(left, right, words).Equality is { } equality && OfEquality(equality, Frames.Of(equality, at)).Rank >= 2;
}
