using System.Collections.Immutable;
using Grading.Marking.Scripted;
using Grading.Scripts;
using ScriptCompiler;
using ScriptMessages;

namespace Grading.Tests.Scripts;

/// <summary>A number of a script that is another one when it is run, against the script that was compiled with that other number.</summary>
public sealed class OtherNumberTests : IDisposable
{
    private static readonly Signature Signature = Signature.Parse("double[] Run(double[][] w, double x)")!;
    private static readonly Lazy<Compiler> Compiler = new(() => new());

    private static readonly ImmutableArray<ImmutableArray<Value>> Calls =
        [.. ((double[])[0.3, 1.0, 3.7]).Select(x => (ImmutableArray<Value>)[new Value.Matrix([[1, 2]]), new Value.Number(x)])];

    private readonly ScriptRunner _runner = new(TestLimits.Usual);

    public void Dispose() => _runner.Dispose();

    // The number of numbers that need not be compiled once more, of all that are another one in turn.
    [Theory]
    [InlineData("return new[] { 2*x + 1.5 };", 2, 2)]
    [InlineData("return new[] { 2 * x /* 3 */ + 1.5 }; // 4 times\n", 2, 2)]
    [InlineData("const double h = 1e-3; return new[] { (Math.Exp(x + h) - Math.Exp(x))/h };", 0, 1)]
    [InlineData("var h = 1e-3; return new[] { (Math.Exp(x + h) - Math.Exp(x))/h };", 1, 1)]
    [InlineData("float f = 2; long n = 3; byte b = 4; return new[] { f + n + b + 5d + 6f };", 1, 5)]
    [InlineData("switch ((int)x) { case 1: return new[] { 2.0 }; default: return new[] { 3.0 }; }", 2, 3)]
    [InlineData("return new[] { (int)x switch { 1 => 2.0, > 3 => 4.0, _ => 5.0 } };", 3, 5)]
    [InlineData("var a = new double[3]; var b = new double[2] { 4, 5 }; for (int i = 1; i < 2; i++) a[i] = b[i]/7; return a;", 6, 7)]
    [InlineData("double[,] m = { { 1, 2 }, { 3, 4 } }; return new[] { m[1, 1]*x - 2147483647 };", 6, 7)]
    [InlineData("return new[] { x > 0.25 ? Math.PI : 1/3 + 7/2 };", 5, 6)]
    [InlineData("double s(double z, int k) => k > 1 ? s(z, k - 1)*z : 3; return new[] { s(x, 4) };", 4, 4)]
    [InlineData("while (1 < 2) { if (x > 0.5) break; x += 0.25; } return new[] { x };", 4, 4)]
    public void A_number_that_is_another_one_does_what_it_does_when_it_was_written(string body, int adjustable, int all)
    {
        var script = new Script($"double[] Run(double[][] w, double x) {{ {body} }}", Signature, IsBody: false);
        var others = ScriptText.WithOtherNumbers(script.Code).Select(other => other.Number).ToArray();
        Assert.Equal(all, others.Length);
        var image = Assert.IsType<Compiled.Image>(Compiler.Value.Compile(script, Gates.All));
        Assert.Equal(adjustable, others.Count(other =>
            image.Numbers.Any(number => number.Position == other.Position && number.CanBe(other.Value))));
        Assert.IsType<ScriptOutcome.Values>(Ran(script));
        foreach (var other in others) Assert.Equal(Told(Ran(script with { Code = other.Code })), Told(Ran(script, other)));

        ScriptOutcome Ran(Script one, ScriptRunner.OtherNumber? other = null) => _runner.Run(one, Calls, 10, _ => true, other);
    }

    private static string Told(ScriptOutcome outcome) => outcome is ScriptOutcome.Values values
        ? string.Join(' ', values.Results.SelectMany(result => ScriptValues.Numbers(result!)).Select(BitConverter.DoubleToInt64Bits))
        : $"{outcome}";
}
