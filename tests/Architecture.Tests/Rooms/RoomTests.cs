using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rooms;

/// <summary>Rooms and what stands in them.</summary>
public sealed class RoomTests
{
    public const int MostFiles = 13;

    [Fact]
    public void No_room_has_more_than_thirteen_files()
    {
        var full = Repository.Places.GroupBy(place => place.Room).Where(room => room.Count() > MostFiles);
        Faults.None(full.Select(room => $"{room.Key}: {room.Count()} files"));
    }

    // Inside a namespace Grading.Reader the name of a type Reader would be the namespace.
    [Fact]
    public void No_room_has_the_name_of_a_type_in_it()
    {
        var types = Types().Select(type => (type.Place, Name: type.Type.Identifier.Text))
            .Concat(Repository.Components.Keys.Select(path => (Place: new FilePlace(path), Name: new FilePlace(path).Idea)));
        Faults.None(types.Where(type => type.Place.Room.Split('/').Contains(type.Name)).Select(type => $"{type.Place}: {type.Name}"));
    }

    [Fact]
    public void The_namespace_of_a_file_is_its_room()
    {
        var spaces = Repository.Sources.SelectMany(source => source.Value.GetRoot().DescendantNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Select(space => (Place: new FilePlace(source.Key), Name: space.Name.ToString())));
        var elsewhere = spaces.Where(space => space.Name.Replace('.', '/') != space.Place.Room);
        Faults.None(elsewhere.Select(space => $"{space.Place}: {space.Name}"));
    }

    // Others embed the library; of the program they can use nothing. Components are public because the compiler of pages makes them so.
    [Fact]
    public void The_program_has_no_public_types_but_components()
    {
        var types = Types().Where(type => type.Place.Project == "Grader" && IsPublic(type.Type));
        Faults.None(types.Select(type => $"{type.Place}: {type.Type.Identifier.Text}"));
    }

    // those that stand in a namespace, not in another type
    private static IEnumerable<(FilePlace Place, BaseTypeDeclarationSyntax Type)> Types() =>
        Repository.Sources.SelectMany(source => source.Value.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
            .Select(type => (new FilePlace(source.Key), type)));

    private static bool IsPublic(BaseTypeDeclarationSyntax type) =>
        type.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword));
}
