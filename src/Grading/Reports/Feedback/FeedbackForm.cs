using System.Collections.Immutable;
using Grading.Reports.Steps;

namespace Grading.Reports.Feedback;

/// <summary>What a student's own file is.</summary>
/// <param name="Ending">Of its name: <see cref="Html"/> or <see cref="Markdown"/>.</param>
/// <param name="Text">The file, of a student's results and the steps of the same student.</param>
internal sealed record FeedbackForm(string Ending, Func<StudentResults, ImmutableArray<StepRow>, string> Text)
{
    public const string Html = ".html";

    public const string Markdown = ".md";

    /// <summary>The endings of the other forms.</summary>
    public IEnumerable<string> Others => ((string[])[Html, Markdown]).Where(ending => ending != Ending);
}
