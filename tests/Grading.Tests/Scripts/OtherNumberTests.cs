using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Grading.Marking.Scripted;
using Grading.Scripts;
using ScriptCompiler;
using ScriptMessages;

namespace Grading.Tests.Scripts;

/// <summary>The numbers of a script: which there are, what may be decided by them, and what they do when they are others.</summary>
[Collection("scripts")]
public sealed class OtherNumberTests(SharedRunner shared)
{
    private static readonly Signature Signature = Signature.Parse("double[] Run(double[][] w, double x)")!;
    private static readonly Lazy<Compiler> Compiler = new(() => new());

    private static readonly ImmutableArray<ImmutableArray<Value>> Calls =
        [.. ((double[])[0.3, 1.0, 3.7]).Select(x => (ImmutableArray<Value>)[new Value.Matrix([[1, 2]]), new Value.Number(x)])];

    // Each number that can be another one in «», and how many of them need not be compiled once more.
    [LinuxTheory]
    [InlineData("return new[] { «2»*x + «1.5» };", 2)]
    [InlineData("return new[] { «2» * x /* 3 */ + «1.5» }; // 4 times\n", 2)]
    [InlineData("string s = \"//\", t = \"/* 7 units\"; return new[] { «2»*x + 0 };", 1)]
    [InlineData("return new[] { x }; // \"\r return new[] { «2»*x };", 1)]
    [InlineData("const double h = «1e-3»; return new[] { (Math.Exp(x + h) - Math.Exp(x))/h };", 0)]
    [InlineData("var h = «1e-3»; return new[] { (Math.Exp(x + h) - Math.Exp(x))/h };", 1)]
    [InlineData("float f = «2»; long n = «3»; byte b = «4»; return new[] { f + n + b + «5d» + «6f» };", 1)]
    [InlineData("return new[] { x*«0x40» + «0b11» + «6_4» + «64UL» + «3u» + «7L» };", 3)]
    [InlineData("switch ((int)x) { case «1»: return new[] { «2.0» }; default: return new[] { «3.0» }; }", 2)]
    [InlineData("return new[] { (int)x switch { «1» => «2.0», > «3» => «4.0», _ => «5.0» } };", 3)]
    [InlineData(
        "var a = new double[«3»]; var b = new double[«2»] { «4», «5» }; for (int i = «1»; i < «2»; i++) a[i] = b[i]/«7»; return a;", 6)]
    [InlineData("double[,] m = { { «1», «2» }, { «3», «4» } }; return new[] { m[«1», «1»]*x - «2147483647» };", 7)]
    [InlineData("return new[] { x > «0.25» ? «Math.PI» : «1»/«3» + «7»/«2» };", 6)]
    [InlineData("return new[] { x + «int.MaxValue»/«4» + «System.Math.E» + 0*double.NaN };", 3)]
    [InlineData("double s(double z, int k) => k > «1» ? s(z, k - «1»)*z : «3»; return new[] { s(x, «4») };", 4)]
    [InlineData("double unused(double z) => z + 5; double used(double z) => z + «5»; return new[] { used(x) };", 1)]
    [InlineData("while («1» < «2») { if (x > «0.5») break; x += «0.25»; } return new[] { x };", 2)]
    [InlineData(
        "double d(double y = «2») => y; byte b = «3»; b += «1»; uint u = «2»; return new[] { d() + b + ((«2» - «1») - u) };", 0)]
    public void A_number_that_is_another_one_does_what_it_does_when_it_is_written(string body, int read)
    {
        var parts = $"double[] Run(double[][] w, double x) {{ {body} }}".Split('«', '»');
        var script = new Script(string.Concat(parts), Signature, IsBody: false);
        var numbers = Assert.IsType<Compiled.Image>(Compiler.Value.Compile(script, Gates.All)).Numbers;
        Assert.Equal((parts.Length / 2, read), (numbers.Length, numbers.Count(number => number.IsRead)));
        Assert.IsType<ScriptOutcome.Values>(Ran(script));
        for (var i = 0; i < numbers.Length; i++)
        {
            foreach (var value in OtherNumbers.Of(numbers[i]))
            {
                var written = (string[])parts.Clone();
                var suffix = Regex.Match(parts[2 * i + 1], "(?<=^[0-9]+)[dfLuU]+$").Value;
                written[2 * i + 1] = Written(value, parts[2 * i + 1].Contains('.', StringComparison.Ordinal) ? "d" : suffix);
                var outcome = Ran(script, new(new(i, value), Calls.Length));
                Assert.Equal(Told(Ran(script with { Code = string.Concat(written) })), Told(outcome));
                if (outcome is ScriptOutcome.Values) break;
            }
        }

        ScriptOutcome Ran(Script one, ScriptRunner.Trial? trial = null) => shared.Runner.Run(one, Calls, 10, _ => true, trial);
    }

    private static string Written(double value, string suffix) =>
        value.ToString(double.IsInteger(value) ? "F0" : "R", CultureInfo.InvariantCulture)
        + (suffix.Length == 0 && double.IsInteger(value) && Math.Abs(value) > int.MaxValue ? "d" : suffix);

    private static readonly string[] Constants = ["(2 - 1)", "(1 + 0)", "5/2", "(1 << 2)", "7 % 4", "-(-3)", "(true ? 2 : 9)"];

    public static TheoryData<string> MembersOfConstants() =>
    [
        .. from type in (string[])["byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double"]
           from sign in (string[])["-", "*", "/", "<"]
           select $"{type} u = 2; return new[] {{ {string.Join(", ", Constants.Select(constant => sign == "<"
               ? $"{constant} < u ? 1.0 : 0.5"
               : $"x*({constant} {sign} u) + (u {sign} {constant})"))} }};",
        "uint u = 2; double r = (2 - 1) - u; return new[] { r < 0 ? 0.0 : r };",
        "uint u = 2; var r = (2 - 1) - u; return new double[] { r };",
        "double y; if (1 == 1) y = x; return new[] { y };",
        "while (1 < 2) { x *= 2; if (x > 9) return new[] { x }; }",
        "for (; 3 > 2;) { x += 0.5; if (x > 9) return new[] { x }; }",
        "byte b = 250; b += 3 + 2; b <<= 1; b |= 4 - 3; return new double[] { b };",
        "short s = 1 + 2; var a = new[] { s, s }; return new double[] { a[1 - 1], Math.Max(s, 4), x > 1 ? s : 5 };",
        "var q = x switch { > 1 + 1 => 3u, _ => 2 - 1 }; return new double[] { q - 4 };",
        "switch ((int)x) { case 1 + 2: return new[] { 1.5 }; case 4 - 4: return new[] { 2.5 }; default: return new[] { 3.5 }; }",
        "double f(double y = 1 + 1) => y/(4 - 1); return new[] { f(), f(x), 0.1 + 0.2, 1/3 + 2.0/3 };",
    ];

    // What has more numbers than are read is compiled as it stands.
    [LinuxTheory]
    [MemberData(nameof(MembersOfConstants))]
    public void Numbers_that_are_read_mean_what_they_meant(string body)
    {
        var table = $"var table = new double[] {{ {string.Join(", ", Enumerable.Repeat("1", 65))} }}; ";

        Assert.Equal(Told(Ran(table)), Told(Ran("")));

        ScriptOutcome Ran(string before) => shared.Runner.Run(
            new($"double[] Run(double[][] w, double x) {{ {before}{body} }}", Signature, IsBody: false), Calls, 10, _ => true);
    }

    // Of the numbers in «», those that something may be decided by are followed by a !.
    [Theory]
    [InlineData("double c = «50»!; return new[] { x > c ? «2» : x/«4» };")]
    [InlineData("double c() => «50»!; return new[] { Math.Min(x, c())*«3» };")]
    [InlineData("Func<double, double> f = y => y - «50»!; if (f(x) > 0) return null; return new[] { x*«3» };")]
    [InlineData("bool far(double y, double from) => y > from; return new[] { far(x, «50»!) ? 0 : x*«3» };")]
    [InlineData("double[] c = { «50»!, «60»! }; return new[] { c.Count(y => x > y)*x };")]
    [InlineData("var a = new double[«20»]; a[«7»] = x*«3»; for (int i = 0; i < «5»; i++) x *= «2»; return new[] { a[«7»], x };")]
    [InlineData("for (int i = «12»; i < Math.Min(w.Length, «3»); i++) x = 0; return new[] { x, «9»/«4» };")]
    [InlineData("for (int i = 0; i < «1» && x > «50»!; i++) x = 0; return new[] { x };")]
    [InlineData("return new[] { x + (int)(x/«50»!) + w.Length/«12»! };")]
    [InlineData("switch ((int)x) { case «50»!: return null; } return new[] { (int)x switch { «60»! => 0, _ => x*«3» } };")]
    [InlineData("double lr = «0.1»; const int n = «3»; if (w == null) throw new Exception(); return new[] { x };")]
    public void What_may_be_decided_by_is_told(string body)
    {
        var parts = $"double[] Run(double[][] w, double x) {{ {body.Replace("!", "", StringComparison.Ordinal)} }}".Split('«', '»');
        var image = Compiler.Value.Compile(new(string.Concat(parts), Signature, IsBody: false), Gates.All);

        Assert.Equal(Regex.Matches(body, "»(!?)").Select(number => number.Groups[1].Length > 0),
            Assert.IsType<Compiled.Image>(image).Numbers.Select(number => number.Decides));
    }

    private static string Told(ScriptOutcome outcome) => outcome is ScriptOutcome.Values values
        ? string.Join(' ', values.Results.SelectMany(result => ScriptValues.Numbers(result!)).Select(BitConverter.DoubleToInt64Bits))
        : outcome is ScriptOutcome.Rejected rejected ? rejected.Why.Rule : $"{outcome with { Uses = [], Numbers = [] }}";
}
