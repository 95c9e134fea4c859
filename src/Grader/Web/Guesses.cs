using System.Collections.Immutable;
using Formulas.Reader;
using Formulas.Tree;
using Grader.Web.Guarding;
using Grading.Problems;
using Grading.Problems.Sections;

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
    /// Whether lines of a derivation in a section could tell what has a limited number of tries: numbers, and formulas that are.
    /// </summary>
    public bool CanBeTold(Problem problem, Section section) => problem.Parts.Any(part => part.Section == section
        && (part.Question is Question.Number or Question.Table or Question.Both || _constants.Contains((problem.Id, part.Id))));

    private static bool IsConstant(Part part, string text) => part.Question is Question.Formula formula && text.Length < LongestNumber
        && FormulaReader.Read(text, formula.Vocabulary) is Reading.Success { Formula: var read }
        && !Walks.Nodes(read).Any(node => node is Formula.Symbol or Formula.Derivative);
}
