using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>The columns of a form's table, and the answers in its rows.</summary>
/// <param name="Attempt">The column that numbers attempts, or null.</param>
/// <param name="Questions">Each column with an answer: the part it belongs to, or else the column in which the question stands.</param>
internal sealed record FormColumns(Layout.Form Layout, int Student, int? Attempt, ImmutableArray<FormColumns.Question> Questions, QuestionTitles Titles)
{
    public sealed record Question(int Column, (string Problem, string Part)? Belongs, int? Title);

    /// <summary>The cells to read: attempt, answers, titles.</summary>
    public ImmutableArray<int> Needed => [.. Questions.Select(question => question.Column), .. Questions.Select(question => question.Title ?? question.Column), .. Attempt is { } attempt ? new[] { attempt } : []];

    public int PartCount => Questions.Count(question => question.Belongs is not null || question.Title is not null);

    /// <summary>Finds the columns of a form; null where the header has none of its marks (or some, when it is told what it is).</summary>
    /// <exception cref="UnusableFileException">It is such a form, but nothing says which question is which part.</exception>
    public static FormColumns? Find(Layout.Form layout, string[] header, bool isTold, string path, Catalogue catalogue, IntakeOptions options)
    {
        int Column(string name) => Array.FindIndex(header, title => title.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (!isTold && !layout.Marks.All(mark => mark.Any(name => Column(name) >= 0))) return null;
        var titles = new QuestionTitles(catalogue, options.Columns);
        var wanted = options.Columns.Where(entry => entry.Value == "student").Select(entry => entry.Key).Concat(layout.Student).ToArray();
        var student = wanted.Select(Column).FirstOrDefault(column => column >= 0, -1);
        var taken = layout.Marks.SelectMany(mark => mark).Concat(layout.Student).Select(Column).ToHashSet();
        var questions = layout.Answers switch
        {
            FormAnswers.Json => [new Question(Column("submitted_answer"), null, Column("qid"))],
            FormAnswers.Responses => Responses(header, titles),
            _ => header.Select((title, i) => new Question(i, titles.Find(title), null)).Where(question => question.Belongs is not null && !taken.Contains(question.Column)).ToImmutableArray(),
        };
        if (questions.IsEmpty || questions.Any(question => question.Column < 0 || question.Title < 0)) throw new UnusableFileException(Sentences.NoQuestions(path, layout.Title, header, catalogue));
        if (student < 0) throw new UnusableFileException(Sentences.NoStudentColumn(path, layout.Title, layout.Student));
        return new(layout, student, layout.Attempt is { } name && Column(name) is >= 0 and var attempt ? attempt : null, questions, titles);
    }

    // "Response 1" belongs to the part that the mapping names, or that "Question 1" beside it names, in the header or row by row.
    private static ImmutableArray<Question> Responses(string[] header, QuestionTitles titles) =>
    [
        .. header.Select((title, i) => (Title: title.Trim(), i)).Where(column => column.Title.StartsWith("Response ", StringComparison.OrdinalIgnoreCase))
            .Select(column => new Question(column.i, titles.Find(column.Title), Array.FindIndex(header, other => other.Trim().Equals("Question " + column.Title["Response ".Length..], StringComparison.OrdinalIgnoreCase)) is >= 0 and var title ? title : null))
            .Where(question => question.Belongs is not null || question.Title is not null),
    ];

    /// <summary>The rows that count: of each attempt at the same questions the last one.</summary>
    public ImmutableArray<TableRow> Counting(IReadOnlyList<TableRow> rows) => rows.Count == 1 ? [rows[0]]
        : [.. rows.Where(row => !IsUntouched(row)).GroupBy(row => Layout.Answers == FormAnswers.Json ? row.Cells[1] : "").Select(attempts => Last([.. attempts]))];

    private TableRow Last(TableRow[] attempts)
    {
        if (Attempt is null) return Layout.IsNewestFirst ? attempts[0] : attempts[^1];
        return attempts.MaxBy(row => (decimal.TryParse(row.Cells[^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0, Layout.IsNewestFirst ? -row.Line : row.Line))!;
    }

    private bool IsUntouched(TableRow row) => row.Cells.Take(Questions.Length).All(cell => cell.AsSpan().Trim() is "" or "-");

    /// <summary>The answers in a row, each with its part; what is not JSON where it should be is null.</summary>
    public IEnumerable<(string Problem, string Part, string Text)?> Answers(TableRow row)
    {
        for (var i = 0; i < Questions.Length; i++)
        {
            var (text, title) = (row.Cells[i], row.Cells[Questions.Length + i]);
            if (Layout.Answers == FormAnswers.Json)
            {
                foreach (var answer in Json(title, text)) yield return answer;
            }
            else if ((Questions[i].Belongs ?? Titles.Find(title)) is var (problem, part) && text.AsSpan().Trim() is not ("" or "-"))
            {
                yield return (problem, part, Layout.Id == "canvas-quiz" ? text.Replace("\\,", ",", StringComparison.Ordinal) : text);
            }
        }
    }

    // {"a": "2*(z6^2-t)/z6^3", "b": ...} of the question "hw3/itakura-saito", or {"answer": ...} of "itakura-saito.a".
    private IEnumerable<(string, string, string)?> Json(string question, string cell)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(cell, new() { MaxDepth = 16 });
        }
        catch (JsonException)
        {
            json = JsonDocument.Parse("null");
        }
        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                yield return null;
                yield break;
            }
            var named = question[(question.LastIndexOf('/') + 1)..];
            foreach (var property in json.RootElement.EnumerateObject().Where(property => !property.Name.StartsWith('_')))
            {
                var value = property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("_value", out var inner) ? inner : property.Value;
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                var (problem, part) = Titles.Find($"{named}.{property.Name}") ?? Titles.Find($"{question}.{property.Name}") ?? Titles.Find(named) ?? (named, property.Name);
                yield return (problem, part, text);
            }
        }
    }
}
