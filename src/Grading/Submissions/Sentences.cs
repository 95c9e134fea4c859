using System.Text;
using CsvHelper;
using Grading.Submissions.Folders;
using static Formulas.Translating.Spoken;

namespace Grading.Submissions;

/// <summary>Every sentence about a file, a heading or a row that was not as expected: what was read, where, and what to try.</summary>
internal static partial class Sentences
{
    public static string NotUtf8(string file, int line) =>
        Say($"\"{file}\" is not UTF-8 text (the first unknown character is in line {line}), so its answers could not be read. "
        + $"Please save it as UTF-8 and hand it in again.");

    public static string TooLarge(string file, long bytes) =>
        Say($"\"{file}\" has {bytes:N0} bytes; at most {TextFile.MaxBytes:N0} are read. Please hand in a shorter file.");

    public static string Unreadable(string file, Exception e) => e switch
    {
        EncryptedFileException => Say($"\"{file}\" is encrypted, and nobody gave a password. Please hand it in without one."),
        PathTooLongException =>
            Say($"\"{(file.Length > 80 ? file[..80] + "…" : file)}\" lies too deep: its path is longer than the system opens. "
            + $"Please put it into fewer folders."),
        UnauthorizedAccessException => Say($"\"{file}\" may not be opened. Please check who is allowed to read it."),
        _ => Say($"\"{file}\" could not be opened: {WhyNot(e):said}. Please check the file and try again."),
    };

    /// <summary>Why a file can't be read or written, as far as the system told: what follows a colon.</summary>
    public static string WhyNot(Exception e) => e switch
    {
        FileNotFoundException => Say("there is no such file"),
        DirectoryNotFoundException => Say("there is no such folder"),
        PathTooLongException => Say("its path is longer than the system takes"),
        UnauthorizedAccessException when e.Message.Split('\'') is [_, var path, ..] && Directory.Exists(path) => NoFile,
        UnauthorizedAccessException => Say("it is not allowed here"),
        InvalidDataException or DecoderFallbackException => Say("it is damaged, or not what its name says"),
        CsvFormatException => Say("a quote in it is never closed, or a row is longer than 16 MB"),
        IOException => WhyNot(e.HResult & 0xFFFF),
        _ => NoReason,
    };

    private static string NoFile => Say("a folder stands there where a file should, or the other way round");

    private static string NoReason => Say("the system gives no reason");

    // As Linux, macOS and Windows number it (errno.h, winerror.h).
    private static string WhyNot(int number) => number switch
    {
        28 or 112 or 122 => Say("the disk is full, or as much of it as one may use"),
        30 or 19 => Say("nothing can be written to that disk"),
        5 => Say("the disk has a fault"),
        11 or 32 or 33 or 35 => Say("another program has it open"),
        20 or 21 => NoFile,
        23 or 24 => Say("too many files are open"),
        40 or 62 => Say("its links lead in a circle"),
        36 or 63 => Say("its name is longer than the system takes"),
        _ => NoReason,
    };

    public static string Empty(string file) => Say($"\"{file}\" is empty, so there is no answer in it.");

    public static string UnknownProblem(string typed, ProblemCatalogue catalogue) =>
        Say($"There is no problem \"{Quote(typed)}\" here.") + " "
        + (DidYouMean(catalogue.NearestProblem(typed)) ?? Say($"The problems are "
            + $"{string.Join(", ", catalogue.Problems.Select(p => p.Id))}."));

    public static string ReadAsProblem(string typed, string meant) =>
        Say($"There is no problem \"{Quote(typed)}\" here, and only \"{meant}\" is one letter away: it was read as that.");

    public static string UnknownPart(string problem, string typed, ProblemCatalogue catalogue) =>
        Say($"There is no part \"{Quote(typed)}\" in \"{Quote(problem)}\".") + " "
        + (DidYouMean(catalogue.NearestPart(problem, typed)) ?? Say($"Its parts are {string.Join(", ", catalogue.PartsUnder(problem))}."));

    public static string NoHeading(string part, ProblemCatalogue catalogue) =>
        Say($"No problem is named above the answer to part \"{Quote(part)}\" and those that follow it.") + " "
        + (catalogue.OnlyWith(part) is { } only ? Say($"Please put a heading such as \"## {only.Id}\" above them.")
            : Say("Please put a heading above them: ## and the name of the problem."));

    public static string Twice(Answer first, Answer again) =>
        Say($"Part \"{Quote(again.Part)}\" of \"{Quote(again.Problem)}\" is answered twice: "
            + $"at {first.Source} and again at {again.Source}.");

    public static string TooManyAnswers(int most) =>
        Say($"There are more than {most} answers of one student here; those from this line on were not read.");

    public static string TextAroundBlock(string part) =>
        Say($"The answer to part \"{Quote(part)}\" is its code block; the text around the block was not read as part of it.");

    public static string BlockNotClosed(int line) =>
        Say($"The code block that starts in line {line} is never closed, so all that follows was read as part of it. "
        + $"Please end it with a line ```.");

    public static string TwoStudents(string used, string other) =>
        Say($"The student named here is \"{other}\", but the answers were read as those of \"{used}\", who is named first.");

    public static string NoStudent(string file, int line) =>
        Say($"Line {line} of \"{file}\" names no student; its answer is listed under \"{StudentId.None}\".");

    public static string SeveralPlaces(string student, IEnumerable<string> names) =>
        Say($"The answers of \"{student}\" were put together from {string.Join(And, names):list}.");

    public static string UnknownFile(string file) =>
        Say($"\"{file}\" was not read: answer sheets end in .md, .markdown, .txt, .tex, .ipynb or .docx, "
        + $"and scripts in .csx beside a student's sheet.");

    public static string PageBesideSheets(string file) =>
        Say($"\"{file}\" was not read: beside answer sheets a page is taken for a report. --layout documents reads pages, too.");

    public static string Link(string file) => Say($"\"{file}\" is a link and was not followed. Please put the file itself there.");

    public static string FolderInside(string folder) =>
        Say($"The folder \"{folder}\" lies inside a student's folder and was not read. Please move its files up.");

    public static string NoSheet(string folder) => Say($"The folder \"{folder}\" holds no answer sheet.");

    public static string WhichProblem(string file, string part) =>
        Say($"More than one problem here has a part \"{part}\", so \"{file}\" could belong to any of them. "
        + $"Please name the file PROBLEM.{part}.csx.");

    public static string Ragged(int line, int fields, int columns) =>
        Say($"Line {line} has {fields} cells where the header has {columns} columns. "
        + $"An answer with the separator in it needs quotes around it.");

    public static string CellNotUtf8(string file, int line) =>
        Say($"Line {line} of \"{file}\" is not UTF-8 text. Please save the table as \"CSV UTF-8\".");

    public static string QuoteNotClosed(string file, long line) =>
        Say($"A quote that opens in the row at line {line} of \"{file}\" is never closed, or the row is longer than 16 MB: "
        + $"all that follows would be one answer. Please close it, or double each quote inside a cell.");

    public static string MissingColumns(
        string path, IEnumerable<string> missing, IReadOnlyCollection<string> found, ProblemCatalogue catalogue) =>
        Say($"The table \"{path}\" has no column {string.Join(", ", missing.Select(Quoted))}.") + " "
        + (found.Count == 0 ? Say("It is empty.") : Say($"Its columns are {string.Join(", ", found.Take(30).Select(Quoted))}.")) + " "
        + (Example(catalogue) is { } example
            ? Say($"A table needs the columns student, problem, part, answer (one row per answer), or student and one column per part, "
                + $"such as {example}.")
            : Say("A table needs the columns student, problem, part, answer (one row per answer), or student and one column per part."));

    public static string NoRoomToSort(Exception e) => Say($"The rows of each student do not stand together, and there is no room in "
        + $"\"{Path.GetTempPath()}\" to sort the table: {WhyNot(e):said}. Please make room there, or sort the table by student.");

    public static string NoSuchPath(string path) =>
        Say($"There is no file or folder \"{path}\". Please check the spelling and the folder you are in.");

    public static string NotASubmission(string path) =>
        Say($"\"{path}\" is neither a folder, nor an answer sheet (.md, .markdown, .txt), nor a table (.csv, .tsv).");

    private static string? DidYouMean(string? nearest) => nearest is null ? null : Say($"Did you mean \"{nearest}\"?");

    // A part by its full name, for those who name one in a table.
    private static string? Example(ProblemCatalogue catalogue) =>
        catalogue.Problems is [{ Parts: [var part, ..] } first, ..] ? $"{first.Id}.{part}" : null;

    private static string Quoted(string typed) => $"\"{Quote(typed)}\"";

    /// <summary>What was typed, short enough for a sentence and on one line.</summary>
    private static string Quote(string typed)
    {
        var line = string.Concat(typed.Take(60).Select(c => char.IsControl(c) ? ' ' : c));
        return typed.Length > 60 ? line + "…" : line;
    }
}
