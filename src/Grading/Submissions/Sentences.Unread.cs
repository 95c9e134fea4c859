using Grading.Submissions.Ledgers;
using static Formulas.Translating.Spoken;

namespace Grading.Submissions;

// What is said about lines that were not read as an answer, and how they could be.
internal static partial class Sentences
{
    public static string Unread(UnreadLine line) => line.Kind switch
    {
        UnreadKind.Image => Say($"The image in {Quoted(line.Text)} can't be read here. Please type what it shows."),
        UnreadKind.Label => Say($"{Quoted(line.Text)} looks like the start of an answer, but was not read as one. "
            + $"Please put the part's name and a colon in front, as in \"a: ...\"."),
        _ => Say($"{Quoted(line.Text)} stands below no part, so it was not read as an answer. "
            + $"If it is one, please put the part's name and a colon in front, as in \"a: ...\"."),
    };

    public static string UnreadToo(string ranges) => Say($"The lines {ranges} could be answers, too, but were not read as such.");

    public static string UnreadWords(UnreadLine first, string ranges) =>
        first.Kind == UnreadKind.Remark
            ? Say($"The text in {LinesOf(ranges):said} stands below an answer and is no mathematics ({Quoted(first.Text)}).")
            : Say($"The text in {LinesOf(ranges):said} belongs to no part and was not read ({Quoted(first.Text)}).");

    private static string LinesOf(string ranges) => ranges.AsSpan().ContainsAny(',', '-') ? Say($"lines {ranges}") : Say($"line {ranges}");

    public static string IsDocument(string file, int found, int parts, int steps) =>
        Say($"\"{file}\" is a whole document: {found} of {parts} parts were found by what they ask, and {steps} steps on the way.");

    public static string AnswersNothing =>
        Say("No question was found that this answers. An assignment says which problems a page is about.");

    public static string CouldBeAbout(string file, string problem, IEnumerable<string> others) =>
        Say($"\"{file}\" is marked as {problem}, whose lines fit best, "
            + $"and answers as many parts of {string.Join(And, others):list}. "
        + $"Please say which is meant with an assignment.");

    public static string DocumentFailed(string file) =>
        Say($"Taking \"{file}\" apart ended in an error of the program, so a person must look at it.");

    public static string SaidOfOneOf(string part) =>
        Say($"A sentence of the document chooses, and there are several choices; a person must look whether it answers \"{Quote(part)}\".");

    public static string NoConclusion(string part) =>
        Say($"Part \"{Quote(part)}\" has equations, but none of them is about what is asked; a person must look at it.");

    public static string NotOfFormat(string file, string kind) =>
        Say($"\"{file}\" could not be read as {kind:said}; a person must look at it. Please save it again, or hand in a text.");

    public static string DestroyedId(string file, int line, string id) =>
        Say($"Line {line} of \"{file}\" has the student {Quoted(id)}: "
        + $"a spreadsheet has made a number or a date of the id, so nobody knows whose "
        + $"answers these are. Please export the table again, and open it with that column as text.");

    public static string TooMuchHtml(int line) =>
        Say($"The cell in line {line} holds more HTML than an editor makes; a person must look at it.");

    public static string CutCell(int line) =>
        Say($"The answer in line {line} was cut when it was written into a table; a person must look at the whole of it.");

    public static string OtherStudent(string file, string named, string called) =>
        Say($"\"{file}\" is called like \"{Quote(called)}\", but names \"{Quote(named)}\" as the student. It was graded as nobody's; "
        + $"a person must say whose it is.");

    public static string AnsweredBeside(string part, string beside) =>
        Say($"The answer to part \"{Quote(part)}\" was read from the line of part \"{Quote(beside)}\". One line for each part is surer.");

    public static string AnsweredInside(string part, string inside) =>
        Say($"Within the answer to part \"{Quote(inside)}\" stands what could be the answer to part \"{Quote(part)}\"; "
        + $"a person must look at it.");

    public static string SeveralAttempts(string student, IEnumerable<int> lines) =>
        Say($"{Quoted(student)} answered more than once (lines {string.Join(", ", lines)}), and which came last can't be told; "
        + $"where the answers differ, a person decides.");

    public static string TwoDifferentEntries(string entry) =>
        Say($"The archive holds {Quoted(entry)} twice, with different contents; a person must look at both.");
}
