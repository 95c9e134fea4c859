using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rooms;

/// <summary>What a Razor component uses, as far as its text tells: the types of its own room, by their names.</summary>
internal static partial class Component
{
    // each type of a room that stands in the room's namespace, and each component: who declares it
    private static readonly Lazy<FrozenDictionary<(string Room, string Type), FilePlace>> Declared = new(() =>
        Repository.Sources.SelectMany(source => source.Value.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax)
                .Select(type => (Type: type.Identifier.Text, Place: new FilePlace(source.Key))))
            .Concat(Repository.Components.Keys.Select(path => (Type: new FilePlace(path).Idea, Place: new FilePlace(path))))
            .DistinctBy(type => (type.Place.Room, type.Type)).ToFrozenDictionary(type => (type.Place.Room, type.Type), type => type.Place));

    public static IEnumerable<Use> Uses(FilePlace here, string text)
    {
        foreach (Match word in Word().Matches(text))
            if (Declared.Value.TryGetValue((here.Room, word.Value), out var place) && place.Short != here.Short)
                yield return new(here, place, word.Value, text.AsSpan(0, word.Index).Count('\n') + 1);
    }

    // in a tag or in code, not within a longer name
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*")]
    private static partial Regex Word();
}
