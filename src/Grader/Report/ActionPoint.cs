namespace Grader.Report;

/// <summary>Something that somebody should do something about.</summary>
/// <param name="Anchor">Where the page has more of it.</param>
internal sealed record ActionPoint(string Anchor, string Sentence)
{
    private const int LeastStudents = 3;
    private const int LeastOfAClass = 10;
    private const int MostParts = 3;
    private const double Hard = 0.4;

    /// <summary>Of a class, what is most urgent first.</summary>
    public static IEnumerable<ActionPoint> Of(ClassReport report)
    {
        if (report.Open > 0) yield return new("awaiting", ReportSentences.Awaiting(report.Open, report.Undecided));
        if (report.AtRiskCount > 0) yield return new("risk", ReportSentences.AtRisk(report.AtRiskCount));
        if (report.Clusters.FirstOrDefault() is { Students: >= LeastStudents } same) yield return new("w1", ReportSentences.Same(same));
        if (report.Broken.FirstOrDefault() is { Students: >= LeastStudents } step) yield return new("d1", ReportSentences.Breaks(step));
        PartStatistics[] parts = [.. report.Parts.Where(part => part.Answered >= LeastOfAClass)];
        foreach (var part in parts.Where(part => part.Difficulty < Hard).OrderBy(part => part.Difficulty).Take(MostParts))
            yield return new("parts", ReportSentences.Hard(part));
        foreach (var part in parts.Where(part => part.Discrimination < PartStatistics.LowDiscrimination).Take(MostParts))
            yield return new("parts", ReportSentences.TellsLittle(part));
    }
}
