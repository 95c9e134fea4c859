using System.Text;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Reports.Courses;

/// <summary>Whose row is whose, and what of a course system's table stays as it is.</summary>
public sealed class RosterTests : IDisposable
{
    private const string CanvasHeader = "Student,ID,SIS User ID,SIS Login ID,Section,Other (1),HW (2),Current Score\n";

    private readonly Homework _files = new();
    private readonly List<string> _said = [];

    public void Dispose() => _files.Dispose();

    // One row of 10 points for each student, with the score after the "=", and none where a person has to decide.
    private CourseExport Export(string roster, params string[] students)
    {
        var results = Path.Combine(_files.Root, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), students.Select(Row));
        return new(results, PartColumns.Of(results, Class.Problems), _files.Put("roster.csv", roster), "HW", "0", _said.Add);
    }

    private static ResultRow Row(string student)
    {
        var (id, score) = student.Split('=') is [var one, var two] ? (one, two) : (student, "7");
        decimal? points = score.Length == 0 ? null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        return new(id, "itakura-saito", "a", "1", "1", Verdict.Correct, points / 10, 10, points, "", "", "", "", "", "", "s.md:1");
    }

    private static string Written(Action<CourseExport, Stream> format, CourseExport export)
    {
        var stream = new MemoryStream();
        format(export, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[][] Cells(string csv) => [.. Rfc4180.Read(csv)];

    private string[] CanvasScores(string roster, params string[] students) =>
        [.. Cells(Written(CanvasGradebook.Write, Export(CanvasHeader + roster, students))).Skip(1).Select(row => row[6])];

    [Theory]
    [InlineData("Ada Lovelace", "\"Lovelace, Ada\"")]
    [InlineData("Lovelace, Ada", "Ada Lovelace")]
    [InlineData("ada  LOVELACE", "Ada Lovelace")]
    [InlineData("Zoë Müller", "\"Mu\u0308ller, Zoe\u0308\"")]
    [InlineData("Zoe\u0308 Mu\u0308ller", "Zoë Müller")]
    [InlineData("Nguyễn Ắn", "Nguye\u0302\u0303n A\u0306\u0301n")]
    [InlineData("한 글", "\u1112\u1161\u11AB \u1100\u1173\u11AF")]
    [InlineData("Sean O’Brien", "\"O'Brien, Sean\"")]
    [InlineData("Sean OʼBrien", "Sean O`Brien")]
    [InlineData("Anne\u2010Marie X", "Anne-Marie X")]
    [InlineData("ADA@EXAMPLE.EDU", "Ada,9,0012,ada@example.edu", true)]
    [InlineData("0012", "Ada,9,0012,x", true)]
    public void A_name_or_an_id_is_found_however_it_is_written(string student, string inRoster, bool isWhole = false) =>
        Assert.Equal(["7"], CanvasScores((isWhole ? inRoster : inRoster + ",9,8,7") + ",S1,,,\n", student));

    [Theory]
    [InlineData("hw", true)]
    [InlineData("2", true)]
    [InlineData("HW (2)", true)]
    [InlineData("HWW", false)] // one slip from HW, and no second assignment of it
    [InlineData("Othr", false)]
    public void The_column_of_an_assignment_is_found_by_name_or_number_and_none_is_added_beside_it(string title, bool isFound)
    {
        var export = Export(CanvasHeader + "Ada,9,8,7,S1,,,\n", "Ada") with { Title = title };
        if (isFound) Assert.Equal("7", Cells(Written(CanvasGradebook.Write, export))[1][6]);
        else Assert.EndsWith(" meant? Please name it with --title.",
            Assert.Throws<UnusableFileException>(() => Written(CanvasGradebook.Write, export)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_column_is_told()
    {
        var export = Export(CanvasHeader + "Ada,9,8,7,S1,,,\n", "Ada") with { Title = "Backpropagation" };

        Assert.Equal("7", Cells(Written(CanvasGradebook.Write, export))[1][^1]);
        Assert.Contains(_said, said => said.EndsWith("a new one is added, which Canvas makes an assignment of.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_in_another_encoding_is_given_back_by_nobody()
    {
        var export = Export("", "Ada");
        File.WriteAllBytes(export.Roster!, Encoding.Latin1.GetBytes(CanvasHeader + "Zoë,9,8,7,S1,,,\n"));

        Assert.Contains("is not in UTF-8", Assert.Throws<UnusableFileException>(() => Written(CanvasGradebook.Write, export)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_students_of_one_name_are_both_named_and_none_is_written()
    {
        Assert.Equal(["", "", "7"],
            CanvasScores("\"Kim, Ann\",1,a,b,S,,,\nAnn Kim,2,c,d,S,,,\n\"Li, Bo\",3,e,f,S,,,\n", "Ann Kim", "Bo Li"));
        Assert.Contains(_said, said => said.Contains("\"Ann Kim\" could be any of the lines 2 (\"", StringComparison.Ordinal));
    }

    [Fact]
    public void One_id_in_two_rows_and_two_students_in_one_row_are_written_nowhere()
    {
        Assert.Equal(["", "", ""], CanvasScores("A,1,77,b,S,,,\nB,2,77,d,S,,,\nC,3,88,c@x,S,,,\n", "77", "88", "C@X"));
        Assert.Contains(_said, said => said.Contains("\"77\" could be any of the lines 2 (\"", StringComparison.Ordinal));
        Assert.Contains(_said, said => said.Contains("\"88\" and \"C@X\" all fit line 4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12", "0012")]
    [InlineData("0012", "12")]
    [InlineData("00012", "0012")]
    public void Zeros_in_front_are_a_suggestion_only(string student, string inRoster)
    {
        Assert.Equal([""], CanvasScores($"Ada,9,{inRoster},x,S,,,\n", student));
        Assert.Contains(_said, said => said.Contains($"There is a \"{inRoster}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void All_else_in_a_gradebook_stays()
    {
        var roster = CanvasHeader
            + "    Points Possible,,,,,5,10,(read only)\n"
            + "\"A, A\",1,a,b,S,3,EX,77\n"
            + "\"B, B\",2,c,d,S,4,6,80\n"
            + "\"C, C\",3,e,f,S,,,\n"
            + "\"D, D\",4,g,h,S,2,5,10\n"
            + "\"Student, Test\",,,,S,,,\n";

        var written = Written(CanvasGradebook.Write, Export(roster, "a", "c=8.5", "g="));

        Assert.Equal(roster.Replace("4,6,80", "4,8.5,80", StringComparison.Ordinal).Replace("2,5,10", "2,,10", StringComparison.Ordinal),
            written.ReplaceLineEndings("\n"));
        Assert.Empty(_said);
    }

    [Fact]
    public void A_new_assignment_gets_a_column_of_its_own() => Assert.Equal(
        "Student,ID,SIS Login ID,Section,HW\n    Points Possible,,,,10\n\"A, A\",1,a,S,7\n",
        Written(CanvasGradebook.Write,
            Export("Student,ID,SIS Login ID,Section\n    Points Possible,,,\n\"A, A\",1,a,S\n", "a")).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("10", "7")]
    [InlineData("10.0", "7")]
    [InlineData("", "7")]
    [InlineData("13", null)]
    [InlineData("5", null)]
    [InlineData("\"12,5\"", null)]
    public void Other_points_in_the_course_system_are_asked_about(string possible, string? score)
    {
        var roster = $"    Points Possible,,,,,,{possible},\nA,1,a,b,S,,,\n";
        if (score is not null)
        {
            Assert.Equal(score, CanvasScores(roster, "a")[1]);
            return;
        }
        Assert.Contains("--scale", Assert.Throws<UnusableFileException>(() => CanvasScores(roster, "a")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", "14")]
    [InlineData("13", "9.1")]
    [InlineData("3", "2.1")]
    public void Scores_are_scaled_where_somebody_says_so(string possible, string score)
    {
        var export = Export(CanvasHeader + $"    Points Possible,,,,,,{possible},\nA,1,a,b,S,,,\n", "a") with { Scales = true };

        var written = Cells(Written(CanvasGradebook.Write, export));

        Assert.Equal((possible, score), (written[1][6], written[2][6]));
    }

    [Fact]
    public void Two_columns_of_one_title_are_asked_about()
    {
        var export = Export("Student,ID,Section,HW (2),HW (3)\nA,1,S,,\n", "1");

        var said = Assert.Throws<UnusableFileException>(() => Written(CanvasGradebook.Write, export)).Message;
        Assert.Contains("--title", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),Feedback comments", "Yes",
        "No")]
    [InlineData(
        "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (grade),Feedback comments", "Yes",
        "No")]
    [InlineData(
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,Zuletzt geändert,Feedback als "
        + "Kommentar", "Ja", "Nein")]
    [InlineData("Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,Modifié,Feedback par commentaires", "Oui", "Non")]
    [InlineData(
        "Identificador,Nombre completo,Dirección de correo,Estatus,Calificación,Calificación máxima,La calificación puede ser "
        + "cambiada,Modificado,Comentarios de retroalimentación", "Sí", "No")]
    public void A_worksheet_keeps_what_cannot_be_changed_and_what_somebody_wrote(string header, string yes, string no)
    {
        var roster = $"{header}\nParticipant 4711,Ada L,a@x,Submitted,,10,{yes},-,\nParticipant 4712,Bo L,b@x,Submitted,3,10,{no},-,old\n"
            + $"Participant 4713,Cy L,c@x,Submitted,,10,{yes},-,mine\nParticipant 4714,Di L,d@x,Submitted,-,10,{yes},-,\n";

        var rows = Cells(Written(MoodleWorksheet.Write, Export(roster, "4711", "b@x=9", "Cy L=8", "4714=")));

        Assert.Equal(["7", "3", "8", "-"], rows.Skip(1).Select(row => row[4]));
        Assert.StartsWith("<p>", rows[1][8], StringComparison.Ordinal);
        Assert.Equal(["old", "mine"], rows.Skip(2).Take(2).Select(row => row[8]));
        Assert.Contains(_said, said => said.Contains("can't be changed (line 3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("100", null)]
    [InlineData("100", "70")]
    [InlineData("\"10,00\"", "7")]
    public void A_worksheet_of_other_points_is_asked_about(string maximum, string? scaled)
    {
        var export = Export($"Identifier,Full name,Grade,Maximum Grade,Feedback comments\nParticipant 1,Ada L,,{maximum},\n", "1");
        if (scaled is null) Assert.Throws<UnusableFileException>(() => Written(MoodleWorksheet.Write, export));
        else Assert.Equal(scaled, Cells(Written(MoodleWorksheet.Write, export with { Scales = true }))[1][2]);
    }

    // Any two ways to write one name, out of generated ones, are one person; two different names never are.
    [Fact]
    public void Spellings_of_one_name_have_one_key_and_other_names_another()
    {
        string[] given = ["Zoë", "José", "Ån", "Đặng Thị", "O’Hara", "Ann-Marie"],
            family = ["Müller", "D'Angelo", "Çelik", "Nguyễn", "Ó Briain", "Li"];
        var keys = new HashSet<string>();
        foreach (var first in given)
        {
            foreach (var last in family)
            {
                string[] spellings =
                [
                    $"{first} {last}", $"{last}, {first}", $" {last} ,  {first} ", TakenApart.Of($"{first} {last}"),
                        $"{first}\u00A0{last}".ToUpperInvariant(),
                    $"{first} {last}".Replace('’', '\'').Replace('-', '‐'),
                ];
                Assert.Single(spellings.Select(PersonKey.OfName).Distinct());
                Assert.True(keys.Add(PersonKey.OfName(spellings[0])));
            }
        }
    }
}
