using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Places;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grader.Report;

/// <summary>
/// Writes the page: Razor components rendered to static HTML, so that whatever a student wrote is encoded. The only file that names ASP.NET
/// Core, which is therefore loaded by nothing else.
/// </summary>
internal static class ReportFile
{
    public static void Write(
        OutputPlace place, (string Results, string? Steps) read, PartColumns columns, ImmutableArray<Problem> problems,
        Assignment assignment) =>
        OutputFile.Write(place, Html(ClassSums.Report(read.Results, columns, problems, assignment, read.Steps)));

    public static string Html(ClassReport report)
    {
        using var services = new ServiceCollection().AddSingleton(report).BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return renderer.Dispatcher.InvokeAsync(async () =>
            "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<ReportPage>(ParameterView.Empty)).ToHtmlString() + "\n")
            .GetAwaiter().GetResult();
    }
}
