using Formulas.Evaluating.Looping;
using Formulas.Numbers;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;

namespace Grading.Tests.Comparing;

public sealed class FrameStackTests
{
    private static readonly Asked Weights = Asked.In("""
        id: weights
        title: The weights of a layer
        statement: Of one layer.
        dims: { n: samples = 3, d: inputs = 4, h: units = 5 }
        symbols: { 'x[n,d], g[n,h], W[d,h]': '±0.3..1.3' }
        model: L = sum(g * (x W))
        parts:
          dW: { question: 'What is it?', ask: dL/dW }
        """);

    public static TheoryData<string> Problems => [.. Repository.Problems.Select(problem => problem.Id)];

    // Every sample answer of the library that is a formula, right or wrong.
    [Theory]
    [MemberData(nameof(Problems))]
    public void All_frames_at_once_have_the_values_of_each_by_itself(string id)
    {
        var problem = Repository.Problem(id);
        foreach (var part in problem.Parts)
        {
            if (part.Question is not Question.Formula question) continue;
            var reference = Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0"));
            foreach (var answer in part.Right.Concat(part.Slips))
                if (FormulaReader.Read(answer, question.Vocabulary) is Reading.Success read) AreTheSame(read.Formula, reference);
        }
    }

    private static void AreTheSame(Formula formula, Reference reference)
    {
        var looped = new LoopedFormula();
        if (reference.Together is not { } together || !looped.Write(formula, together)) return;
        for (var s = 0; s < reference.Stacks.Length; s++)
            if (looped.Run(s).ToArray() is { Length: > 0 } values) Assert.Equal(OneByOne(formula, reference.Stacks[s]), values);
    }

    private static Sized[] OneByOne(Formula formula, Reference.FrameStack stack) =>
        [.. stack.Frames.SelectMany(frame => new Evaluation().Run(formula, frame.Set, frame.Indices).ToArray())];

    [Theory]
    [InlineData("sum_n x_nd g_nh", true)]
    [InlineData("x^T g", true)]
    [InlineData("sum_n x_nd g_nh + 0*W_dh", true)]
    [InlineData("sum_n x_nd g_nh exp(x_nd)/exp(x_nd)", true)] // what a function makes of a column is kept
    [InlineData("sum_n x_nd g_nh + 0*sum_k W_dk", true)] // a sum of one column
    [InlineData("sum_n (x_nd g_nh + 0*sum_k g_nk W_dk)", true)] // one in another
    [InlineData("sum_n (x_nd g_nh + 0*sum_k (W_dk + g_nh))", true)] // of which the inner one has something of the outer one alone
    [InlineData("sum_n x_nd g_nh + 0*sum_n sum_k sum_m W_mk g_nk x_nm", true)] // three, each of which is the same in all frames
    [InlineData("sum_n x_nd g_nh exp(ln(x_nd^2))/x_nd^2", true)] // functions of what is computed
    [InlineData("sum_n max(x_nd, min(x_nd, 2)) g_nh", true)]
    [InlineData("sum_n x_nd g_nh + 0*sum_n x_n1 g_n2", true)] // elements by number
    [InlineData("2 sum_n x_nd g_nh - 3 sum_m x_md g_mh/3", true)] // the same in two letters
    [InlineData("sum_n (x_nd^2/x_nd) (g_nh^3/g_nh^2)", true)] // each factor has a letter of its own
    [InlineData("sum_n (x_nd + sum_k g_nk W_dk) g_nh - sum_n (sum_k W_dk g_nk) g_nh", true)]
    [InlineData("sum_n x_nd g_nh + sum_{n!=d} 0", false)] // a condition on a free index
    public void They_are_evaluated_at_once_where_only_what_is_read_depends_on_them(string answer, bool expected)
    {
        var formula = Weights.Read(answer);
        Assert.Equal(expected, AreTogether(formula, Weights.Reference));
        AreTheSame(formula, Weights.Reference);
        Assert.True(Agreements.AreAllSame(formula, Weights.Reference));
    }

    // none of them right
    [Theory]
    [InlineData("2")]
    [InlineData("sum_n x_nd")]
    [InlineData("2 sum_n x_nd^3")]
    [InlineData("sum_n sum_k exp(x_nd) W_dk")]
    [InlineData("sum_n max(g_nh, g_nh^2)")]
    [InlineData("exp(sum_n g_nh) sum_n exp(x_nd + x_1d)")]
    public void What_is_the_same_for_all_values_of_a_letter_is_so_in_each_frame(string answer)
    {
        var formula = Weights.Read(answer);
        Assert.True(AreTogether(formula, Weights.Reference));
        AreTheSame(formula, Weights.Reference);
    }

    [Fact]
    public void One_frame_needs_no_joining()
    {
        var scalar = Asked.In("itakura-saito", "a");
        Assert.Single(scalar.Reference.Stacks);
        Assert.Null(scalar.Reference.Together);
    }

    [Fact]
    public void An_answer_of_more_values_than_are_kept_is_evaluated_frame_by_frame()
    {
        var wide = Asked.In("""
            id: wide
            title: A wide layer
            statement: Many samples.
            dims: { n m: samples = 64, h: units = 3 }
            symbols: { 'g[n,h], b[h]': '±0.3..1.3' }
            model: 'L = sum(g[n,h]*b[h]; n, h)'
            parts:
              db: { question: 'What is it?', ask: dL/db }
            """);
        var formula = wide.Read("sum_n g_nh + 0*sum_n sum_m (g_nh + g_mh)");

        Assert.False(AreTogether(formula, wide.Reference));
        Assert.True(Agreements.AreAllSame(formula, wide.Reference));
        Assert.False(Agreements.AreAllSame(wide.Read("sum_n g_nh + b_h"), wide.Reference));
    }

    [Fact]
    public void Threads_share_the_columns()
    {
        var fresh = Asked.In("delta-rules", "hidden-delta");
        string[] answers = ["sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)", @"W^{l+1} Delta^{l+1} \odot f'(z^l)", "f'(z_j^l) a_j^l"];
        Parallel.For(0, 48, turn => AreTheSame(fresh.Read(answers[turn % answers.Length]), fresh.Reference));
    }

    // Whether a formula is evaluated for all frames at once.
    private static bool AreTogether(Formulas.Tree.Formula formula, Reference reference)
    {
        var looped = new LoopedFormula();
        return reference.Together is { } together && looped.Write(formula, together)
            && Enumerable.Range(0, reference.Stacks.Length).All(stack => !looped.Run(stack).IsEmpty);
    }
}
