using Benchmarks.Compare;

namespace Benchmarks;

/// <summary>The program that does the least a class takes (<c>benchmarks/ClassFloor</c>), made as the product is: native, or not.</summary>
internal sealed record Floor(string[] Words)
{
    private static readonly string[] Native =
        ["-r", "linux-x64", "-p:PublishAot=true", "-p:OptimizationPreference=Speed", "-p:IlcInstructionSet=x86-64-v3"];

    public static Floor Make(string folder, bool isNative)
    {
        var program = Path.Combine(folder, "floor");
        Repository.Dotnet(
            Repository.Root, ["publish", "benchmarks/ClassFloor", "-c", "Release", "-v", "quiet", "-o", program, .. isNative ? Native : []]);
        return new(isNative ? [Path.Combine(program, "ClassFloor")] : ["dotnet", Path.Combine(program, "ClassFloor.dll")]);
    }

    public Command Does(params string[] arguments) => new(Repository.Root, [.. Words, .. arguments]);
}
