namespace Grading.Submissions.Tables;

/// <summary>The titles of a table's columns, which are found whatever their case.</summary>
/// <param name="Path">Of the table, for sentences.</param>
internal sealed record TableHeader(string Path, string[] Titles)
{
    /// <summary>The first column of that title, or -1.</summary>
    public int Column(string title) => Array.FindIndex(Titles, other => other.Trim().Equals(title, StringComparison.OrdinalIgnoreCase));

    public bool HasTwice(string title) => Titles.Count(other => other.Trim().Equals(title, StringComparison.OrdinalIgnoreCase)) > 1;

    public bool Has(string title) => Column(title) >= 0;
}
