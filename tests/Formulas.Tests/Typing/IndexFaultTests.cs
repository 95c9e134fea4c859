using Formulas.Tree;
using Formulas.Typing;
using Tests.Shared;

namespace Formulas.Tests.Typing;

public sealed class IndexFaultTests
{
    private static readonly Axis P = Layering.Plain(0, "i", "rows"), Q = Layering.Plain(1, "j", "columns");

    private static readonly (IndexFault Fault, string Word, bool IsQuestion)[] Faults =
    [
        (new IndexFault.AtLetter(LetterFault.NotSummed, "k"), "index-unbound:k", false),
        (new IndexFault.AtLetter(LetterFault.SummedAway, "k"), "index-summed:k", false),
        (new IndexFault.AtLetter(LetterFault.SumOverNothing, "k"), "index-unused:k", false),
        (new IndexFault.AtLetter(LetterFault.NeedsLimits, "k"), "sum-range:k", true),
        (new IndexFault.AtLetter(LetterFault.LayerNotFree, "l"), "index-layer:l", true),
        (new IndexFault.Renamed("k", "j"), "index-renamed:k", true),
        (new IndexFault.RunsOverTwo("k", P, null, Q, "p_k"), "index-axis:k", false),
        (new IndexFault.ComparesLayers(new("j", 0), P, new("k", 0), Q), "index-axis:j", false),
        (new IndexFault.WrongLimit("k", P, Q), "sum-range:k", false),
        (new IndexFault.NotALayer("p_j", "m"), "index-layer:m", false),
        (new IndexFault.LayerAsNeuron("p_l", "l"), "index-layer:l", false),
        (new IndexFault.NoSuchPair("w_ij", [P, null]), "index-pair:w_ij", false),
        (new IndexFault.Shapes(ShapeFault.Transposed, new Shape.Scalar(), new Shape.Scalar()), "transposed", false),
        (new IndexFault.Shapes(ShapeFault.Wrong, new Shape.Scalar(), new Shape.Scalar()), "shape", false),
        (new IndexFault.Shapes(ShapeFault.Unclear, new Shape.Scalar(), new Shape.Scalar()), "shape", true),
        (new IndexFault.Shapes(ShapeFault.Differ, new Shape.Scalar(), new Shape.Scalar()), "shapes", false),
    ];

    [Fact]
    public void A_fault_has_a_word_and_is_a_question_or_wrong() =>
        Assert.All(Faults, row => Assert.Equal((row.Word, row.IsQuestion), (row.Fault.Word, row.Fault.IsQuestion)));

    [Fact]
    public void A_sum_that_says_over_what_it_runs_is_where_its_index_was_met()
    {
        var q = Arrays.Element("q", "k");
        var sum = new Formula.Sum("k", new SumRange.Over(P), q);
        var fault = Assert.IsType<IndexFault.RunsOverTwo>(IndexTyping.Of(sum, Arrays.Asking("")).Fault);
        Assert.Equal(("k", P, "", Q, "q_k"), (fault.Letter, fault.First, fault.Use, fault.Second, fault.Other));
    }

    // Where an index was met is told as it was written.
    [Theory]
    [InlineData("sum_k A_ik p_k", "k: columns at A_ik, rows at p_k")]
    [InlineData("sum_k p_k q_k p_i", "k: rows at p_k, columns at q_k")]
    [InlineData("q_i", "i: rows at the question, columns at q_i")]
    [InlineData("sum_k [k=i] q_k", "i: rows is compared with columns of k")]
    public void A_fault_says_where(string answer, string told)
    {
        var fault = Arrays.Fault("P", answer);
        Assert.Equal(told, fault switch
        {
            IndexFault.RunsOverTwo { Use: var use } two =>
                $"{two.Letter}: {two.First} at {use ?? "the question"}, {two.Second} at {two.Other}",
            IndexFault.ComparesLayers two => $"{two.Right.Letter}: {two.Second} is compared with {two.First} of {two.Left.Letter}",
            _ => fault.Word,
        });
    }

    [Theory]
    [InlineData("P", "q", "columns for rows")]
    [InlineData("PQ", "A^T", "columns × rows for rows × columns")]
    [InlineData("P", "A", "rows × columns for rows")]
    [InlineData("", "p", "rows for a number")]
    [InlineData("PP", "A p", "rows × columns for rows")]
    [InlineData("P", "p + q", "rows for columns")]
    [InlineData("", "sum(p + q) + sum(v + r)", "rows for columns")] // the first of two
    public void A_fault_of_shapes_says_what_came_for_what(string asks, string answer, string told)
    {
        var fault = Assert.IsType<IndexFault.Shapes>(Arrays.Fault(asks, answer));
        Assert.Equal(told, $"{Named(fault.First)} for {Named(fault.Second)}");

        static string Named(Shape shape) => shape switch
        {
            Shape.Scalar => "a number",
            Shape.Matrix matrix => $"{matrix.Rows} × {matrix.Columns}",
            _ => $"{shape.Axis}",
        };
    }
}
