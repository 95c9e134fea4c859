using System.Text;
using Upload;

namespace Grader.Tests;

/// <summary>The course systems in small refuse what the real ones refuse, so that what they take means something.</summary>
public sealed class UploadTests
{
    private const string Gradebook =
        "Student,ID,SIS User ID,SIS Login ID,Section,HW (7)\n    Points Possible,,,,,8\n\"Student, A\",501,,s1,One,\n\"Student, "
            + "B\",502,,s2,One,3\n";

    private const string Worksheet =
        "Identifier,Full name,Grade,Maximum Grade,Grade can be changed,Last modified (grade),Feedback comments\n"
        + "Participant 7,Student A,,8.00,Yes,-,\nParticipant 8,Student B,,8.00,No,-,\n";

    [Theory]
    [InlineData("Student,ID,Section,HW (7)\nx,501,One,5\n", "  Student, A: HW (7): nothing -> 5")]
    [InlineData("Student;ID;Section;HW (7)\nx;501;One;1.234,5\n", "  Student, A: HW (7): nothing -> 1234.5")]
    [InlineData("Student,ID,SIS Login ID,Section,HW\n,,s2,One,ex\n", "  Student, B: HW (7): 3 -> EX")]
    [InlineData("Student,ID,Section,Other (7)\n\"Student, B\",,One,3.004\n", null)]
    [InlineData("Student,ID,Section,HW (7)\n    Points Possible (read only),,,(read only)\nx,501,One,5\n", null)]
    [InlineData("Student,ID,Section,HW (7)\nx,501,One,five\n", "no score")]
    [InlineData("Student,ID,Section,HW 2\nx,501,One,5\n", "new assignment")]
    [InlineData("Student,ID,Section,HW (7)\nx,503,One,5\n", "nobody of this course")]
    [InlineData("Student,Section,ID,HW (7)\nx,One,501,5\n", "not those of a gradebook")]
    [InlineData("Student,ID,Section,HW (7)\nx,501,One,\"5\n", "never closed")]
    public void Canvas_takes_scores_of_students_it_knows(string file, string? said) => Check(said, () => Canvas.Take(Gradebook, file));

    [Theory]
    [InlineData("Participant 7,Student A,5,8.00,Yes,-,<p>Good.</p>", "  participant 7: grade 5 of 8.00")]
    [InlineData("Participant 7,Student A,-,8.00,Yes,-,", null)]
    [InlineData("Participant 8,Student B,5,8.00,No,-,", null)]
    [InlineData("Participant 7,Student A,9,8.00,Yes,-,", "no grade from 0 to 8.00")]
    [InlineData("Participant 9,Student A,5,8.00,Yes,-,", "no participant 9")]
    [InlineData("Participant 7,Student A,5,8.00,Yes,Monday,", "graded elsewhere")]
    [InlineData("Participant 7,Student A,5,8.00,Yes", "cells instead of")]
    [InlineData("7,Student A,5,8.00,Yes,-,", "is no participant")]
    public void Moodle_takes_grades_up_to_the_maximum(string row, string? said) =>
        Check(said, () => Moodle.Take(Worksheet, $"{Worksheet.Split('\n')[0]}\n{row}\n"));

    [Theory]
    [InlineData("""{"score":5}""", "the total is 5")]
    [InlineData("""{"tests":[{"score":1,"max_score":1},{"score":0.5,"max_score":1}]}""", "the total is 1.5")]
    [InlineData("""{"score":5,"tests":[{"score":1,"visibility":"hidden"}]}""", "the total is not shown")]
    [InlineData("""{"tests":[{"name":"a"}]}""", "neither a score")]
    [InlineData("""{"score":5,"visibility":"never"}""", "\"visibility\" can't be")]
    [InlineData("""{"score":5,"points":5}""", "no field \"points\"")]
    [InlineData("5", "no object")]
    public void Gradescope_takes_a_score_or_tests_with_scores(string file, string said) =>
        Check(said, () => Gradescope.Take(Encoding.UTF8.GetBytes(file)));

    [Theory]
    [InlineData("""{"score":0.5}""", "the score is 0.5")]
    [InlineData("""{"score":0.5,"succeeded":false}""", "the score is 0")]
    [InlineData("""{"gradable":false,"format_errors":["b can't be read"]}""", "no attempt is lost")]
    [InlineData("""{"score":1.5}""", "\"score\" can't be")]
    [InlineData("""{"tests":[]}""", "there is no score")]
    [InlineData("""{"score":1,"format_errors":"b"}""", "not gradable")]
    public void PrairieLearn_takes_a_share_from_0_to_1(string file, string said) =>
        Check(said, () => PrairieLearn.Take(Encoding.UTF8.GetBytes(file)));

    [Theory]
    [InlineData("submission_id,score_perc\n5,70\n", "  submission 5: score_perc 70")]
    [InlineData("submission_id,score_perc\n5,\n", null)]
    [InlineData("submission_id,score_perc\n6,70\n", "no submission 6")]
    [InlineData("uid,score_perc\n5,70\n", "no column \"submission_id\"")]
    [InlineData("submission_id,partial_scores\n5,\"{\"\"a\"\":{\"\"score\"\":2}}\"\n", "no score from 0 to 1")]
    public void PrairieLearn_takes_rows_of_submissions_it_knows(string file, string? said) =>
        Check(said, () => PrairieLearn.Take("submission_id,score_perc\n5,\n", file));

    // what is said of a file, or why it is refused; null where nothing changes
    private static void Check(string? said, Func<IEnumerable<string>> take)
    {
        string[] lines;
        try
        {
            lines = [.. take()];
        }
        catch (RefusedException e)
        {
            lines = [e.Message];
        }
        if (said is null) Assert.Single(lines);
        else Assert.Contains(lines, line => line.Contains(said, StringComparison.Ordinal));
    }
}
