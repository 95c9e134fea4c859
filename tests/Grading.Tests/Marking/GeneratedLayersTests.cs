using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>
/// Right answers about layers in every way to write them that goes together, drawn by a seed, and each with one thing wrong: a lost or
/// misplaced transpose, another layer, a factor too little.
/// </summary>
public sealed class GeneratedLayersTests
{
    private const int Runs = 400;

    private static readonly string[] Fprimes = ["f'", @"\sigma'", @"\varphi'", "g'", "fprime"];
    private static readonly string[] Losses = ["C", "L", "E", "J", @"\mathcal{L}"];
    private static readonly string[] Weights = ["w", "W", @"\Theta"];
    private static readonly string[] Activations = ["a", "h"];
    private static readonly string[] Hadamards = [@" \odot ", @" \bullet ", @" \cdot ", @" \otimes ", " .* "];

    // A layer above, below, in brackets, as MATLAB has it.
    private static readonly Func<string, string, string>[] Layers =
    [
        static (name, layer) => $"{name}^{{{layer}}}",
        static (name, layer) => $"{name}^{{({layer})}}",
        static (name, layer) => $"{name}^{{[{layer}]}}",
        static (name, layer) => $"{name}_{{{layer}}}",
        static (name, layer) => $"{name}({layer})",
        static (name, layer) => $"{name}[{layer}]",
    ];

    // Elements, with the letters of the question or others that a left-hand side tells.
    private static readonly Func<string, string, string, string>[] Elements =
    [
        static (name, indices, layer) => $"{name}_{{{indices}}}^{{{layer}}}",
        static (name, indices, layer) => $"{name}^{{({layer})}}_{{{indices}}}",
        static (name, indices, layer) => $"{name}_{{{indices},{layer}}}",
        static (name, indices, layer) => $"{name}[{layer}]{string.Concat(indices.Select(index => $"[{index}]"))}",
    ];

    private static readonly PartGrading Hidden = Part("hidden-delta"), Weight = Part("weight"), Output = Part("output-delta");

    [Fact]
    public void Whole_vectors_in_any_letters_are_right_and_with_one_thing_wrong_they_are_not() => Each(draw =>
    {
        var (layer, slope, w) = (draw.Of(Layers), draw.Of(Fprimes), draw.Of(Weights));
        if (layer("x", "l")[1] is '(' or '[' or '_') (w, slope) = (w[0] == '\\' ? "W" : w, "f'");
        var (delta, before) = (layer("\\delta", "l+1"), layer(w, "l+1"));
        var turned = $"({before})^T {delta}";
        var had = draw.Of(Hadamards);
        draw.Expect(Hidden, $"{turned}{had}{slope}({layer("z", "l")})", Verdict.Correct);
        draw.Expect(Hidden, $"{before} {delta}{had}{slope}({layer("z", "l")})", Verdict.Wrong);
        draw.Expect(Hidden, $"{turned}{had}{slope}({layer("z", "l+1")})", Verdict.Wrong);
        draw.Expect(Hidden, turned, Verdict.Wrong);
        draw.Expect(Hidden, $"({before})^T @ {delta} @ {slope}({layer("z", "l")})", Verdict.Wrong);
    });

    [Fact]
    public void Outer_products_turn_vectors_only() => Each(draw =>
    {
        var layer = draw.Of(Layers);
        var (delta, a) = (layer("\\delta", "l"), layer(draw.Of(Activations), "l-1"));
        foreach (var right in (string[])[$"{delta} ({a})^T", $"{delta} \\otimes {a}", $"{delta} @ ({a}).T", $"({delta})^T {a}"])
            draw.Expect(Weight, right, Verdict.Correct);
        foreach (var wrong in (string[])[$"{a} ({delta})^T", $"{a} \\otimes {delta}", $"({a})^T {delta}", $"{delta} @ {a}",
            $"{a} @ {delta}"])
            draw.Expect(Weight, wrong, Verdict.Wrong);
    });

    [Fact]
    public void Elements_in_any_letters_are_right_and_with_one_thing_wrong_they_are_not() => Each(draw =>
    {
        var (element, a, loss) = (draw.Of(Elements), draw.Of(Activations), draw.Of(Losses));
        var (i, j) = draw.Letters("ijkmpq");
        var left = $"\\frac{{\\partial {loss}}}{{\\partial {element(draw.Of(Weights), i + j, "l")}}}";
        draw.Expect(Weight, $"{left} = {element("\\delta", i, "l")} {element(a, j, "l-1")}", Verdict.Correct);
        draw.Expect(Weight, $"{left} = {element("\\delta", j, "l")} {element(a, i, "l-1")}", Verdict.Wrong);
        draw.Expect(Weight, $"{left} = {element("\\delta", i, "l")} {element(a, j, "l")}", Verdict.Wrong);
        draw.Expect(Output, $"\\frac{{\\partial {loss}}}{{\\partial {a}_j^L}} {draw.Of(Fprimes)}(z_j^L)", Verdict.Correct);
        draw.Expect(Output, $"\\nabla_{a} {loss} \\odot {draw.Of(Fprimes)}(z^L)", Verdict.Correct);
    });

    private static PartGrading Part(string id) =>
        new ProblemGrading(Repository.Problem("nielsen-delta-rules"), new Assignment())[id]!;

    private static void Each(Action<Draw> run)
    {
        for (var seed = 0; seed < Runs; seed++) run(new(seed));
    }

    private sealed class Draw(int seed)
    {
        private readonly Random _random = new(seed);

        public T Of<T>(T[] choices) => choices[_random.Next(choices.Length)];

        public (string, string) Letters(string letters)
        {
            var first = _random.Next(letters.Length);
            var second = (first + 1 + _random.Next(letters.Length - 1)) % letters.Length;
            return ($"{letters[first]}", $"{letters[second]}");
        }

        public void Expect(PartGrading part, string answer, Verdict verdict)
        {
            var outcome = part.Grade(answer);
            Assert.True(outcome.Verdict == verdict, $"seed {seed}: {answer} is {outcome.Verdict} ({outcome.Reason.Word}), not {verdict}");
        }
    }
}
