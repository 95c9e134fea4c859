using System.Collections.Immutable;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Places;

/// <summary>
/// Outputs that no other run writes to as long as this is held: a file beside each (<c>.results.csv.lock</c>) is locked by the system, which
/// ends the lock with the process, however that ends. So a file that a killed run left locks nothing.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    private readonly List<(string Path, FileStream File)> _held = [];

    private OutputLock() { }

    /// <exception cref="UnusableFileException">Another run has one of them, or nothing can be written there.</exception>
    public static OutputLock Take(ImmutableArray<OutputPlace> places)
    {
        var taken = new OutputLock();
        try
        {
            foreach (var place in places.Where(place => !place.IsStandardOutput)) taken._held.Add(Take(place));
            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private static (string, FileStream) Take(OutputPlace place)
    {
        var path = OwnFiles.LockOf(place.Path);
        if (place.IsFolder) MakeRoom(place);
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None, bufferSize: 0);
                // Whoever had it may have removed it between our opening and locking it.
                if (FileFacts.IsAt(path, file.SafeFileHandle)) return (path, file);
                file.Dispose();
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path))
            {
                throw new UnusableFileException(AssistantSentences.Locked(place.Shown), e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnusableFileException(AssistantSentences.NotWritten(place.Shown, e), e);
            }
        }
    }

    // A folder is made with all folders above it.
    private static void MakeRoom(OutputPlace folder)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.Path)!);
            if (!Directory.Exists(folder.Path)) return;
            // now, and not when a class is graded
            var probe = OwnFiles.LockOf(Path.Combine(folder.Path, "probe"));
            new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(folder.Shown, e), e);
        }
    }

    /// <summary>Removes the files while they are still locked.</summary>
    public void Dispose()
    {
        foreach (var (path, file) in _held)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // it locks nothing, whoever finds it
            }
            file.Dispose();
        }
        _held.Clear();
    }
}
