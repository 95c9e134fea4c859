using Formulas.Printing;

namespace Formulas.Tests.Reader;

public sealed class DefinitionsTests
{
    // Of a whole vector a function of the answer's own is taken element by element, a constant one too.
    [Theory]
    [InlineData("linear-hidden-delta", "diag(f'(z^l)) W^{l+1} Delta^{l+1}, f' = 1",
        "(sum[k] (* (sum[m] (* (if[j == m] 1 0) w_mk^(l+1))) Delta_k^(l+1)))")]
    [InlineData("linear-hidden-delta", "f'(z^l) ⊙ W^{l+1} Delta^{l+1}, f'(x) = 1", "(* 1 (sum[k] (* w_jk^(l+1) Delta_k^(l+1))))")]
    [InlineData("hidden-delta", "g(z^l) ⊙ (W^{l+1} Delta^{l+1}), g(x) = f'(x)", "(* (f' z_j^l) (sum[k] (* w_jk^(l+1) Delta_k^(l+1))))")]
    [InlineData("hidden-delta", "sum(g(z^l)) Delta^l, g(x) = 1", "(* (sum[k] 1) Delta_j^l)")]
    [InlineData("hidden-delta", "g(h(z^l)) ⊙ Delta^l, g(x) = x^2, h(x) = 3", "(* (^ 3 2) Delta_j^l)")]
    [InlineData("hidden-delta", "g(z_j^l) Delta_j^l, g(x) = x^2", "(* (^ z_j^l 2) Delta_j^l)")]
    // what takes a vector or matrix as a whole gets it as a whole
    [InlineData("hidden-delta", "h(z^l) Delta^l, h(u) = diag(f'(u))", "(sum[k] (* (if[j == k] (f' z_j^l) 0) Delta_k^l))")]
    [InlineData("hidden-delta", "h(W^l) a^{l-1}, h(A) = A^T", "(sum[k] (* w_kj^l a_k^(l-1)))")]
    [InlineData("hidden-delta", "h(z_j^l) Delta_j^l, h(u) = diag(u)", "(* z_j^l Delta_j^l)")]
    [InlineData("hidden-delta", "g(z^l) Delta^l, h(u) = diag(u), g(v) = h(v)", "(sum[k] (* (if[j == k] z_j^l 0) Delta_k^l))")]
    // e is a number only where the answer says nothing else of it
    [InlineData("hidden-delta", "e ⊙ f'(z^l), e = W^{l+1} Delta^{l+1}", "(* (sum[k] (* w_jk^(l+1) Delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("hidden-delta", "W^{l+1} e, e = Delta^{l+1}", "(sum[k] (* w_jk^(l+1) Delta_k^(l+1)))")]
    [InlineData("hidden-delta", "e Delta_j^l, e = 2.718", "(* e Delta_j^l)")]
    // a decimal comma in a remark takes nothing away from the formula before it
    [InlineData("hidden-delta", "z_j^l Delta_j^l for l > 0,5", "(* z_j^l Delta_j^l)")]
    public void A_function_of_the_answers_own_is_taken_of_each_element(string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("delta-rules", part, answer));

    // of numbered names one rule says it of each
    [Theory]
    [InlineData("w36 sigma'(z3) sigma'(z4), where sigma'(z_j) = x_j", "(* (* w36 x_3) x_4)")]
    [InlineData("w36 g_a g_b, g_a = z3, g_b = z4", "(* (* w36 z3) z4)")]
    [InlineData("w36 s_3 s_4 with s_j = sigma'(z_j)", "(* (* w36 (sigma' z_3)) (sigma' z_4))")]
    public void What_is_said_of_an_index_is_said_of_each_number(string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("itakura-saito", "d", answer));

    [Theory]
    [InlineData(@"d_j z_k where d_j = y_j \sum_i w_{ji} d_i and d_i = x_i - t_i", "(* (* y_j (sum[i] (* w_ji (- x_i t_i)))) z_k)")]
    [InlineData(@"d_j z_k where d_i = x_i - t_i and d_j = y_j \sum_i w_{ji} d_i", "(* (* y_j (sum[i] (* w_ji (- x_i t_i)))) z_k)")]
    public void Names_that_differ_in_their_index_are_told_apart(string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("cross-entropy", "sigmoid-hidden-weight", answer));

    [Theory]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "d_k z_k where d_j = y_j and d_i = x_i - t_i")]
    [InlineData("itakura-saito", "d", "w36 g_b where g_a = z3")]
    public void A_name_with_another_index_than_is_defined_is_asked_about(string problem, string part, string answer) =>
        Read.Error(problem, part, answer);

    [Theory]
    [InlineData("diag(f'(z^l)), where f' = 1", "shape")]
    [InlineData("diag(z^l), z^l = 1", "shape")]
    [InlineData("(g(z^l))^T W^{l+1}, g(x) = 1", "shape")]
    public void What_has_another_shape_keeps_it(string answer, string word) =>
        Assert.Equal(word, Read.Fault("delta-rules", "hidden-delta", answer).Word);

    [Theory]
    [InlineData("2u, where u = (z6^2-t)/z6 z6^2", "(* 2 (* (/ (- (^ z6 2) t) z6) (^ z6 2)))", "(* 2 (/ (- (^ z6 2) t) (* z6 (^ z6 2))))")]
    [InlineData("2 g(z6), g(u) = t/u u^2", "(* 2 (* (/ t z6) (^ z6 2)))", "(* 2 (/ t (* z6 (^ z6 2))))")]
    [InlineData("2 z6, z6 = t/x6 x5", "(* 2 (* (/ t x6) x5))", "(* 2 (/ t (* x6 x5)))")]
    [InlineData("2 u, u = ln t/x6", "(* 2 (/ (ln t) x6))", "(* 2 (ln (/ t x6)))")]
    public void Two_ways_to_read_a_definition_are_both_kept(string answer, string one, string other)
    {
        var read = Read.Success("itakura-saito", "a", answer);
        Assert.Equal((one, other), (PrefixPrinter.Print(read.Formula), PrefixPrinter.Print(read.Otherwise!)));
    }

    [Theory]
    [InlineData("2u, u = t, v = t/x6 x5")]
    [InlineData("2u, u = t/x6, v = 3")]
    public void What_is_not_used_makes_nothing_ambiguous(string answer) =>
        Assert.Null(Read.Success("itakura-saito", "a", answer).Otherwise);
}
