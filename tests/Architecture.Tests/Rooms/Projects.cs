using System.Xml.Linq;

namespace Architecture.Tests.Rooms;

/// <summary>The project files of <c>src</c>.</summary>
internal static class Projects
{
    // what ImplicitUsings stands for
    private const string Implicit = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    public static string Sdk(string project) => File(project).Root!.Attribute("Sdk")!.Value;

    public static bool IsProgram(string project) => File(project).Descendants("OutputType").Any(type => type.Value == "Exe");

    /// <summary>The projects that one refers to.</summary>
    public static IEnumerable<string> References(string project) =>
        Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)!;

    /// <summary>Packages, and whole frameworks.</summary>
    public static IEnumerable<string> Packages(string project) =>
        Included(project, "PackageReference").Concat(Included(project, "FrameworkReference"));

    /// <summary>What each file of a project imports without a line that says so.</summary>
    public static string GlobalUsings(string project) => Implicit + string.Concat(File(project).Descendants("Using").Select(item =>
        item.Attribute("Alias") is { } alias
            ? $"global using {alias.Value} = {item.Attribute("Include")!.Value};\n"
            : $"global using {item.Attribute("Include")!.Value};\n"));

    private static IEnumerable<string> Included(string project, string item) =>
        File(project).Descendants(item).Select(reference => reference.Attribute("Include")!.Value);

    private static XDocument File(string project) => XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"));
}
