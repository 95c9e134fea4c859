using System.Collections.Immutable;
using System.Globalization;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>The columns of a form's table, and the answers in its rows.</summary>
/// <param name="Attempt">The column that numbers attempts, or null.</param>
/// <param name="Times">The columns that say when an attempt was made, the best one first.</param>
/// <param name="Questions">Each column with an answer: the part it belongs to, or else the column in which the question stands.</param>
internal sealed record FormColumns(
    Layout.Form Layout, int Student, int? Attempt, ImmutableArray<int> Times, ImmutableArray<FormColumns.Question> Questions,
    QuestionTitles Titles)
{
    public sealed record Question(int Column, (string Problem, string Part)? Belongs, int? Title);

    /// <summary>The cells to read: answers, titles, attempt.</summary>
    public ImmutableArray<int> Needed =>
    [
        .. Questions.Select(question => question.Column),
        .. Questions.Select(question => question.Title ?? question.Column),
        .. Times,
        .. Attempt is { } attempt ? new[] { attempt } : [],
    ];

    public int PartCount => Questions.Count(question => question.Belongs is not null || question.Title is not null);

    /// <summary>Finds the columns of a form; null where the header has none of its marks (or some, when it is told what it is).</summary>
    /// <exception cref="UnusableFileException">It is such a form, but nothing says which question is which part.</exception>
    public static FormColumns? Find(
        Layout.Form layout, TableHeader header, bool isTold, ProblemCatalogue catalogue, IntakeOptions options)
    {
        if (!isTold && !layout.Marks.All(mark => mark.Any(header.Has))) return null;
        var titles = new QuestionTitles(catalogue, options.Columns);
        var questions = QuestionsOf(layout, header, titles);
        if (questions.IsEmpty || questions.Any(question => question.Column < 0 || question.Title < 0))
            throw new UnusableFileException(Sentences.NoQuestions(header.Path, layout.Title, header.Titles, catalogue));
        return new(layout, StudentOf(layout, header, options), AttemptOf(layout, header), TimesOf(layout, header), questions, titles);
    }

    private static int StudentOf(Layout.Form layout, TableHeader header, IntakeOptions options)
    {
        var told = options.Columns.Where(entry => entry.Value == "student").Select(entry => entry.Key);
        var column = told.Concat(layout.Student).Select(header.Column).FirstOrDefault(column => column >= 0, -1);
        return column >= 0 ? column
            : throw new UnusableFileException(Sentences.NoStudentColumn(header.Path, layout.Title, layout.Student));
    }

    private static int? AttemptOf(Layout.Form layout, TableHeader header) =>
        layout.Attempt is { } name && header.Column(name) is >= 0 and var attempt ? attempt : null;

    private static ImmutableArray<int> TimesOf(Layout.Form layout, TableHeader header) =>
        [.. layout.Time.Select(header.Column).Where(column => column >= 0)];

    private static ImmutableArray<Question> QuestionsOf(Layout.Form layout, TableHeader header, QuestionTitles titles) =>
        layout.Answers switch
        {
            FormAnswers.Json => [new Question(header.Column("submitted_answer"), null, header.Column("qid"))],
            FormAnswers.Responses => Responses(header, titles),
            _ => UnderTheirTitles(layout, header, titles),
        };

    // Whatever names a part, but for the columns that the form has anyway.
    private static ImmutableArray<Question> UnderTheirTitles(Layout.Form layout, TableHeader header, QuestionTitles titles)
    {
        var taken = layout.Marks.SelectMany(mark => mark).Concat(layout.Student).Select(header.Column).ToHashSet();
        return
        [
            .. header.Titles.Select((title, column) => new Question(column, titles.Find(title), null))
                .Where(question => question.Belongs is not null && !taken.Contains(question.Column)),
        ];
    }

    /// <summary>The titles of columns that could hold answers to a question and are not read.</summary>
    public ImmutableArray<string> NotRead(TableHeader header)
    {
        if (Layout.Answers == FormAnswers.Json) return [];
        var read = Needed.Append(Student).ToHashSet();
        var known = Layout.Marks.SelectMany(mark => mark).Concat(Layout.Student).Concat(Layout.Time).Concat(Layout.Others)
            .Select(header.Column).ToHashSet();
        return [.. header.Titles.Where((title, at) => !read.Contains(at) && !known.Contains(at) && CouldBeAnswer(title.Trim()))];
    }

    // Canvas writes the points of a question under them: 1.0
    private bool CouldBeAnswer(string title) => Layout.Answers == FormAnswers.Responses
        ? Numbered.Any(words => title.StartsWith(words.Response, StringComparison.OrdinalIgnoreCase))
        : title.Length > 0 && !decimal.TryParse(title, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    /// <summary>What <c>--columns</c> names and no column is called; nothing where questions stand in the rows.</summary>
    public ImmutableArray<string> Unused(TableHeader header) =>
        Questions.Any(question => question.Title is not null) ? [] : Titles.NotAmong(header.Titles);

    // What stands in front of the numbers of answers, and of the questions beside them.
    private static readonly (string Response, string Question)[] Numbered =
        [("Response ", "Question "), ("Antwort ", "Frage "), ("Réponse ", "Question "), ("Respuesta ", "Pregunta ")];

    // "Response 1" belongs to the part that the mapping names, or that "Question 1" beside it names, in the header or row by row.
    private static ImmutableArray<Question> Responses(TableHeader header, QuestionTitles titles) =>
    [
        .. from column in header.Titles.Select((title, at) => (Title: title.Trim(), At: at))
           from words in Numbered
           where column.Title.StartsWith(words.Response, StringComparison.OrdinalIgnoreCase)
           let belongs = titles.Find(column.Title)
           let beside = header.Column(words.Question + column.Title[words.Response.Length..])
           where belongs is not null || beside >= 0
           select new Question(column.At, belongs, beside >= 0 ? beside : null),
    ];

    /// <summary>
    /// The rows that count: of each attempt at the same questions the last one. Where nothing says which that is, all of them.
    /// </summary>
    public ImmutableArray<TableRow> Counting(IReadOnlyList<TableRow> rows)
    {
        if (rows.Count == 1) return [rows[0]];
        var attempts = rows.Where(row => !IsUntouched(row)).GroupBy(row => Layout.Answers == FormAnswers.Json ? row.Cells[1] : "");
        return [.. attempts.SelectMany(ofOne => Last([.. ofOne]))];
    }

    private TableRow[] Last(TableRow[] attempts)
    {
        if (attempts.Length == 1) return attempts;
        if (Attempt is not null)
        {
            var number = attempts.Max(row => Number(row.Cells[^1]));
            return [.. attempts.Where(row => Number(row.Cells[^1]) == number)];
        }
        return AttemptTime.Last([.. attempts.Select(TimeOf)]) is { } last ? [attempts[last]] : attempts;
    }

    // The first of the columns that says something.
    private string TimeOf(TableRow row) =>
        Enumerable.Range(2 * Questions.Length, Times.Length).Select(at => row.Cells[at]).FirstOrDefault(cell => !IsNothing(cell), "");

    private static decimal Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private bool IsUntouched(TableRow row) => row.Cells.Take(Questions.Length).All(IsNothing);

    private static bool IsNothing(string cell) => cell.AsSpan().Trim() is "" or "-";

    /// <summary>The answers in a row, each with its part; what is not JSON where it should be is null.</summary>
    public IEnumerable<(string Problem, string Part, string Text)?> Answers(TableRow row) =>
        Questions.SelectMany((question, i) => Answers(question, row.Cells[i], row.Cells[Questions.Length + i]));

    private IEnumerable<(string Problem, string Part, string Text)?> Answers(Question question, string cell, string title)
    {
        if (Layout.Answers == FormAnswers.Json) return JsonAnswers.Of(title, cell, Titles);
        if ((question.Belongs ?? Titles.Find(title)) is not var (problem, part) || IsNothing(cell)) return [];
        return [(problem, part, Layout.EscapesCommas ? cell.Replace("\\,", ",", StringComparison.Ordinal) : cell)];
    }
}
