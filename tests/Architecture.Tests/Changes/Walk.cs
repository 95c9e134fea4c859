using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Changes;

/// <summary>
/// The files that an answer passes from the command line to its row, in their order: the block <c>```walk</c> of ARCHITECTURE.md. A
/// line is a stop: <c>Grading/Marking: FormulaMarking, Conventions</c>, a room of <c>src</c> and files of it without their endings.
/// </summary>
internal sealed partial record Walk(ImmutableArray<Walk.Stop> Stops)
{
    public const string Page = "ARCHITECTURE.md";
    public const int MostFiles = 60;
    public const int MostChangesOfRoom = 15;

    public sealed record Stop(string Room, ImmutableArray<string> Files)
    {
        public IEnumerable<string> Paths => Files.Select(file => $"src/{Room}/{file}");
    }

    public int Files => Stops.SelectMany(stop => stop.Paths).Distinct().Count();

    public int ChangesOfRoom => Stops.Zip(Stops.Skip(1)).Count(pair => pair.First.Room != pair.Second.Room);

    public static Walk Parse(string page)
    {
        var block = Block().Match(page).Groups[1].Value;
        return new([.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StopOf)]);
    }

    private static Stop StopOf(string line)
    {
        if (line.Split(':', StringSplitOptions.TrimEntries) is not [var room, var files])
            throw new FormatException($"\"{line}\" is not \"room: File, File\".");
        var below = room.StartsWith("src/", StringComparison.Ordinal) ? room["src/".Length..] : room;
        return new(below, [.. files.Split(',', StringSplitOptions.TrimEntries)]);
    }

    [GeneratedRegex(@"^```walk\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
