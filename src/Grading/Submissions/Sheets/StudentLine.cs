using System.Text.RegularExpressions;
using Grading.Submissions.Labels;

namespace Grading.Submissions.Sheets;

/// <summary>The line of a sheet that says whose it is.</summary>
internal static partial class StudentLine
{
    /// <summary>
    /// The student is named within this many lines or not at all, so that a folder can be put in order without reading every sheet.
    /// </summary>
    public const int LinesOnTop = 30;

    private const int Longest = 1000;

    /// <summary>The id that a line <c>student: ID</c> gives, or null.</summary>
    public static string? In(string line)
    {
        if (line.Length >= Longest) return null;
        if (Usual(line) is { } id) return id;
        // what matches a pattern costs more than the rest of the line
        if (!line.AsSpan().Contains("student", StringComparison.OrdinalIgnoreCase)) return null;
        var match = Pattern().Match(LineFront.Visible(line).Replace("*", "", StringComparison.Ordinal));
        return match.Success ? match.Groups["id"].Value : null;
    }

    private static string? Usual(string line)
    {
        const string usual = "student: ";
        if (!line.StartsWith(usual, StringComparison.Ordinal) || line.Contains('*')) return null;
        return line.AsSpan(usual.Length).TrimStart() is { IsEmpty: false } id ? id.ToString() : null;
    }

    [GeneratedRegex(@"^[\s\-+>]*student(?:[ _-]?id)?\s*[:=]\s*(?<id>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
