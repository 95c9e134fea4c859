namespace Grading.Submissions.Sheets;

/// <summary>Where in a sheet a line stands.</summary>
/// <param name="Problem">The id of the problem whose heading stands above, or what was typed in its place, or null.</param>
/// <param name="HasHeading">Whether a heading has named a problem.</param>
/// <param name="Open">The part whose answer is going on, or null.</param>
/// <param name="IsOfWeakLabels">Whether that answer was begun by an equals sign.</param>
internal readonly record struct SheetPlace(string? Problem, bool HasHeading, string? Open, bool IsOfWeakLabels = false)
{
    public bool TakesAnyWord => HasHeading && Open is null;
}
