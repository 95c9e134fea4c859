using System.Xml.Linq;
using Formulas.Printing;
using Formulas.Tree;

namespace Formulas.Tests.Printing;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("itakura-saito", "a", "2(z6^2-t)/z6^3", @"\frac{2 \left(z_{6}^{2} - t\right)}{z_{6}^{3}}")]
    [InlineData("itakura-saito", "d", "dL/dz6*sigma'(z3)*(w36 + w34*w46)",
        @"\frac{\partial L}{\partial z_{6}} \sigma'\left(z_{3}\right) \left(w_{36} + w_{34} w_{46}\right)")]
    [InlineData("itakura-saito", "d", "sum_{i=4}^5 w_{3i}*w_{i6}", @"\sum_{i=4}^{5} w_{3i} w_{i6}")]
    [InlineData("itakura-saito", "a", "-2*3*t^(-1)", @"-2 \cdot 3 \cdot t^{-1}")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)",
        @"\sum_{k} w_{jk}^{l+1} \Delta_{k}^{l+1} f'\left(z_{j}^{l}\right)")]
    [InlineData("delta-rules", "hidden-delta", "(a_j^l)^2", @"\left(a_{j}^{l}\right)^{2}")]
    [InlineData("cross-entropy", "softmax-output-weight", "sum_m t_m (delta_{im} - x_i) y_j",
        @"\sum_{m} t_{m} \cdot \left(\mathbb{1}\left[i = m\right] - x_{i}\right) \cdot y_{j}")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "where(z > 0, e^-z, sqrt(z))",
        @"\begin{cases} e^{-z} & z > 0 \\ \sqrt{z} & \text{otherwise} \end{cases}")]
    public void Formulas_are_printed_as_LaTeX(string problem, string part, string answer, string latex) =>
        Assert.Equal(latex, LatexPrinter.Print(Read.Success(problem, part, answer).Formula));

    [Theory]
    [InlineData("itakura-saito", "a", @"\frac{2(z_6^2-t)}{z_6^3}", "2*(z6^2 - t)/z6^3")]
    [InlineData("itakura-saito", "a", @"\frac{2}{z_6 t}", "2/(z6*t)")]
    [InlineData("itakura-saito", "a", "2^(3^4) + (2^3)^4 - (1 - t)", "2^(3^4) + (2^3)^4 - (1 - t)")]
    [InlineData("itakura-saito", "d", @"\left(\sum_{i=4}^5 w_{3i}\right) t", "(sum_{i=4}^{5} w_3i)*t")]
    [InlineData("delta-rules", "hidden-delta", @"f'(z^l) \odot (W^{l+1}\Delta^{l+1})", "f'(z_j^l)*sum_k w_jk^(l+1)*Delta_k^(l+1)")]
    public void Formulas_are_printed_as_plain_text(string problem, string part, string answer, string plain) =>
        Assert.Equal(plain, PlainPrinter.Print(Read.Success(problem, part, answer).Formula));

    [Theory]
    [InlineData("itakura-saito", "a", "2/z6^3",
        "<math><mfrac><mrow><mn>2</mn></mrow><mrow><msubsup><mi>z</mi><mn>6</mn><mrow><mn>3</mn></mrow></msubsup></mrow></mfrac></math>")]
    [InlineData("delta-rules", "bias", "Delta_j^l", "<math><msubsup><mi>Δ</mi><mrow><mi>j</mi></mrow><mi>l</mi></msubsup></math>")]
    // brackets are as high as a letter, unless what they hold is higher; primes are no part of the letter, which stays italic
    [InlineData("itakura-saito", "d", "sigma'(z3)", "<math><mrow><mi>σ</mi><mo lspace=\"0.05em\" rspace=\"0\">′</mo><mo>\u2061</mo>"
        + "<mrow><mo stretchy=\"false\">(</mo><msub><mi>z</mi><mn>3</mn></msub><mo stretchy=\"false\">)</mo></mrow></mrow></math>")]
    [InlineData("itakura-saito", "d", "sin(1/t)", "<math><mrow><mi>sin</mi><mo>\u2061</mo>"
        + "<mrow><mo>(</mo><mfrac><mrow><mn>1</mn></mrow><mrow><mrow><mi>t</mi></mrow></mrow></mfrac><mo>)</mo></mrow></mrow></math>")]
    [InlineData("itakura-saito", "a", "|t|",
        "<math><mrow><mo stretchy=\"false\">|</mo><mrow><mi>t</mi></mrow><mo stretchy=\"false\">|</mo></mrow></math>")]
    public void Formulas_are_printed_as_MathML(string problem, string part, string answer, string mathml) =>
        Assert.Equal(System.Net.WebUtility.HtmlDecode(mathml),
            System.Net.WebUtility.HtmlDecode(MathMLPrinter.Print(Read.Success(problem, part, answer).Formula)));

    [Theory]
    [InlineData("2 t", "2 t")]
    [InlineData("t - 2 + (1 - t)", "t|− 2|+ ( 1 − t )")]
    [InlineData("1 - (t + 2)", "1|− ( t + 2 )")]
    [InlineData("-t + 1", "− t|+ 1")]
    [InlineData("2*t*exp(t)*sin(t)*cos(t)*exp(2*t)", "2 t exp \u2061 ( t ) sin \u2061 ( t )|cos \u2061 ( t )|exp \u2061 ( 2 t )")]
    [InlineData("-2*t*exp(t)*sin(t)*cos(t)*exp(2*t)", "− 2 t exp \u2061 ( t ) sin \u2061 ( t )|cos \u2061 ( t )|exp \u2061 ( 2 t )")]
    [InlineData("t*(sin(t)*cos(t) + exp(t)*exp(2*t) - 1) + 2",
        "t|( sin \u2061 ( t ) cos \u2061 ( t )|+ exp \u2061 ( t ) exp \u2061 ( 2 t )|− 1 )|+ 2")]
    [InlineData("t*(sin(t)*cos(t) + exp(t)*exp(2*t) - 1/t)",
        "t|( sin \u2061 ( t ) cos \u2061 ( t ) + exp \u2061 ( t ) exp \u2061 ( 2 t ) − 1 t )")]
    [InlineData("(sin(t)*cos(t) + exp(t)*exp(2*t))^2", "( sin \u2061 ( t ) cos \u2061 ( t ) + exp \u2061 ( t ) exp \u2061 ( 2 t ) ) 2")]
    public void A_long_formula_has_an_element_for_each_piece(string answer, string pieces)
    {
        var printed = MathMLPrinter.PrintPieces(Read.Success("itakura-saito", "a", answer).Formula);
        Assert.Equal(pieces, string.Join('|', XElement.Parse($"<all>{printed}</all>").Elements().Select(piece =>
            string.Join(' ', piece.Descendants().Where(leaf => !leaf.HasElements && leaf.Value != "\u2062").Select(leaf => leaf.Value)))));
    }

    [Fact]
    public void Below_a_transpose_a_fraction_and_a_negative_column_stand_in_brackets_once()
    {
        Formula half = new Formula.Binary(Operator.Divide, Formula.Integer(1), Formula.Integer(2)),
        negative = new Formula.Column(new Formula.Negate(Formula.Integer(1)));
        Assert.Equal(@"\left(\frac{1}{2}\right)^{T}", LatexPrinter.Print(new Formula.Transpose(half)));
        Assert.Equal(@"\left(-1\right)^{T}", LatexPrinter.Print(new Formula.Transpose(negative)));
        const string bracketed = "<math><msup><mrow><mrow><mo>(</mo>{0}<mo>)</mo></mrow></mrow><mo>⊤</mo></msup></math>";
        var low = bracketed.Replace("<mo>(", "<mo stretchy=\"false\">(").Replace("<mo>)", "<mo stretchy=\"false\">)");
        Assert.Equal(bracketed.Replace("{0}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
            MathMLPrinter.Print(new Formula.Transpose(half)));
        Assert.Equal(low.Replace("{0}", "<mrow><mo>−</mo><mn>1</mn></mrow>"), MathMLPrinter.Print(new Formula.Transpose(negative)));
    }

    // What a label chooses is a sum over all places with a condition; it is written as the student writes it.
    [Theory]
    [InlineData("labels", "dP", "-1/P_{n,y_n}", "-1/P_(n,y_n)", @"\frac{-1}{P_{n,y_n}}")]
    [InlineData("labels", "dP", "P_{n y_n}^2*P_{1,y_1}", "P_(n,y_n)^2*P_(1,y_1)", @"P_{n,y_n}^{2} \cdot P_{1,y_1}")]
    [InlineData("labels", "dP", "2^P_{n,o}*(1 - P_no)", "2^P_no*(1 - P_no)", @"2^{P_{no}} \cdot \left(1 - P_{no}\right)")]
    [InlineData("labels", "dP", "[P_nc > P_{n,y_n}]", "[P_nc > P_(n,y_n)]", @"\mathbb{1}\left[P_{nc} > P_{n,y_n}\right]")]
    [InlineData("labels", "dv", "U_o", "U_od", "U_{od}")]
    [InlineData("labels", "dv", "sum_{n=1}^N U_{y_n,d}*2", "sum_n U_(y_n,d)*2", @"\sum_{n} U_{y_n,d} \cdot 2")]
    [InlineData("steps", "dv", "sum_i U_ij h_{1,i} s_1", "sum_i U_ij*h_1i*s_1", @"\sum_{i} U_{ij} h_{1i} s_{1}")] // no powers
    [InlineData("convolution", "dw", "sum_o g_o M_{o+k,1}", "sum_o g_o*M_(o+k,1)", @"\sum_{o} g_{o} M_{o+k,1}")]
    [InlineData("steps", "dp", "p_{1,y_1}", "p_(1,y_1)", @"p_{1,y_1}")]
    [InlineData("steps", "dp", "p_{t,y_t} - p_{t,1}", "p_(y^t)^t - p_1^t", @"p_{y^t}^{t} - p_{1}^{t}")]
    public void Labels_steps_and_shifted_indices_are_written_as_they_are_read(
        string problem, string part, string answer, string plain, string latex)
    {
        var formula = Read.Success(problem, part, answer).Formula;
        Assert.Equal((plain, latex), (PlainPrinter.Print(formula), LatexPrinter.Print(formula)));
        foreach (var printed in new[] { plain, latex })
            Assert.Equal(PrefixPrinter.Print(formula), Read.Prefix(problem, part, printed));
        Assert.DoesNotContain('@', XElement.Parse(MathMLPrinter.Print(formula)).Value);
    }

    [Fact]
    public void MathML_is_well_formed()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            Assert.NotNull(XElement.Parse(MathMLPrinter.Print(new RandomFormulas(seed).Scalar(4))));
            Assert.NotNull(XElement.Parse(MathMLPrinter.Print(new RandomFormulas(seed).Layered(4))));
        }
    }

    [Fact]
    public void MathML_escapes_every_name() =>
        Assert.Equal(
            "<math><mrow><mi>&lt;script&gt;</mi></mrow></math>", MathMLPrinter.Print(Formula.Symbol.Of(Quantity.Scalar(0, "<script>"))));
}
