using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grading.Reports.Feedback;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// PrairieLearn's table for manual grading, as it was downloaded and graded, filled in to be uploaded: the score and feedback of each
/// submission that counts, and the scores of its parts. What is blank changes nothing there: earlier submissions, and those of which a
/// person has yet to decide a part.
/// </summary>
internal static class PrairieLearnUpload
{
    private static readonly string[] Needed = ["submission_id", "submitted_answer", "score_perc", "feedback"];

    // Where in the table they stand; the scores of parts may have no column.
    private sealed record Places(int Answers, int Score, int Feedback, int Parts)
    {
        public static Places Of(Roster roster) => new(
            roster.Column("submitted_answer"),
            roster.Column("score_perc"),
            roster.Column("feedback"),
            roster.Column("partial_scores"));
    }

    public static void Write(CourseExport export, Stream to)
    {
        if (export.Roster is null) throw new UnusableFileException(AssistantSentences.NeedsRoster(export.Format));
        var roster = Open(export.Roster);
        var graded = Graded(export, roster);
        var places = Places.Of(roster);
        var decided = graded.Where(line => line.Value.All(row => row.Score is not null)).ToDictionary();
        roster.Write(to, (row, column) => decided.GetValueOrDefault(roster.Lines[row]) is { } results
            ? Filled(results, roster.Rows[row], column, places)
            : roster.Rows[row][column]);
    }

    /// <summary>A table for manual grading.</summary>
    /// <exception cref="UnusableFileException">It is none.</exception>
    public static Roster Open(string path)
    {
        var roster = Roster.Read(path);
        if (!Needed.Any(name => roster.Column(name) < 0)) return roster;
        var columns = $"{string.Join(", ", Needed[..^1])} and {Needed[^1]}";
        throw new UnusableFileException(AssistantSentences.NoPrairieLearnTable(path, columns));
    }

    // What goes into a cell of a row whose answers are all decided.
    private static string Filled(List<ResultRow> results, ImmutableArray<string> row, int column, Places places)
    {
        if (column == places.Score) return Cell.Number(Math.Round(100 * Share(results), 5));
        if (column == places.Feedback) return string.Concat(results.Select(FeedbackMarkdown.Of)).Trim();
        if (column == places.Parts) return PartialScores(results, row.Length > places.Answers ? row[places.Answers] : "");
        return row[column];
    }

    // The results by the line of the table in which their answers stand.
    private static Dictionary<int, List<ResultRow>> Graded(CourseExport export, Roster roster)
    {
        var graded = new Dictionary<int, List<ResultRow>>();
        var file = Path.GetFileName(roster.Path) + ":";
        foreach (var row in export.Students.SelectMany(student => student.Rows))
        {
            if (!row.Source.StartsWith(file, StringComparison.Ordinal)) continue;
            if (!int.TryParse(row.Source.AsSpan(file.Length), out var line)) continue;
            if (!graded.TryGetValue(line, out var rows)) graded[line] = rows = [];
            rows.Add(row);
        }
        return graded.Count > 0 ? graded : throw new UnusableFileException(AssistantSentences.FromElsewhere(roster.Path));
    }

    // {"a": {"score": 1, "weight": 1, "feedback": "…"}}, by the names that the answers have there.
    private static string PartialScores(List<ResultRow> results, string submitted)
    {
        var names = Names(submitted);
        (ResultRow Row, string? Name)[] named = [.. results.Select(row => (row, NameOf(row.Part, names, isAlone: results.Count == 1)))];
        // without a name for each, the score of the whole says it
        return named.All(part => part.Name is not null) ? Json(named) : "";
    }

    private static string? NameOf(string part, ImmutableArray<string> names, bool isAlone) =>
        names.FirstOrDefault(name => name.Equals(part, StringComparison.OrdinalIgnoreCase))
        ?? (isAlone && names is [var only] ? only : null);

    private static string Json(IEnumerable<(ResultRow Row, string? Name)> parts)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (row, name) in parts)
            {
                json.WriteStartObject(name!);
                json.WriteNumber("score", Share(row.Score ?? 0, row.Points));
                json.WriteNumber("weight", row.Points);
                json.WriteString("feedback", Explanation.Text(row));
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ImmutableArray<string> Names(string submitted)
    {
        try
        {
            using var json = JsonDocument.Parse(submitted, new() { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. json.RootElement.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('_'))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static decimal Share(List<ResultRow> results) =>
        Share(results.Sum(result => result.Score ?? 0), results.Sum(result => result.Points));

    private static decimal Share(decimal score, decimal points) => points == 0 ? 0 : Math.Clamp(score / points, 0, 1);
}
