using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Submissions;

/// <summary>
/// The id of a student as every output carries it: trimmed, without control or invisible characters, at most 200 characters.
/// </summary>
internal static partial class StudentId
{
    private const int MaxLength = 200;

    /// <summary>Stands for an id that is empty.</summary>
    public const string None = "?";

    public static string Clean(string typed)
    {
        var visible = typed.All(IsVisible) ? typed.Trim() : string.Concat(typed.Where(IsVisible)).Trim();
        if (visible.Length > MaxLength)
        {
            visible = visible[..(char.IsHighSurrogate(visible[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();
        }
        return visible.Length == 0 ? None : visible;
    }

    /// <summary>
    /// What tells people apart: e-mail addresses whatever their case, and letters with accents however they are put together.
    /// </summary>
    public static string Key(string id)
    {
        var isPlain = !id.Contains('@') && System.Text.Ascii.IsValid(id);
        if (isPlain) return id;
        var apart = TakenApart.Of(id);
        return id.Contains('@') ? apart.ToLowerInvariant() : apart;
    }

    /// <summary>Whether two ids differ in case and blanks at most, so that nobody would give them to two people.</summary>
    public static bool AreSame(string one, string other) => one == other || Folded(one) == Folded(other);

    private static string Folded(string id) => string.Concat(Key(id).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>The id in a cell of a spreadsheet, which may guard it: <c>="0012"</c> and <c>'0012</c> are 0012.</summary>
    public static string OfCell(string cell)
    {
        var text = cell.Trim();
        return text switch
        {
            ['=', '"', .. var inner, '"'] => inner,
            ['\'', .. var inner] when inner.Length > 0 && !inner.Contains('\'') => inner,
            _ => text,
        };
    }

    /// <summary>Whether a spreadsheet has made a number or a date of an id: 2.02601E+11, Mar-12.</summary>
    public static bool IsDestroyed(string id) => Destroyed().IsMatch(id);

    /// <summary>
    /// Whether two ids are of one kind: they differ in digits only, or have letters and three digits or more at the same places.
    /// </summary>
    public static bool AreAlike(string one, string other)
    {
        if (one.Length != other.Length) return false;
        var (digits, letters) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            var (a, b) = (char.ToLowerInvariant(one[i]), char.ToLowerInvariant(other[i]));
            if (char.IsAsciiDigit(a) && char.IsAsciiDigit(b)) digits++;
            else if (a != b && char.IsAsciiLetter(a) && char.IsAsciiLetter(b)) letters++;
            else if (a != b) return false;
        }
        return digits >= (letters > 0 ? 3 : 1);
    }

    [GeneratedRegex(@"^(?:\d(?:[.,]\d+)?E[+-]?\d{1,3}"
        + @"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mrz|Mär|Mai|Okt|Dez)[-. ]\d{1,4}"
        + @"|\d{1,2}[-. ]{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mrz|Mär|Mai|Okt|Dez)(?:[-. ]{1,2}\d{2,4})?"
        + @"|\#+|\#(?:REF|NAME|VALUE|NUM|N/A|DIV/0)!?\??)$", RegexOptions.CultureInvariant)]
    private static partial Regex Destroyed();

    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
