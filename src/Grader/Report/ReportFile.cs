using System.Collections.Immutable;
using Grader.Report.Pages;
using Grader.Web.Standalone;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Places;

namespace Grader.Report;

/// <summary>Writes the page about a class: a file by itself. ASP.NET Core is loaded when it is made.</summary>
internal static class ReportFile
{
    private static readonly Lazy<StandalonePage> Page = new(() => StandalonePage.Of("report", "report.css", "report.js"));

    public static void Write(
        OutputPlace place, (string Results, string? Steps) read, PartColumns columns, ImmutableArray<Problem> problems,
        Assignment assignment) =>
        OutputFile.Write(place, Html(ClassSums.Report(read.Results, columns, problems, assignment, read.Steps)));

    public static string Html(ClassReport report)
    {
        var view = new ReportView(report);
        return Page.Value.With(view.Rules).Html(report.Title, ReportPage.Content(view));
    }
}
