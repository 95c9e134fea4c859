using System.CommandLine;

namespace Grader.Commands.Paths;

/// <summary>An option that names a file or folder to read.</summary>
internal sealed class InputOption : Option<string?>
{
    public InputOption(string name) : base(name) => HelpName = "FILE";
}

/// <summary>Files or folders to read.</summary>
internal sealed class InputArgument(string name) : Argument<string[]>(name);

/// <summary>One file to read, or none where it may be left out.</summary>
internal sealed class InputFileArgument(string name) : Argument<string?>(name);

/// <summary>
/// An option that names a file to write, or a folder to write files in: where it is, <see cref="CommandPaths"/> says, after a look at all
/// paths of the command.
/// </summary>
internal sealed class OutputOption : Option<string?>
{
    public OutputOption(string name, bool isFolder = false) : base(name) => (IsFolder, HelpName) = (isFolder, isFolder ? "FOLDER" : "FILE");

    public bool IsFolder { get; }
}
