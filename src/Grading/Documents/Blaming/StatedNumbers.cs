using Formulas.Tree;
using Grading.Documents.Steps;

namespace Grading.Documents.Blaming;

/// <summary>
/// The numbers that a student found for something in a problem with numbers, as far as they hold: rounded on the way they go on with the
/// error that they have by then, and saying one again is no error of its own.
/// </summary>
internal sealed class StatedNumbers
{
    private const double Same = 1e-9;

    private readonly List<(double Exact, double Stated)> _stated = [];

    /// <summary>A step that holds: what its side and the head of its chain come to, and what is said of them.</summary>
    public void Add(StepJudge judge, Formula left, Formula right, Formula? head)
    {
        if (judge.Numbers(left, right) is var (exact, stated)) _stated.Add((exact, stated));
        if (head is not null && judge.Numbers(head, right) is var (whole, again)) _stated.Add((whole, again));
    }

    /// <summary>Whether the same number was said of the same before.</summary>
    public bool Has(StepJudge judge, Formula left, Formula right) => judge.Numbers(left, right) is var (exact, stated)
        && _stated.Exists(one => Are(one.Exact, exact) && Are(one.Stated, stated));

    private static bool Are(double one, double other) => Math.Abs(one - other) <= Same * Math.Abs(other);
}
