using Grading.Submissions.Ledgers;

namespace Grading.Submissions;

// What is said about lines that were not read as an answer, and how they could be.
internal static partial class Sentences
{
    public static string Unread(UnreadLine line) => line.Kind switch
    {
        UnreadKind.Image => $"The image in {Quoted(line.Text)} can't be read here. Please type what it shows.",
        UnreadKind.Label => $"{Quoted(line.Text)} looks like the start of an answer, but was not read as one. "
            + "Please put the part's name and a colon in front, as in \"a: ...\".",
        _ => $"{Quoted(line.Text)} stands below no part, so it was not read as an answer. "
            + "If it is one, please put the part's name and a colon in front, as in \"a: ...\".",
    };

    public static string UnreadToo(string ranges) => $"The lines {ranges} could be answers, too, but were not read as such.";

    public static string UnreadProse(string first, string ranges) =>
        $"{(ranges.Contains(',') || ranges.Contains('-')
            ? "Lines" : "Line")} {ranges}: this text belongs to no part and was not read ({Quoted(first)}).";

    public static string NotOfFormat(string file, string kind) =>
        $"\"{file}\" could not be read as {kind}; a person must look at it. Please save it again, or hand in a text.";
}
