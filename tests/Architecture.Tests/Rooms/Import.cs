using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rooms;

/// <summary>A <c>using</c> line, of a component as well.</summary>
/// <param name="Name">What is imported: a namespace or a type.</param>
internal sealed partial record Import(FilePlace From, string Name, int Line)
{
    private static readonly HashSet<string> Rooms = [.. Repository.Places.Select(place => place.Room)];

    public static IEnumerable<Import> All => Repository.Sources
        .SelectMany(source => In(new(source.Key), source.Value.GetCompilationUnitRoot()))
        .Concat(Repository.Components.SelectMany(component => In(new(component.Key), component.Value)));

    /// <summary>The room of ours that is imported, or that the imported type is in; or null.</summary>
    public string? Room
    {
        get
        {
            var room = Name.Replace('.', '/');
            while (!Rooms.Contains(room) && room.Contains('/', StringComparison.Ordinal)) room = room[..room.LastIndexOf('/')];
            return Rooms.Contains(room) ? room : null;
        }
    }

    public override string ToString() => $"{From.Path}:{Line} imports {Name}";

    private static IEnumerable<Import> In(FilePlace from, CompilationUnitSyntax file) => file.DescendantNodes()
        .OfType<UsingDirectiveSyntax>()
        .Select(line => new Import(from, line.NamespaceOrType.ToString(), line.GetLocation().GetLineSpan().StartLinePosition.Line + 1));

    private static IEnumerable<Import> In(FilePlace from, string text) =>
        UsingLine().Matches(text).Select(line => new Import(from, line.Groups[1].Value, text.AsSpan(0, line.Index).Count('\n') + 1));

    [GeneratedRegex(@"^@using (?:static |\w+ = )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
