using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests;

/// <summary>The repository that the tests stand in. Everything is read and parsed once, for all tests.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>Grader.sln</c>.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Each <c>.cs</c> file of <c>src</c>, by its path.</summary>
    public static ImmutableSortedDictionary<string, SyntaxTree> Sources { get; } = Files("src", "*.cs")
        .ToImmutableSortedDictionary(path => path, path => CSharpSyntaxTree.ParseText(Read(path), path: path), StringComparer.Ordinal);

    /// <summary>Each <c>.razor</c> file of <c>src</c>, by its path.</summary>
    public static ImmutableSortedDictionary<string, string> Components { get; } = Files("src", "*.razor")
        .ToImmutableSortedDictionary(path => path, Read, StringComparer.Ordinal);

    /// <summary>All files of <c>src</c> that are code.</summary>
    public static IEnumerable<FilePlace> Places => Sources.Keys.Concat(Components.Keys).Select(path => new FilePlace(path));

    /// <summary>Code as it is written, of <c>src</c>, <c>tests</c> or another folder.</summary>
    public static IEnumerable<(string Path, string Text)> Code(string folder) =>
        Files(folder, "*.cs").Concat(Files(folder, "*.razor")).Select(path => (path, Read(path)));

    /// <summary>Paths from the root, without what a build has put there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Grader.sln"))) return at.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
