using System.Text;

namespace Formulas.Translating;

/// <summary>
/// A table of sentences as gettext writes it, which translators have programs for: <c>msgid</c> is the English sentence, <c>msgstr</c>
/// that of the language; a text goes on in the lines below it that begin with a quotation mark.
/// </summary>
internal static class PoFile
{
    private const string English = "msgid ", Own = "msgstr ";

    public static IEnumerable<KeyValuePair<string, string>> Read(TextReader file)
    {
        var (english, own) = (new StringBuilder(), new StringBuilder());
        var into = english;
        while (file.ReadLine() is { } line)
        {
            if (line.StartsWith(English, StringComparison.Ordinal))
            {
                if (own.Length > 0) yield return new($"{english}", $"{own}");
                english.Clear();
                own.Clear();
            }
            if (line.IndexOf('"') is var quote and >= 0 && line[0] is 'm' or '"')
                (into = line[0] == '"' ? into : line.StartsWith(Own, StringComparison.Ordinal) ? own : english).Append(Text(line[quote..]));
        }
        if (own.Length > 0) yield return new($"{english}", $"{own}");
    }

    // between its quotation marks
    private static string Text(string quoted) => quoted.Trim()[1..^1]
        .Replace("\\n", "\n", StringComparison.Ordinal)
        .Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);
}
