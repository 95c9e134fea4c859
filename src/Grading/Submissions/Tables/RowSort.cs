namespace Grading.Submissions.Tables;

/// <summary>Brings the rows of each student together, however large the table: sorted chunks on disk, merged while they are read.</summary>
internal static class RowSort
{
    /// <summary>About 8 MB of text, and as much again for what holds it.</summary>
    public const int ChunkSize = 4 * 1024 * 1024;

    /// <summary>
    /// The rows in ordinal order of student ids, those of a student in the order they had. What doesn't fit into one chunk goes through a
    /// temporary folder.
    /// </summary>
    public static IEnumerable<TableRow> ByStudent(IEnumerable<TableRow> rows, int chunkSize = ChunkSize)
    {
        var chunk = new List<TableRow>();
        var size = 0;
        DirectoryInfo? folder = null;
        var files = new List<string>();
        try
        {
            foreach (var row in rows)
            {
                chunk.Add(row);
                size += row.Size;
                if (size >= chunkSize)
                {
                    folder ??= CreateFolder();
                    files.Add(Path.Combine(folder.FullName, $"{files.Count}"));
                    WriteChunk(files[^1], chunk);
                    chunk.Clear();
                    size = 0;
                }
            }
            foreach (var row in Merge([.. files.Select(ReadChunk), Sorted(chunk)]))
            {
                yield return row;
            }
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static IEnumerable<TableRow> Sorted(IEnumerable<TableRow> chunk) =>
        chunk.OrderBy(r => StudentId.Key(r.Student), StringComparer.Ordinal);

    private static DirectoryInfo CreateFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("grader-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.NoRoomToSort(e), e);
        }
    }

    private static void WriteChunk(string file, IEnumerable<TableRow> chunk)
    {
        try
        {
            using var writer = new BinaryWriter(File.Create(file));
            foreach (var row in Sorted(chunk))
            {
                writer.Write(true);
                row.Write(writer);
            }
            writer.Write(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.NoRoomToSort(e), e);
        }
    }

    private static IEnumerable<TableRow> ReadChunk(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        while (reader.ReadBoolean())
        {
            yield return TableRow.Read(reader);
        }
    }

    private static IEnumerable<TableRow> Merge(IReadOnlyList<IEnumerable<TableRow>> chunks)
    {
        // The chunk's number breaks ties: earlier rows are in earlier chunks.
        var order = Comparer<(string Student, int Chunk)>.Create((a, b) =>
            string.CompareOrdinal(a.Student, b.Student) is var c && c != 0 ? c : a.Chunk.CompareTo(b.Chunk));
        var next = new PriorityQueue<int, (string Student, int Chunk)>(order);
        var open = chunks.Select(c => c.GetEnumerator()).ToArray();
        try
        {
            for (var i = 0; i < open.Length; i++)
            {
                Advance(i);
            }
            while (next.TryDequeue(out var i, out _))
            {
                yield return open[i].Current;
                Advance(i);
            }
        }
        finally
        {
            Array.ForEach(open, o => o.Dispose());
        }

        void Advance(int i)
        {
            if (open[i].MoveNext())
            {
                next.Enqueue(i, (StudentId.Key(open[i].Current.Student), i));
            }
        }
    }
}
