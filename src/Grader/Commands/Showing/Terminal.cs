using System.Globalization;
using System.Text;
using Formulas.Translating;

namespace Grader.Commands.Showing;

/// <summary>Colours of words, as terminals number them.</summary>
internal enum Tone
{
    Bad = 31,
    Good = 32,
    Open = 33,
    Quiet = 90,
}

/// <summary>
/// The only way to standard output and standard error. What a student or a file's name brings along could move the cursor, recolour or
/// erase lines, or show text in another order than it has: such characters are shown as their numbers.
/// </summary>
internal static class Terminal
{
    private static TextWriter? s_out;
    private static TextWriter? s_error;

    static Terminal() => SendNoKeys();

    public static TextWriter Out => s_out ??= new PlainWriter(Console.Out);

    public static TextWriter Error => s_error ??= new PlainWriter(Console.Error);

    /// <summary>Says what is written to standard error in this language, also what was made in English, as results have it.</summary>
    public static void Speak(Translation language) =>
        s_error = new PlainWriter(Console.Error, line => language.Again(line));

    /// <summary>All that comes through standard input.</summary>
    public static byte[] ReadIn()
    {
        using var content = new MemoryStream();
        using (var input = Console.OpenStandardInput()) input.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A line with a word in colour, where somebody sees colours.</summary>
    public static void WriteLine(string before, string word, Tone tone, string after = "")
    {
        Out.Write(before);
        if (HasColours) Console.Out.Write($"\u001B[{(int)tone}m");
        Out.Write(word);
        if (HasColours) Console.Out.Write("\u001B[0m");
        Out.WriteLine(after);
    }

    // On a terminal, unless NO_COLOR asks for none (no-color.org); elsewhere, where CLICOLOR_FORCE asks for it.
    private static bool HasColours { get; } = !IsSet("NO_COLOR") && (IsSet("CLICOLOR_FORCE") || (!Console.IsOutputRedirected && !IsDumb));

    /// <summary>Whether standard error is a terminal on which a bar can be drawn.</summary>
    public static bool CanDraw => !Console.IsErrorRedirected && !IsDumb;

    // The runtime begins with what makes a terminal's keys send other characters (terminfo's keypad_xmit), in the midst of results; here
    // no key is asked for. It looks for it once, at the first bytes written, and finds none for a terminal without a name.
    private static void SendNoKeys()
    {
        var name = Environment.GetEnvironmentVariable("TERM");
        if (name is null || (Console.IsOutputRedirected && Console.IsErrorRedirected)) return;
        Environment.SetEnvironmentVariable("TERM", null);
        using (var output = Console.OpenStandardOutput()) output.Write([]);
        Environment.SetEnvironmentVariable("TERM", name);
    }

    public static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";

    /// <summary>For a bar that moves the cursor itself, and shows nothing that anybody else wrote.</summary>
    public static TextWriter OwnDrawing => Console.Error;

    /// <summary>A file on standard output: its bytes where they go to a file or a program, its text where a person looks.</summary>
    public static void Show(string path)
    {
        if (!Console.IsOutputRedirected)
        {
            Out.Write(File.ReadAllText(path));
            return;
        }
        using var file = File.OpenRead(path);
        using var output = Console.OpenStandardOutput();
        file.CopyTo(output);
    }

    private sealed class PlainWriter(TextWriter to, Func<string, string>? says = null) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => to.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        // In one piece with its end, so that lines of several threads don't mix.
        public override void WriteLine(string? value)
        {
            var said = value is null || says is null ? value : says(value);
            to.WriteLine(Plain(said.AsSpan()) ?? said);
        }

        public override void WriteLine() => to.WriteLine();

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Plain(buffer) is { } plain) to.Write(plain);
            else to.Write(buffer);
        }

        public override void Flush() => to.Flush();

        // Null where it is plain already.
        private static string? Plain(ReadOnlySpan<char> text)
        {
            var isPlain = true;
            foreach (var c in text) isPlain &= !IsRefused(c);
            if (isPlain) return null;
            var shown = new StringBuilder(text.Length + 16);
            for (var i = 0; i < text.Length; i++)
            {
                var isLineEnd = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
                if (IsRefused(text[i]) && !isLineEnd) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
                else shown.Append(text[i]);
            }
            return shown.ToString();
        }

        // C0 but tab and line feed, DEL, C1; marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
        private static bool IsRefused(char c) => c is (< ' ' and not ('\t' or '\n')) or (>= '\u007F' and <= '\u009F') or '\u061C'
            or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
    }
}
