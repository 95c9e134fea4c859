using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Tests.Names;

public sealed class SpellingTests
{
    // What people write for names that the question calls otherwise.
    [Theory]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"(\Theta^{l+1})^T \delta^{l+1} \odot \sigma'(z^l)",
        "(* (sum[k] (* w_kj^(l+1) delta_k^(l+1))) (f' z_j^l))")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\varphi'(z_j^l)", "(f' z_j^l)")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "gprime(z[l])", "(f' z_j^l)")]
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial L}{\partial w_{ij}^l} = \delta_i^l h_j^{l-1}", "(* delta_j^l a_k^(l-1))")]
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial J}{\partial \Theta_{ij}^{(l)}} = \delta_i^{(l)} a_j^{(l-1)}",
        "(* delta_j^l a_k^(l-1))")]
    [InlineData("nielsen-delta-rules", "output-delta", @"\nabla_a L \odot g'(z^L)", "(* (d C a_j^L) (f' z_j^L))")]
    [InlineData("nielsen-delta-rules", "output-delta", @"\frac{\partial C_x(w, b)}{\partial a_j^L} f'(z_j^L)",
        "(* (d C a_j^L) (f' z_j^L))")]
    [InlineData("nielsen-delta-rules", "output-delta", "dLoss/da_j^L", "(d C a_j^L)")]
    [InlineData("delta-rules", "output-delta", "yhat_j - y_j", "(- a_j^L y_j)")]
    [InlineData("delta-rules", "output-delta", @"\hat{y}_j - y_j", "(- a_j^L y_j)")]
    [InlineData("delta-rules", "output-delta", "ŷ_j - y_j", "(- a_j^L y_j)")]
    [InlineData("delta-rules", "output-delta", @"\hat{Y}_j - y_j", "(- a_j^L y_j)")]
    [InlineData("delta-rules", "output-delta", "Ŷ_j - y_j", "(- a_j^L y_j)")]
    [InlineData("delta-rules", "output-delta", "(y_hat - y)^2", "(^ (- a_j^L y_j) 2)")]
    [InlineData("delta-rules", "output-delta", "yhat_j^2", "(^ a_j^L 2)")]
    [InlineData("delta-rules", "output-delta", "yhat_j^L", "a_j^L")]
    [InlineData("itakura-saito", "a", @"\frac{\partial E}{\partial z_6}", "(d L z6)")]
    [InlineData("itakura-saito", "d", "W_46 g'(z_4) + W56", "(+ (* w46 (sigma' z4)) w56)")]
    [InlineData("relu-sigmoid", "sgd", @"\theta_1 - \eta \frac{\partial J}{\partial \theta_1}", "(- w1 (* eta (d C w1)))")]
    [InlineData("relu-sigmoid", "sgd", "w1 - h*dw1", "(- w1 (* eta (d C w1)))")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "dL/dw_ab = (x_b - t_b) y_a", "(* (- x_i t_i) y_j)")]
    public void The_usual_letters_are_read(string problem, string part, string answer, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, answer));

    [Theory]
    [InlineData("nielsen-delta-rules", "bias", "y_j^l", "needs-layer")] // never an activation
    [InlineData("nielsen-delta-rules", "output-delta", "yhat_j - y_j", "unknown-name:yhat")] // no target there
    [InlineData("itakura-saito", "a", "2 E", "unknown-name:E")] // only above the line of a derivative
    public void No_letter_is_read_as_what_it_can_not_be(string problem, string part, string answer, string word)
    {
        if (word == "needs-layer") Assert.IsNotType<Reading.Success>(Read.Answer(problem, part, answer));
        else Assert.Equal(word, Read.Error(problem, part, answer).Word);
    }

    private static readonly Quantity W = Quantity.Scalar(0, "w"), B = Quantity.Scalar(1, "b"), Loss = Quantity.Scalar(2, "C");

    [Fact]
    public void A_declared_letter_wins_over_every_spelling()
    {
        ImmutableArray<Spelling> spellings = [new("b", "w"), new("g", "w")];
        var vocabulary = new Vocabulary([W, B, Loss], [("g", FunctionTable.Logistic)], spellings) { Loss = Loss };
        Assert.Equal("(* b (logistic w))", Prefix("b g(w)", vocabulary));
    }

    [Fact]
    public void Of_two_spellings_the_first_counts()
    {
        var weak = new Vocabulary([W, B, Loss], [], [new("v", "w")]) { Loss = Loss };
        Assert.Equal("w", Prefix("v", weak));
        Assert.Equal("b", Prefix("v", weak.With([new("v", "b")])));
    }

    [Fact]
    public void A_spelling_may_tell_the_layer()
    {
        var second = new Spelling("W", "w") { Layer = Formulas.Tree.Index.Of(2) };
        var vocabulary = Vocabularies.Layered("nielsen-delta-rules", "weight").With([second]);
        Assert.Equal("w_34^2", Prefix("W_34", vocabulary));
    }

    [Fact]
    public void With_two_functions_of_such_letters_a_third_letter_is_none()
    {
        (string, Function)[] functions = [("f", Vocabularies.F), ("g", FunctionTable.Tanh)];
        Assert.Empty(Spelling.Usual([B], functions, null));
    }

    private static string Prefix(string text, Vocabulary vocabulary) =>
        PrefixPrinter.Print(Assert.IsType<Reading.Success>(FormulaReader.Read(text, vocabulary)).Formula);
}
