using System.Globalization;
using System.Text;

namespace Grading.Reports.Journals;

/// <summary>
/// The lines of a journal: first <c>grader-journal 1 BATCH END</c>, where the header of the table ends; then one for each submission,
/// <c>KEY START LENGTH CHECKSUM VERDICTS .</c>, where its rows stand.
/// </summary>
internal static class JournalLine
{
    private const string Name = "grader-journal 1";

    public static string Title(string batch, long headerEnd) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} {batch} {headerEnd}\n");

    /// <summary>Where the header of the table ends; null where the line is no title, or that of another batch.</summary>
    public static long? HeaderEnd(string line, string batch) =>
        line.Split(' ') is [_, _, var key, var end] && key == batch && IsNumber(end, out long at) ? at : null;

    public static void Append(StringBuilder text, UInt128 key, StoredRows rows) => text
        .Append(CultureInfo.InvariantCulture, $"{key:x32} {rows.Start} {rows.Length} {rows.Checksum:x8} ")
        .AppendJoin(',', rows.Verdicts.Numbers)
        .Append(" .\n");

    /// <summary>What a line says; null where it is none, as where a power cut has torn it.</summary>
    public static (UInt128 Key, StoredRows Rows)? Read(string line) =>
        line.Split(' ') is [var key, var start, var length, var checksum, var verdicts, "."]
        && UInt128.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var submission)
        && uint.TryParse(checksum, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var crc)
        && IsNumber(start, out long from) && IsNumber(length, out int bytes)
        && Counts(verdicts) is { } counts
            ? (submission, new(from, bytes, crc, counts))
            : null;

    private static VerdictCounts? Counts(string text)
    {
        var words = text.Split(',');
        var counts = new int[VerdictCounts.Kinds + 1];
        if (words.Length != counts.Length) return null;
        for (var i = 0; i < counts.Length; i++)
            if (!IsNumber(words[i], out counts[i])) return null;
        return new(counts);
    }

    private static bool IsNumber<T>(string text, out T number) where T : struct, System.Numerics.INumber<T> =>
        T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
