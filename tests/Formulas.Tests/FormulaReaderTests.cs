using Formulas.Printing;
using Formulas.Reader;

namespace Formulas.Tests;

public sealed class FormulaReaderTests
{
    [Theory]
    [InlineData("itakura-saito", "a", "dL/dz6 = 2(z6^2 - t)/z6^3", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData("itakura-saito", "a", "Answer: 2t.", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "(a) 2t", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "So we get 2t", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "= 2t", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "return 2*t;", "(* 2 t)")]
    [InlineData("itakura-saito", "a", @"$$\begin{aligned}\frac{\partial L}{\partial z_6}&=2t\end{aligned}$$", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "2(u-t)/z6^3 where u = z6^2", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData("itakura-saito", "a", "2(u-t)/z6^3, u = z6^2", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData("itakura-saito", "a", @"\frac{2u}{z_6^3}, \text{ where } u = z_6^2 - t", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData("itakura-saito", "a", "2/z6 - 2t/z6^3, since x6 = z6^2", "(- (/ 2 z6) (/ (* 2 t) (^ z6 3)))")]
    [InlineData("itakura-saito", "a", "2t (using x6 = z6^2)", "(* 2 t)")]
    [InlineData("itakura-saito", "a", @"{2t \over z_6}", "(/ (* 2 t) z6)")]
    [InlineData("itakura-saito", "a", "½ z6²", "(* (/ 1 2) (^ z6 2))")]
    [InlineData("itakura-saito", "a", @"\frac12 z_6", "(* (/ 1 2) z6)")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", @"\frac z2", "(/ z 2)")]
    [InlineData("itakura-saito", "a", "x3(1-x3)", "(* x3 (- 1 x3))")]
    [InlineData("itakura-saito", "a", "t(2)(z_6)", "(* (* t 2) z6)")]
    [InlineData("itakura-saito", "a", "2tz_6^{-3}", "(* (* 2 t) (^ z6 (- 3)))")]
    [InlineData("itakura-saito", "a", "z^2_6", "(^ z6 2)")]
    [InlineData("itakura-saito", "a", "{z_6}^3", "(^ z6 3)")]
    [InlineData("itakura-saito", "a", "z[6]", "z6")]
    [InlineData("itakura-saito", "a", "2 z6 sin^2 z6", "(* (* 2 z6) (^ (sin z6) 2))")]
    [InlineData("itakura-saito", "a", "ln t - ln x6", "(- (ln t) (ln x6))")]
    [InlineData("itakura-saito", "a", "-z6^2", "(- (^ z6 2))")]
    [InlineData("itakura-saito", "a", "z6^2^3", "(^ z6 (^ 2 3))")]
    [InlineData("itakura-saito", "a", "2^-z6", "(^ 2 (- z6))")]
    [InlineData("itakura-saito", "a", "1/2 (z6 - t)^2", "(* (/ 1 2) (^ (- z6 t) 2))")]
    [InlineData("itakura-saito", "a", "t - -2", "(- t (- 2))")]
    [InlineData("itakura-saito", "a", "2(z6-t)(z6+t)", "(* (* 2 (- z6 t)) (+ z6 t))")]
    [InlineData("itakura-saito", "a", "rho'(z6)", "(rho' z6)")]
    [InlineData("itakura-saito", "a", "dx6/dz6", "(rho' z6)")]
    [InlineData("itakura-saito", "a", "max(z6, 0, t)", "(max z6 0 t)")]
    [InlineData("itakura-saito", "a", @"\log_2 t", "(/ (ln t) (ln 2))")]
    [InlineData("itakura-saito", "a", "|z6|^2 |t|", "(* (^ (abs z6) 2) (abs t))")]
    [InlineData("itakura-saito", "a", @"\operatorname{sech}^2\frac{z_6}2", "(^ (sech (/ z6 2)) 2)")]
    [InlineData("itakura-saito", "b", "Δw46 = -k x4", "(+ w46 (* (- k) x4))")]
    [InlineData("itakura-saito", "b", "delta_w46 = -k*x4", "(+ w46 (* (- k) x4))")]
    [InlineData("itakura-saito", "b", "w46 -= k*x4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46 - = k*x4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46 += -k*x4", "(+ w46 (* (- k) x4))")]
    [InlineData("itakura-saito", "b", @"w_{46}^{\text{new}} = w_{46}^{\text{old}} - \eta x_4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46(t+1) = w46(t) - eta x4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46' = w46 - lr*x4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46 = w46 - kx_4", "(- w46 (* k x4))")]
    [InlineData("itakura-saito", "b", "w46 = w46 - k*g*x4, where g = dL/dz6 and k is the step size", "(- w46 (* (* k (d L z6)) x4))")]
    [InlineData("itakura-saito", "b", "w46 = w46 - eta*dL/dw46, where dL/dw46 = x4*dL/dz6", "(- w46 (* k (* x4 (d L z6))))")]
    [InlineData("itakura-saito", "c", "b6_new = b6_old - eta*dL/dz6", "(- b6 (* k (d L z6)))")]
    [InlineData("itakura-saito", "d", "w34w46σ'(z4)", "(* (* w34 w46) (sigma' z4))")]
    [InlineData("itakura-saito", "d", "s'(z3) with s = sigma", "(sigma' z3)")]
    [InlineData("itakura-saito", "d", "sigma'(z3), where sigma'(z) = sigma(z)(1 - sigma(z))", "(* (sigma z3) (- 1 (sigma z3)))")]
    [InlineData("itakura-saito", "d", "g(z3)*w36, g(u) = u^2", "(* (^ z3 2) w36)")]
    [InlineData("itakura-saito", "d", "dx3/dz3", "(sigma' z3)")]
    [InlineData("itakura-saito", "d", @"\frac{d\sigma(z_3)}{dz_3}", "(sigma' z3)")]
    [InlineData("itakura-saito", "d", @"\sum_{i\in\{4,5\}} w_{3i}w_{i6}", "(sum[i=4..5] (* w_3i w_i6))")]
    [InlineData("itakura-saito", "d", "sum_(i=4..5) w3i*wi6", "(sum[i=4..5] (* w_3i w_i6))")]
    [InlineData("itakura-saito", "d", @"w36 + \underbrace{w_{34}w_{46}}_{3\to 4\to 6}", "(+ w36 (* w34 w46))")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k=1}^{n_{l+1}} w_{jk}^{l+1}\Delta_k^{l+1}", "(sum[k] (* w_jk^(l+1) Delta_k^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k=2}^{N} w_{jk}^{l+1}\Delta_k^{l+1}",
        "(sum[k=2..n(layer l+1)] (* w_jk^(l+1) Delta_k^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k'} w_{jk'}^{l+1}\Delta_{k'}^{l+1}",
        "(sum[k'] (* w_(j,k')^(l+1) Delta_(k')^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"\Delta_i^l = \sum_j w_{ij}^{l+1}\Delta_j^{l+1}",
        "(sum[j'] (* w_(j,j')^(l+1) Delta_(j')^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_i \Delta_i^{l+1}[w^{l+1 T}]_{ij}", "(sum[i] (* Delta_i^(l+1) w_ji^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"diag(f'(z^l)) W^{l+1} \mathbf{\Delta}^{l+1}",
        "(sum[k] (* (sum[m] (* (if[j == m] (f' z_j^l) 0) w_mk^(l+1))) Delta_k^(l+1)))")]
    [InlineData("delta-rules", "hidden-delta", @"{\Delta_j}^{l} + \Delta^{(l)}_j", "(+ Delta_j^l Delta_j^l)")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) d_k^(l+1), d_j^l = Delta_j^l, for l = 1, ..., L-1",
        "(sum[k] (* w_jk^(l+1) Delta_k^(l+1)))")]
    [InlineData("delta-rules", "weight", "dC/dw_kj^l = a_k^(l-1) Delta_j^l", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "weight", "a[l-1].reshape(-1,1) @ delta[l].reshape(1,-1)", "(* a_i^(l-1) Delta_j^l)")]
    [InlineData("delta-rules", "linear-output-delta", @"(a_j^L-y_j) f'(z_j^L),\ f'=1", "(* (- a_j^L y_j) 1)")]
    [InlineData("nielsen-delta-rules", "weight", "a_k^(l-1)**delta_j^l", "(^ a_k^(l-1) delta_j^l)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "(xi - ti)*yj", "(* (- x_i t_i) y_j)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "e_i y_j with e_i = x_i - t_i", "(* (- x_i t_i) y_j)")]
    [InlineData("cross-entropy", "sigmoid-output-weight", "delta_i y_j, delta_m = sum_i delta_{im} (x_i - t_i)",
        "(* (sum[i'] (* (if[i' == i] 1 0) (- x_(i') t_(i')))) y_j)")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight", "np.outer(z, y*np.sum(x - t))", "(* z_k (* y_j (sum[m] (- x_m t_m))))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "σ(1-σ) with σ = 1/(1+e^-z)",
        "(* (/ 1 (+ 1 (^ e (- z)))) (- 1 (/ 1 (+ 1 (^ e (- z))))))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "e^-z", "(^ e (- z))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "Math.E", "e")]
    [InlineData("relu-sigmoid", "loss", "0,288", "0.288")]
    [InlineData("relu-sigmoid", "loss", "≈ .288", ".288")]
    [InlineData("relu-sigmoid", "loss", "C = 28.8e-2.", "28.8e-2")]
    [InlineData("relu-sigmoid", "loss", "2d*0.5f", "(* 2 0.5)")]
    [InlineData("relu-sigmoid", "sgd", @"w_1-\frac{\eta\,\partial C}{\partial w_1}", "(- w1 (* eta (d C w1)))")]
    [InlineData("relu-sigmoid", "sgd", "w_1 - eta*(dC)/(dw_1)", "(- w1 (* eta (d C w1)))")]
    [InlineData("relu-sigmoid", "sgd", @"w_1 - \eta \nabla_{w_1} C", "(- w1 (* eta (d C w1)))")]
    public void An_answer_is_read_as_students_write_it(string problem, string part, string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, text));

    [Theory]
    [InlineData("a", "2(z6^2-t)/z6 z6^2", "(* (/ (* 2 (- (^ z6 2) t)) z6) (^ z6 2))", "(/ (* 2 (- (^ z6 2) t)) (* z6 (^ z6 2)))")]
    [InlineData("a", "2/3z6", "(* (/ 2 3) z6)", "(/ 2 (* 3 z6))")]
    [InlineData("a", "ln t/x6", "(/ (ln t) x6)", "(ln (/ t x6))")]
    [InlineData("b", "w46 - k x4/z6 z6", "(- w46 (* (/ (* k x4) z6) z6))", "(- w46 (/ (* k x4) (* z6 z6)))")]
    public void An_ambiguous_quotient_is_read_both_ways(string part, string text, string leftToRight, string otherwise)
    {
        var reading = Read.Success("itakura-saito", part, text);
        Assert.Equal(leftToRight, PrefixPrinter.Print(reading.Formula));
        Assert.Equal(otherwise, PrefixPrinter.Print(reading.Otherwise!));
    }

    [Theory]
    [InlineData("1/2 (z6 - t)^2")]
    [InlineData("1/2(z6 - t)^2")]
    [InlineData("2/z6^3*t")]
    [InlineData("2t/z6^3 sigma'(z3)")]
    [InlineData("(2/z6)(t)")]
    [InlineData("\\frac{2}{z_6} t")]
    public void A_clear_quotient_is_read_one_way(string text) => Assert.Null(Read.Success("itakura-saito", "d", text).Otherwise);

    [Fact]
    public void The_members_of_a_chain_are_kept()
    {
        var reading = Read.Success("itakura-saito", "a", "dL/dz6 = dL/dx6 * 2z6 = (1/x6 - t/x6^2) 2z6 = 2(z6^2 - t)/z6^3");
        Assert.Equal(["(* (d L x6) (* 2 z6))", "(* (* (- (/ 1 x6) (/ t (^ x6 2))) 2) z6)"], reading.Earlier.Select(PrefixPrinter.Print));
    }

    [Theory]
    [InlineData("dL/dx6 = 1/x6\ndL/dz6 = 2t", "(* 2 t)", true)]
    [InlineData("we use the chain rule \u2235\n2t", "(* 2 t)", true)]
    [InlineData("\\unknown{macro} \\\\ 2t", "(* 2 t)", true)]
    [InlineData("dL/dx6 = 1/x6 => dL/dz6 = 2t", "(* 2 t)", true)]
    [InlineData("2t\n+ x6", "(+ (* 2 t) x6)", false)]
    [InlineData("2(t\n+ x6)\n\n", "(* 2 (+ t x6))", false)]
    [InlineData("2u\nwhere u = t", "(* 2 t)", false)]
    [InlineData("x6\n= 2t", "(* 2 t)", true)]
    public void The_concluding_line_counts(string text, string prefix, bool earlier)
    {
        var reading = Read.Success("itakura-saito", "a", text);
        Assert.Equal(prefix, PrefixPrinter.Print(reading.Formula));
        Assert.Equal(earlier, reading.HasEarlierLines);
    }

    [Theory]
    [InlineData("w46 - k x4", UpdateForm.NewValue)]
    [InlineData("w46 = w46 - k x4", UpdateForm.NewValue)]
    [InlineData("-k x4", UpdateForm.NewValue)]
    [InlineData("w46 -= k x4", UpdateForm.Increment)]
    [InlineData("\\Delta w_{46} = -k x_4", UpdateForm.Increment)]
    [InlineData("dL/dw46 = x4", UpdateForm.Gradient)]
    public void The_form_of_an_update_is_kept(string text, UpdateForm form) =>
        Assert.Equal(form, Read.Success("itakura-saito", "b", text).Update);

    [Theory]
    [InlineData("itakura-saito", "a", "2 * «foo»", "unknown-name:foo")]
    [InlineData("itakura-saito", "a", "2(z6^2-t)/z6^«»", "unexpected")]
    [InlineData("itakura-saito", "a", "2(z6^2-t)/«»", "unexpected")]
    [InlineData("itakura-saito", "a", "«(»z6^2-t", "unclosed")]
    [InlineData("itakura-saito", "a", "2(z6^2-t)«)»/z6^3", "left-over")]
    [InlineData("itakura-saito", "a", @"\frac{2(z_6^2-t)}«{»z_6^3", "unclosed")]
    [InlineData("itakura-saito", "a", @"\frac{2}«»", "unexpected")]
    [InlineData("itakura-saito", "a", "«±»2t", "plus-minus")]
    [InlineData("itakura-saito", "a", "2t «±» 1", "plus-minus")]
    [InlineData("itakura-saito", "a", "z6 «>» 0", "comparison")]
    [InlineData("itakura-saito", "a", "[2 «=» 3] t", "comparison")]
    [InlineData("itakura-saito", "a", "0^{[2 «<» 1]}", "comparison")]
    [InlineData("itakura-saito", "a", "«z99» + 1", "unknown-name:z99")]
    [InlineData("itakura-saito", "a", "2(«z»^2-t)", "subscripts:z")]
    [InlineData("itakura-saito", "a", "2(z6^2-«т»)", "unknown-character:т")]
    [InlineData("itakura-saito", "a", "«😀»", "unknown-character:😀")]
    [InlineData("itakura-saito", "a", @"«\input»{answers.tex}", "unknown-command:input")]
    [InlineData("itakura-saito", "a", "2t «...»", "ellipsis")]
    [InlineData("itakura-saito", "a", "2t «or» 3t", "two-answers")]
    [InlineData("itakura-saito", "a", "2t, «3t»", "two-answers")]
    [InlineData("itakura-saito", "a", "2t «if x6 is large»", "words")]
    [InlineData("itakura-saito", "a", "2 «080»", "left-over")]
    [InlineData("itakura-saito", "a", "28«%»", "percent")]
    [InlineData("itakura-saito", "a", "«∞»", "infinity")]
    [InlineData("itakura-saito", "a", "2t«?»", "question")]
    [InlineData("itakura-saito", "a", "«see» attached pdf", "unknown-name:see")]
    [InlineData("itakura-saito", "a", "«sigma»", "argument")]
    [InlineData("itakura-saito", "a", "«max»()", "argument")]
    [InlineData("itakura-saito", "a", "«sigma»''(z3)", "primes")]
    [InlineData("itakura-saito", "a", "«dx6/dz3»", "not-explicit")]
    [InlineData("itakura-saito", "a", @"«\partial» L", "torn-partial")]
    [InlineData("itakura-saito", "a", @"«\frac{\partial L}{z_6}»", "missing-partial")]
    [InlineData("itakura-saito", "a", "z6^«^»2", "unexpected")]
    [InlineData("itakura-saito", "a", "t/«/»2", "unexpected")]
    [InlineData("itakura-saito", "a", "«*» 2", "unexpected")]
    [InlineData("itakura-saito", "a", "2*(t«]»", "unclosed")]
    [InlineData("itakura-saito", "a", "«|»t", "unclosed")]
    [InlineData("itakura-saito", "a", "«pow»(t)", "arguments")]
    [InlineData("itakura-saito", "a", "«»", "empty")]
    [InlineData("itakura-saito", "a", "sum_i«» ", "unexpected")]
    [InlineData("itakura-saito", "a", "«sum» t", "sum-index")]
    [InlineData("itakura-saito", "b", "w46 - eta*«alpha»*x4", "two-step-sizes")]
    [InlineData("itakura-saito", "b", "w46 - k*«grad»", "unknown-name:grad")]
    [InlineData("relu-sigmoid", "loss", "«2,080»", "comma")]
    [InlineData("relu-sigmoid", "loss", "0.2«.88»", "left-over")]
    [InlineData("relu-sigmoid", "loss", "«o».288", "letter-for-digit:o")]
    [InlineData("relu-sigmoid", "sgd", "w_1-eta/«(»partialC)*(partialw_1)", "torn-partial")]
    [InlineData("delta-rules", "hidden-delta", "sum_k «w_jk» Delta_k^(l+1)", "layer:w")]
    [InlineData("delta-rules", "hidden-delta", "«Δ»", "layer:Delta")]
    [InlineData("delta-rules", "hidden-delta", "Delta_j^«(l;»1)", "index")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^«(l+1 Delta»_k^(l+1)", "index")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "«∑»𝑘𝑤𝑙+1𝑘𝑗𝛿𝑙+1𝑘𝑓′(𝑧𝑙𝑗)", "flattened")]
    [InlineData("nielsen-delta-rules", "weight", "a_k^(l-1)*«dleta»_j^l", "unknown-name:dleta")]
    [InlineData("nielsen-delta-rules", "output-delta", @"«\frac{\partial C}{a_j^L}» f'(z_j^L)", "missing-partial")]
    [InlineData("itakura-saito", "a", "sigma'(z_3), t = «»", "unexpected")]
    public void A_fault_is_marked_where_it_stands(string problem, string part, string marked, string reason)
    {
        var text = marked.Replace("«", "").Replace("»", "");
        var error = Read.Error(problem, part, text);
        Assert.Equal((marked, reason), (text.Insert(error.Start + error.Length, "»").Insert(error.Start, "«"), error.Word));
    }
}
