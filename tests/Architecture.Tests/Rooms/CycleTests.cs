using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests.Rooms;

/// <summary>No circles: among the files of a room, and among rooms beside each other.</summary>
public sealed class CycleTests
{
    [Fact]
    public void No_files_of_a_room_use_each_other_in_a_circle()
    {
        var rooms = Use.All.Where(use => use.From.Room == use.To.Room).GroupBy(use => use.From.Room);
        Faults.None(rooms.SelectMany(room => Told(room.Key, room, place => place.Idea)));
    }

    // A room and those inside it may use each other: it holds what they share, and puts them together. Beside each other they have an
    // order.
    [Fact]
    public void No_rooms_beside_each_other_use_each_other_in_a_circle()
    {
        var folders = Repository.Places.Select(place => place.Room).SelectMany(Around).Distinct();
        Faults.None(folders.SelectMany(folder =>
            Told(folder, Use.All.Where(use => AreBeside(folder, use)), place => Inside(folder, place.Room)!)));
    }

    [Theory]
    [InlineData("class A { B? b; }", "class B;", "A.cs→B.cs")]
    [InlineData("class A { int B = 1; int C() => B; }", "class B;", "")]
    [InlineData("class A { object M(int B) => B; }", "class B;", "")]
    [InlineData("class A { B B => new(); object C => B; }", "class B;", "A.cs→B.cs")]
    [InlineData("class A { string N => nameof(B); }", "class B;", "")]
    [InlineData("/// <see cref=\"B\"/>\nclass A; // B", "class B;", "")]
    [InlineData("class A { void M() { var b = Make(); } static A Make() => new(); }", "class B;", "")]
    [InlineData("class A { int M() => 1.Twice(); }", "static class B { public static int Twice(this int a) => 2 * a; }", "A.cs→B.cs")]
    [InlineData("using static B; class A { int M() => Two; }", "static class B { public const int Two = 2; }", "A.cs→B.cs")]
    [InlineData("class A { bool M(object o) => o is B.C; }", "class B { public class C : B { A? a; } }", "A.cs→B.cs B.cs→A.cs")]
    [InlineData("class A { B.C<A>? b; class B { public class C<T>; } }", "class B;", "")]
    public void A_use_is_what_the_compiler_takes_it_for(string a, string b, string uses)
    {
        var found = Use.Among(CSharpSyntaxTree.ParseText(a, path: "src/R/A.cs"), CSharpSyntaxTree.ParseText(b, path: "src/R/B.cs"));
        Assert.Equal(uses, string.Join(' ', found.Select(use => $"{use.From.Name}→{use.To.Name}").Distinct()));
    }

    [Theory]
    [InlineData("ab bc", "")]
    [InlineData("ab ba", "a→b→a")]
    [InlineData("ab bc ca ad da", "a→d→a")]
    [InlineData("ab bc cb de ed", "b→c→b d→e→d")]
    public void A_circle_is_told_once_and_at_its_shortest(string edges, string circles)
    {
        var graph = edges.Split(' ').ToLookup(edge => edge[..1], edge => edge[1..]);
        Assert.Equal(circles, string.Join(' ', Cycles.In(graph).Select(circle => string.Join('→', circle))));
    }

    // "room: A → B → A", and for each step what it is about
    private static IEnumerable<string> Told(string room, IEnumerable<Use> uses, Func<FilePlace, string> name)
    {
        var all = uses.DistinctBy(use => (name(use.From), name(use.To))).ToDictionary(use => (name(use.From), name(use.To)));
        var edges = all.Keys.ToLookup(edge => edge.Item1, edge => edge.Item2);
        foreach (var circle in Cycles.In(edges))
        {
            var steps = circle.Zip(circle.Skip(1)).Select(step => all[step]).Select(use => $"{use.From.Name}:{use.Line} uses {use.Type}");
            var others = Cycles.Knot(circle[0], edges).Except(circle).ToArray();
            var tied = others.Length > 0 ? $"; tied to them: {string.Join(", ", others)}" : "";
            yield return $"{room}: {string.Join(" → ", circle)} ({string.Join(", ", steps)}){tied}";
        }
    }

    private static bool AreBeside(string folder, Use use) =>
        Inside(folder, use.From.Room) is { } from && Inside(folder, use.To.Room) is { } to && from != to;

    // the room of a folder that a room is, or is inside of
    private static string? Inside(string folder, string room) =>
        room.StartsWith(folder + "/", StringComparison.Ordinal) ? room[(folder.Length + 1)..].Split('/')[0] : null;

    private static IEnumerable<string> Around(string room)
    {
        for (var end = room.LastIndexOf('/'); end > 0; end = room.LastIndexOf('/', end - 1)) yield return room[..end];
    }
}
