using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Tests.Shared;

namespace Formulas.Tests;

/// <summary>Whatever a student sends is read, or refused with a sentence, in bounded time and on a small stack.</summary>
public sealed class RobustnessTests
{
    private static readonly Vocabulary[] Words = [Vocabularies.ItakuraSaito, Vocabularies.UpdateOfW46,
        Vocabularies.Layered("delta-rules", "hidden-delta"), Vocabularies.CrossEntropy(false), Vocabularies.UpdateOfW1];

    private static readonly string[] Pieces =
        ["\\", "{", "}", "(", ")", "[", "]", "_", "^", "|", ",", "=", "where ", " or ", "sum_k ", "\\frac", "\\sum_{", "d", "∂", "'", "\n",
            "\\\\", "&", "0", "9e9", "l", "L", "j", "\uD835", "\0", ".", ".T", "if ", " else ", "<", "T", "W", "Δ", "delta", "{=}", "e",
            "x_", "+", "-", "±", "½", "ᵀ", "₆", "⁻"];

    private static readonly string[] Monsters =
    [
        new string('(', 10_000), new string(')', 10_000), new string('-', 10_000) + "t", "2^" + new string('-', 10_000) + "t",
        "t" + new string('\'', 10_000), new string('|', 10_000),
        "9^9^9^9", string.Join('^', Enumerable.Repeat("9", 5000)), "2" + string.Concat(Enumerable.Repeat("^{2", 3000)),
        string.Concat(Enumerable.Repeat("\\frac{1}{", 2000)),
        string.Concat(Enumerable.Repeat("\\frac{1}{", 90)) + "t" + new string('}', 90), string.Concat(Enumerable.Repeat("\\sqrt", 3000)),
        string.Join('=', Enumerable.Repeat("t", 9000)), string.Join('=', Enumerable.Repeat("z_j^l", 3000)),
        string.Join(',', Enumerable.Repeat("a=t", 4000)), string.Join(" where ", Enumerable.Repeat("a=t", 2000)),
        string.Join('+', Enumerable.Repeat("t", 500)),
        "g(g(g(g(g(g(g(g(g(t))))))))), g(x) = x" + string.Concat(Enumerable.Repeat("+1", 100)),
        string.Join('+', Enumerable.Repeat("x6", 6000)), string.Join(' ', Enumerable.Repeat("z^l", 1000)),
        string.Join('+', Enumerable.Repeat("a_j^l", 300)), string.Concat(Enumerable.Repeat("t/x6 ", 700)),
        new string('\\', 20_000), string.Concat(Enumerable.Repeat("\\\\", 9000)), string.Concat(Enumerable.Repeat("\\begin{cases}", 1000)),
        string.Concat(Enumerable.Repeat("\\left", 4000)), "\\text{" + new string('a', 19_000),
        string.Concat(Enumerable.Repeat("sum_k ", 3000)) + "t", string.Concat(Enumerable.Repeat("\\sum_{i=1}^{999999} ", 90)) + "z_i",
        string.Concat(Enumerable.Repeat("sigma", 4000)), string.Concat(Enumerable.Repeat("sigma ", 3000)) + "t",
        string.Concat(Enumerable.Repeat("\uD835", 5000)), string.Concat(Enumerable.Repeat("\uDC00", 5000)),
        "\0\u0001\u0007\u001b\u007f\u0085", new string('₁', 20_000), new string('½', 20_000), new string('_', 20_000),
        new string('^', 20_000),
        string.Concat(Enumerable.Repeat("w_", 9000)), string.Concat(Enumerable.Repeat("d", 19_000)),
        string.Concat(Enumerable.Repeat("∂", 19_000)), string.Concat(Enumerable.Repeat("(d", 9000)),
        string.Concat(Enumerable.Repeat("{d", 9000)), string.Concat(Enumerable.Repeat("\\frac{d", 2500)),
        string.Concat(Enumerable.Repeat("(partial", 2000)), "x" + string.Concat(Enumerable.Repeat(" if t>0 else t", 900)),
        string.Concat(Enumerable.Repeat("t?", 6000)), string.Concat(Enumerable.Repeat("t<", 9000)) + "t", new string('1', 19_000),
        "1e999999999", "." + new string('.', 19_000),
        "g(g(g(g(g(g(t)))))), g(x)=x+x+x+x+x+x+x+x+x+x",
        string.Concat(Enumerable.Repeat("g(", 90)) + "t" + new string(')', 90) + ", g(x) = x*x",
        "a+a" + string.Concat(Enumerable.Range(0, 19).Select(i => $", {(char)(97 + i)} = {(char)(98 + i)}+{(char)(98 + i)}")),
        string.Concat(Enumerable.Repeat("w[", 9000)), "w" + string.Concat(Enumerable.Repeat("[l]", 6000)),
        "w_{" + new string('j', 19_000) + "}", "w_{" + string.Concat(Enumerable.Repeat("(", 9000)),
        "w^{" + string.Concat(Enumerable.Repeat("(", 9000)), "z^l" + string.Concat(Enumerable.Repeat("[:,None]", 2000)),
        "z^l" + string.Concat(Enumerable.Repeat("^T", 1400)), "z^l" + string.Concat(Enumerable.Repeat(".T", 1400)),
        string.Concat(Enumerable.Repeat("diag(", 99)) + "z^l" + new string(')', 99),
        string.Join('@', Enumerable.Repeat("W^l", 1000)), string.Join("@", Enumerable.Repeat("z^l", 1400)),
        string.Concat(Enumerable.Repeat("\\frac{dz^{", 90)), string.Concat(Enumerable.Repeat("d_{\\frac{dt}{", 90)) + ", d = 2",
        string.Concat(Enumerable.Repeat("|(", 40)) + "z^l" + string.Concat(Enumerable.Repeat(")|", 40)),
        new string('|', 60) + "z^l" + new string('|', 60),
        "dL/" + new string('(', 9000), new string('A', 65_536), new string('(', 65_536),
    ];

    // by number, since the texts make poor names for tests
    public static TheoryData<int> Numbers() => new(Enumerable.Range(0, Monsters.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_monster_is_read_or_refused_at_once(int number) => OnASmallStack(() =>
    {
        var text = Monsters[number];
        foreach (var vocabulary in Words)
        {
            Digest(text, vocabulary);
            Assert.InRange(Allocated(() => FormulaReader.Read(text, vocabulary)), 0, 80_000_000);
        }
    });

    [Fact]
    public void A_truncated_answer_is_read_or_refused() => OnASmallStack(() =>
    {
        foreach (var row in Notations.Rows)
            foreach (var text in row.Texts)
                for (var length = 0; length <= text.Length; length++)
                {
                    Digest(text[..length], Vocabularies.Of(row.Problem, row.Part));
                    Digest(text[length..], Vocabularies.Of(row.Problem, row.Part));
                }
    });

    [Fact]
    public void A_mutated_answer_is_read_or_refused() => OnASmallStack(() =>
    {
        var random = new Random(7);
        var texts = Notations.Rows.SelectMany(row => row.Texts).ToArray();
        for (var i = 0; i < 15_000; i++)
        {
            var text = texts[random.Next(texts.Length)];
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                var at = random.Next(text.Length + 1);
                text = random.Next(4) switch
                {
                    0 when text.Length > 0 => text.Remove(Math.Min(at, text.Length - 1), 1),
                    1 => text[..at] + texts[random.Next(texts.Length)][..1] + text[at..],
                    2 => text[at..] + text[..at],
                    _ => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                };
            }
            Digest(text, Words[random.Next(Words.Length)]);
        }
    });

    // Work that grows with the square of a text shows in what it takes of memory, on any machine: the text with most takes 55 MB.
    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Everything that is done with an answer.
    private static void Digest(string text, Vocabulary vocabulary)
    {
        try
        {
            switch (FormulaReader.Read(text, vocabulary))
            {
                case Reading.Unread failure:
                    Assert.InRange(failure.Fault.Start, 0, text.Length);
                    Assert.NotEmpty(MarkedText.Below(failure.Fault.Word, text, failure.Fault.Start, failure.Fault.Length));
                    break;
                case Reading.Mistyped mistyped: Assert.NotEmpty(mistyped.Fault.Word); break;
                case Reading.Success success:
                    foreach (var formula in new[] { success.Formula, success.Otherwise }.Concat(success.Earlier).OfType<Formula>())
                        Digest(formula, vocabulary);
                    break;
            }
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{(text.Length > 200 ? text[..200] : text)}\n{exception}");
        }
    }

    private static Sizes SizesFor(Vocabulary vocabulary) => vocabulary.LastLayer is null
        ? Layering.Plain([.. vocabulary.Dimensions], [2, 3, 2, 2])
        : Layering.Of(2, 3, 2, 2);

    private static void Digest(Formula formula, Vocabulary vocabulary)
    {
        Assert.NotEmpty(PrefixPrinter.Print(formula));
        Assert.NotEmpty(PlainPrinter.Print(formula));
        Assert.NotEmpty(LatexPrinter.Print(formula));
        Assert.NotEmpty(MathMLPrinter.Print(formula));
        var layout = new ColumnLayout(vocabulary.Quantities, SizesFor(vocabulary));
        var tape = new Tape();
        var writer = new TapeWriter(tape, layout, new PointElements(layout));
        writer.Bind("l", 1);
        foreach (var free in vocabulary.FreeIndices) writer.Bind(free.Letter, 1);
        writer.Append(formula);
        Assert.InRange(tape.Count, 1, TapeWriter.StepLimit + 5000);
        if (writer.IsTooLarge) return;
        var points = new PointColumns<Sized>(1, [.. Enumerable.Repeat(Sized.Exactly(0.5), 2 * layout.Elements)], [new byte[1]]);
        tape.Run<Sized, Sized>(points, new Sized[tape.Count]);
    }

    private static void OnASmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }, 1 << 20);
        thread.Start();
        thread.Join();
        if (thrown is not null) throw new Xunit.Sdk.XunitException(thrown.ToString());
    }
}
