using System.Text;
using Grading.Reports.Places;

namespace Grader.Desk.Cases;

/// <summary>
/// The texts that were decided on, by their digits, in a file that nobody else may read: a decision has the digits alone, and the text is
/// wanted once the student has handed in another. What can't be kept or read is not shown, nothing more.
/// </summary>
internal sealed class SeenTexts
{
    private readonly OutputPlace _place;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public SeenTexts(OutputPlace place)
    {
        _place = place;
        try
        {
            if (!File.Exists(place.Path)) return;
            foreach (var line in File.ReadLines(place.Path))
                if (line.Split(' ') is [{ Length: > 0 } digits, var text] && TextOf(text) is { } read) Kept(digits, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>The text of so many digits; null where it is not known.</summary>
    public string? Of(string digits) => _texts.GetValueOrDefault(digits);

    /// <summary>Keeps texts as long as the desk is open.</summary>
    public void Know(string digits, string text) => _texts[digits] = text;

    /// <summary>Keeps a text for good.</summary>
    public void Keep(string digits, string text)
    {
        if (_kept.Contains(digits)) return;
        Kept(digits, text);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(_place.Path, options);
            file.Write(Encoding.ASCII.GetBytes($"{digits} {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Kept(string digits, string text)
    {
        _kept.Add(digits);
        Know(digits, text);
    }

    // Null where the line was not written to its end.
    private static string? TextOf(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
