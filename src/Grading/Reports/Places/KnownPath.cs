namespace Grading.Reports.Places;

/// <summary>A path and what it leads to.</summary>
/// <param name="Real">Every link followed; null where they lead in a circle.</param>
internal sealed record KnownPath(GivenPath Given, string? Real, string Key, FileFacts Facts)
{
    public static KnownPath Of(GivenPath given)
    {
        var real = given.IsStandardOutput ? "" : RealPath.Of(given.Path);
        return new(given, real, RealPath.Key(real ?? ""), real is null or "" ? default : FactsOf(real, given.Path));
    }

    private static FileFacts FactsOf(string real, string typed) =>
        FileFacts.Of(real) is { Sort: not FileSort.Nothing } facts ? facts : FileFacts.Behind(Path.GetFullPath(typed));

    public bool IsFolder => Facts.Sort == FileSort.Folder;

    /// <summary>The same file by another name, as a second link to it.</summary>
    public bool IsSameFileAs(KnownPath other) =>
        Key == other.Key || (Facts.Identity != 0 && Facts.Identity == other.Facts.Identity);

    /// <summary>It lies in that folder, however deep; a folder that is the same by another name counts.</summary>
    public bool IsBelow(KnownPath folder) => RealPath.IsBelow(Key, folder.Key);

    /// <summary>What stands beside an output while it is written.</summary>
    public IEnumerable<KnownPath> Beside => Given.Use == PathUse.OutputFile && Real is { Length: > 0 }
        ? OwnFiles.Beside(Real).Select(Exactly)
        : Real is { Length: > 0 } ? [Exactly(OwnFiles.LockOf(Real))] : [];

    // Not followed: what stands there would be written through.
    private KnownPath Exactly(string path) => new(Given with { Path = path }, path, RealPath.Key(path), FileFacts.Of(path));
}
