using System.CommandLine;

namespace Grader.Commands.Paths;

/// <summary>An option that names a file or folder to read.</summary>
internal sealed class InputOption(string name) : Option<string?>(name);

/// <summary>Files or folders to read.</summary>
internal sealed class InputArgument(string name) : Argument<string[]>(name);

/// <summary>One file to read.</summary>
internal sealed class InputFileArgument(string name) : Argument<string>(name);

/// <summary>
/// An option that names a file to write, or a folder to write files in: where it is, <see cref="CommandPaths"/> says, after a look at all
/// paths of the command.
/// </summary>
internal sealed class OutputOption(string name) : Option<string?>(name)
{
    public bool IsFolder { get; init; }
}
