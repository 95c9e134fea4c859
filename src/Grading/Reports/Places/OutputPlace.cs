using System.Collections.Immutable;
using static Formulas.Translating.Spoken;

namespace Grading.Reports.Places;

/// <summary>
/// A place that something is written to. There is one only after all paths of a command were looked at together, so that none of them is
/// read from, or written to by something else: whatever writes takes a place, not a path.
/// </summary>
public sealed class OutputPlace
{
    private OutputPlace(GivenPath given, string path)
    {
        Path = path;
        Shown = given.IsStandardOutput ? Say("standard output") : given.Path;
        IsStandardOutput = given.IsStandardOutput;
        IsFolder = given.Use == PathUse.OutputFolder;
    }

    /// <summary>Where it is written, every link followed; for standard output a file that is shown at the end.</summary>
    public string Path { get; }

    /// <summary>As it was typed.</summary>
    public string Shown { get; }

    public bool IsStandardOutput { get; }

    internal bool IsFolder { get; }

    /// <summary>A file below a place that is a folder.</summary>
    internal OutputPlace Below(string name) =>
        new(new("", System.IO.Path.Combine(Shown, name), PathUse.OutputFile), System.IO.Path.Combine(Path, name));

    /// <summary>A file beside a place, called like it, that is there as long as it is written.</summary>
    internal OutputPlace Beside(string suffix) => new(new("", Shown + suffix, PathUse.OutputFile), Path + suffix);

    /// <summary>One place, by a path that nothing else is read from or written to.</summary>
    /// <exception cref="PathConflictException">It is no place for a file.</exception>
    public static OutputPlace Alone(string path) => Check([new("--out", path, PathUse.OutputFile)], temporary: "")[0]!;

    /// <summary>Looks at all paths together; a place for each that is an output, in their order, and null for the inputs.</summary>
    /// <param name="temporary">Where standard output is collected.</param>
    /// <exception cref="PathConflictException">Some output would do harm; all of them are said.</exception>
    internal static ImmutableArray<OutputPlace?> Check(ImmutableArray<GivenPath> paths, string temporary)
    {
        ImmutableArray<KnownPath> known = [.. paths.Select(KnownPath.Of)];
        string[] faults = [.. PathGuard.Faults(known).Distinct(StringComparer.Ordinal)];
        if (faults.Length > 0) throw new PathConflictException(string.Join('\n', faults));
        return
        [
            .. known.Select(path => path.Given.Use == PathUse.Input ? null
                : new OutputPlace(path.Given, path.Given.IsStandardOutput ? System.IO.Path.Combine(temporary, "output") : path.Real!)),
        ];
    }
}

/// <summary>An output would replace an input, another output, or something that is no file.</summary>
public sealed class PathConflictException(string message) : Exception(message);
