using System.Collections.Immutable;
using System.Text;
using Grader.Web.Standalone;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Feedback;
using Grading.Reports.Steps;

namespace Grader.Feedback;

/// <summary>A student's file as a page that stands by itself. ASP.NET Core is loaded when the first one is made.</summary>
internal static class FeedbackFile
{
    /// <summary>Of a file; only of a student who wrote more than this is it larger.</summary>
    public const int MostBytes = 30 * 1024;

    // formulas take most of a file, and those of lines are the most; then lines of which nothing is to be said
    private static readonly Setting[] Settings =
    [
        new(Readings: true, Lines: true, EveryLine: true),
        new(Readings: true, Lines: false, EveryLine: true),
        new(Readings: true, Lines: false, EveryLine: false),
        new(Readings: false, Lines: false, EveryLine: false),
    ];

    private static readonly Lazy<StandalonePage> Page = new(() => StandalonePage.Of("feedback", "feedback.css"));

    /// <summary>The files of a class.</summary>
    public static FeedbackForm Form(string title, ImmutableArray<Problem> problems)
    {
        var views = new FeedbackViews(title, problems);
        return new(FeedbackForm.Html, (student, steps) => Html(views, student, steps));
    }

    private static string Html(FeedbackViews views, StudentResults student, ImmutableArray<StepRow> steps)
    {
        var html = "";
        foreach (var setting in Settings)
        {
            var view = views.Of(student, steps, setting);
            html = Page.Value.Html($"{view.Title}: {student.Student}", FeedbackPage.Content(view));
            if (Encoding.UTF8.GetByteCount(html) <= MostBytes) break;
        }
        return html;
    }
}
