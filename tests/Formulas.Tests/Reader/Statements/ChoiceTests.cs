using Formulas.Printing;

namespace Formulas.Tests.Reader.Statements;

/// <summary>Which piece of an answer is its formula, and what stands around it.</summary>
public sealed class ChoiceTests
{
    private const string Right = "(- (/ 2 z6) (/ (* 2 t) (^ z6 3)))";

    // a row goes on by its tokens, in every environment and across lines
    [Theory]
    [InlineData("\\begin{{{0}}}\n\\frac{{2}}{{z_6}} \\\\\n - \\frac{{2t}}{{z_6^3}}\n\\end{{{0}}}")]
    [InlineData("\\begin{{{0}}}\n\\frac{{2}}{{z_6}} - \\\\ \\frac{{2t}}{{z_6^3}}\\end{{{0}}}")]
    [InlineData(
        "$$\\begin{{{0}}} \\frac{{\\partial L}}{{\\partial z_6}} &= \\frac{{2}}{{z_6}} \\\\[1ex] &\\quad {{}} - \\frac{{2t}}{{z_6^3}} "
        + "\\end{{{0}}}$$")]
    [InlineData(
        "\\begin{{{0}}} x_6 &= z_6^2 \\\\ \\frac{{\\partial L}}{{\\partial z_6}} &= \\Bigl(\\frac{{2}}{{z_6}} \\\\ & - "
        + "\\frac{{2t}}{{z_6^3}}\\Bigr) \\end{{{0}}}")]
    public void Rows_of_an_environment_go_on(string text)
    {
        string[] environments = ["align", "align*", "aligned", "split", "gather", "gathered", "multline", "eqnarray*", "equation",
            "flalign",
            "alignat", "IEEEeqnarray", "array"];
        foreach (var environment in environments)
        {
            var columns = environment switch
            {
                "alignat" => "{2}",
                "array" or "IEEEeqnarray" => "{rcl}",
                _ => "",
            };
            var answer = string.Format(null, text, environment).Replace($"\\begin{{{environment}}}", $"\\begin{{{environment}}}{columns}");
            Assert.Equal(Right, Read.Prefix("itakura-saito", "a", answer));
        }
    }

    [Theory]
    [InlineData("2/z6\n- 2t/z6^3", Right)]
    [InlineData("2/z6 -\n\n2t/z6^3", Right)]
    [InlineData("(2/z6\n\n- 2t/z6^3)", Right)]
    [InlineData("x6 = z6^2 \\\\ 2t", "(* 2 t)")]
    [InlineData("$x_6 = z_6^2$.\n$$-2t$$", "(* (- 2) t)")]
    public void Lines_go_on_by_their_tokens(string text, string prefix) => Assert.Equal(prefix, Read.Prefix("itakura-saito", "a", text));

    [Theory]
    [InlineData("double s = 0;\nfor (int k = 0; k < n; k++) s += z6;\nreturn s*t;")]
    [InlineData("s = 0\nfor k in range(3):\n    s -= z6\ns*t")]
    [InlineData("s = 2t; s += 1; s")]
    public void A_name_that_changes_on_the_way_is_asked_about(string text) =>
        Assert.Equal("loop", Read.Error("itakura-saito", "a", text).Word);

    [Theory]
    [InlineData("   2(z6^2 - t)\n=  ------------\n      z6^3")]
    [InlineData("         2(z6^2 - t)\ndL/dz6 = -----------\n            z6^3")]
    public void A_line_that_is_drawn_behind_a_sign_is_asked_about(string text) =>
        Assert.Equal("left-over", Read.Error("itakura-saito", "a", text).Word);

    [Fact]
    public void A_sign_behind_a_blank_line_is_asked_about() =>
        Assert.Equal("blank-line", Read.Error("itakura-saito", "a", "2/z6\n\n- 2t/z6^3").Word);

    [Theory]
    [InlineData("$$2t$$\n(5)")]
    [InlineData("$$2t \\qquad (5)$$")]
    [InlineData("$$2t$$ using $x_6 = z_6^2$")]
    [InlineData("$$2t$$\n[3 marks]")]
    [InlineData("$$2t$$\nfor some positive constant k.")]
    [InlineData("$$2t$$\n\n12")]
    [InlineData("By the chain rule with $x_6 = z_6^2$ we obtain\n$$2t.$$")]
    [InlineData("dL/dz6 = $$2t$$")]
    [InlineData("The answer is $2t$, since $x_6 = z_6^2$.")]
    [InlineData("$2t$ (using $x_6 = z_6^2$)")]
    [InlineData("\\begin{align}\\frac{\\partial L}{\\partial z_6} &= 2t && \\text{by the chain rule}\\end{align}")]
    [InlineData("\\[ 2t, \\quad z_6 \\neq 0 \\]")]
    [InlineData("2t, by the chain rule")]
    [InlineData("2t (rounded)")]
    [InlineData("2t \\quad\\text{(simplified)}")]
    [InlineData("2t, for some step > 0")]
    [InlineData("2t   # by the chain rule")]
    [InlineData("2t // from the chain rule")]
    [InlineData("2t // derivative")]
    [InlineData("2\\,t % the gradient")]
    [InlineData("**2t**")]
    [InlineData("dL/dz6 = __2t__")]
    [InlineData("We get **2t**")]
    [InlineData("**Therefore** 2t")]
    [InlineData("**The answer is** 2t")]
    [InlineData("*Hence,* 2t, by the chain rule")]
    [InlineData("$$2t,$$ (simplified)")]
    [InlineData("2t, (by the chain rule)")]
    [InlineData(@"**\(2t\qquad (5)\)**")]
    [InlineData(@"**$$2t \qquad (5)$$**")]
    [InlineData(@"So **\[2t\]**, by the chain rule.")]
    [InlineData("**Answer:** 2t")]
    [InlineData("u t, where u = 2")]
    [InlineData("u = 2\nu t")]
    [InlineData("u t\nu = 2")]
    [InlineData("$$u t$$ where $u = 2$.")]
    [InlineData("2 v, where v = u, u = t")]
    [InlineData("u = 2; u t")]
    [InlineData("u = 2; v = u t; v")]
    [InlineData("2t (= t + t)")]
    [InlineData("2t (= dL/dz6)")]
    [InlineData("dL/dz6 = 2t (= t + t)")]
    [InlineData("dL/dz6 = 2t, or equivalently t + t")]
    [InlineData("2t q.e.d.")]
    [InlineData("2t Q.E.D")]
    [InlineData("$\\frac{\\partial L}{\\partial z_6} = 2t$  Q.E.D.")]
    [InlineData("> 2t")]
    [InlineData("* 2t")]
    [InlineData("• dL/dz6 = 2t")]
    [InlineData("* dL/dx6 = 1\n* dL/dz6 = 2t")]
    [InlineData("2t<br>")]
    [InlineData("<br/>2t<br/>")]
    [InlineData("**dL/dz6 =** 2t")]
    [InlineData("simply $2t$")]
    [InlineData("just 2t")]
    [InlineData("\\underline{\\underline{dL/dz6 = 2t}}")]
    [InlineData("> dL/dz6 = 2t")]
    [InlineData("2t\n---")]
    [InlineData("dL/dz6 = 2t\n=========")]
    [InlineData("----\n2t")]
    [InlineData("\\begin{align*} dL/dz_6 &= 3t \\\\ \\intertext{and, corrected,} dL/dz_6 &= 2t \\end{align*}")]
    [InlineData("\\begin{align*} dL/dz_6 &= 3t \\\\ \\text{with } x_6 = z_6^2: \\quad &= 2t \\end{align*}")]
    public void What_stands_around_a_formula_is_no_part_of_it(string text) =>
        Assert.Equal("(* 2 t)", Read.Prefix("itakura-saito", "a", text));

    [Theory]
    [InlineData(@"\boxed{\frac{\partial L}{\partial z_6} = 2t}")]
    [InlineData(@"\fbox{$\frac{\partial L}{\partial z_6} = 2t$}")]
    [InlineData("[ dL/dz6 = 2t ]")]
    [InlineData("(dL/dz6 = 2t)")]
    [InlineData(@"\left\{ dL/dz6 = 2t \right\}")]
    [InlineData(@"\boxed{2t}")]
    [InlineData(@"\framebox[3cm]{2t}")]
    [InlineData(@"\colorbox{yellow}{2t}, \quad z_6 > 0")]
    public void A_box_round_an_equation_is_that_equation(string text) => Assert.Equal("(* 2 t)", Read.Prefix("itakura-saito", "a", text));

    [Theory]
    [InlineData("itakura-saito", "a", "dL/dx6 = t, dL/dz6 = 2t", "(* 2 t)")]
    [InlineData("itakura-saito", "a", "dL/dz6 = 2t\ndL/dx6 = t", "(* 2 t)")]
    [InlineData("relu-sigmoid", "loss", "y = 0.2405, C = 0.288", "0.288")]
    [InlineData("relu-sigmoid", "loss", "C = 0.288, y = 0.2405", "0.288")]
    [InlineData("nielsen-delta-rules", "weight",
        @"\partial C/\partial b_j^l = \delta_j^l, \quad \partial C/\partial w_{jk}^l = a_k^{l-1}", "a_k^(l-1)")]
    public void The_clause_that_says_what_is_asked_counts(string problem, string part, string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix(problem, part, text));

    [Theory]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l), \qquad (l<L)")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l) \qquad (l<L)")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l)\;[l<L]")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "delta_j^l f'(z_j^l) [l != L]")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l)\,\mathbb{1}[l<L]")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l), & l < L")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l) \quad\text{(hidden layer)}")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l), \quad l = 1, \dots, L-1")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l) for l = L-1, …, 1")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"\delta_j^l f'(z_j^l), if l < L")]
    [InlineData("nielsen-delta-rules", "hidden-delta", @"$$\delta_j^l f'(z_j^l)$$ for every neuron $j$ of layer $l$.")]
    public void A_condition_on_layers_is_a_remark(string problem, string part, string text) =>
        Assert.Equal("(* delta_j^l (f' z_j^l))", Read.Prefix(problem, part, text));

    [Theory]
    [InlineData("2t, i.e. t + t", "(+ t t)", "(* 2 t)")]
    [InlineData("dL/dz6 = 2t, or equivalently t + t", "(* 2 t)", "(+ t t)")]
    [InlineData("2t (= 3t)", "(* 2 t)", "(* 3 t)")]
    public void The_same_in_another_way_is_compared(string text, string prefix, string other)
    {
        var read = Read.Success("itakura-saito", "a", text);
        Assert.Equal((prefix, other), (PrefixPrinter.Print(read.Formula), PrefixPrinter.Print(Assert.Single(read.Earlier))));
    }

    [Theory]
    [InlineData("2t (5)")]
    [InlineData("2t (z6 > 0)")]
    public void A_bracket_that_may_be_a_factor_is_read_both_ways(string text) =>
        Assert.NotNull(Read.Success("itakura-saito", "a", text).Otherwise);

    [Theory]
    [InlineData("a", "2t, but with the opposite sign", "words")]
    [InlineData("a", "Minus $2t$", "words")]
    [InlineData("a", "$2t$, or its negative", "words")]
    [InlineData("a", "the negative of $2t$", "words")]
    [InlineData("a", "$$2t$$ (not simplified)", "words")]
    [InlineData("a", "2t or $3t$", "two-answers")]
    [InlineData("a", "$$2t$$\n3 + t", "outside-display")]
    [InlineData("a", "y = 2t, g = 3t", "two-answers")]
    [InlineData("a", "2t if x6 is large", "words")]
    [InlineData("a", "(z6 = 2t) + 1", "left-over")]
    [InlineData("a", "dL/dz6 = 2t or 3t", "two-answers")]
    [InlineData("a", "dL/dz6 = 2t or: 3t", "two-answers")]
    [InlineData("a", "\\begin{align*} dL/dz_6 &= 2t \\\\ \\text{or } &\\phantom{=}\\ 3t \\end{align*}", "two-answers")]
    [InlineData("a", "the product of $2$ and $t$", "words")]
    [InlineData("a", "> 0", "unexpected")]
    public void What_may_change_the_answer_is_asked_about(string part, string text, string reason) =>
        Assert.Equal(reason, Read.Error("itakura-saito", part, text).Word);

    [Fact]
    public void A_left_side_that_is_not_what_is_asked_is_kept() =>
        Assert.Equal("(d L z3)", PrefixPrinter.Print(Read.Success("itakura-saito", "a", "dL/dz3 = 2t").Left!));

    [Theory]
    [InlineData("dL/dz6 = 2t")]
    [InlineData("delta = 2t")]
    [InlineData("Answer = 2t")]
    [InlineData("2t")]
    public void A_left_side_that_is_asked_or_unknown_is_not(string text) => Assert.Null(Read.Success("itakura-saito", "a", text).Left);
}
