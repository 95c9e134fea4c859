using Grading.Marking.Choices;
using Grading.Problems;
using Grading.Submissions;
using Grading.Submissions.Sheets;

namespace Grader.Web;

/// <summary>Answers between the fields of the page and a sheet.</summary>
internal static class SheetFields
{
    /// <summary>
    /// What the page's field holds for an answer of a sheet: the letter of an option, plain C# where C# is asked for, otherwise the answer
    /// with its fence.
    /// </summary>
    public static string Field(Part part, Answer answer) => part.Question switch
    {
        Question.Choice choice => new ChoiceMarking(choice).Grade(answer.Text).Option is ['(', var letter, ..] ? letter.ToString() : "",
        Question.Selection selection => string.Join(", ", new SelectionMarking(selection).Letters(answer.Text)),
        Question.Script => answer.Text,
        _ => answer.IsScript ? $"```csharp\n{answer.Text}\n```" : answer.Text,
    };

    /// <summary>
    /// The sheet with the answers that <paramref name="field"/> gives for a problem and a part, for the problems that have any; all if none
    /// has.
    /// </summary>
    public static string Sheet(string student, IReadOnlyList<Problem> problems, Func<Problem, Part, string> field)
    {
        var begun = problems.Where(problem => problem.Parts.Any(part => field(problem, part).Trim().Length > 0)).ToArray();
        return SheetText.Write(student, (begun.Length > 0 ? begun : problems).Select(problem => (problem.Id, problem.Parts.Select(part =>
        {
            var answer = TypedAnswer.Of(part, field(problem, part));
            return new SheetAnswer(part.Id, part.Asked, answer.Text, answer.IsScript);
        }))));
    }
}
