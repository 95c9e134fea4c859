using System.Text;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>Under what ids and names are looked up, however they are written.</summary>
internal static class PersonKey
{
    private const string Apostrophes = "’‘ʼʹ′´`＇";

    /// <summary>Small letters, accents taken apart, one kind of apostrophe and hyphen, single blanks.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in TakenApart.Of(text.Trim()).ToLowerInvariant())
        {
            var isBlank = char.IsWhiteSpace(c);
            if (isBlank && key.Length > 0 && key[^1] == ' ') continue;
            key.Append(isBlank ? ' ' : Apostrophes.Contains(c) ? '\'' : c is '‐' or '‑' or '–' ? '-' : c);
        }
        return key.ToString();
    }

    /// <summary>A name in the order in which it is spoken: "Family, Given" is "Given Family".</summary>
    public static string OfName(string name) =>
        Of(name).Split(',') is [var family, var given] ? $"{given.Trim()} {family.Trim()}" : Of(name);

    /// <summary>Without the zeros that spreadsheets drop: <c>12</c> may have been <c>0012</c>.</summary>
    public static string WithoutZeros(string text) => Of(text).TrimStart('0');
}
