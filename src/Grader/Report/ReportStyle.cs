namespace Grader.Report;

/// <summary>How the page looks, on a screen and on paper: <c>Assets/report.css</c>.</summary>
internal static class ReportStyle
{
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(ReportStyle).Assembly.GetManifestResourceStream("report/report.css")!);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
