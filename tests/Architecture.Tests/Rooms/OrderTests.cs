using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rooms;

/// <summary>The order of projects and of rooms: by what code mentions, by its <c>using</c> lines, by the project files.</summary>
public sealed class OrderTests
{
    public static TheoryData<string> Libraries => [.. Order.Libraries];

    [Fact]
    public void Code_uses_what_its_room_may_use()
    {
        var uses = Use.All.Where(use => !Order.Allows(use.From.Room, use.To)).Select(use => (use.From, use.To, Text: use.ToString()));
        Assert.True(Use.All.Length > 5000, $"only {Use.All.Length} uses were found");
        Faults.None(uses.DistinctBy(use => (use.From, use.To)).Select(use => use.Text));
    }

    // An import may be needed for a single file of a room, so it is held to the order of the projects only; the room is held by the uses.
    [Fact]
    public void Code_imports_from_projects_that_come_before()
    {
        var back = Import.All.Where(import => import.Room is { } room && Before(import.From.Project, room.Split('/')[0]) is false);
        Faults.None(back.Select(import => import.ToString()));
    }

    [Fact]
    public void Every_project_has_its_place_and_every_row_its_room()
    {
        Assert.Equal(Order.Projects.Keys.Order(), Repository.Places.Select(place => place.Project).Distinct().Order());
        var rooms = Repository.Places.Select(place => place.Room).ToHashSet();
        Faults.None(Order.Rooms.Keys.Where(row => !rooms.Any(room => room == row || room.StartsWith(row + "/", StringComparison.Ordinal))));
    }

    // A program is referred to so that it is built and copied; code is held by the tests above.
    [Theory]
    [InlineData("Formulas")]
    [InlineData("ReferenceSolutions")]
    [InlineData("ScriptMessages")]
    [InlineData("ScriptCompiler")]
    [InlineData("ScriptHost")]
    [InlineData("Grading")]
    [InlineData("Grader")]
    public void A_project_refers_to_those_before_it(string project)
    {
        var references = Projects.References(project).Where(other => !Projects.IsProgram(other));
        Faults.None(references.Where(other => Before(project, other) is false));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_brings_no_server_and_no_compiler(string library)
    {
        Assert.Equal("Microsoft.NET.Sdk", Projects.Sdk(library));
        Faults.None(Projects.Packages(library).Where(IsForbidden));
        var names = Repository.Sources.Where(source => new FilePlace(source.Key).Project == library)
            .SelectMany(source => source.Value.GetRoot().DescendantNodes().Where(IsForbidden).Select(name => $"{source.Key}: {name}"));
        Faults.None(names);
    }

    [Theory]
    [InlineData("Grading/Reports", "src/Grading/Result.cs", true)]
    [InlineData("Grading/Reports/Journals", "src/Grading/Batch.cs", false)]
    [InlineData("Grading/Reports/Journals", "src/Grading/Reports/Cell.cs", true)]
    [InlineData("Grading/Reports", "src/Grading/Marking/Numbers/NumberMarking.cs", false)]
    [InlineData("Grading/Submissions/Tables", "src/Grading/Submissions/Folders/TextFile.cs", true)]
    [InlineData("Grading/Submissions", "src/Formulas/Names/NearestName.cs", true)]
    [InlineData("Grading/Problems", "src/Grading/Submissions/Catalogue.cs", false)]
    [InlineData("Formulas/Names", "src/ReferenceSolutions/Model.cs", false)]
    [InlineData("Formulas/Reader", "src/Formulas/Tree/Formula.cs", true)]
    [InlineData("Grader/Web/Pages", "src/Grader/Commands/Loading.cs", false)]
    [InlineData("Grader/Commands/Pages", "src/Grader/Web/Look/Shell.razor", true)]
    [InlineData("ScriptHost", "src/Grading/Batch.cs", false)]
    public void The_order_allows(string from, string to, bool isAllowed) => Assert.Equal(isAllowed, Order.Allows(from, new(to)));

    private static bool Before(string project, string other) => project == other || Order.Projects[project].Contains(other);

    private static bool IsForbidden(SyntaxNode node) =>
        node is QualifiedNameSyntax or MemberAccessExpressionSyntax && IsForbidden(node.ToString());

    private static bool IsForbidden(string name) => Order.NotInLibraries.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
