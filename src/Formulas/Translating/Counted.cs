using static Formulas.Translating.Spoken;

namespace Formulas.Translating;

/// <summary>So many of something: one, or several.</summary>
public static class Counted
{
    public static string Students(int n) => n == 1 ? Say("1 student") : Say($"{n:N0} students");

    public static string Answers(long n) => n == 1 ? Say("1 answer") : Say($"{n:N0} answers");

    public static string Parts(int n) => n == 1 ? Say("1 part") : Say($"{n:N0} parts");

    public static string Rows(int n) => n == 1 ? Say("1 row") : Say($"{n:N0} rows");

    public static string Files(int n) => n == 1 ? Say("1 file") : Say($"{n:N0} files");

    public static string Questions(int n) => n == 1 ? Say("1 question") : Say($"{n:N0} questions");

    public static string Submissions(int n) => n == 1 ? Say("1 submission") : Say($"{n:N0} submissions");

    public static string Decisions(int n) => n == 1 ? Say("1 decision") : Say($"{n:N0} decisions");

    public static string Items(int n) => n == 1 ? Say("1 item") : Say($"{n:N0} items");

    public static string Totals(int n) => n == 1 ? Say("1 total") : Say($"{n:N0} totals");
}
