using System.Text;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>
/// A file that appears when it is complete: it is written beside its place and renamed. After a failure what was there stays.
/// </summary>
public static class OutputFile
{
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static void Write(string path, Action<Stream> write, string suffix = ".part")
    {
        RefuseFolder(path);
        var part = path + suffix;
        try
        {
            File.Delete(part);
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
            }
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(part);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new UnusableFileException(AssistantSentences.NotWritten(path, e), e);
            }
            throw;
        }
    }

    /// <summary>Writes a text as UTF-8.</summary>
    public static void Write(string path, string text) => Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="UnusableFileException">There is a folder of that name.</exception>
    public static void RefuseFolder(string path)
    {
        if (Directory.Exists(path)) throw new UnusableFileException(AssistantSentences.IsAFolder(path));
    }

    /// <summary>Removes the unfinished file if there is one; what can't be removed is not worth hiding the failure that led here.</summary>
    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
