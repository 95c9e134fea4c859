using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>What stands beside a formula: equations that give its names other values, further members, pieces, other formulas.</summary>
public sealed class ClaimsTests
{
    private const string Right = "2(z6^2-t)/z6^3";

    [Theory]
    [InlineData("2(x6 - t)/z6^3 using x6 = z6^3")]
    [InlineData("2(x6-t)/z6^3, since x6 = z6")]
    [InlineData("2(x6-t)/z6^3, when x6 = z6")]
    [InlineData("2(x6 - t)/z6^3 from (a) x6 = z6^3")]
    [InlineData(@"\frac{2(x_6 - t)}{z_6^3}\ (\text{with }x_6 = z_6^3)")]
    [InlineData("x6 = z6^3\n2(x6 - t)/z6^3")]
    [InlineData("t = -t\n2(z6^2 + t)/z6^3")]
    [InlineData("2(z6^2-t)/z6^3 with rho(z) = z^2/2")]
    public void A_name_with_another_value_is_asked_about(string answer) => AssertAsked("itakura-saito", "a", answer);

    // What is put in makes right what is wrong, and another question of this one.
    [Theory]
    [InlineData("itakura-saito", "a", Right + " + x3 where x3 = 0")]
    [InlineData("itakura-saito", "a", Right + "*w36 where w36 = 1")]
    [InlineData("itakura-saito", "a", "2(z4^2-t)/z4^3 where z4 = z6")]
    [InlineData("itakura-saito", "a", "2(z6^2-x1)/z6^3 where x1 = t")]
    [InlineData("itakura-saito", "a", "sigma(z3) where sigma(z3) = " + Right)]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "e^-z/(1+e^-z)^2, e = 3")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "σ(z)(1-σ(z)), e = 2")]
    [InlineData("relu-sigmoid", "relu-negative", "z where z = 0")]
    [InlineData("relu-sigmoid", "relu-negative", "z where z = 7")]
    public void A_name_of_the_question_is_not_defined_anew(string problem, string part, string answer) =>
        AssertAsked(problem, part, answer);

    // Other signs, updates on the way and rounded constants are no other question.
    [Theory]
    [InlineData("itakura-saito", "b", "w46 + k x4 δ6 where δ6 = 2(t - z6^2)/z6^3")]
    [InlineData("itakura-saito", "b", "w46 + k x4 δ6 with δ6 = -dL/dz6")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "e^-z/(1+e^-z)^2, e = 2.72")]
    [InlineData("itakura-saito", "a", "2 e/z6^3, e = z6^2 - t")]
    public void What_a_name_stands_for_is_put_in(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Grade(problem, part, answer).Verdict);

    // Rows that no operator leads on to are the same in other words, or one product.
    [Theory]
    [InlineData("itakura-saito", "a", "2\n(z6^2-t)/z6^3")]
    [InlineData("itakura-saito", "a", "2(z6^2-t)\n-------\n  z6^3")]
    [InlineData("itakura-saito", "a", "2(z6^2-t)\n──────────\n  z6^3")]
    [InlineData("itakura-saito", "a", "dL/dz6 = 2 (z6^2-t)\n(1/z6^3)")]
    [InlineData("itakura-saito", "a", "5\n" + Right)]
    [InlineData("itakura-saito", "b", "w46\n- k x4\ndL/dz6")]
    [InlineData("nielsen-delta-rules", "weight", "a_k^l\na_k^(l-1) delta_j^l")]
    [InlineData("nielsen-delta-rules", "weight", "delta^l\n(a^{l-1})^T")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_kj^(l+1) delta_k^(l+1)\nf'(z_j^l)")]
    [InlineData("relu-sigmoid", "loss", "0.5\n0.288")]
    [InlineData("relu-sigmoid", "loss", "C = 0.5\nC = 0.288")]
    public void Rows_that_differ_are_asked_about(string problem, string part, string answer) => AssertAsked(problem, part, answer);

    [Theory]
    [InlineData("itakura-saito", "a", "2/z6 - 2t/z6^3\n" + Right)]
    [InlineData("itakura-saito", "a", "dL/dz6 = 2z6\ndL/dz6 = " + Right)] // the last one counts
    [InlineData("itakura-saito", "a", "dL/dx6 = 1/x6 - t/x6^2\n" + Right)]
    [InlineData("itakura-saito", "b", "w46 => w46 - k x4 dL/dz6")]
    [InlineData("relu-sigmoid", "sgd", "dC/dw1 = (y-t)*y*(1-y)*w2*x\nw1 - eta*dC/dw1")]
    [InlineData("relu-sigmoid", "loss", "0.2884\n0.288")]
    [InlineData("relu-sigmoid", "loss", "y = 0.2405\n0.288")]
    public void Rows_may_say_the_same_again(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Grade(problem, part, answer).Verdict);

    [Theory]
    [InlineData("2(x6 - t)/z6^3 using x6 = z6^2")]
    [InlineData("2(x6 - t)/z6^3, since x6 = rho(z6)")]
    [InlineData("x6 = z6^2\n2(x6 - t)/z6^3")]
    [InlineData("2(z6^2-t)/z6^3, by the chain rule dL/dz6 = dL/dx6 dx6/dz6")]
    [InlineData("1. dL/dx6 = 1/x6 - t/x6^2\n2. dx6/dz6 = 2 z6\n3. dL/dz6 = 2(z6^2 - t)/z6^3")]
    [InlineData("dL/dz6 = 2/z6 - 2t/z6^3 , by the chain rule, = 2(z6^2-t)/z6^3")]
    [InlineData("2(z6^2-t)/z6^3\n(z6 > 0)")]
    public void What_is_so_is_harmless(string answer) => Assert.Equal(Verdict.Correct, Grade("itakura-saito", "a", answer).Verdict);

    [Theory]
    [InlineData(Right + " by the chain rule + 1")]
    [InlineData(Right + " per sample /2")]
    [InlineData(Right + " per example = 0")]
    [InlineData(Right + " for all z6 , 0")]
    [InlineData(Right + " from (a) + 1")]
    [InlineData(Right + " using x6 = z6^2 = 0")]
    [InlineData(Right + " where z6 is the input * z6")]
    [InlineData("-2t/z6^3 from the fraction + 2/z6 from the log")]
    [InlineData(Right + " for z6 > 0, 0 for z6 < 0")]
    [InlineData(Right + " for z6 > 0, otherwise 0")]
    [InlineData(Right + " for z6 > 0, else 0")]
    [InlineData(Right + " for z6>0\n-2(z6^2 - t)/z6^3 for z6<0")]
    [InlineData("dL/dz6 = " + Right + " for z6>0, dL/dz6 = -2(z6^2 - t)/z6^3 for z6<0")]
    [InlineData("-delta6 = " + Right)]
    [InlineData("2delta6 = " + Right)]
    [InlineData("1/delta6 = " + Right)]
    [InlineData("delta6 = -delta6 = " + Right)]
    public void What_stands_behind_a_remark_is_never_dropped(string answer) => AssertAsked("itakura-saito", "a", answer);

    [Theory]
    [InlineData("dL/dz6 = 2/z6 - 2t/z6^3 , by the chain rule, = 2(z6^2+t)/z6^3")]
    [InlineData("dL/dz6 = 2/z6 - 2t/z6^3 , so = 2(z6^2-t)/z6^2")]
    [InlineData("dL/dz6 = 2/z6 - 2t/z6^3 and thus = 2(z6^2-t)/z6^2")]
    public void The_last_member_of_a_chain_counts(string answer) =>
        Assert.NotEqual(Verdict.Correct, Grade("itakura-saito", "a", answer).Verdict);

    [Theory]
    [InlineData("hidden-delta", "; ")]
    [InlineData("hidden-delta", "\n")]
    [InlineData("weight", "; ")]
    [InlineData("weight", " and ")]
    [InlineData("bias", ", ")]
    [InlineData("bias", "\n\n")]
    public void Of_all_four_equations_none_is_marked_for_another(string part, string separator)
    {
        string[] equations =
        [
            "δ_j^L = ∂C/∂a_j^L f'(z_j^L)", "δ_j^l = Σ_k w_{kj}^{l+1} δ_k^{l+1} f'(z_j^l)", "∂C/∂w_{jk}^l = a_k^{l-1} δ_j^l",
                "∂C/∂b_j^l = δ_j^l",
        ];
        Assert.NotEqual(Verdict.Wrong, Grade("nielsen-delta-rules", part, string.Join(separator, equations)).Verdict);
        Assert.NotEqual(Verdict.Wrong, Grade("nielsen-delta-rules", part, string.Join(separator, equations.Reverse())).Verdict);
    }

    [Theory]
    [InlineData("δ_j^l a_k^{l-1} with a_k^{l-1} = f(z_k^{l-1})")]
    [InlineData("∂C/∂w_{jk}^l = a_k^{l-1} δ_j^l, where δ_j^l = f'(z_j^l) Σ_k w_{kj}^{l+1} δ_k^{l+1} for l<L")]
    public void What_holds_in_most_layers_is_put_in_nowhere(string answer) =>
        Assert.NotEqual(Verdict.Wrong, Grade("nielsen-delta-rules", "weight", answer).Verdict);

    private static void AssertAsked(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Unreadable, Grade(problem, part, answer).Verdict);

    private static Outcome Grade(string problem, string part, string answer) =>
        new ProblemGrading(Repository.Problem(problem), new Assignment())[part]!.Grade(answer);
}
