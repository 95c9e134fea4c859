using Formulas.Reader;
using Grading.Language;

namespace Grading.Tests.Language;

public sealed class FaultSentencesTests
{
    [Theory]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_kj^(l+1) Delta_k^(l+1) f'(z_j^l)",
        "j runs over layer l in the question but over layer l+1 in w_kj^(l+1). Check which index belongs to which layer.")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^l",
        "k runs over layer l+1 in w_jk^(l+1) but over layer l in Delta_k^l. Check which index belongs to which layer.")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_jk^(l+1) delta_k^(l+1) f'(z_j^l)",
        "j runs over layer l in the question but over layer l+1 in w_jk^(l+1). Check which index belongs to which layer.")]
    [InlineData("delta-rules", "hidden-delta", "w_jk^(l+1) Delta_k^(l+1)",
        "The index k occurs on the right-hand side but not in the question, and no sum runs over it. What has to happen to it?")]
    [InlineData("delta-rules", "hidden-delta", "sum_j w_jk^(l+1) Delta_k^(l+1)",
        "The sum runs over j, but j is an index of the quantity asked for. It must not be summed away.")]
    [InlineData("delta-rules", "hidden-delta", "sum_k Delta_j^l", "The sum runs over k, but nothing behind the sum sign has the index k.")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k\ne j} w_{jk}^{l+1}\Delta_k^{l+1}",
        "k and j are compared here, but k runs over layer l+1 and j over layer l. Check which index belongs to which layer.")]
    [InlineData("delta-rules", "weight", "a_i^j Delta_j^l",
        "In a_i^j a layer should stand above, but j is not a layer. Check the superscript.")]
    [InlineData("delta-rules", "weight", "a_l^(l-1) Delta_j^l",
        "In a_l^(l-1) the layer l stands where the number of a neuron should stand.")]
    [InlineData("delta-rules", "weight", "np.outer(delta[l], a[l-1])",
        "This is a matrix with rows for layer l and columns for layer l-1; the question asks for a matrix with rows for layer l-1 and "
            + "columns for layer l. It may be right up to a transpose.")]
    [InlineData("delta-rules", "bias", "sum(delta[l])", "This is a single number; the question asks for one number per neuron of layer l.")]
    [InlineData("delta-rules", "hidden-delta", "(W^{l+1})^T Delta^{l+1} ⊙ f'(z^l)",
        "A matrix with rows for layer l+1 and columns for layer l and one number per neuron of layer l+1 can't be combined here. Check "
            + "the order of the factors and what has to be transposed.")]
    [InlineData("delta-rules", "output-delta", "(a_i^L - y_i) f'(z_i^L)",
        "The question has the index j, your answer has i. Do you mean j? Write it so, or put a left-hand side with your letters before it.")]
    [InlineData("delta-rules", "output-delta", "dC/da_j^l f'(z_j^L)",
        "The question is about one layer or step only. Which layer is l in your answer?")]
    [InlineData("itakura-saito", "d", "sum_j w_3j w_j6",
        "The sum over j needs its limits: from which number to which does j run?")]
    public void Indices_that_do_not_fit_are_told_in_words(string problem, string part, string answer, string sentence) =>
        Assert.Equal(sentence, Marked.Part(problem, part, answer).Hint);

    [Fact]
    public void The_mark_stands_below_the_line_it_speaks_of() => Assert.Equal(
        """
        "foo" is not a name this question has. Please use the names of the question, with an operator between words.
            2*foo
              ^^^
        """, FaultSentences.Marked(new ReadingFault.UnknownName("foo", null, IsMember: false, 5, 3), "x6\n2*foo"));
}
