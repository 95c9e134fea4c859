using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Tests.Typing;

public sealed class IndexTypingTests
{
    [Theory]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_kj^(l+1) Delta_k^(l+1) f'(z_j^l)", "index-axis:j")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^l", "index-axis:k")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_jk^(l+1) delta_k^(l+1) f'(z_j^l)", "index-axis:j")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^l Delta_k^(l+1)", "index-axis:j")]
    [InlineData("delta-rules", "hidden-delta", "w_jk^(l+1) Delta_k^(l+1)", "index-unbound:k")]
    [InlineData("delta-rules", "hidden-delta", "sum_j w_jk^(l+1) Delta_k^(l+1)", "index-summed:j")]
    [InlineData("delta-rules", "hidden-delta", "sum_k Delta_j^l", "index-unused:k")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k=1}^{n_l} w_{jk}^{l+1}\Delta_k^{l+1}", "sum-range:k")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k\ne j} w_{jk}^{l+1}\Delta_k^{l+1}", "index-axis:k")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_l w_{jk}^{l+1}\Delta_k^{l+1}", "index-summed:l")]
    [InlineData("delta-rules", "weight", "a_j^(l-1) Delta_i^l", "index-axis:j")]
    [InlineData("delta-rules", "weight", "a_i^j Delta_j^l", "index-layer:j")]
    [InlineData("delta-rules", "weight", "a_l^(l-1) Delta_j^l", "index-layer:l")]
    [InlineData("delta-rules", "weight", "np.outer(delta[l], a[l-1])", "transposed")]
    [InlineData("delta-rules", "bias", "sum(delta[l])", "shape")]
    [InlineData("delta-rules", "hidden-delta", "(W^{l+1})^T Delta^{l+1} ⊙ f'(z^l)", "shapes")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "W[l+1] @ delta[l+1] * fprime(z[l])", "shapes")]
    [InlineData("nielsen-delta-rules", "weight", "a^{l-1} (delta^l)^T", "transposed")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "(x_j - t_j) y_i", "index-axis:j")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "sum_i (x_i - t_i) w_ij y_j z_k", "index-pair:w_ij")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "z * sum(t)", "shape")]
    [InlineData("nielsen-delta-rules", "bias", @"\partial C/\partial b_j^{l-1} = \delta_j^l", "index-axis:j")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^{l-1} = \sum_k w_{kj}^{l+1} \delta_k^{l+1} f'(z_j^l)", "index-axis:j")]
    [InlineData("delta-rules", "hidden-delta", "sum_l sum_k y_k", "index-summed:l")]
    [InlineData("delta-rules", "hidden-delta", "sum_l Delta_j^l", "index-summed:l")]
    [InlineData("delta-rules", "output-delta", "sum_L Delta_j^L", "index-summed:L")]
    [InlineData("delta-rules", "bias", "Delta_j^m Delta_j^n", "index-layer:m")]
    [InlineData("itakura-saito", "d", "sum_j sum_k w_3j w_j6", "index-unused:k")]
    public void Indices_that_do_not_fit_are_told(string problem, string part, string answer, string reason)
    {
        var fault = Read.Fault(problem, part, answer);
        Assert.Equal(reason, fault.Word);
        Assert.False(fault.IsQuestion);
    }

    [Theory]
    [InlineData("delta-rules", "output-delta", "(a_i^L - y_i) f'(z_i^L)", "index-renamed:i")]
    [InlineData("delta-rules", "output-delta", "dC/da_j^l f'(z_j^L)", "index-layer:l")]
    [InlineData("itakura-saito", "d", "sum_j w_3j w_j6", "sum-range:j")]
    [InlineData("nielsen-delta-rules", "weight", "delta_j^l a^{l-1}", "shape")]
    [InlineData("nielsen-delta-rules", "weight", "delta^l a_k^{l-1}", "shape")]
    [InlineData("nielsen-delta-rules", "weight", "a_k^{l-1} delta^l", "shape")]
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial C}{\partial w_{ab}^l} = \delta_a^l a^{l-1}", "shape")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"w_{kj}^{l+1} \delta^{l+1} \odot f'(z^l)", "shape")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, (w_ab @ (x-t)) * y * (1-y))", "shape")]
    public void What_can_not_be_told_is_asked(string problem, string part, string answer, string reason)
    {
        var fault = Read.Fault(problem, part, answer);
        Assert.Equal(reason, fault.Word);
        Assert.True(fault.IsQuestion);
    }

    // w_ji (x - t): the question's own name for the matrix, where an element can't be meant
    [Theory]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "z (W_{ji}(x-t))^T", "z (W(x-t))^T")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, w_ji @ (x-t))", "np.outer(z, W @ (x-t))")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "y (x - W_{ji}^T t)^T", null)]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, w_kj @ (x-t))", null)]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, w_ij @ (x-t))", null)]
    [InlineData("nielsen-delta-rules", "hidden-delta", "(w_jk^{l+1})^T \\delta^{l+1}", null)] // (w^T)_jk, or the matrix
    [InlineData("nielsen-delta-rules", "hidden-delta", "w_jk^{l+1} \\delta^{l+1}", null)]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_kj^{l+1} \\delta^{l+1}", null)]
    public void A_matrix_can_have_the_name_of_its_element(string problem, string part, string named, string? whole)
    {
        if (whole is null) Assert.IsNotType<Reading.Success>(Read.Answer(problem, part, named));
        else Assert.Equal(Read.Prefix(problem, part, whole), Read.Prefix(problem, part, named));
    }

    [Theory]
    [InlineData("delta-rules", "hidden-delta", @"\Delta_i^l = \sum_j w_{ij}^{l+1}\Delta_j^{l+1} f'(z_i^l)",
        "(sum[j'] (* (* w_(j,j')^(l+1) Delta_(j')^(l+1)) (f' z_j^l)))")]
    [InlineData("delta-rules", "weight", @"\frac{\partial C}{\partial w_{kj}^l} = a_k^{l-1}\Delta_j^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", @"\frac{\partial C}{\partial w_{ji}^l} = a_j^{l-1}\Delta_i^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "delta_k^l = sum_j w_jk^(l+1) delta_j^(l+1)",
        "(sum[j'] (* w_(j',j)^(l+1) delta_(j')^(l+1)))")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "dE/dw_ab = (x_b - t_b) y_a", "(* (- x_i t_i) y_j)")]
    // a layer further
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial C}{\partial w_{jk}^{l+1}} = a_k^l \delta_j^{l+1}",
        "(* a_k^(l-1) delta_j^l)")]
    [InlineData("nielsen-delta-rules", "bias", @"\partial C/\partial b_j^{l+1} = \delta_j^{l+1}", "delta_j^l")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^{l-1} = \sum_k w_{kj}^l \delta_k^l f'(z_j^{l-1})",
        "(sum[k] (* (* w_kj^(l+1) delta_k^(l+1)) (f' z_j^l)))")]
    public void A_left_hand_side_renames_the_free_indices(string problem, string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, answer));

    // A left-hand side that has not the question's indices, letters each of its own, renames none.
    [Theory]
    [InlineData("a, b", "A_ab", "A_ij")]
    [InlineData("a, b", "A_ij", "index-unbound:i")]
    [InlineData("a", "A_ij", "A_ij")]
    [InlineData("a, b, c", "A_ij", "A_ij")]
    [InlineData("a, 1", "A_ij", "A_ij")]
    [InlineData("1, a", "A_ij", "A_ij")]
    [InlineData("a, a", "A_ij", "A_ij")]
    [InlineData("a+1, b", "A_ij", "A_ij")]
    [InlineData("a", "A", "A_ij")]
    [InlineData("a, b", "A", "A_ij")]
    public void Only_a_left_hand_side_with_the_indices_of_the_question_renames_them(string left, string answer, string read) =>
        Assert.Equal(read, Arrays.Typed("PQ", answer, left.Split(", ")));

    [Theory]
    [InlineData("delta-rules", "hidden-delta", "W^{l+1} Delta^{l+1} ⊙ f'(z^l)", "(* (sum[k] (* w_jk^(l+1) Delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("delta-rules", "hidden-delta", "Delta^{l+1} (W^{l+1})^T ⊙ f'(z^l)", "(* (sum[k] (* Delta_k^(l+1) w_jk^(l+1))) (f' z_j^l))")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "(W^{l+1})^T delta^{l+1} ⊙ f'(z^l)",
        "(* (sum[k] (* w_kj^(l+1) delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "delta^{l+1} W^{l+1} ⊙ f'(z^l)",
        "(* (sum[k] (* delta_k^(l+1) w_kj^(l+1))) (f' z_j^l))")]
    [InlineData("nielsen-delta-rules", "weight", "delta^l (a^{l-1})^T", "(* delta_j^l a_k^(l-1))")]
    [InlineData("nielsen-delta-rules", "weight", "delta[l][:,None] * a[l-1]", "(* delta_j^l a_k^(l-1))")]
    [InlineData("delta-rules", "weight", "a[l-1][:,None] * delta[l]", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "output-delta", "where(z[L] > 0, a[L] - y, 0)", "(if[z_j^L > 0] (- a_j^L y_j) 0)")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, (w @ (x-t))*y*(1-y))",
        "(* z_k (* (* (sum[m] (* w_jm (- x_m t_m))) y_j) (- 1 y_j)))")]
    [InlineData("cross-entropy", "softmax-output-weight", "np.outer(y, x*np.sum(t) - t)", "(* y_j (- (* x_i (sum[k] t_k)) t_i))")]
    [InlineData("cross-entropy", "softmax-output-weight", @"y (x \mathbf{1}^\top t - t)^\top",
        "(* y_j (- (* x_i (sum[k] (* 1 t_k))) t_i))")]
    [InlineData("nielsen-delta-rules", "weight", "delta{l}*a{l-1}'", "(* delta_j^l a_k^(l-1))")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "(W{l+1}'*delta{l+1}).*fprime(z{l})",
        "(* (sum[k] (* w_kj^(l+1) delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "z^T ((w (x - t)) * y * (1 - y))",
        "(* z_k (* (* (sum[m] (* w_jm (- x_m t_m))) y_j) (- 1 y_j)))")]
    public void Matrix_form_becomes_index_form(string problem, string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, answer));

    // Where only one reading of row, column or Hadamard fits the shapes, it is meant.
    [Theory]
    [InlineData("delta-rules", "weight", @"(a^{l-1})^T \Delta^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", @"(a^{l-1})^T \cdot \Delta^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", "a[l-1].T @ Delta[l]", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", "a[l-1].T.dot(Delta[l])", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", "Delta[l] * a[l-1].T", "(* Delta_j^l a_i^(l-1))")]
    [InlineData("delta-rules", "weight", "a[l-1].T * Delta[l]", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", @"a^{l-1} \Delta^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", @"a^{l-1} \otimes \Delta^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "y^T (x - t)", "(* y_j (- x_i t_i))")]
    [InlineData("delta-rules", "output-delta", @"(a^L - y) \bullet f'(z^L)", "(* (- a_j^L y_j) (f' z_j^L))")]
    [InlineData("delta-rules", "output-delta", @"(a^L - y) \otimes f'(z^L)", "(* (- a_j^L y_j) (f' z_j^L))")]
    [InlineData("delta-rules", "hidden-delta", @"W^{l+1} \Delta^{l+1} \cdot f'(z^l)",
        "(* (sum[k] (* w_jk^(l+1) Delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("delta-rules", "hidden-delta", @"W^{l+1} (\Delta^{l+1})^T \odot f'(z^l)",
        "(* (sum[k] (* w_jk^(l+1) Delta_k^(l+1))) (f' z_j^l))")]
    public void A_vector_turns_the_only_way_that_fits(string problem, string part, string answer, string prefix) =>
        Assert.Equal((prefix, null), (Read.Prefix(problem, part, answer), Read.Success(problem, part, answer).Otherwise));

    [Fact]
    public void Two_ways_that_fit_are_both_kept()
    {
        var read = Read.Success("delta-rules", "output-delta", @"a^L \cdot (1 - a^L) \cdot (a^L - y)");
        Assert.Equal("(* (sum[k] (* a_k^L (- 1 a_k^L))) (- a_j^L y_j))", PrefixPrinter.Print(read.Formula));
        Assert.Equal("(* (* a_j^L (- 1 a_j^L)) (- a_j^L y_j))", PrefixPrinter.Print(read.Otherwise!));
    }

    [Theory]
    [InlineData("delta-rules", "weight", @"(\Delta^l)^T a^{l-1}", "shapes")]
    [InlineData("delta-rules", "weight", @"\Delta^l (a^{l-1})^T", "transposed")]
    [InlineData("nielsen-delta-rules", "weight", @"(a^{l-1})^T \delta^l", "shapes")]
    [InlineData("nielsen-delta-rules", "weight", "delta[l] @ a[l-1]", "shapes")]
    [InlineData("nielsen-delta-rules", "weight", "delta[l] * a[l-1]", "shapes")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"W^{l+1} \delta^{l+1} \cdot f'(z^l)", "shapes")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"f'(z^l) \odot \delta^{l+1} (W^{l+1})^T", "shapes")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "(W^{l+1})^T @ delta^{l+1} @ f'(z^l)", "shape")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "W[l+1].T.dot(delta[l+1]).dot(fprime(z[l]))", "shape")]
    [InlineData("delta-rules", "output-delta", "np.dot(a[L] - y, fprime(z[L]))", "shape")]
    [InlineData("delta-rules", "output-delta", "np.outer(a[L] - y, fprime(z[L]))", "shape")]
    [InlineData("delta-rules", "output-delta", "(a[L] - y).T @ fprime(z[L])", "shape")]
    // MATLAB and Julia: * between a column and a row
    [InlineData("nielsen-delta-rules", "weight", "a{l-1}*delta{l}'", "transposed")]
    [InlineData("delta-rules", "weight", "Delta{l}*a{l-1}'", "transposed")]
    public void No_matrix_turns_and_a_program_says_what_it_does(string problem, string part, string answer, string reason) =>
        Assert.Equal(reason, Read.Fault(problem, part, answer).Word);

    [Theory]
    [InlineData("delta-rules", "output-delta", "(a_j^L - y) f'(z_j^L)", "(* (- a_j^L y_j) (f' z_j^L))")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "f'(z_j^l) sum_k w_kj^(l+1) delta_k^(l+1) (y^T y)",
        "(* (f' z_j^l) (sum[k] (* (* w_kj^(l+1) delta_k^(l+1)) (sum[m] (* y_m y_m)))))")]
    public void Elements_may_stand_beside_whole_vectors(string problem, string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, answer));

    [Fact]
    public void Arrays_of_one_name_are_told_apart_by_their_axes()
    {
        var formula = Read.Success("cross-entropy", "sigmoid-hidden-weight", "sum_m (x_m - t_m) w_jm w_kj").Formula;
        Assert.Equal([1, 0],
            Walks.Nodes(formula).OfType<Formula.Symbol>().Where(symbol => symbol.Quantity.Name == "w")
                .Select(symbol => symbol.Quantity.Id));
    }

    [Fact]
    public void A_dummy_may_bear_the_letter_of_a_free_index() =>
        Assert.Equal("(* (sum[j] (* w_ji y_j)) y_j)", Read.Prefix("cross-entropy", "sigmoid-output-weight", "(sum_j w_ji y_j) y_j"));

    [Theory]
    [InlineData("P", "p_i", "p_i")]
    [InlineData("P", "p_k", "index-renamed:k?")]
    [InlineData("PQ", "p_i q_j", "(* p_i q_j)")]
    [InlineData("P", "p_j", "index-renamed:j?")]
    [InlineData("PQ", "p_j q_i", "index-axis:j")]
    [InlineData("PQ", "A_ij", "A_ij")]
    [InlineData("PQ", "A_ji", "index-axis:j")]
    [InlineData("PQ", "A_kk", "index-unbound:k")]
    [InlineData("PQ", "sum_i A_ij", "index-summed:i")]
    [InlineData("Q", "sum_i A_ij", "(sum[i] A_ij)")]
    [InlineData("P", "sum_j A_ij q_j", "(sum[j] (* A_ij q_j))")]
    [InlineData("P", "sum_k A_ik q_k", "(sum[k] (* A_ik q_k))")]
    [InlineData("P", "sum_k A_ki q_k", "index-axis:i")]
    [InlineData("P", "sum_k A_ik p_k", "index-axis:k")]
    [InlineData("P", "sum_k p_i", "index-unused:k")]
    [InlineData("P", "sum_k q_k", "(sum[k] q_k)")]
    [InlineData("P", "sum_k A_ik sum_k B_ki", "(sum[k] (* A_ik (sum[k'] B_(k',i))))")]
    [InlineData("P", "sum_i p_i r_i", "index-summed:i")]
    [InlineData("P", "(sum_i p_i) r_i", "(* (sum[i] p_i) r_i)")]
    [InlineData("PQ", "p_i q_k", "index-renamed:k?")]
    [InlineData("PP", "p_i r_h", "(* p_i r_h)")]
    [InlineData("PP", "p_h r_i", "(* p_h r_i)")]
    [InlineData("P", "p_1", "p_1")]
    [InlineData("P", "q_(i+1)", "index-axis:i")]
    [InlineData("P", "sum_{k=1}^2 p_k", "(sum[k=1..2] p_k)")]
    [InlineData("P", "sum_{k=1}^{n} p_k", "(sum[k] p_k)")]
    [InlineData("P", "[i=k] p_k", "index-unbound:k")]
    [InlineData("P", "sum_k [i=k] p_k", "(sum[k] (* (if[i == k] 1 0) p_k))")]
    [InlineData("P", "sum_k [i=k] q_k", "index-axis:i")]
    [InlineData("P", "sum_k [i≠k] p_k r_i", "(sum[k] (* (* (if[i != k] 1 0) p_k) r_i))")]
    [InlineData("P", "sum_k sum_m A_km q_m p_k r_i", "(sum[k] (sum[m] (* (* (* A_km q_m) p_k) r_i)))")]
    [InlineData("P", "sum_k sum_k A_kk p_i", "index-axis:k")]
    [InlineData("P", "p_a q_b", "index-unbound:a")]
    [InlineData("P", "q_b p_a", "index-unbound:a")]
    [InlineData("P", "sum_k [k=i] c", "(sum[k] (* (if[k == i] 1 0) c))")]
    [InlineData("P", "sum_k [i=k] c", "(sum[k] (* (if[i == k] 1 0) c))")]
    public void Indices_run_over_what_they_index(string asks, string answer, string read) =>
        Assert.Equal(read, Arrays.Read(asks, answer));
}
