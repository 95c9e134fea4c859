using System.CommandLine;

namespace Grader.Commands.Calling;

/// <summary>A command, with what its help says besides its options.</summary>
/// <param name="examples">Lines that can be typed as they stand in <c>examples/quickstart</c>.</param>
/// <param name="takesFormulas">What it is given may begin with a minus.</param>
internal sealed class DescribedCommand(string name, string description, string[] examples, bool takesFormulas = false)
    : Command(name, description)
{
    public string[] Examples { get; } = examples;

    public bool TakesFormulas { get; } = takesFormulas;
}
