using System.Collections.Immutable;
using Formulas.Reader;
using Formulas.Tree;
using Grader.Web.Guarding;
using Grading.Problems;

namespace Grader.Web;

/// <summary>
/// What could be found by trying: an option, a number, and a number in the place of a formula, or of one that is a number. Such a part has
/// so many tries.
/// </summary>
internal sealed class Guesses(IEnumerable<Problem> problems)
{
    private const int LongestNumber = 200;

    private readonly ImmutableHashSet<(string, string)> _constants =
    [
        .. from problem in problems
           from part in problem.Parts
           where part.Right.Any(right => IsConstant(part, right))
           select (problem.Id, part.Id),
    ];

    /// <summary>How often an answer like this may be wrong; null where that does not help anybody.</summary>
    public Budget? BudgetOf(Problem problem, Part part, string text) => part.Question switch
    {
        Question.Choice or Question.Selection or Question.Shape => Budget.Choice,
        Question.Number or Question.Table or Question.Both => Budget.Number,
        Question.Formula when _constants.Contains((problem.Id, part.Id)) || IsConstant(part, text) => Budget.Choice,
        _ => null,
    };

    /// <summary>
    /// What lines of a derivation that do not hold cost: tries of their part; where they could tell what other parts of their section ask
    /// for, all parts of it that have no tries of their own share as many as the one that has fewest. Null where lines tell nothing.
    /// </summary>
    public LineBudget? BudgetOfLines(Problem problem, Part part)
    {
        if (BudgetOf(problem, part, "") is { } own) return new($"{problem.Id}.{part.Id}", own, IsShared: false);
        var section = problem.Parts.Where(other => other.Section == part.Section).ToArray();
        return Array.FindAll(section, other => CanBeTold(problem, other)) is { Length: > 0 } told
            ? new($"{problem.Id}, lines beside {section[0].Id}",
                told.Select(other => BudgetOf(problem, other, "")!).MinBy(one => one.Tries)!, IsShared: true)
            : null;
    }

    // Numbers, and formulas that are: a line of a derivation can say what they are.
    private bool CanBeTold(Problem problem, Part part) =>
        part.Question is Question.Number or Question.Table or Question.Both || _constants.Contains((problem.Id, part.Id));

    private static bool IsConstant(Part part, string text) => part.Question is Question.Formula formula && text.Length < LongestNumber
        && FormulaReader.Read(text, formula.Vocabulary) is Reading.Success { Formula: var read }
        && !Walks.Nodes(read).Any(node => node is Formula.Symbol or Formula.Derivative);
}

/// <summary>The tries that lines of a derivation cost.</summary>
/// <param name="Key">Under which they are counted.</param>
/// <param name="IsShared">Whether they are those of lines alone, and not of an answer.</param>
internal sealed record LineBudget(string Key, Budget Budget, bool IsShared);
