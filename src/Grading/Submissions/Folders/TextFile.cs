using System.Text;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Folders;

/// <summary>
/// A small text file read whole: UTF-8, or UTF-16 with a byte order mark. With a <paramref name="Fault"/> there is no text.
/// </summary>
internal sealed record TextFile(string Text, Notice? Fault)
{
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a file. Never throws for what the file is or holds.</summary>
    public static TextFile Read(NamedPath file)
    {
        try
        {
            var length = Length(file);
            return length switch
            {
                // Pipes and devices say 0 too: they are never opened, so they can't hold up a batch.
                0 => new("", null),
                > MaxBytes => Unread(file.Name, Sentences.TooLarge(file.Name, length)),
                _ => Decode(Bytes(file), file.Name),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Unread(file.Name, Sentences.Unreadable(file.Name, e));
        }
    }

    /// <summary>The bytes of a file that is no text, or why there are none.</summary>
    public static (byte[] Bytes, Notice? Fault) ReadBytes(NamedPath file)
    {
        try
        {
            var length = Length(file);
            return length switch
            {
                0 => ([], null),
                > MaxBytes => ([], new(new(file.Name, 1), Sentences.TooLarge(file.Name, length))),
                _ => (Bytes(file), null),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return ([], new(new(file.Name, 1), Sentences.Unreadable(file.Name, e)));
        }
    }

    private static long Length(NamedPath file) => file.Zip?.Length(file.Path) ?? new FileInfo(file.Path).Length;

    private static byte[] Bytes(NamedPath file) => file.Zip?.Read(file.Path) ?? File.ReadAllBytes(file.Path);

    private static TextFile Decode(ReadOnlySpan<byte> bytes, string name) => bytes switch
    {
        [0xFF, 0xFE, .. var rest] => Decode(rest, name, StrictUtf16(bigEndian: false)),
        [0xFE, 0xFF, .. var rest] => Decode(rest, name, StrictUtf16(bigEndian: true)),
        [0xEF, 0xBB, 0xBF, .. var rest] => Decode(rest, name, StrictUtf8()),
        _ => Decode(bytes, name, StrictUtf8()),
    };

    private static UTF8Encoding StrictUtf8() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static UnicodeEncoding StrictUtf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static TextFile Decode(ReadOnlySpan<byte> bytes, string name, Encoding strict)
    {
        try
        {
            return new(strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            return new("", new Notice(new(name, line), Sentences.NotUtf8(name, line)));
        }
    }

    /// <summary>The student named on top of a sheet, read without the rest; null when it names none or can't be read.</summary>
    public static string? StudentOnTop(NamedPath file)
    {
        try
        {
            if (Length(file) is 0 or > MaxBytes)
            {
                return null;
            }
            using var sheet = file.Zip is null ? new StreamReader(file.Path) : new StreamReader(new MemoryStream(Bytes(file)));
            return AnswerSheet.StudentOnTop(sheet);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static TextFile Unread(string name, string sentence) => new("", new Notice(new(name, 1), sentence));
}
