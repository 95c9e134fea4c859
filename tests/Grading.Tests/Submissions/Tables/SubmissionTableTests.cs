using System.Text;
using Grading.Submissions;
using Grading.Submissions.Tables;

namespace Grading.Tests.Submissions.Tables;

public sealed class SubmissionTableTests : IDisposable
{
    private readonly Homework _homework = new();

    public void Dispose() => _homework.Dispose();

    private Submission[] Read(string text, int? chunkSize = null) => Read(Encoding.UTF8.GetBytes(text), chunkSize);

    private Submission[] Read(byte[] bytes, int? chunkSize = null)
    {
        var path = _homework.Put("answers.csv", bytes);
        var intake = chunkSize is { } size
            ? SubmissionTable.Open(path, Homework.Catalogue, null, size)
            : SubmissionTable.Open(path, Homework.Catalogue);
        return [.. intake.Submissions];
    }

    private static string Show(Submission[] submissions) => string.Join('\n', submissions.Select(s => $"{s.Student}: {Homework.Show(s)}"));

    [Theory]
    [InlineData("student,problem,part,answer\ns1,itakura-saito,a,2*x\n")]
    [InlineData("\uFEFFStudent,PROBLEM,Part,Answer\r\ns1,Itakura-Saito,A,2*x\r\n")]
    [InlineData("answer;part;note;problem;student\n2*x;a;1,2,3,4,5;itakura-saito;s1")]
    [InlineData("student\tproblem\tpart\tanswer\n s1 \titakura-saito\ta\t2*x")]
    [InlineData("student|problem|part|answer\ns1|itakura-saito|a|2*x")]
    [InlineData("sep=;\nstudent;problem;part;answer\ns1;itakura-saito;a;2*x")]
    [InlineData("student,problem,part,answer\n\n,,,\n\"s1\", \"itakura-saito\",\"a\",\"2*x\"")]
    [InlineData("student,section,itakura-saito.a,itakura-saito.b\ns1,9,2*x,\n")]
    public void A_table_is_read_whatever_its_separator_and_columns(string text) =>
        Assert.Equal("s1: itakura-saito.a = 2*x", Show(Read(text)));

    [Fact]
    public void A_table_may_be_utf_16() =>
        Assert.Equal("s1: itakura-saito.a = σ",
            Show(Read([.. Encoding.Unicode.Preamble,
                .. Encoding.Unicode.GetBytes("student,problem,part,answer\ns1,itakura-saito,a,σ\n")])));

    [Fact]
    public void Quotes_and_line_breaks_inside_an_answer_are_kept_and_lines_are_those_of_the_file()
    {
        var submission =
            Assert.Single(
                Read("student,problem,part,answer\ns1,itakura-saito,a,\"say \"\"x\"\",\n\n2\"\ns1,itakura-saito,b,\"```csharp\nreturn "
                    + "1;\n```\"\n"));

        Assert.Equal("itakura-saito.a = say \"x\",⏎⏎2\nitakura-saito.b => return 1;", Homework.Show(submission));
        Assert.Equal(["answers.csv:2", "answers.csv:5"], submission.Answers.Select(a => a.Source.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(150)]
    public void Rows_of_a_student_that_stand_apart_are_brought_together_in_their_order(int? chunkSize)
    {
        var submissions =
            Read("student,problem,part,answer\nb,itakura-saito,a,1\na,itakura-saito,b,2\nb,itakura-saito,b,3\na,itakura-saito,a,\"4\n\"\nb,itakura-saito,c,5\n", chunkSize);

        Assert.Equal("a: itakura-saito.b = 2\nitakura-saito.a = 4\nb: itakura-saito.a = 1\nitakura-saito.b = 3\nitakura-saito.c = 5",
            Show(submissions));
        Assert.Equal([3, 5, 2, 4, 7], submissions.SelectMany(s => s.Answers).Select(a => a.Source.Line));
    }

    [Fact]
    public void A_table_in_order_of_students_keeps_its_own_order() =>
        Assert.Equal(["z", "a"],
            Read("student,problem,part,answer\nz,itakura-saito,a,1\nz,itakura-saito,b,1\na,itakura-saito,a,1").Select(s => s.Student));

    [Theory]
    [InlineData("s1,itakuro-sato,a,1", """There is no problem "itakuro-sato" here. Did you mean "itakura-saito"?""")]
    [InlineData("s1,itakura-saito,e,1", """There is no part "e" in "itakura-saito". Its parts are a, b, c, d.""")]
    [InlineData("s1,itakura-saito,a",
        "Line 2 has 3 cells where the header has 4 columns. An answer with the separator in it needs quotes around it.")]
    [InlineData("s1,itakura-saito,a,f(x,y)",
        "Line 2 has 5 cells where the header has 4 columns. An answer with the separator in it needs quotes around it.")]
    [InlineData(" ,itakura-saito,a,1", """Line 2 of "answers.csv" names no student; its answer is listed under "?".""")]
    public void What_is_odd_about_a_row_is_said_and_the_row_kept(string row, string sentence)
    {
        var submission = Assert.Single(Read($"student,problem,part,answer\n{row}\n"));

        Assert.Single(submission.Answers);
        Assert.Equal(sentence, Assert.Single(submission.Notices).Sentence);
        Assert.Null(submission.Fault);
    }

    [Fact]
    public void A_row_that_is_not_utf_8_needs_a_person_and_the_others_are_read()
    {
        var submissions = Read([.. "student,problem,part,answer\ns1,itakura-saito,a,"u8, 0xE9, .. "\ns2,itakura-saito,a,1\n"u8]);

        Assert.Equal(["Line 2 of \"answers.csv\" is not UTF-8 text. Please save the table as \"CSV UTF-8\".", null],
            submissions.Select(s => s.Fault));
    }

    [Theory]
    [InlineData("student,problem,part,respons\n",
        "has no column \"answer\". Its columns are \"student\", \"problem\", \"part\", \"respons\". A table needs the columns student, "
            + "problem, part, answer")]
    [InlineData("name;itakura-saito.a\n", "has no column \"student\". Its columns are \"name\", \"itakura-saito.a\".")]
    [InlineData("", "has no column \"student\", \"problem\", \"part\", \"answer\". It is empty.")]
    [InlineData("student,problem,part,answer\ns1,itakura-saito,a,\"2\ns2,itakura-saito,a,1\n",
        "A quote that opens in the row at line 2 of \"answers.csv\" is never closed")]
    [InlineData("student,problem,part,answer\nb,itakura-saito,a,1\na,itakura-saito,a,1\nb,itakura-saito,b,\"2\n",
        "A quote that opens in the row at line 4 of \"answers.csv\" is never closed")]
    public void A_table_that_cannot_be_used_is_refused_before_anything_is_read(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UnusableFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_quote_that_opens_before_17_megabytes_is_found_out() => Assert.StartsWith(
        "A quote that opens in the row at line 2 of \"answers.csv\" is never closed",
        Assert.Throws<UnusableFileException>(() =>
            Read($"student,problem,part,answer\ns1,itakura-saito,a,\"{new string('x', 17 << 20)}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_answer_of_ten_megabytes_is_read() =>
        Assert.Equal(10_000_000,
            Read($"student,problem,part,answer\ns1,itakura-saito,a,{new string('x', 10_000_000)}\n").Single().Answers.Single().Text.Length);

    [Theory]
    [InlineData("0013,relu-sigmoid,loss,0,288", ',')]
    [InlineData("0013,relu-sigmoid,dw1,-0.139, or -0.2", ',')]
    [InlineData("0013;relu-sigmoid;loss;0;288", ';')]
    public void A_row_with_more_cells_than_columns_is_shown_whole_to_a_person(string row, char separator)
    {
        var header = string.Join(separator, "student", "problem", "part", "answer");

        var answer = Assert.Single(Assert.Single(Read($"{header}\n{row}\n")).Answers);

        Assert.Equal(row.Replace(", or", ",or", StringComparison.Ordinal), answer.Text);
        Assert.StartsWith("Line 2 has 5 cells", answer.Doubt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.02601E+11")]
    [InlineData("2,02601E+11")]
    [InlineData("2E+05")]
    [InlineData("Mar-12")]
    [InlineData("12-Mar")]
    [InlineData("03. Mai 2026")]
    [InlineData("########")]
    [InlineData("#NAME?")]
    public void An_id_that_a_spreadsheet_has_destroyed_stops_with_a_sentence(string id)
    {
        var e = Assert.Throws<UnusableFileException>(() =>
            Read($"student,problem,part,answer\ns1,itakura-saito,a,1\n\"{id}\",itakura-saito,a,1\n"));

        Assert.StartsWith($"Line 3 of \"answers.csv\" has the student \"{id}\": a spreadsheet", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"=\"\"0012\"\"\"", "0012")]
    [InlineData("'0012", "0012")]
    [InlineData("0012", "0012")]
    [InlineData("O'Neill", "O'Neill")]
    [InlineData("march", "march")]
    [InlineData("12e", "12e")]
    public void The_guard_of_a_spreadsheet_is_no_part_of_an_id(string cell, string id) =>
        Assert.Equal(id, Assert.Single(Read($"student,problem,part,answer\n{cell},itakura-saito,a,1\n")).Student);

    [Fact]
    public void People_are_told_apart_by_what_they_are_called_not_by_how_it_is_typed()
    {
        var submissions = Read("student,problem,part,answer\nAda@Example.edu,itakura-saito,a,1\nzoe\u0308,itakura-saito,a,2\n"
            + "ada@example.EDU,itakura-saito,b,3\nzo\u00EB,itakura-saito,b,4\n");

        Assert.Equal(["itakura-saito.a = 1\nitakura-saito.b = 3", "itakura-saito.a = 2\nitakura-saito.b = 4"],
            submissions.OrderBy(s => s.Student, StringComparer.Ordinal).Select(Homework.Show));
    }

    [Theory]
    [InlineData("'-2(z6^2-t)", "-2(z6^2-t)")]
    [InlineData("'=x", "=x")]
    [InlineData("' x", "' x")]
    [InlineData("2*x```", "2*x")]
    [InlineData("<p>2<sup>3</sup></p>", "2^{3}")]
    [InlineData("<b>x</b> < y", "x < y")]
    public void A_cell_is_what_was_typed_into_it(string cell, string answer) =>
        Assert.Equal(answer, Assert.Single(Assert.Single(Read($"student,problem,part,answer\ns1,itakura-saito,a,{cell}\n")).Answers).Text);

    [Fact]
    public void A_cell_with_two_blocks_is_two_answers() => Assert.Equal(["2*x", "3*x"],
        Assert.Single(Read("student,problem,part,answer\ns1,itakura-saito,a,\"```\n2*x\n```\n```\n3*x\n```\"\n")).Answers.Select(a =>
            a.Text));

    [Fact]
    public void An_answer_that_was_cut_is_for_a_person() => Assert.StartsWith("The answer in line 2 was cut",
        Assert.Single(Assert.Single(Read("student,problem,part,answer\ns1,itakura-saito,a,x + … (3210 characters)\n")).Answers).Doubt,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Timestamp,Email Address", "2026/10/04 10:15:00 AM GMT+2", "2026/10/05 10:15:00 AM GMT+2")]
    [InlineData("Zeitstempel,E-Mail-Adresse", "04.10.2026 10:15:00", "05.10.2026 10:15:00")]
    [InlineData("Horodateur,Adresse e-mail", "04/10/2026 10:15:00", "05/10/2026 10:15:00")]
    [InlineData("Marca temporal,Nombre de usuario", "4/10/2026 10:15:00", "5/10/2026 10:15:00")]
    public void Of_attempts_the_last_by_time_counts_in_any_order_and_language(string header, string early, string late)
    {
        foreach (var rows in new[] { $"{early},s1@x.de,1\n{late},s1@x.de,2\n", $"{late},s1@x.de,2\n{early},s1@x.de,1\n" })
            Assert.Equal("itakura-saito.a = 2", Homework.Show(Assert.Single(Read($"{header},itakura-saito.a\n{rows}"))));
    }

    [Theory]
    [InlineData("Surname,First name,Anmeldename,Status,Begonnen am,Beendet,Verbrauchte Zeit,Bewertung,Frage 1,Antwort 1")]
    [InlineData("Nom,Prénom,Nom d'utilisateur,Statut,Commencé le,Terminé,Temps utilisé,Note,Question 1,Réponse 1")]
    [InlineData("Apellido,Nombre,Nombre de usuario,Estado,Comenzado el,Finalizado,Tiempo requerido,Calificación,Pregunta 1,Respuesta 1")]
    public void A_Moodle_quiz_is_recognised_in_other_languages(string header) => Assert.Equal("s1: itakura-saito.a = 2", Show(Read(
        $"{header}\nx,y,s1,ok,5 März 2026 10:00,5 März 2026 11:00,1,1,(itakura-saito.a) x,2\nx,y,s1,ok,4 März 2026 10:00,4 März 2026 "
            + $"11:00,1,1,(itakura-saito.a) x,1\n")));

    [Fact]
    public void Without_a_time_no_attempt_goes_before_another()
    {
        var submission = Assert.Single(Read("Timestamp,Email Address,itakura-saito.a,itakura-saito.b\n,s1,1,5\n,s1,2,5\n"));

        Assert.Equal("itakura-saito.a = 1\nitakura-saito.b = 5\nitakura-saito.a = 2\nitakura-saito.b = 5", Homework.Show(submission));
        Assert.Contains(submission.Notices, notice => notice.Sentence.Contains("which came last can't be told", StringComparison.Ordinal));
    }
}
