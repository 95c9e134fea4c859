namespace Benchmarks.Compare;

/// <summary>
/// One of the two builds: a checkout that is built in Release, or a folder with a published program. Nothing of it is linked here, so its
/// assemblies and types may be named as they like.
/// </summary>
/// <param name="Letter">A or B.</param>
/// <param name="Folder">Where it runs: the checkout, or for a published program this repository, because of the problem files.</param>
/// <param name="Program">The program, or <c>dotnet</c> and the assembly that it starts.</param>
/// <param name="Benchmarks">The built benchmarks of the checkout, or nothing.</param>
internal sealed record Build(char Letter, string Folder, string[] Program, string? Benchmarks)
{
    // Where a checkout has what it builds.
    private const string Output = "bin/Release/net10.0";

    /// <summary>Whether there is more than a program: sources, that can be published.</summary>
    public bool IsCheckout { get; private init; }

    public static Build At(char letter, string folder)
    {
        folder = Path.GetFullPath(folder);
        if (StartedFrom(folder) is { } published) return new(letter, Repository.Root, published, null);
        if (StartedFrom(Path.Combine(folder, "src/Grader", Output)) is { } built)
        {
            var benchmarks = Path.Combine(folder, "benchmarks", Output, "Benchmarks.dll");
            return new(letter, folder, built, File.Exists(benchmarks) ? benchmarks : null) { IsCheckout = true };
        }
        throw new ArgumentException($"{folder} is neither a checkout that is built in Release nor a folder with a published program.");
    }

    /// <summary>
    /// The checkout's program as it is delivered: compiled ahead, into the folder given; and its benchmarks, into a folder beside those that
    /// are built, since they look for the problems above them. Nothing else of the checkout changes.
    /// </summary>
    public Build Published(string into)
    {
        if (!IsCheckout) return this;
        var (published, artifacts) = (Path.Combine(into, $"{Letter}"), Path.Combine(into, $"artifacts-{Letter}"));
        Repository.Dotnet(Folder, ["publish", "src/Grader", .. EmptyProgram.Publish, "--artifacts-path", artifacts, "-o", published]);
        if (Benchmarks is null) return this with { Program = StartedFrom(published)! };
        var ahead = Path.Combine(Path.GetDirectoryName(Benchmarks)!, "ahead");
        Repository.Dotnet(Folder, ["publish", "benchmarks", .. EmptyProgram.Publish, "--artifacts-path", artifacts, "-o", ahead]);
        return this with { Program = StartedFrom(published)!, Benchmarks = Path.Combine(ahead, "Benchmarks.dll") };
    }

    public Command Does(params string[] arguments) => new(Folder, [.. Program, .. arguments]);

    // A native program starts by itself, and so does one with a starter beside its assembly.
    private static string[]? StartedFrom(string folder)
    {
        var (program, assembly) = (Path.Combine(folder, "grader"), Path.Combine(folder, "grader.dll"));
        return File.Exists(program) ? [program] : File.Exists(assembly) ? ["dotnet", assembly] : null;
    }
}
