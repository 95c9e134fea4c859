using System.Globalization;

namespace Grading.Wording;

// About the lines of whole documents.
public static partial class StudentSentences
{
    /// <summary>What a file turned out to be.</summary>
    public static string DocumentFound(string file, int found, int parts, int steps) => string.Create(CultureInfo.InvariantCulture,
        $"{file}: a document; {found} of {parts} parts found by what they ask, {steps} steps");

    /// <summary>The line that a wrong conclusion comes from.</summary>
    public static string FirstWrongLine(string line, string left, string right) => $"first wrong line: {line}   {left} = {right}";

    /// <summary>The lines that would be right, given the first wrong one.</summary>
    public static string LinesThatFollow(IReadOnlyList<string> lines) =>
        lines.Count == 1 ? $"line {lines[0]} follows from it" : $"lines {string.Join(", ", lines)} follow from it";

    /// <summary>A line that does not hold, below a conclusion that is right: nothing is held against it.</summary>
    public static string Remark(string line, string left, string right) => $"remark  line {line}: {left} is not {right}";

    /// <summary>How many steps hold, and what became of the others.</summary>
    public static string StepsInAll(int hold, int conditional, int others, int unread)
    {
        var parts = new List<string> { $"{hold} steps hold" };
        if (conditional > 0) parts.Add($"{conditional} under an assumption");
        if (others > 0) parts.Add($"{others} {(others == 1 ? "does" : "do")} not");
        if (unread > 0) parts.Add($"{unread} could not be read or told");
        return string.Join(", ", parts);
    }
}
