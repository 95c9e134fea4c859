namespace Grading.Reports;

/// <summary>The version of the grader, as reports and pages show it: <c>0.9.0</c>. It stands in <c>Directory.Build.props</c>.</summary>
public static class GraderVersion
{
    public static string Text { get; } = typeof(GraderVersion).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
