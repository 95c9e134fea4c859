using System.Globalization;
using System.Text;

namespace Grading.Reports.Journals;

/// <summary>
/// The lines of a journal: first <c>grader-journal 2 BATCH</c>; then one for each submission,
/// <c>KEY START LENGTH CHECKSUM START LENGTH CHECKSUM VERDICTS .</c>, where its rows stand in the table of results and in that of steps.
/// </summary>
internal static class JournalLine
{
    private const string Name = "grader-journal 2";

    public static string Title(string batch) => $"{Name} {batch}\n";

    /// <summary>Whether a line is the title, and of this batch.</summary>
    public static bool IsTitle(string line, string batch) => line == $"{Name} {batch}";

    public static void Append(StringBuilder text, UInt128 key, StoredRows rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"{key:x32} ");
        Append(text, rows.Parts);
        Append(text, rows.Steps);
        text.AppendJoin(',', rows.Verdicts.Numbers).Append(" .\n");
    }

    private static void Append(StringBuilder text, Stretch stretch) =>
        text.Append(CultureInfo.InvariantCulture, $"{stretch.Start} {stretch.Length} {stretch.Checksum:x8} ");

    /// <summary>What a line says; null where it is none, as where a power cut has torn it.</summary>
    public static (UInt128 Key, StoredRows Rows)? Read(string line) =>
        line.Split(' ') is [var key, .. { Length: 6 } stretches, var verdicts, "."]
        && UInt128.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var submission)
        && StretchOf(stretches.AsSpan(0, 3)) is { } parts && StretchOf(stretches.AsSpan(3)) is { } steps && Counts(verdicts) is { } counts
            ? (submission, new(parts, steps, counts))
            : null;

    private static Stretch? StretchOf(ReadOnlySpan<string> words) =>
        uint.TryParse(words[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var crc)
        && IsNumber(words[0], out long from) && IsNumber(words[1], out int bytes) ? new(from, bytes, crc) : null;

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
