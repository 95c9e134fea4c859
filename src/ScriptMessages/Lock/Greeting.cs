using System.Collections.Immutable;
using System.Globalization;

namespace ScriptMessages.Lock;

/// <summary>The first thing that a worker says, before it has read a text of a student.</summary>
/// <param name="ProcessId">Its process as whoever started it sees it; 0 where it can't tell.</param>
/// <param name="Layers">The layers of the sandbox that it has found to hold.</param>
public sealed record Greeting(int ProcessId, ImmutableArray<string> Layers)
{
    public static Greeting Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(int.Parse(lines[0], CultureInfo.InvariantCulture), [.. lines.Skip(1)]);
    }

    public override string ToString() => string.Join('\n', Layers.Prepend(ProcessId.ToString(CultureInfo.InvariantCulture)));
}
