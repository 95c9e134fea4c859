using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>A console program that does next to nothing, compiled ahead like the product: what any program takes to start.</summary>
internal static class EmptyProgram
{
    /// <summary>How the product is published, to start quickly.</summary>
    public static readonly string[] Publish =
        ["-c", "Release", "-r", Runtime, "--self-contained", "false", "-p:PublishReadyToRun=true", "-v", "quiet"];

    private static string Runtime => $"{Platform}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string Platform => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>Writes, publishes and names it.</summary>
    public static string Make(string folder)
    {
        var (source, program) = (Path.Combine(folder, "empty"), Path.Combine(folder, "e"));
        Directory.CreateDirectory(source);
        File.WriteAllText(Path.Combine(source, "empty.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(source, "Program.cs"), "System.Console.WriteLine(\"empty\");\n");
        Repository.Dotnet(source, ["publish", .. Publish, "-o", program]);
        return Path.Combine(program, "empty");
    }
}
