using System.Text;
using Grader.Commands;
using Grader.Feedback;
using Grader.Report;
using Grading;
using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Feedback;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Tests.Shared;
using Web.Tests.Desk;

namespace Web.Tests.Files;

/// <summary>A small class with all that comes up, its report and its feedback, as files.</summary>
public class WrittenFiles : IDisposable
{
    private const string Document = """
        **a)** The activity is
        $$x_6 = z_6^2$$
        so that
        $$\frac{\partial L}{\partial z_6} = \frac{x_6 - t}{x_6^2} 2 z_6 = 2\frac{z_6^2 - t}{z_6^2}$$
        **c)** With step k
        $$b_6 = b_6 - k\frac{\partial L}{\partial z_6} = b_6 - 2k\frac{z_6^2 - t}{z_6^2}$$
        **d)** By all routes
        $$\frac{\partial L}{\partial z_3} = \frac{\partial L}{\partial z_6} \sigma'(z_3)(w_{36} + w_{34} w_{46} \sigma'(z_4))$$
        """;

    // what others than the best have: equal mistakes, an unreadable number, an assumption, next to nothing
    private static readonly (string Part, string Answer)[][] Mistakes =
    [
        [("d", "2(z6^2 - t)/z6^3*sigma'(z3)*(w36 + w34*w46*sigma'(z4))")],
        [("dw1", "2,080"), ("db", "0")],
        [("a", "2(z6^2 - t)/z6^2")],
        [("a", ""), ("b", ""), ("d", ""), ("loss", "3"), ("dw1", ""), ("dw2", ""), ("db", ""), ("sgd", ""), ("relu-positive", "")],
        [("b", "w46 + k*x4*dL/dz6"), ("d", "dL/dz6*x3(1-x3)*(w36 + w34*w46*x4(1-x4) + w35*w56*x5(1-x5))")],
    ];

    private readonly Homework _files = new();

    public WrittenFiles(int students)
    {
        for (var i = 0; i < students; i++)
            _files.Put($"class/2026-{101 + i:0000}.md", i % 6 == 0
                ? Document : Sheet(students > 10 && i % 3 == 0 ? [] : Mistakes[i % Mistakes.Length]));
        var batch = new Batch(Site.Problems, new());
        var (rows, steps) = (new List<ResultRow>(), new List<StepRow>());
        foreach (var handedIn in IntakeReader.Open(Path.Combine(_files.Root, "class"), DeskSite.Catalogue, null).Submissions)
        {
            var (submission, documents) = batch.Taken(handedIn);
            rows.AddRange(batch.Grade(submission).Select(ResultRow.Of).Select(Decided));
            steps.AddRange(StepRows.Of(submission.Student, documents));
        }
        var (results, lines) = (Path.Combine(_files.Root, "results.csv"), Path.Combine(_files.Root, "steps.csv"));
        ResultsCsv.Write(OutputPlace.Alone(results), rows);
        StepsCsv.Write(OutputPlace.Alone(lines), steps);
        var assignment = new Assignment { Title = "Homework 3" };
        var columns = PartColumns.Of(results, Site.Problems, assignment.Counting);
        ReportFile.Write(OutputPlace.Alone(Path.Combine(_files.Root, "report.html")), (results, lines), columns, Site.Problems, assignment);
        var folder = OutputPlace.Check([new("--feedback", Path.Combine(_files.Root, "feedback"), PathUse.OutputFolder)], "")[0]!;
        FeedbackFolder.Write(folder, (results, lines), Counting.All, FeedbackFile.Form("Homework 3", Site.Problems));
    }

    public string Report => Address("report.html");

    /// <summary>Of a student who handed in a whole document.</summary>
    public string Feedback => Address("feedback/2026-0101.html");

    public void Dispose()
    {
        _files.Dispose();
        GC.SuppressFinalize(this);
    }

    // Right answers, as the problems have them, but for some.
    private static string Sheet(params (string Part, string Answer)[] but)
    {
        var sheet = new StringBuilder();
        foreach (var problem in Site.Problems.Where(problem => problem.Id is "itakura-saito" or "relu-sigmoid"))
        {
            sheet.Append($"## {problem.Id}\n");
            foreach (var part in problem.Parts)
                sheet.Append(
                    $"{part.Id}: {but.Where(one => one.Part == part.Id).Select(one => one.Answer).FirstOrDefault(part.Right[0])}\n");
        }
        return sheet.ToString();
    }

    private string Address(string name) => new Uri(Path.Combine(_files.Root, name)).AbsoluteUri;

    private const string Remark = "One route is missing; the rest is right.";

    private static ResultRow Decided(ResultRow row) => row is { Student: "2026-0101", Part: "d" }
        ? row with { Credit = 0.5m, Score = 0.5m, Reason = $"{row.Reason} overridden:0", Comment = Remark }
        : row;
}

/// <summary>As few as have something of everything.</summary>
public sealed class SmallClass() : WrittenFiles(6);
