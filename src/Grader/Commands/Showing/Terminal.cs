using System.Buffers;
using System.Globalization;
using System.Text;

namespace Grader.Commands.Showing;

/// <summary>
/// The only way to standard output and standard error. What a student or a file's name brings along could move the cursor, recolour or erase
/// lines, or show text in another order than it has: such characters are shown as their numbers.
/// </summary>
internal static class Terminal
{
    private static TextWriter? s_out;
    private static TextWriter? s_error;

    public static TextWriter Out => s_out ??= new PlainWriter(Console.Out);

    public static TextWriter Error => s_error ??= new PlainWriter(Console.Error);

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

    private sealed class PlainWriter(TextWriter to) : TextWriter(CultureInfo.InvariantCulture)
    {
        // C0 but tab and line feed, DEL, C1; marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
        private static readonly SearchValues<char> Refused = SearchValues.Create(
            "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000D\u000E\u000F"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
            + "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
            + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F"
            + "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

        public override Encoding Encoding => to.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        // In one piece with its end, so that lines of several threads don't mix.
        public override void WriteLine(string? value) => to.WriteLine(Plain(value.AsSpan()) ?? value);

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
            if (!text.ContainsAny(Refused)) return null;
            var shown = new StringBuilder(text.Length + 16);
            for (var i = 0; i < text.Length; i++)
            {
                var isLineEnd = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
                if (Refused.Contains(text[i]) && !isLineEnd) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
                else shown.Append(text[i]);
            }
            return shown.ToString();
        }
    }
}
