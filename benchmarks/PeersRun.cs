using System.Globalization;
using Grading;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;
using Jint;

namespace Benchmarks;

/// <summary>
/// Other programs on the same work: 200 distinct texts of one formula, each read and evaluated at the same 64 points, in turns. They compare
/// nothing, find no mistake, and know neither notation nor sizes of terms; SymPy only where it is installed.
/// </summary>
internal static class PeersRun
{
    private const int Texts = 200;
    private const int Rounds = 15;

    private static readonly int[] Numbers = [.. Enumerable.Range(2, Texts)];

    // the reading alone: 64 points would be unfair to a program that works with symbols
    private const string SymPy = """
        import sys, time
        from sympy import symbols, sympify
        texts = [f"2*(z6**2-t)/z6**3*{n}/{n}+{n}*0" for n in range(2, 202)]
        sympify(texts[0])
        start = time.process_time()
        for text in texts: sympify(text)
        print((time.process_time() - start) / len(texts) * 1e6)
        """;

    public static void Run()
    {
        var problem = ProblemReader.Read(Repository.Problem("itakura-saito")).Single();
        var question = (Question.Formula)problem.Parts[0].Question;
        var set = ProblemGrading.Points(problem, problem.Parts[0].Section, "0")[0];
        double[] Column(string name)
        {
            var quantity = set.Network.Model.Quantities.Single(one => one.Name == name);
            return [.. set.Points.Column(set.Network.Layout.Column(quantity, [], 0)).ToArray().Select(value => value.Value)];
        }
        var (z6, t) = (Column("z6"), Column("t"));
        var grading = new FormulaMarking(question, Reference.Of(question, [set]), new());
        using var engine = new Engine();
        (string Name, Action<int> Work)[] all =
        [
            ("this", number => Graded(grading, number)),
            ("Jint", number => Sum(InJint(engine, number), z6, t)),
            ("NCalc", number => Sum(InNCalc(number), z6, t)),
        ];
        var times = all.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds + 1; round++)
            for (var i = 0; i < all.Length; i++)
            {
                var taken = ThreadClock.Of(() => Array.ForEach(Numbers, all[i].Work)) / Texts;
                if (round > 0) times[i].Add(taken);
            }
        Console.WriteLine($"| {Texts} distinct texts at 64 points | µs each, quickest | by this |\n| --- | --- | --- |");
        for (var i = 0; i < all.Length; i++) Print(all[i].Name, times[i].Min(), times[0].Min());
        if (OfSymPy() is { } sympy) Print("SymPy, reading alone", sympy, times[0].Min());
        else Console.WriteLine("| SymPy | not installed | |");
    }

    private static void Print(string name, double microseconds, double own) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {microseconds:F2} | {microseconds / own:F1} |"));

    private static void Graded(FormulaMarking grading, int number)
    {
        if (grading.Grade($"2*(z6^2-t)/z6^3*{number}/{number}+{number}*0").Verdict != Verdict.Correct)
            throw new InvalidOperationException("That is right.");
    }

    private static void Sum(Func<double, double, double> formula, double[] z6, double[] t)
    {
        var sum = 0.0;
        for (var p = 0; p < z6.Length; p++) sum += formula(z6[p], t[p]);
        if (!double.IsFinite(sum)) throw new InvalidOperationException("That has a value everywhere.");
    }

    private static Func<double, double, double> InJint(Engine engine, int number)
    {
        var function = engine.Evaluate($"(z6, t) => 2*(z6**2-t)/z6**3*{number}/{number}+{number}*0");
        return (z6, t) => engine.Invoke(function, z6, t).AsNumber();
    }

    private static Func<double, double, double> InNCalc(int number)
    {
        var formula = new NCalc.Expression(
            $"2*(z6*z6-t)/(z6*z6*z6)*{number}.0/{number}.0+{number}*0", NCalc.ExpressionOptions.NoCache);
        return (z6, t) =>
        {
            (formula.Parameters["z6"], formula.Parameters["t"]) = (z6, t);
            return Convert.ToDouble(formula.Evaluate(), CultureInfo.InvariantCulture);
        };
    }

    private static double? OfSymPy()
    {
        try
        {
            using var process = Repository.Start("python3", Repository.Root, "-c", SymPy);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
