using System.IO.Compression;
using Grader.Desk.Cases;
using Grader.Feedback;
using Grader.Report;
using Grading.Reports;
using Grading.Reports.Feedback;
using Grading.Reports.Places;

namespace Grader.Desk;

/// <summary>A file to take along.</summary>
internal sealed record Export(string Name, string Type, byte[] Content);

/// <summary>What is made of the decided results: the same bytes as <c>grader grade --overrides</c> writes.</summary>
internal static class Exports
{
    private const string Csv = "text/csv";

    /// <summary>An export by its name; null where there is none of that name.</summary>
    public static Export? Of(string name, DeskOptions options, Snapshot now)
    {
        var folder = Directory.CreateTempSubdirectory("grader-desk-").FullName;
        try
        {
            return Of(name, options, now, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Export? Of(string name, DeskOptions options, Snapshot now, string folder)
    {
        var decided = OutputPlace.Alone(Path.Combine(folder, "decided.csv"));
        var target = OutputPlace.Alone(Path.Combine(folder, "export"));
        ResultsCsv.Write(decided, now.Class.Students.SelectMany(student => now.ResultsOf(student).Rows));
        switch (name)
        {
            case "overrides.csv" when File.Exists(options.Log.Path): return new(name, Csv, File.ReadAllBytes(options.Log.Path));
            case "decided.csv": return new(name, Csv, File.ReadAllBytes(decided.Path));
            case "gradebook.csv":
                Gradebook.Write(target, decided.Path, Columns());
                return new(name, Csv, File.ReadAllBytes(target.Path));
            case "report.html":
                ReportFile.Write(target, (decided.Path, options.Steps), Columns(), options.Problems, options.Assignment);
                return new(name, "text/html", File.ReadAllBytes(target.Path));
            case "feedback.zip":
                var form = FeedbackFile.Form(options.Assignment.Title, options.Problems);
                FeedbackFolder.Write(target, (decided.Path, options.Steps), options.Assignment.Counting, form);
                return new(name, "application/zip", Zipped(target.Path));
            default: return null;
        }

        PartColumns Columns() => PartColumns.Of(decided.Path, options.Problems, options.Assignment.Counting);
    }

    private static byte[] Zipped(string folder)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + FeedbackForm.Html).Order(StringComparer.Ordinal))
                zip.CreateEntryFromFile(file, Path.GetFileName(file));
        }
        return bytes.ToArray();
    }
}
