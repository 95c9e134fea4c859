using System.Collections.Immutable;
using System.Text.Json;
using CsvHelper;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>
/// PrairieLearn's table for manual grading, as it was downloaded and graded, filled in to be uploaded: the score and feedback of each submission
/// that counts, and the scores of its parts. What is blank changes nothing there: earlier submissions, and those of which a person has yet to decide a part.
/// </summary>
internal static class PrairieLearnUpload
{
    public static void Write(CourseExport export, Stream to)
    {
        if (export.Roster is null) throw new UnusableFileException("The format \"prairielearn-upload\" fills in the table that was downloaded for manual grading. Please name it with --roster.");
        var roster = Roster.Read(export.Roster);
        var (score, feedback, parts, answers) = (roster.Column("score_perc"), roster.Column("feedback"), roster.Column("partial_scores"), roster.Column("submitted_answer"));
        if (roster.Column("submission_id") < 0 || score < 0 || feedback < 0 || answers < 0)
            throw new UnusableFileException($"\"{roster.Path}\" is no table of PrairieLearn's for manual grading: it should have the columns submission_id, submitted_answer, score_perc and feedback.");
        var graded = Graded(export, roster);
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Separator = roster.Separator }, leaveOpen: true);
        foreach (var name in roster.Header) csv.WriteField(name);
        csv.EndRecord();
        for (var i = 0; i < roster.Rows.Length; i++)
        {
            var row = roster.Rows[i];
            var results = graded.GetValueOrDefault(roster.Lines[i]) is { } found && found.All(result => result.Score is not null) ? found : null;
            for (var column = 0; column < row.Length; column++)
            {
                csv.WriteField(results is null ? row[column]
                    : column == score ? Cell.Number(Math.Round(100 * Share(results.Sum(result => result.Score ?? 0), results.Sum(result => result.Points)), 5))
                    : column == feedback ? string.Concat(results.Select(FeedbackFolder.Markdown)).Trim()
                    : column == parts ? PartialScores(results, row.Length > answers ? row[answers] : "")
                    : row[column]);
            }
            csv.EndRecord();
        }
    }

    // The results by the line of the table in which their answers stand.
    private static Dictionary<int, List<ResultRow>> Graded(CourseExport export, Roster roster)
    {
        var graded = new Dictionary<int, List<ResultRow>>();
        var file = Path.GetFileName(roster.Path) + ":";
        foreach (var row in export.Students.SelectMany(student => student.Rows))
        {
            if (!row.Source.StartsWith(file, StringComparison.Ordinal) || !int.TryParse(row.Source.AsSpan(file.Length), out var line)) continue;
            if (!graded.TryGetValue(line, out var rows)) graded[line] = rows = [];
            rows.Add(row);
        }
        return graded.Count > 0 ? graded : throw new UnusableFileException($"None of these results come from \"{roster.Path}\". Please grade that table and name it with --roster as well.");
    }

    // {"a": {"score": 1, "weight": 1, "feedback": "…"}}, by the names that the answers have there.
    private static string PartialScores(List<ResultRow> results, string submitted)
    {
        var names = Names(submitted);
        var named = results.Select(row => (Row: row, Name: names.FirstOrDefault(name => name.Equals(row.Part, StringComparison.OrdinalIgnoreCase)) ?? (names is [var only] && results.Count == 1 ? only : null))).ToArray();
        // without a name for each, the score of the whole says it
        if (named.Any(part => part.Name is null)) return "";
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (row, name) in named)
            {
                json.WriteStartObject(name!);
                json.WriteNumber("score", Share(row.Score ?? 0, row.Points));
                json.WriteNumber("weight", row.Points);
                json.WriteString("feedback", Explanation.Text(row));
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ImmutableArray<string> Names(string submitted)
    {
        try
        {
            using var json = JsonDocument.Parse(submitted, new() { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('_'))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static decimal Share(decimal score, decimal points) => points == 0 ? 0 : Math.Clamp(score / points, 0, 1);
}
