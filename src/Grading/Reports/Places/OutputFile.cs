using System.Text;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Places;

/// <summary>
/// A file that appears when it is complete: it is written beside its place and renamed. After a failure what was there stays.
/// </summary>
public static class OutputFile
{
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static void Write(OutputPlace place, Action<Stream> write, string suffix = ".part")
    {
        var path = place.Path;
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
                throw new UnusableFileException(AssistantSentences.NotWritten(place.Shown, e), e);
            }
            throw;
        }
    }

    /// <summary>Writes a text as UTF-8.</summary>
    public static void Write(OutputPlace place, string text) => Write(place, file => file.Write(Encoding.UTF8.GetBytes(text)));

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
