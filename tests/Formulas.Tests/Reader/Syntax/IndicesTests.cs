using Formulas.Reader;

namespace Formulas.Tests.Reader.Syntax;

public sealed class IndicesTests
{
    private const string Nielsen = "nielsen-delta-rules";
    private const string Hidden = "(* (sum[k] (* w_kj^(l+1) delta_k^(l+1))) (f' z_j^l))";

    // Layers where other courses write them.
    [Theory]
    [InlineData("hidden-delta", @"\delta_l = W_{l+1}^T \delta_{l+1} \odot f'(z_l)", Hidden)]
    [InlineData("hidden-delta", @"W_{l+1}^\top \delta_{l+1} \odot f_l'(z_l)", Hidden)]
    [InlineData("hidden-delta", "sum_k w_kj(l+1) delta_k(l+1) f'(z_j(l))", "(sum[k] (* (* w_kj^(l+1) delta_k^(l+1)) (f' z_j^l)))")]
    [InlineData("hidden-delta", @"\sum_k w_{kj,l+1} \delta_{k,l+1} f'(z_{j,l})", "(sum[k] (* (* w_kj^(l+1) delta_k^(l+1)) (f' z_j^l)))")]
    [InlineData("hidden-delta", @"\sum_k w_{l+1,kj} \delta_{l+1,k}", "(sum[k] (* w_kj^(l+1) delta_k^(l+1)))")]
    [InlineData("hidden-delta", "W(l+1)^T delta(l+1) .* fprime(z(l))", Hidden)]
    [InlineData("hidden-delta", "w{l+1}' * delta{l+1} .* fprime(z{l})", Hidden)]
    [InlineData("hidden-delta", "W[l+1]' * delta[l+1] .* fprime.(z[l])", Hidden)]
    [InlineData("hidden-delta", "sum_k w{l+1}(k,j) delta{l+1}(k)", "(sum[k] (* w_kj^(l+1) delta_k^(l+1)))")]
    [InlineData("hidden-delta", @"(W^{l+1})^T \delta^{l+1} \odot f'^{(l)}(z^l)", Hidden)]
    [InlineData("hidden-delta", @"(W^{l+1})^T \delta^{l+1} \odot f^{(l)\prime}(z^{(l)})", Hidden)]
    [InlineData("hidden-delta", @"W^{[l+1]T} \delta^{[l+1]} * g^{[l]'}(z^{[l]})", Hidden)]
    [InlineData("weight", @"\frac{\partial C}{\partial W_l} = \delta_l a_{l-1}^T", "(* delta_j^l a_k^(l-1))")]
    [InlineData("weight", @"dW^{[l]} = \delta^{[l]} a^{[l-1]T}", "(* delta_j^l a_k^(l-1))")]
    [InlineData("bias", "delta_j(l)", "delta_j^l")]
    [InlineData("bias", "(delta_l)", "delta_j^l")]
    public void The_layer_may_stand_below_or_in_brackets(string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(Nielsen, part, answer));

    [Theory]
    [InlineData("hidden-delta", "delta_l = W_l+1^T delta_l+1 * f'(z_l)")] // l+1, or something plus 1
    [InlineData("hidden-delta", @"W_{l+1}^T \delta_{l+1} \odot f_{l+1}'(z_l)")] // two layers
    [InlineData("bias", "delta_j")]
    [InlineData("bias", "delta'")]
    public void A_layer_in_doubt_is_asked_about(string part, string answer) => Read.Error(Nielsen, part, answer);

    // A number in brackets above a name is a layer here and a derivative there, and a power elsewhere.
    [Theory]
    [InlineData("cross-entropy", "sigmoid-output-weight", "(x_i^{(2)} - t_i) y_j")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "y^{[1]} (x - t)^T")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "(x_i - t_i) y_j^(1)")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", @"\sum_i (x_i - t_i) w^{(2)}_{ji} y_j (1-y_j) z_k")]
    [InlineData("delta-rules", "output-delta", "(a_j^L - y_j) f^{(1)}(z_j^L)")]
    [InlineData("itakura-saito", "d", @"\sigma^{(1)}(z_3)")]
    public void A_number_in_brackets_above_a_name_is_asked_about(string problem, string part, string answer) =>
        Assert.Equal("label", Read.Error(problem, part, answer).Word);

    // ln of x_{i,y_i}: an element is no base
    [Theory]
    [InlineData("cross-entropy", "sigmoid-output-weight", "y_j ln(x_i,t_i)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", @"y_j \log(x_i, y_j + 1)")]
    public void An_element_is_no_base_of_a_logarithm(string problem, string part, string answer) =>
        Assert.IsType<ReadingFault.Counting>(Read.Error(problem, part, answer));

    [Theory]
    [InlineData("cross-entropy", "sigmoid-output-weight", "(x_i - t_i)^{(2)}", "(^ (- x_i t_i) 2)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "x_i^{2} y_j^(1+1)", "(* (^ x_i 2) (^ y_j (+ 1 1)))")]
    [InlineData("itakura-saito", "a", "z6^(2)", "(^ z6 2)")]
    public void A_power_may_stand_in_brackets(string problem, string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, answer));

    [Theory]
    [InlineData(@"w_1 - \eta_t \frac{\partial C}{\partial w_1}")]
    [InlineData(@"w_1 - \eta_1 \frac{\partial C}{\partial w_1}")]
    [InlineData(@"w_1 - \eta^{(t)} \frac{\partial C}{\partial w_1}")]
    [InlineData(@"w_1 - \alpha_{k} dC/dw_1")]
    [InlineData(@"w_1 - \eta dw_1")]
    [InlineData("w1 - lr*dw1")]
    public void A_step_size_may_say_which_step_and_a_gradient_be_called_dw(string answer) =>
        Assert.Equal("(- w1 (* eta (d C w1)))", Read.Prefix("relu-sigmoid", "sgd", answer));

    [Theory]
    [InlineData(@"w_1 \mathrel{-}= \eta \, \partial C/\partial w_1", UpdateForm.Increment, "(- w1 (* eta (d C w1)))")]
    [InlineData(@"w_1 \mathrel{+}= -\eta \, \partial C/\partial w_1", UpdateForm.Increment, "(+ w1 (* (- eta) (d C w1)))")]
    [InlineData(@"w_1 {+}{=} -\eta \, \partial C/\partial w_1", UpdateForm.Increment, "(+ w1 (* (- eta) (d C w1)))")]
    [InlineData(@"w_1^+ = w_1 - \eta \, \mathrm{d}w_1", UpdateForm.NewValue, "(- w1 (* eta (d C w1)))")]
    [InlineData(@"w_1^{+} = w_1 - \eta \, \mathrm{d}w_1, with \eta = 0.1", UpdateForm.NewValue, "(- w1 (* eta (d C w1)))")]
    [InlineData(@"w_1^+ = w_1 - \eta dw_1, \eta = -1", UpdateForm.NewValue, "(- w1 (* (- 1) (d C w1)))")]
    public void A_sign_between_name_and_relation_assigns_unless_it_marks_the_name(string answer, UpdateForm form, string prefix)
    {
        var read = Read.Success("relu-sigmoid", "sgd", answer);
        Assert.Equal((prefix, form), (Formulas.Printing.PrefixPrinter.Print(read.Formula), read.Update));
    }

    // An operator before the relation is never dropped, whatever it is.
    [Theory]
    [InlineData("w1 /= w1 - eta*dC/dw1")]
    [InlineData("w1 %= w1 - eta*dC/dw1")]
    [InlineData("w1 ^= w1 - eta*dC/dw1")]
    [InlineData("w1 **= w1 - eta*dC/dw1")]
    [InlineData("w1 //= w1 - eta*dC/dw1")]
    [InlineData("w1 ÷= w1 - eta*dC/dw1")]
    [InlineData("w1 =/= w1 - eta*dC/dw1")]
    [InlineData("w1 = / = w1 - eta*dC/dw1")]
    [InlineData(@"w_1 \mathrel{*}= w_1 - \eta dC/dw_1")]
    [InlineData(@"w_1 \mathrel{/}= w_1 - \eta dC/dw_1")]
    [InlineData(@"w_1 \mathbin{\cdot}= w_1 - \eta dC/dw_1")]
    [InlineData(@"w_1 \stackrel{+}{=} w_1 - \eta dC/dw_1")]
    [InlineData(@"w_1 \overset{-}{=} \eta dC/dw_1")]
    [InlineData(@"w_1 \stackrel{\times}{=} w_1 - \eta dC/dw_1")]
    public void Another_operator_before_the_relation_is_asked_about(string answer) =>
        Assert.IsType<Reading.Unread>(Read.Answer("relu-sigmoid", "sgd", answer));

    // What is left out between two relations is no operator.
    [Theory]
    [InlineData(@"w_1 = \dots = w_1 - \eta dC/dw_1")]
    [InlineData("w1 = ... = w1 - eta*dC/dw1")]
    [InlineData("w1 = ? = w1 - eta*dC/dw1")]
    public void What_is_left_out_of_a_chain_is_passed_over(string answer) =>
        Assert.Equal("(- w1 (* eta (d C w1)))", Read.Prefix("relu-sigmoid", "sgd", answer));

    // "w1 new", "w1(t+1)": what belongs to the name is no operator
    [Theory]
    [InlineData("w1 new = w1 - eta*dC/dw1")]
    [InlineData("new w1 = w1 - eta*dC/dw1")]
    [InlineData("w1(t+1) = w1 - eta*dC/dw1")]
    [InlineData("w1' = w1 - eta*dC/dw1")]
    [InlineData(@"w_1^{(t+1)} = w_1 - \eta dC/dw_1")]
    public void Marks_of_a_new_value_are_part_of_its_name(string answer) =>
        Assert.Equal("(- w1 (* eta (d C w1)))", Read.Prefix("relu-sigmoid", "sgd", answer));

    [Theory]
    [InlineData(@"w_1 - \eta (\hat y - t)", "(- w1 (* eta (- y t)))")]
    [InlineData("w_1 - \\eta (yhat - t)", "(- w1 (* eta (- y t)))")]
    public void The_output_may_bear_a_hat(string answer, string prefix) => Assert.Equal(prefix, Read.Prefix("relu-sigmoid", "sgd", answer));

    [Theory]
    [InlineData(@"\hat y - y")]
    [InlineData("(y_hat - y)x")]
    public void An_output_with_a_hat_beside_one_without_is_another(string answer) =>
        Assert.StartsWith("unknown-name", Read.Error("relu-sigmoid", "sgd", answer).Word, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\delta_j^{L+1} = \frac{\partial C}{\partial a_j^L} f'(z_j^L)")]
    [InlineData(@"\delta_j^{L-1} = \frac{\partial C}{\partial a_j^L} f'(z_j^L)")]
    public void A_left_side_of_another_last_layer_is_asked_about(string answer) =>
        Assert.Equal("left-side", Read.Error(Nielsen, "output-delta", answer).Word);

    [Fact]
    public void Cases_of_layers_are_asked_about() => Assert.Equal("index", Read.Error(
        Nielsen, "hidden-delta", @"\begin{cases} \delta_j^L & l = L\\ f'(z_j^l) & l<L\end{cases}").Word);

    [Fact]
    public void A_step_size_may_be_squared() =>
        Assert.Equal("(- w1 (* (^ eta 2) (d C w1)))", Read.Prefix("relu-sigmoid", "sgd", @"w_1 - \eta^2 \frac{\partial C}{\partial w_1}"));

    [Fact]
    public void Two_step_sizes_are_asked_about() =>
        Read.Error("relu-sigmoid", "sgd", @"w_1 - \eta_1 \eta_2 dC/dw_1");
}
