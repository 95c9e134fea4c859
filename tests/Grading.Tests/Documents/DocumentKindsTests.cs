using Grading.Documents.Texts;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;

namespace Grading.Tests.Documents;

/// <summary>How steps are written in documents, kind by kind, with what is said of each.</summary>
public sealed class DocumentKindsTests
{
    [Theory]
    [InlineData("itakura-saito", "∂L/∂z₆ = 2/z₆ − 2t/z₆³\n   = 2(z₆² − t)/z₆³", "true true")]
    [InlineData("itakura-saito", "∂/∂z₆ (t/z₆²) = −2t/z₆³\nd/dz₆ ln z₆ = 1/z₆", "true true")]
    [InlineData(
        "itakura-saito",
        "$$\\frac{\\partial L}{\\partial z_6} = \\frac{2}{z_6} - \\frac{2t}{z_6^3} \\qquad (2)$$\n\n$$= \\frac{2}{z_6^3}(z_6^2 - t) "
        + "\\tag{3}$$",
        "true true")]
    [InlineData(
        "itakura-saito",
        "$$L(x,t) = \\frac{t}{x} - \\ln\\frac{t}{x} - 1$$\n\n$$\\frac{\\partial L}{\\partial x} = \\frac{1}{x} - \\frac{t}{x^2}$$",
        "true true")]
    [InlineData(
        "itakura-saito", "For $i = 4, 5$ we have $\\frac{\\partial z_i}{\\partial z_3} = w_{3i}\\sigma'(z_3)$.", "definition only-if")]
    [InlineData(
        "itakura-saito",
        "Let $s_j = \\sigma'(z_j)$. $$\\frac{\\partial z_6}{\\partial z_3} = s_3 (w_{36} + w_{34}w_{46}s_4 + w_{35}w_{56}s_5)$$",
        "true true")]
    [InlineData("nielsen-delta-rules", "For the quadratic cost $\\delta_j^L = (a_j^L - y_j) f'(z_j^L)$.", "only-if")]
    [InlineData("nielsen-delta-rules", "$\\delta_j^L = (a_j^L - y_j) f'(z_j^L)$.", "false")]
    [InlineData(
        "nielsen-delta-rules", "If the units were linear, $\\delta_j^L = \\frac{\\partial C}{\\partial a_j^L}$ would hold.", "unread")]
    [InlineData("delta-rules", "For the quadratic cost $\\frac{\\partial C}{\\partial a_j^L} = y_j - a_j^L$.", "false")]
    [InlineData("delta-rules", "$$C = \\frac12 \\| a^L - y \\|^2 = \\frac12 \\sum_j (a_j^L - y_j)^2$$", "true true")]
    [InlineData(
        "delta-rules",
        "$$\\begin{gather} \\Delta_j^L = (a_j^L - y_j) f'(z_j^L) \\\\\n \\frac{\\partial C}{\\partial b_j^l} = \\Delta_j^l "
        + "\\end{gather}$$", "true true")]
    [InlineData("delta-rules",
        "$$\\Delta_j^{L-2} = f'(z_j^{L-2}) \\sum_{i_1} w_{j i_1}^{L-1} f'(z_{i_1}^{L-1}) \\sum_{i_2} w_{i_1 i_2}^L \\Delta_{i_2}^L$$",
            "true")]
    [InlineData("delta-rules", "$$\\Delta_j^l = w_{jk}^{l+1} \\Delta_k^{l+1} f'(z_j^l)$$", "false")]
    [InlineData("delta-rules", "By the summation convention $$\\Delta_j^l = w_{jk}^{l+1} \\Delta_k^{l+1} f'(z_j^l)$$", "unread")]
    [InlineData("delta-rules", "$$\\frac{\\partial C}{\\partial w_{ij}^l} = a_j^{l-1} \\Delta_j^l$$", "false")]
    [InlineData("delta-rules",
        "$$\\frac{\\partial z_n^l}{\\partial w_{ij}^l} = \\sum_k a_k^{l-1} \\delta_{ki} \\delta_{nj} = a_i^{l-1} \\delta_{nj}$$",
            "true true")]
    [InlineData("softmax-any-targets",
        "Let $s_i = \\sum_j w_{ji} y_j$ and $Z = \\sum_n e^{s_n}$. $$\\frac{\\partial \\ln Z}{\\partial s_i} = \\frac{1}{Z} "
            + "\\frac{\\partial Z}{\\partial s_i} = x_i$$",
        "definition definition true true")]
    [InlineData("cross-entropy",
        "## Softmax\n\nPut $S = \\sum_m e^{s_m}$ with $s_i = \\sum_j w_{ji} y_j$. Then $x_i = \\frac{e^{s_i}}{S}$.",
            "definition definition true")]
    [InlineData("net-with-numbers", "$$m_1 = w_5 a_1 + w_6 a_2 + c$$\n\n$$w_5^{new} = w_5 - \\eta \\frac{\\partial E}{\\partial w_5}$$",
        "true definition")]
    [InlineData("nielsen-delta-rules",
        "$$\\frac{\\partial z_k^{l+1}}{\\partial a_j^l} = w_{kj}^{l+1} \\qquad \\frac{\\partial a_j^l}{\\partial z_j^l} = f'(z_j^l) "
            + "\\quad \\sum_k w_{jk}^l a_k^{l-1} = z_j^l - b_j^l$$",
        "true true true")]
    [InlineData("itakura-saito", "∂z₄/∂x₃ = w₃₄        ∂z₅/∂x₃ = w₃₅\n∂L/∂z₆ = 2/z₆   − 2t/z₆³", "true true true")]
    [InlineData("itakura-saito", "∂(t/z₆²)/∂z₆ = −2t/z₆³\n∂ ln(t/z₆²)/∂z₆ = −2/z₆\nd(z6^2)/dz6 = 3*z6", "true true false")]
    [InlineData("itakura-saito",
        "$$L(x, t) = \\frac{t}{x} - \\ln\\frac{t}{x} - 1$$\n\n$$\\frac {\\partial x _ {4}} {\\partial z _ {3}} = \\sigma^ {\\prime} (z _ "
            + "{4}) w _ {34} \\sigma^ {\\prime} (z _ {3})$$",
        "true true")]
    [InlineData(
        "itakura-saito",
        "$$w _ {46} ^ {\\prime} = w _ {46} - \\eta \\frac {\\partial L} {\\partial z _ {6}} x _ {4}$$\n\n$$b_6' = b_6 + \\eta "
        + "\\frac{\\partial L}{\\partial z_6}$$", "true false")]
    [InlineData("itakura-saito", "With $𝑤_{46} = 0.5$, 𝑡 = 2 we have $x_4 = 3$.", "definition false")]
    [InlineData("logistic-regression",
        "## Sum\nLet $\\ell_s$ be the cross-entropy of sample $s$ alone, $$\\ell_s = -y_s \\ln a_s - (1-y_s)\\ln(1-a_s)$$\n\n"
        + "$$\\frac{\\partial \\ell_s}{\\partial a_s} = -\\frac{y_s}{a_s} + \\frac{1-y_s}{1-a_s}$$\n\n$$\\frac{\\partial J}{\\partial "
            + "z_s} = \\frac{\\partial \\ell_s}{\\partial z_s}$$",
        "definition true false")]
    [InlineData("logistic-regression",
        "$$\\ell_s = \\heartsuit_s$$\n\n$$\\frac{\\partial \\ell_s}{\\partial a_s} = -\\frac{y_s}{a_s} + \\frac{1-y_s}{1-a_s}$$",
            "definition unread")]
    [InlineData("itakura-saito", "∂L/∂z₆ = 2/z₆ − 2t/z₆³            (2)", "true")]
    [InlineData("itakura-saito", "With the logistic function $\\sigma'(z_i) = x_i (1 - x_i)$.", "only-if")]
    [InlineData("softmax-any-targets", "$$\\frac{\\partial x_i}{\\partial s_i} = x_i (1 - x_i)$$", "true")]
    [InlineData("softmax-any-targets",
        "Let $e_i = x_i \\sum_n t_n - t_i$. $$\\frac{\\partial E}{\\partial w_{ji}} = e_i y_j$$\n\n"
        + "$$x_i = \\frac{e^{s_i}}{\\sum_n e^{s_n}}$$", "definition true true")]
    [InlineData("net-with-numbers", "$$\\frac{\\partial E}{\\partial w_5} = \\frac{\\partial E}{\\partial m_1} a_1 \\approx 0.08217$$",
        "true true")]
    [InlineData("net-with-numbers", "$$w_5 \\leftarrow w_5 - \\eta \\frac{\\partial E}{\\partial w_5} \\approx 0.40 - 0.5 \\cdot 0.08217$$",
        "definition true")]
    [InlineData("net-with-numbers", "$$w_5 = w_5 - \\eta \\frac{\\partial E}{\\partial w_5} \\approx 0.35892$$", "definition true")]
    [InlineData("residual-block", "$$\\frac{\\partial L}{\\partial W} = x (\\frac{\\partial L}{\\partial u})^T$$", "false")]
    [InlineData("logistic-regression", "$$w \\leftarrow w - \\eta \\frac{\\partial J}{\\partial w} = w - \\frac{\\eta}{m} X (a - y)^T$$",
        "true true")]
    [InlineData("itakura-saito", "The way is $z_3 \\to z_5 \\to z_6$.", "unread unread")]
    public void A_step_is_judged_however_it_is_written(string problem, string document, string verdicts) =>
        Assert.Equal(verdicts, string.Join(' ', Of(problem, document).Steps.Select(step => step.Verdict.Word)));

    [Theory]
    [InlineData("delta-rules",
        "$$\\Delta_j^l = f'(z_j^l) \\sum_k w_{jk}^{l+1} \\Delta_k^{l+1}$$\n\n(In row vectors this is $\\Delta^l = \\Delta^{l+1} W^{l+1} "
            + "\\odot f'(z^l)$.)",
        "hidden-delta", 1)]
    [InlineData("nielsen-delta-rules",
        "$$\\delta_j^L = \\frac{\\partial C}{\\partial a_j^L} f'(z_j^L)$$\n\nIf the cost were quadratic this would be $\\delta_j^L = "
            + "(a_j^L - y_j) f'(z_j^L)$.",
        "output-delta", 1)]
    [InlineData("itakura-saito",
        "$$\\frac{\\partial L}{\\partial z_6} = 2\\frac{z_6^2 - t}{z_6^3}$$\n\nI call this $q = \\frac{\\partial L}{\\partial z_6}$.", "a",
            1)]
    [InlineData("nielsen-delta-rules",
        "$$\\delta_j^L = \\frac{\\partial C}{\\partial a_j^L} f'(z_j^L)$$\n\n"
        + "For the logistic function this is $\\delta_j^L = a_j^L (1 - a_j^L) \\frac{\\partial C}{\\partial a_j^L}$.",
        "output-delta", 1)]
    [InlineData("residual-block",
        "$$\\frac{\\partial L}{\\partial V} = G h^T$$\n\n"
        + "$$\\frac{\\partial y_i}{\\partial x_m} = \\delta_{im} + \\sum_j V_{ij} \\mathrm{ReLU}'(u_j) W_{jm}$$", "jacobian", 3)]
    [InlineData("net-with-numbers", "$$\\frac{\\partial E}{\\partial m} \\approx \\begin{pmatrix} 0.13850 \\\\ -0.03810 \\end{pmatrix}$$",
        "delta-out", 1)]
    [InlineData(
        "net-with-numbers", "$w_5 = 0.4$\n\n$$w_5 \\leftarrow w_5 - \\eta \\frac{\\partial E}{\\partial w_5} \\approx 0.35892$$", "w5", 3)]
    [InlineData("nielsen-delta-rules",
        "$$\\delta_j^l = \\sum_k w_{kj}^{l+1} \\delta_k^{l+1} f'(z_j^l)$$\n\n"
        + "Check for $l = L - 1$: $\\delta_j^l = \\sum_k w_{kj}^L \\delta_k^L f'(z_j^l)$.", "hidden-delta", 1)]
    [InlineData("itakura-saito",
        "$$\\frac{\\partial L}{\\partial z_6} = \\frac{\\partial L}{\\partial x_6} \\frac{\\partial x_6}{\\partial z_6}$$\n\n"
        + "If $z_6$ were positive, $z_6 = \\sqrt{x_6}$, but I keep it general:\n\n"
        + "$$\\frac{\\partial L}{\\partial z_6} = \\frac{2}{z_6} - \\frac{2t}{z_6^3}$$", "a", 5)]
    public void A_remark_is_no_conclusion(string problem, string document, string part, int line) =>
        Assert.Equal(line, Of(problem, document).Answers.Single(answer => answer.Part == part).Source.Line);

    [Theory]
    [InlineData("**Sigmoid**", "**Softmax**")]
    [InlineData("SIGMOID OUTPUTS", "SOFTMAX OUTPUTS")]
    [InlineData("Case 1: sigmoid outputs", "Case 2: softmax outputs")]
    [InlineData("## Sigmoid case", "## Softmax case")]
    [InlineData("{\\bf Problem 1 (sigmoid)}", "\\noindent {\\bf Problem 2 (softmax)}")]
    [InlineData("\\textbf{Sigmoid outputs}", "\\textbf{Softmax outputs}")]
    [InlineData("With sigmoid outputs we have", "Now the softmax outputs.")]
    public void Sections_begin_where_the_document_speaks_of_them(string first, string second)
    {
        var document = string.Join("\n\n", first,
            @"$$\frac{\partial E}{\partial x_i} = \frac{x_i - t_i}{x_i (1 - x_i)}$$",
                @"$$\frac{\partial E}{\partial w_{ji}} = (x_i - t_i) y_j$$",
            second,
            @"$$\frac{\partial E}{\partial x_i} = -\frac{t_i}{x_i}$$", @"$$\frac{\partial E}{\partial w_{ji}} = (x_i - t_i) y_j$$");
        var graded = Of("cross-entropy", document);

        Assert.Equal(["sigmoid-output-weight", "softmax-output-weight"], graded.Answers.Select(answer => answer.Part));
        Assert.All(graded.Steps, step => Assert.Equal("true", step.Verdict.Word));
    }

    [Fact]
    public void What_a_text_only_speaks_of_begins_no_section()
    {
        const string document = """
            ## 1 Question

            Here $f$ is the non-linear activation function.

            ## 1.2 Part a

            $$\Delta_j^L = \frac{\partial C}{\partial a_j^L} f'(z_j^L)$$

            $$\Delta_j^l = \sum_i \Delta_i^{l+1} w_{ji}^{l+1} f'(z_j^l)$$

            ## 2.1 Question

            Suppose a linear function f(z) = z at every neuron.

            ## 2.2 Part a

            $$\Delta_j^L = \frac{\partial C}{\partial a_j^L}$$

            $$\Delta_j^l = \sum_i \Delta_i^{l+1} w_{ji}^{l+1}$$
            """;

        Assert.Equal(["output-delta 7", "hidden-delta 9", "linear-output-delta 17", "linear-hidden-delta 19"],
            Of("delta-rules", document).Answers.Select(answer => $"{answer.Part} {answer.Source.Line}"));
    }

    [Fact]
    public void A_section_begins_where_its_function_is_stated()
    {
        const string document = """
            Part 1: general f

            Δⱼᴸ = ∂C/∂aⱼᴸ f'(zⱼᴸ)

            Part 2: f(z) = z

            Δⱼᴸ = aⱼᴸ − yⱼ
            """;
        var graded = Of("delta-rules", document);

        Assert.Equal(["output-delta", "linear-output-delta"], graded.Answers.Select(answer => answer.Part));
        Assert.DoesNotContain("false", graded.Steps.Select(step => step.Verdict.Word));
    }

    [Fact]
    public void A_summary_is_no_section_of_its_own()
    {
        const string derivation = """
            ## 1. Output layer

            $$\Delta_j^L = \sum_k \frac{\partial C}{\partial a_k^L} \frac{\partial a_k^L}{\partial z_j^L}$$
            (1)

            $$\Delta_j^L = \frac{\partial C}{\partial a_j^L} f'(z_j^L)$$
            (2)

            ## 2. Hidden layers

            $$\Delta_j^l = f'(z_j^l) \sum_k w_{jk}^{l+1} \Delta_k^{l+1}$$
            (3)
            """;
        const string summary = """


            ## Summary

            $$\Delta_j^L = \frac{\partial C}{\partial a_j^L} f'(z_j^L)$$
            $$\Delta_j^l = \sum_k w_{jk}^{l+1} \Delta_k^{l+1} f'(z_j^l)$$
            """;

        Assert.Equal(["output-delta 6", "hidden-delta 11"], Answers(derivation));
        Assert.Equal(["output-delta", "hidden-delta"], Answers(derivation + summary).Select(answer => answer.Split(' ')[0]));

        static IEnumerable<string> Answers(string document) =>
            Of("delta-rules", document).Answers.Select(answer => $"{answer.Part} {answer.Source.Line}");
    }

    [Fact]
    public void What_no_letter_of_its_own_has_may_stand_under_another_one()
    {
        const string document = """
            ## (a)

            $$\frac{\partial L}{\partial z_6} = \frac{2}{z_6} - \frac{2t}{z_6^3}$$

            ## (b) and (c)

            $$w_{46} \leftarrow w_{46} - \eta \frac{\partial L}{\partial z_6} x_4$$

            $$b_6 \leftarrow b_6 - \eta \frac{\partial L}{\partial z_6}$$
            """;

        Assert.Equal(["a 3", "b 7", "c 9"],
            Of("itakura-saito", document).Answers.Select(answer => $"{answer.Part} {answer.Source.Line}"));
    }

    [Fact]
    public void What_answers_the_same_questions_for_another_case_is_not_called_false()
    {
        const string document = """
            ## Case 1, sigmoid

            $$\frac{\partial E}{\partial x_i} = \frac{x_i - t_i}{x_i (1 - x_i)}$$

            $$\frac{\partial E}{\partial w_{ji}} = (x_i - t_i) y_j$$

            ## Case 2, softmax

            $$\frac{\partial E}{\partial w_{ji}} = y_j (x_i \sum_m t_m - t_i)$$
            """;

        Assert.Equal("unread only-if true", string.Join(' ', Of("softmax-any-targets", document).Steps.Select(step => step.Verdict.Word)));
    }

    [Theory]
    [InlineData(
        "$$\\frac{\\partial}{\\partial z_6} \\ln z_6^2 = \\frac{1}{z_6}$$\n\n$$\\frac{\\partial L}{\\partial z_6} = \\frac{1}{z_6} - "
        + "\\frac{2t}{z_6^3}$$", 1)]
    [InlineData(
        "$$\\frac{\\partial L}{\\partial z_6} = 2\\frac{z_6 - t}{z_6^3}$$\n\n$$\\frac{\\partial L}{\\partial z_3} = 2\\frac{z_6 - "
        + "t}{z_6^3} \\frac{\\partial z_6}{\\partial z_3}$$", 1)]
    [InlineData("$$\\frac{\\partial x_4}{\\partial z_3} = \\sigma'(x_4) w_{34} \\sigma'(z_3), \\quad "
        + "\\frac{\\partial x_5}{\\partial z_3} = \\sigma'(x_5) w_{35} \\sigma'(z_3)$$\n\n"
        + "$$\\frac{\\partial z_6}{\\partial z_3} = \\sigma'(z_3) (w_{36} + w_{34} w_{46}\\sigma'(x_4) + w_{35} w_{56}\\sigma'(x_5))$$", 1)]
    [InlineData(
        "$$\\frac{\\partial x_4}{\\partial z_4} = \\sigma'(x_4)$$\n\n$$\\frac{\\partial L}{\\partial z_5} = \\frac{\\partial L}{\\partial "
        + "z_6} w_{56} \\sigma'(x_5)$$\n\n"
        + "$$\\frac{\\partial L}{\\partial z_3} = \\frac{\\partial L}{\\partial z_6} "
        + "(w_{36} + w_{34} w_{46}\\sigma'(x_4) + w_{35} w_{56}\\sigma'(x_5)) \\sigma'(z_3)$$", 1)]
    public void An_error_is_carried(string document, int line) =>
        Assert.Equal(line, Of("itakura-saito", document).Steps[^1].Follows?.Line);

    [Theory]
    [InlineData("$$\\Delta_j^l = \\sum_k \\Delta_k^{l+1} \\frac{\\partial z_k^{l+1}}{\\partial z_j^l}$$\n\n"
        + "$$\\frac{\\partial z_k^{l+1}}{\\partial z_j^l} = w_{kj}^{l+1} f'(z_j^l)$$\n\n"
        + "$$\\Delta_j^l = \\sum_k \\Delta_k^{l+1} w_{kj}^{l+1} f'(z_j^l)$$", 3)]
    [InlineData("$$\\frac{\\partial C}{\\partial a_j^l} = -\\sum_k \\Delta_k^{l+1} w_{jk}^{l+1}$$\n\n"
        + "$$\\Delta_j^l = -f'(z_j^l) \\sum_k w_{jk}^{l+1} \\Delta_k^{l+1}$$", 1)]
    [InlineData("$$\\frac{\\partial a_k^{l+1}}{\\partial a_j^l} = w_{kj}^{l+1} f'(z_k^{l+1})$$\n\n"
        + "$$\\Delta_j^l = \\sum_k \\Delta_k^{l+1} w_{kj}^{l+1} f'(z_j^l)$$", 1)]
    public void An_error_of_two_layers_at_once_is_carried(string document, int line) =>
        Assert.Equal(line, Of("delta-rules", document).Steps[^1].Follows?.Line);

    [Theory]
    [InlineData("$a_1 = 0.3$\n\n$\\frac{\\partial C}{\\partial z_2} \\approx -0.7595 \\cdot 0.1827 \\approx -0.1388$\n\n"
        + "$\\frac{\\partial C}{\\partial w_2} = \\frac{\\partial C}{\\partial z_2} a_1 \\approx -0.1388 \\cdot 0.3$", 1)]
    [InlineData(
        "$\\frac{\\partial C}{\\partial z_2} \\approx -0.7595 \\cdot 0.1827 \\approx -0.1388$\n\n$\\frac{\\partial z_1}{\\partial w_1} = "
        + "w_1$\n\n"
        + "$a_1 = 0.03$ and $\\frac{\\partial C}{\\partial w_1} = \\frac{\\partial C}{\\partial z_2} \\frac{\\partial z_2}{\\partial a_1} "
            + "\\frac{\\partial z_1}{\\partial w_1} \\approx (-0.1388) (-5) 0.01$", 3)]
    public void An_error_is_carried_with_numbers_that_were_rounded(string document, int line) =>
        Assert.Equal(line, Of("relu-sigmoid", document).Steps[^1].Follows?.Line);

    [Fact]
    public void An_error_goes_on_with_what_its_chain_comes_to()
    {
        const string document = """
            $$\frac{\partial E}{\partial w_5} = \frac{\partial E}{\partial m_1} a_1 \approx 0.74137 \cdot 0.24863 \cdot 0.59327 \approx 0.10936$$

            $$w_5^{new} = w_5 - \eta \frac{\partial E}{\partial w_5} \approx 0.40 - 0.5 \cdot 0.10936 \approx 0.34532$$
            """;
        var graded = Of("net-with-numbers", document);

        Assert.Equal("true false true definition false true", string.Join(' ', graded.Steps.Select(step => step.Verdict.Word)));
        Assert.Equal(1, graded.Steps[4].Follows?.Line);
        Assert.Equal(3, graded.Answers.Single(answer => answer.Part == "w5").Source.Line);
    }

    [Fact]
    public void An_error_of_another_case_is_not_carried_where_the_name_means_something_else()
    {
        const string document = """
            ## Sigmoid

            $$\frac{\partial E}{\partial x_i} = -\frac{t_i}{x_i} - \frac{1 - t_i}{1 - x_i}$$

            $$\frac{\partial E}{\partial w_{ji}} = (2 t_i x_i - t_i - x_i) y_j$$

            ## Softmax

            $$\frac{\partial E}{\partial s_i} = \frac{\partial E}{\partial x_i} \frac{\partial x_i}{\partial s_i} = t_i (x_i - 1)$$

            $$\frac{\partial E}{\partial w_{ji}} = t_i (x_i - 1) y_j$$
            """;

        Assert.Equal([null, 3, null, 9], Of("cross-entropy", document).Steps
            .Where(step => step.Verdict is Grading.Documents.Steps.StepVerdict.False).Select(step => step.Follows?.Line));
    }

    [Theory]
    [InlineData("$\\alpha = (W (r - x)) \\odot h \\odot (1 - h)$")]
    [InlineData("Let $\\rho$ be the error $\\partial L/\\partial r$, and $\\alpha$ the error of the code, $\\partial L/\\partial a$.\n\n"
        + "$\\rho = r - x$\n\n$\\alpha = (W \\rho) \\odot h \\odot (1 - h)$")]
    [InlineData("Let $\\alpha$ be the error of the code, $\\partial L/\\partial a$. Then $\\alpha = (W (r - x)) \\odot h \\odot (1 - h)$.")]
    public void A_vector_has_a_name_of_its_own_whatever_vectors_it_is_made_of(string naming) => Assert.Equal(
        "true", Of("tied-autoencoder", $"{naming}\n\n$$\\frac{{\\partial L}}{{\\partial b_i}} = \\alpha_i$$").Steps[^1].Verdict.Word);

    [Fact]
    public void A_line_of_a_page_is_told_by_where_it_was_typed()
    {
        const string html =
            "<p>\nWe have\n\\[ \\begin{aligned}\n\\frac{\\partial L}{\\partial z_6} &amp;= \\frac{2}{z_6} - \\frac{2t}{z_6^3} \\\\\n"
            + "&amp;= \\frac{2 (z_6^2 - t)}{z_6^3}\n\\end{aligned} \\]\nand\n$x_6 = z_6^2$.</p>";
        var lines = Grading.Submissions.Formats.Html.HtmlLines.Of(html, new("hw.html", 1), isPage: true)!;

        Assert.Equal([4, 5, 8], Of("itakura-saito", lines).Steps.Select(step => step.Place.Line));
    }

    [Theory]
    [InlineData("$$\\frac{\\partial L}{\\partial z_6} = \\frac{2t}{z_6^3} - \\frac{2}{z_6}$$", "SIGN")]
    [InlineData("$$\\frac{\\partial L}{\\partial z_6} = \\frac{z_6^2 - t}{z_6^3}$$", "FAC2")]
    public void An_error_has_a_name(string document, string mistake) =>
        Assert.Equal(mistake, Of("itakura-saito", document).Steps[^1].Mistake);

    // names that a sentence gives: what it says, and what it is used in
    [Theory]
    [InlineData("nielsen-delta-rules", "I write $p_j$ for the derivative $\\partial C/\\partial a_j^L$ of the cost.",
        "$$\\delta_j^L = p_j f'(z_j^L)$$")]
    [InlineData("nielsen-delta-rules", "Let $c_j$ be short for $\\frac{\\partial C}{\\partial a_j^L}$.", "$$\\delta_j^L = c_j f'(z_j^L)$$")]
    [InlineData("nielsen-delta-rules", "I denote $\\frac{\\partial C}{\\partial a_j^l}$ by $g_j^l$.", "$$\\delta_j^l = g_j^l f'(z_j^l)$$")]
    [InlineData("nielsen-delta-rules", "$\\varphi_j^l$ stands for the slope $f'(z_j^l)$.",
        "$$\\delta_j^l = \\varphi_j^l \\sum_k w_{kj}^{l+1} \\delta_k^{l+1}$$")]
    [InlineData("itakura-saito", "Let me call $G$ the result of a).", "$$\\frac{\\partial L}{\\partial z_4} = G w_{46} \\sigma'(z_4)$$")]
    [InlineData("itakura-saito", "and write $s _ { j }$ for $\\sigma ^ { \\prime } ( z _ { j } )$ .",
        "$$ \\frac { \\partial x _ { 3 } } { \\partial z _ { 3 } } = s _ { 3 } $$")]
    [InlineData("itakura-saito", "$$\\frac{\\partial L}{\\partial z_6} = \\frac{2}{z_6} - \\frac{2t}{z_6^3}$$\n\nwhich I call $q$.",
        "$$\\frac{\\partial L}{\\partial z_4} = q w_{46} \\sigma'(z_4)$$")]
    [InlineData(
        "itakura-saito",
        "$$\\frac{\\partial L}{\\partial z_6} = \\frac{2}{z_6} - \\frac{2t}{z_6^3} \\tag{4}$$\n\nWords.\n\nLet $q$ be the right side "
        + "of (4).",
        "$$\\frac{\\partial L}{\\partial z_4} = q w_{46} \\sigma'(z_4)$$")]
    [InlineData("tied-autoencoder", "Let $\\rho$ be the error of the output, $\\partial L/\\partial r$.",
        "$$\\frac{\\partial L}{\\partial h} = W \\rho$$")]
    [InlineData("tied-autoencoder", "As a vector $\\rho = r - x$.", "$$\\frac{\\partial L}{\\partial c_j} = \\rho_j$$")]
    public void A_sentence_gives_a_name(string problem, string sentence, string display) =>
        Assert.Equal("true", Of(problem, $"{sentence}\n\n{display}").Steps[^1].Verdict.Word);

    [Theory]
    [InlineData("Let $\\rho$ be the error of the output, $\\partial L/\\partial r$.")]
    [InlineData("Let $\\rho$ be the error of the output, $\\partial L/\\partial r$, and as a vector $\\rho = r - x$.")]
    public void A_name_of_a_vector_is_spelled_out_in_the_answer(string sentence)
    {
        var document = $"{sentence}\n\n$$\\frac{{\\partial L}}{{\\partial c_j}} = \\rho_j$$";
        var answer = Of("tied-autoencoder", document).Answers.Single(answer => answer.Part == "dc");

        Assert.Equal(Verdict.Correct, Graded("tied-autoencoder", answer));
    }

    [Fact]
    public void Numbers_that_were_said_before_hold_again() => Assert.DoesNotContain("false",
        Of("relu-sigmoid", "$$\\frac{\\partial C}{\\partial z_2} \\approx -0.7595 \\cdot 0.1827 \\approx -0.1388$$\n\n"
            + "$$\\frac{\\partial C}{\\partial b} = \\frac{\\partial C}{\\partial z_2} \\approx -0.1388$$").Steps.Select(
                step => step.Verdict.Word));

    [Fact]
    public void A_name_of_ones_own_goes_with_the_answer()
    {
        const string document = "Let $\\rho_j = \\frac{\\partial C}{\\partial a_j^L}$. $$\\delta_j^L = \\rho_j f'(z_j^L)$$";
        var answer = Of("nielsen-delta-rules", document).Answers.Single(answer => answer.Part == "output-delta");

        Assert.Equal(@"$\delta_j^L = \rho_j f'(z_j^L)$, where $\rho_{j} = \frac{\partial C}{\partial a_j^L}$", answer.Text);
        Assert.Equal(Verdict.Correct, Marked.Part("nielsen-delta-rules", "output-delta", answer.Text).Verdict);
    }

    private static Verdict Graded(string problem, Grading.Submissions.Answer answer) =>
        new ProblemGrading(Problem(problem), new())[answer.Part]!.Grade(answer.Text).Verdict;

    private static Grading.Problems.Problem Problem(string id) =>
        Grading.Problems.ProblemReader.Read(Path.Combine(Repository.Folder, "problems", $"{id}.yaml"))[0];

    private static Grading.Documents.GradedDocument Of(string problem, string document) =>
        Of(problem, PlacedLine.Of(document, "hw.md"));

    private static Grading.Documents.GradedDocument Of(string problem, List<PlacedLine> lines) =>
        new Batch([Problem(problem)], new()).Document(problem, HomeworkText.Of(lines))!;
}
