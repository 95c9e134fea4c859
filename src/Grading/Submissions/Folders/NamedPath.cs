namespace Grading.Submissions.Folders;

/// <summary>A file or folder, on disk or in an archive, and its name in sentences and sources.</summary>
internal sealed record NamedPath(string Path, string Name, ZipFolder? Zip = null)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>What the student called the file, where a course system put more in front.</summary>
    public string? ScriptName { get; init; }

    public string Stem => ScriptName ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>All that is in an archive.</summary>
    public static NamedPath Of(ZipFolder zip) => new("", zip.Name, zip);
}
