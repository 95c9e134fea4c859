using System.Collections.Immutable;
using Grading.Submissions.Ledgers;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

// About lines that were not read as anybody's answer.
public static partial class StudentSentences
{
    private const int LongestQuote = 60;

    /// <summary>Lines that could be the answer to a part that has none.</summary>
    private static string NotRead(int count, string lines) =>
        (count == 1 ? Say($"No answer to this part was found, but {lines} could be it and was not read.")
            : Say($"No answer to this part was found, but {lines} could be it and were not read."))
        + " " + Say("Please put the part's name and a colon in front of each answer. A person will look at it.");

    /// <summary>Lines that were not read beside what was.</summary>
    internal static string AlsoNotRead(ImmutableArray<UnreadLine> lines) =>
        Say($"Not read as part of any answer: {Named(lines)}.");

    /// <summary>Lines as <c>hw3.md:4-6 ("…")</c>.</summary>
    internal static string Named(ImmutableArray<UnreadLine> lines) => string.Join("; ", lines
        .GroupBy(line => line.Place.File)
        .Select(ofFile => $"{ofFile.Key}:{UnreadNotices.Ranges(ofFile)} (\"{Short(ofFile.First().Text)}\")"));

    /// <summary>Of an equality that does not hold, where no mistake is known that explains it.</summary>
    internal static string WhatLeadsTo(string left, string right) =>
        Say($"The two sides are not equal. What leads from \"{Short(left)}\" to \"{Short(right)}\"?");

    private static string Short(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
