using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptCompiler;
using ScriptHost;
using ScriptMessages;

namespace Grading.Tests.Scripts;

/// <summary>The layers between a text and an assembly, in this process: nothing of it is run.</summary>
public sealed class GateTests
{
    private static readonly Signature Run = Signature.Parse("double[] Run(double[][] w)")!;
    private static readonly Lazy<Compiler> Compiler = new(() => new());

    [Theory]
    [InlineData("return w[0]; // ∂C/∂z, “quoted”, 中文", null)]
    [InlineData("var δ = w[0]; return δ;", null)]
    [InlineData("var s = \"plain\";", null)]
    [InlineData("return w[0]; /* ‮ */", "character")]
    [InlineData("var а = 1;", "character")] // a Cyrillic letter
    [InlineData("Console.WriteLine($\"{x[0]} and {{}} {f(y):F3}\");", null)]
    [InlineData("Console.WriteLine($\"{$\"{1}\"}\");", "not-offered")]
    [InlineData("Console.WriteLine($\"{1 /* }\"); x(); /* }\");", "not-offered")]
    [InlineData("Console.WriteLine($\"{f(}\" + \")\");", "not-offered")]
    [InlineData("Console.WriteLine($\"{{1}\");", "not-offered")]
    [InlineData("Console.WriteLine($\"{x\");", "not-offered")]
    [InlineData("Console.WriteLine($\"{'}'}\");", "not-offered")]
    [InlineData("Console.WriteLine($@\"{x}\");", "not-offered")]
    [InlineData("var c = 'a';", "not-offered")]
    [InlineData("#if A", "not-offered")]
    [InlineData("return w[0);", "brackets")]
    [InlineData("return (w[0];", "brackets")]
    [InlineData("/* /* */ */", null)]
    [InlineData("/* never", "comment")]
    [InlineData("var s = \"never;", "quotes")]
    [InlineData("x = !!!!!!!!!!!!!!!x;", "too-complicated")]
    public void Text_is_scanned(string code, string? rule) => Assert.Equal(rule, TextScan.Check(code)?.Rule);

    [Fact]
    public void Deep_and_long_texts_are_stopped_before_the_compiler()
    {
        Assert.Equal("too-complicated", TextScan.Check(new string('(', 100) + new string(')', 100))?.Rule);
        Assert.Equal("too-long", TextScan.Check(new string('x', 20_000))?.Rule);
        Assert.Equal("long-line", TextScan.Check(new string('x', 2_000))?.Rule);
    }

    [Theory]
    [InlineData("double[] Run(double[][] w) { return w[0]; }", "")]
    [InlineData("public static double[] Run(double[][] w) => (double[])w[0].Clone();", "")]
    [InlineData("double[] Run(double[][] w) { (double a, double b) = (1, 2); (a, b) = (b, a); return new[] { a, b }; }", "")]
    [InlineData("double[] Run(double[][] w) { switch (w.Length) { case 1: return w[0]; default: throw new System.Exception(\"no\"); } }",
        "")]
    [InlineData("double[] Run(double[][] w) { var t = 0.0; foreach (var row in w) foreach (var x in row) t += x; return new[] { t }; }",
        "")]
    [InlineData("const double eps = 1e-9; double[] Run(double[][] w) { var a = new double[2][,]; a[0] = new double[,] { { "
        + "eps } }; return w[0]; }", "")]
    [InlineData("double[] Run(double[][] w) { double s(double x) => x > 0 ? x : throw new ArgumentException(); return new[] { s(1) }; }",
        "")]
    [InlineData("double[] Run(double[][] w) { return System.Math.E > 2 ? w[0] : null; }", "")]
    [InlineData("double[] Run(double[][] w) { double[] a = { 1, 2 }; if (a != null) a[0]++; return a; }", "")]
    [InlineData("double[] Run(double[][] w) { var s = $\"{w.Length}\"; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { Console.WriteLine($\"{w.Length:F3} \" + w[0][0] + string.Join(\", \", w[0])); "
        + "return w[0]; }", "")]
    [InlineData("using System.Linq; using System.Collections.Generic; using System.IO; double[] Run(double[][] w) { return w[0]; }", "")]
    [InlineData("using System.Reflection; double[] Run(double[][] w) { return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return w.Select(r => r.Sum()).OrderBy(x => x).Reverse().ToArray(); }", "")]
    [InlineData("double[] Run(double[][] w) { List<double> l = new() { 1 }; foreach (var x in l.Where(y => y > 0)) l[0] = x; "
        + "return l.ToArray(); }", "")]
    [InlineData("double[] Run(double[][] w) { IEnumerable<double> e = w[0]; e = e.Concat(new List<double>()); return e.ToArray(); }", "")]
    [InlineData("double[] Run(double[][] w) { return System.Linq.Enumerable.Range(0, 3).Select(i => (double)i).ToArray(); }", "")]
    [InlineData("double[] Run(double[][] w) { foreach (var p in w[0].Zip(w[1])) w[0][0] += p.First*p.Item2; return w[0]; }", "")]
    [InlineData("class P { static void Main() { Console.WriteLine(Run(null)[0]); } static double one = 1; static double[] "
        + "Run(double[][] w) => w.Select(r => P.one).ToArray(); }", "")]
    [InlineData("namespace N { static class P { public static double[] Run(double[][] w) { return w[0]; } } }", "")]
    [InlineData("namespace N; class P { double[] Run(double[][] w) { return w[0]; } }", "")]
    [InlineData("class P { public double X { get; set; } double[] Run(double[][] w) { return w[0]; } }", "not-offered")]
    [InlineData("class P : System.Exception { double[] Run(double[][] w) { return w[0]; } }", "not-offered")]
    [InlineData("class P<T> { double[] Run(double[][] w) { return w[0]; } }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { var e = w[0].Select(x => x).GetEnumerator(); return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { IEnumerable<object> e = null; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { ScriptHost.Offered.Console.WriteLine(1); return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { var d = new Dictionary<string, double>(); return w[0]; }", "compile:CS0246")]
    [InlineData("double[] Run(double[][] w) { long n = 3; return new double[n]; }", "")]
    [InlineData("double[] Run(double[][] w) { ulong n = 3; uint m = 2; var a = new double[n, m]; return new double[m]; }", "")]
    [InlineData("double[] Run(double[][] w) { byte b = 3; short s = 2; long l = 1; var a = new double[b, s, l]; return new double[b]; }",
        "")]
    [InlineData("double[] Run(double[][] w) { const ulong n = 3; return new double[w.Length > 1 ? n : 2ul]; }", "")]
    [InlineData("double[] Run(double[][] w) { long n = 3; var a = new double[n][]; a[0] = new double[w.Length*n]; return a[0]; }", "")]
    [InlineData("double[] Run(double[][] w) { int n = 3; var a = stackalloc double[n]; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { System.Span<double> a = stackalloc double[3]; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return new double[2.5]; }", "compile:CS0266")]
    [InlineData("double[] Run(double[][] w) { again: goto again; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { object o = w; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return (double[])(object)w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { System.Exception e = new System.Exception(); return e == null ? null : w[0]; }", "")]
    [InlineData("T F<T>(T x) => x; double[] Run(double[][] w) => F(w[0]);", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return typeof(double) == null ? null : w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { ScriptHost.Guard.Step(); return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(w, default); return w[0]; }",
        "not-offered")]
    [InlineData("double[] Run(double[][] w) { var t = ((1.0, 2.0), 3.0); return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { Func<object> f = w.Clone; return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { var s = \"a\" + \"b\"; for (int i = 0; i < 9; i++) s += s; return w[0]; }", "compile:CS0656")]
    [InlineData("double[] Run(double[][] w, ref double x) { return w[0]; }", "not-offered")]
    [InlineData("double[] Other(double[][] w) { return w[0]; }", "entry")]
    [InlineData("double[] Run(double[][] w) { return global::System.Math.E > 0 ? w[0] : null; }", "not-offered")]
    [InlineData("using static System.Environment; double[] Run(double[][] w) { return w[0]; }", "not-offered")]
    [InlineData("[System.Obsolete] double[] Run(double[][] w) { return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { async void F() { } F(); return w[0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return w is { Length: 1 } ? w[0] : null; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { return w[..1][0]; }", "not-offered")]
    [InlineData("double[] Run(double[][] w) { decimal m = 1; return w[0]; }", "compile")]
    [InlineData("double[] Run(double[][] w) { return this == null ? null : w[0]; }", "not-offered")]
    public void Code_is_compiled_or_refused(string code, string rule)
    {
        var compiled = Compiler.Value.Compile(new(code, Run, IsBody: false), Gates.All);
        var found = compiled switch
        {
            Compiled.Image => "",
            Compiled.Rejected why =>
            why.Rule == "not-offered" && rule.Length == 0 ? $"{why}" : why.Rule,
            Compiled.Failed failed => $"failed: {failed.What}",
            _ =>
                "?"
        };
        Assert.Equal(rule, rule == "compile" ? found.Split(':')[0] : found);
    }

    // What would be right once the guard is woven into it.
    [Theory]
    [InlineData("for (int i = 0; i < 2; i++) int y = 1;", "CS1023")]
    [InlineData("while (w.Length > 3) double y = 1;", "CS1023")]
    [InlineData("foreach (var row in w) double y = 1;", "CS1023")]
    [InlineData("var v = new double[-2];", "CS0248")]
    [InlineData("var v = new double[2, 1 - 2];", "CS0248")]
    [InlineData("int x = 1/0;", "CS0020")]
    [InlineData("int x = 7 % (2 - 2);", "CS0020")]
    [InlineData("int x = 2147483647 + 1;", "CS0220")]
    [InlineData("int x = 65536*65536;", "CS0220")]
    [InlineData("var b = (byte)300;", "CS0221")]
    [InlineData("byte b = 256;", "CS0031")]
    [InlineData("1.5;", "CS0201")]
    [InlineData("w[0][0]/2;", "CS0201")]
    [InlineData("new double[3];", "CS0201")]
    [InlineData("for (1.5; w.Length > 9; ) break;", "CS0201")]
    [InlineData("for (int i = 0; i < 2; w[0][0]/2) break;", "CS0201")]
    [InlineData("Action<double> f = x => 1.5;", "CS0201")]
    [InlineData("Action<double> f = x => x/3;", "CS0201")]
    [InlineData("void G() => new double[1];", "CS0201")]
    [InlineData("switch (3) { case 3: case 3: break; }", "CS0152")]
    [InlineData("double y; if (w.Length > 2) y = 1; w[0][0] = y;", "CS0165")]
    public void What_does_not_compile_is_told_as_it_was_written(string statements, string error)
    {
        var compiled = Compiler.Value.Compile(
            new($"double[] Run(double[][] w)\n{{\n{statements}\nreturn w[0];\n}}", Run, IsBody: false), Gates.All);
        var why = Assert.IsType<Compiled.Rejected>(compiled);
        Assert.Equal(($"compile:{error}", 3), (why.Rule, why.Line));
    }

    [Fact]
    public void The_metadata_list_refuses_what_the_mini_library_would_not_have_stopped()
    {
        var image = File.ReadAllBytes(typeof(GateTests).Assembly.Location);
        Assert.NotNull(MetadataList.Check(image));
        Assert.NotNull(MetadataList.Check([1, 2, 3]));
        Assert.NotNull(MetadataList.Check([]));
    }

    [Fact]
    public void Every_member_of_the_mini_library_exists_in_the_real_one()
    {
        var root = CSharpSyntaxTree.ParseText(MiniLibrary.Core).GetRoot();
        var real = typeof(object).Assembly;
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var space = type.Ancestors().OfType<NamespaceDeclarationSyntax>().Single().Name.ToString();
            var arity = type.TypeParameterList?.Parameters.Count ?? 0;
            var found = real.GetType($"{space}.{type.Identifier.ValueText}{(arity > 0 ? $"`{arity}" : "")}");
            Assert.True(found is not null, type.Identifier.ValueText);
            foreach (var method in type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.TypeParameterList is null))
                Assert.True(found.GetMethods(Any)
                    .Any(one => one.Name == method.Identifier.ValueText
                        && one.GetParameters().Length == method.ParameterList.Parameters.Count), $"{found}.{method.Identifier}");
            foreach (var property in type.Members.OfType<PropertyDeclarationSyntax>())
                Assert.True(found.GetProperty(property.Identifier.ValueText, Any) is not null, $"{found}.{property.Identifier}");
        }
        Assert.All(
            CSharpSyntaxTree.ParseText(MiniLibrary.Guard).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>(),
            method => Assert.Contains(typeof(Guard).GetMethods(), real => real.Name == method.Identifier.ValueText
                && real.GetParameters().Length == method.ParameterList.Parameters.Count));
    }

    [Fact]
    public void Every_member_that_is_offered_exists_in_the_guard()
    {
        var root = CSharpSyntaxTree.ParseText(MiniLibrary.Offered).GetRoot();
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var arity = type.TypeParameterList?.Parameters.Count ?? 0;
            var real = typeof(Guard).Assembly.GetType($"ScriptHost.Offered.{type.Identifier.ValueText}{(arity > 0 ? $"`{arity}" : "")}")!;
            Assert.All(type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.ExplicitInterfaceSpecifier is null), method =>
                Assert.Contains(real.GetMethods(), one => one.Name == method.Identifier.ValueText
                    && one.GetGenericArguments().Length == (method.TypeParameterList?.Parameters.Count ?? 0)
                    && one.ReturnType.Name.Split('`')[0] == NameOf(method.ReturnType)
                    && one.GetParameters().Select(parameter => parameter.ParameterType.Name.Split('`')[0])
                        .SequenceEqual(method.ParameterList.Parameters.Select(parameter => NameOf(parameter.Type!)))));
        }

        static string NameOf(TypeSyntax type) => type switch
        {
            GenericNameSyntax generic => generic.Identifier.ValueText,
            ArrayTypeSyntax array => $"{NameOf(array.ElementType)}[]",
            _ => type.ToString() switch
            {
                "double" => "Double",
                "float" => "Single",
                "int" => "Int32",
                "long" => "Int64",
                "bool" => "Boolean",
                "void" =>
                "Void",
                var name => name
            },
        };
    }

    // A script that is unwrapped is told about on the lines it was written on.
    [Theory]
    [InlineData("using System;\nusing System.Linq;\n\nnamespace N\n{\n  class P\n  {\n    // a\n    static void Main() { "
        + "}\n\n    static double[] Run(double[][] w)\n    {\n      return missing;\n    }\n  }\n}\n", 13)]
    [InlineData("class P { static double one = 1;\n static double[] Run(double[][] w) {\n Console.WriteLine(\"a\" +\n "
        + "w.Length\n + \"b\");\n return missing; } }", 6)]
    [InlineData("\nnamespace N;\nusing System;\nclass P {\n\n static double[] Run(double[][] w) => missing; }", 6)]
    public void Lines_stay_where_they_were(string code, int line) =>
        Assert.Equal(line, Assert.IsType<Compiled.Rejected>(Compiler.Value.Compile(new(code, Run, IsBody: false), Gates.All)).Line);

    [Fact]
    public void What_a_rehearsal_needs_compiles() =>
        Assert.IsType<Compiled.Image>(Compiler.Value.Compile(RehearsalScript.Script, Gates.All));

    [Fact]
    public Task The_metadata_list_is_approved() => Verifier.Verify(string.Join('\n', MetadataList.Rows));
}
