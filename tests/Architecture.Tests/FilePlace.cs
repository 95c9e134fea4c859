namespace Architecture.Tests;

/// <summary>Where a file is: its path from the root of the repository, with slashes.</summary>
internal readonly record struct FilePlace(string Path)
{
    /// <summary>The folder below <c>src</c>: <c>Formulas/Tree</c>; what its namespace is, with slashes.</summary>
    public string Room => Path["src/".Length..Path.LastIndexOf('/')];

    public string Project => Room.Split('/')[0];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// The name up to its first full stop: the files of one partial type (<c>Sized.cs</c>, <c>Sized.Columns.cs</c>) are one idea.
    /// </summary>
    public string Idea => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>How a table names it: <c>Formulas/Tree/Formula</c>.</summary>
    public string Short => $"{Room}/{Idea}";

    public override string ToString() => Path;
}
