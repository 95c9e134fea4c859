using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>How the points of the results become those of the course system.</summary>
internal readonly record struct Scale(decimal Numerator, decimal Denominator)
{
    // As many as a gradebook compares and more than it shows.
    private const int Decimals = 5;

    public static readonly Scale One = new(1, 1);

    /// <summary>To the maximum that the course system has; none there is any, or the same.</summary>
    /// <exception cref="UnusableFileException">It is another one, and nobody said that points are to be scaled to it.</exception>
    public static Scale To(decimal? maximum, CourseExport export, string roster, string title)
    {
        var points = export.Columns.Points;
        if (maximum is not { } most || most == points) return One;
        if (export.Scales && points > 0) return new(most, points);
        throw new UnusableFileException(AssistantSentences.OtherMaximum(title, roster, Cell.Number(most), Cell.Number(points)));
    }

    public string Shown(decimal score) => Cell.Number(this == One ? score : Math.Round(score * Numerator / Denominator, Decimals));
}
