namespace Grading.Reports.Places;

/// <summary>What a path that a command was given is for.</summary>
internal enum PathUse
{
    /// <summary>It is read: a file, or a folder with all that is in it.</summary>
    Input,

    /// <summary>A file is put there.</summary>
    OutputFile,

    /// <summary>A folder of files is put there.</summary>
    OutputFolder,
}

/// <summary>A path with the option (or argument) that names it.</summary>
internal sealed record GivenPath(string Option, string Path, PathUse Use)
{
    public bool IsStandardOutput => Use != PathUse.Input && Path == "-";

    public override string ToString() => $"{Option} \"{Path}\"";
}
