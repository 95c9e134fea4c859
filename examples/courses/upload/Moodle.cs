using System.Globalization;

namespace Upload;

/// <summary>Moodle's upload of a grading worksheet.</summary>
internal static class Moodle
{
    private const string Grade = "Grade";
    private const string Changeable = "Grade can be changed";
    private const string LastGraded = "Last modified (grade)";
    private const string Feedback = "Feedback comments";

    private static readonly string[] Needed = ["Identifier", Grade, LastGraded];

    /// <summary>The grades and the comments that change.</summary>
    public static IEnumerable<string> Take(string downloaded, string uploaded)
    {
        var (known, given) = (Rows(downloaded), Rows(uploaded));
        var changes = new List<string>();
        foreach (var (participant, row) in given)
        {
            if (!known.TryGetValue(participant, out var before))
                throw new RefusedException($"Moodle: there is no participant {participant}.");
            changes.AddRange(Changes(participant, before, row));
        }
        return changes.Prepend($"Moodle takes {given.Count} participants and {changes.Count} changes:");
    }

    private static IEnumerable<string> Changes(string participant, Dictionary<string, string> before, Dictionary<string, string> row)
    {
        if (row[LastGraded] != before[LastGraded]) throw new RefusedException($"Moodle: {participant} was graded elsewhere in between.");
        if (row.GetValueOrDefault(Changeable) == "No") yield break;
        var grade = row[Grade];
        if (grade is not ("" or "-") && grade != before[Grade])
            yield return $"  participant {participant}: grade {Checked(grade, row.GetValueOrDefault("Maximum Grade", "100"))}";
        if (row.GetValueOrDefault(Feedback, "") is { Length: > 0 } comment && comment != before.GetValueOrDefault(Feedback, ""))
            yield return $"  participant {participant}: feedback of {comment.Split("<p>").Length - 1} paragraphs";
    }

    private static string Checked(string grade, string most) =>
        Number(grade) is { } points && points >= 0 && points <= Number(most)
            ? $"{grade} of {most}"
            : throw new RefusedException($"Moodle: \"{grade}\" is no grade from 0 to {most}.");

    private static decimal? Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    // by the number of the participant
    private static Dictionary<string, Dictionary<string, string>> Rows(string text)
    {
        var rows = Table.Read(text, ',');
        if (Needed.Except(rows[0]).FirstOrDefault() is { } missing)
            throw new RefusedException($"Moodle: there is no column \"{missing}\".");
        if (rows.Find(row => row.Length != rows[0].Length) is { } ragged)
            throw new RefusedException($"Moodle: the row of \"{ragged[0]}\" has {ragged.Length} cells instead of {rows[0].Length}.");
        return rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary()).ToDictionary(row => Participant(row["Identifier"]));
    }

    private static string Participant(string identifier) => identifier.Split(' ') is [_, var number] && number.All(char.IsAsciiDigit)
        ? number
        : throw new RefusedException($"Moodle: \"{identifier}\" is no participant.");
}
