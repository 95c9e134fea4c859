using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Submissions;

/// <summary>
/// When attempts were made, from what forms write: <c>2026/10/04 10:15:00 AM GMT+5:30</c>, <c>8/4/2025 23:25:41</c>,
/// <c>4. Oktober 2026, 10:15</c>. Where day and month could change places, both are tried.
/// </summary>
internal static partial class AttemptTime
{
    // the beginnings of the names of months, in English, German, French and Spanish
    private static readonly string[][] Months =
    [
        ["jan", "jän", "ene"], ["feb", "fév", "fev"], ["mar", "mär", "mrz"], ["apr", "avr", "abr"], ["may", "mai"], ["jun", "juin"],
        ["jul", "juil"], ["aug", "aoû", "aou", "ago"], ["sep"], ["oct", "okt"], ["nov"], ["dec", "dez", "déc", "dic"],
    ];

    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
    };

    /// <summary>Which attempt is the last; null where that can't be told.</summary>
    public static int? Last(IReadOnlyList<string> times)
    {
        int? last = null;
        foreach (var isDayFirst in new[] { false, true })
        {
            var parsed = times.Select(time => Parse(time, isDayFirst)).ToArray();
            if (Array.Exists(parsed, time => time is null)) continue;
            var latest = parsed.Max();
            if (parsed.Count(time => time == latest) > 1) return null;
            var at = Array.IndexOf(parsed, latest);
            if (last is not null && last != at) return null;
            last = at;
        }
        return last;
    }

    /// <summary>A time as an instant, in no zone where it names none; null where it can't be read so.</summary>
    public static DateTime? Parse(string text, bool isDayFirst)
    {
        if (text.Length > 100 || Date(text, isDayFirst) is not { } date) return null;
        var clock = Clock().Match(text);
        if (!clock.Success) return date;
        var hour = int.Parse(clock.Groups["h"].Value, CultureInfo.InvariantCulture);
        var half = clock.Groups["half"].Value.ToLowerInvariant();
        if (half.StartsWith('p') && hour < 12) hour += 12;
        if (half.StartsWith('a') && hour == 12) hour = 0;
        var time = date.AddHours(hour).AddMinutes(Number(clock.Groups["m"])).AddSeconds(Number(clock.Groups["s"]))
            .AddTicks(Fraction(clock.Groups["f"].Value));
        return Offset(text[(clock.Index + clock.Length)..]) is { } offset ? time.AddHours(-offset) : time;
    }

    private static DateTime? Date(string text, bool isDayFirst)
    {
        if (YearFirst().Match(text) is { Success: true } iso) return Date(iso, "m", "d");
        if (Numbers().Match(text) is { Success: true } numbers)
            return isDayFirst || numbers.Value.Contains('.') ? Date(numbers, "b", "a") : Date(numbers, "a", "b");
        return Named().Match(text) is { Success: true } named && MonthOf(named.Groups["name"].Value) is { } month
            ? Date(Number(named.Groups["y"]), month, Number(named.Groups["d"]))
            : null;
    }

    private static DateTime? Date(Match match, string month, string day) =>
        Date(Number(match.Groups["y"]), Number(match.Groups[month]), Number(match.Groups[day]));

    private static DateTime? Date(int year, int month, int day)
    {
        if (year < 100) year += 2000;
        return year is >= 1990 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;
    }

    private static int? MonthOf(string name)
    {
        var at = Array.FindIndex(Months, names => Array.Exists(names, begin => name.StartsWith(begin, StringComparison.OrdinalIgnoreCase)));
        return at < 0 ? null : at + 1;
    }

    private static double? Offset(string behind)
    {
        var zone = Zone().Match(behind);
        if (!zone.Success) return null;
        var named = Zones.TryGetValue(zone.Groups["name"].Value, out var hours) ? hours : 0;
        if (!zone.Groups["sign"].Success) return zone.Groups["name"].Success && Zones.ContainsKey(zone.Groups["name"].Value) ? named : null;
        var offset = Number(zone.Groups["h"]) + Number(zone.Groups["m"]) / 60.0;
        return named + (zone.Groups["sign"].Value == "-" || zone.Groups["sign"].Value == "−" ? -offset : offset);
    }

    private static long Fraction(string digits)
    {
        const int ofTicks = 7;
        return digits.Length == 0 ? 0 : long.Parse(digits.PadRight(ofTicks, '0').AsSpan(0, ofTicks), CultureInfo.InvariantCulture);
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\b(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\b(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y>\d{4}|\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // 4 October 2026   October 4, 2026   4. Oktober 2026   4 de octubre de 2026
    [GeneratedRegex(@"\b(?:(?<d>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?<name>\p{L}{3,12})\.?,?\s+(?:de\s+)?(?<y>\d{4})"
        + @"|(?<name>\p{L}{3,12})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4}))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d+-])(?<h>\d{1,2})[:.h](?<m>\d{2})(?:[:.](?<s>\d{2})(?:[.,](?<f>\d+))?)?\s*(?<half>[ap]\.?\s?m\b\.?)?(?![\d./-]\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*(?<name>[A-Z]{1,5})?\s*(?:(?<sign>[+\-−])(?<h>\d{1,2})(?::?(?<m>\d{2}))?)?", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
