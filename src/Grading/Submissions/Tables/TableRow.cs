using System.Collections.Immutable;

namespace Grading.Submissions.Tables;

/// <summary>
/// A row of a table: the student, the line it begins in, the cells that are needed, whether they were UTF-8, and a sentence if the row
/// has more or fewer cells than the header, and the whole row if it has more.
/// </summary>
internal sealed record TableRow(string Student, int Line, ImmutableArray<string> Cells, bool IsUtf8, string? Ragged, string? Raw = null)
{
    public bool IsBlank => Student == StudentId.None && Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>What the row takes in memory, roughly, in characters.</summary>
    public int Size => Student.Length + Cells.Sum(c => c.Length) + 64;

    public void Write(BinaryWriter to)
    {
        to.Write(Student);
        to.Write(Line);
        to.Write(Cells.Length);
        foreach (var cell in Cells)
        {
            to.Write(cell);
        }
        to.Write(IsUtf8);
        to.Write(Ragged ?? "");
        to.Write(Raw ?? "");
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    public static TableRow Read(BinaryReader from)
    {
        var (student, line, count) = (from.ReadString(), from.ReadInt32(), from.ReadInt32());
        var cells = ImmutableArray.CreateBuilder<string>(count);
        while (cells.Count < count)
        {
            cells.Add(from.ReadString());
        }
        return new(student, line, cells.MoveToImmutable(), from.ReadBoolean(), Given(from.ReadString()), Given(from.ReadString()));
    }
}
