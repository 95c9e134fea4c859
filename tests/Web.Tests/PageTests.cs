using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Formulas.Translating;
using Grader.Web;
using Grader.Web.Drawing;
using Grader.Web.Statements;
using Grading.Problems;
using Grading.Submissions;
using Grading.Submissions.Sheets;

namespace Web.Tests;

/// <summary>The pages without their script, and what they are made of.</summary>
public sealed partial class PageTests(OpenSite open) : IClassFixture<OpenSite>
{
    private readonly Site _site = open.Site;

    [Fact]
    public async Task The_list_names_every_problem()
    {
        var page = await _site.Client.GetStringAsync("/");

        Assert.All(Site.Problems, problem => Assert.Contains($"href=\"/problems/{problem.Id}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_part_of_every_problem_has_a_field()
    {
        foreach (var problem in Site.Problems)
        {
            var page = await _site.Client.GetStringAsync($"/problems/{problem.Id}");
            Assert.All(problem.Parts, part => Assert.Contains($"name=\"{problem.Id}.{part.Id}\"", page, StringComparison.Ordinal));
            Assert.DoesNotContain('$', page);
        }
    }

    [Theory]
    [InlineData("de", "de", "Zur Liste")]
    [InlineData("fr, de-AT;q=0.8, en;q=0.5", "de", "Zur Liste")]
    [InlineData("en-US, de;q=0.8", "en", "To the list")]
    [InlineData("fr", "en", "To the list")]
    [InlineData("de;q=0", "en", "To the list")]
    [InlineData("de;q=0.000, fr", "en", "To the list")]
    [InlineData("; = , de q", "en", "To the list")]
    public async Task A_page_speaks_the_language_that_the_browser_asks_for(string asked, string language, string said)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var response = await _site.Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("Accept-Language", response.Headers.Vary);
        Assert.Equal(language != "en", page.Contains(" data-words=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "de")]
    [InlineData("", "de")]
    public async Task A_browser_that_asks_for_no_language_that_there_is_gets_the_usual_one(string asked, string language)
    {
        await using var site = await Site.Start(with: options => options with { Language = Translation.German });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (asked.Length > 0) request.Headers.AcceptLanguage.ParseAdd(asked);
        using var response = await site.Client.SendAsync(request);

        Assert.Contains($"<html lang=\"{language}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_explained_in_the_language_that_the_browser_asks_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check")
        {
            Content = JsonContent.Create(new { problem = "itakura-saito", part = "a", answer = "2(z6^2 - t)/z6^2" }),
        };
        request.Headers.AcceptLanguage.ParseAdd("de");
        using var response = await _site.Client.SendAsync(request);
        var reply = await response.Content.ReadAsStringAsync();

        Assert.Contains("\"verdict\":\"wrong\"", reply, StringComparison.Ordinal);
        Assert.Contains("Wie viele bleiben \\u00FCbrig?", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/problems/no-such-problem")]
    [InlineData("/problems/itakura-saito/more")]
    public async Task Where_nothing_is_a_page_says_so(string path)
    {
        using var response = await _site.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("<a href=\"/\">To the list</a>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_comes_back_with_reading_verdict_and_mark()
    {
        var (_, page) =
            await Post("/problems/itakura-saito", ("itakura-saito.a", "2(z6^2 - t)/z6^3"), ("itakura-saito.b", "w46 + k*x4*dL/dz6"),
                ("itakura-saito.c", "b6 - k*detla6"), ("do", "check"));

        Assert.Equal(["correct", "wrong", "unreadable"], Badges().Matches(page).Select(badge => badge.Groups[1].Value));
        Assert.Contains("b6 - k*<mark>detla6</mark>", page, StringComparison.Ordinal);
        Assert.Contains("<math>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_one_part_tells_of_no_other()
    {
        var (_, page) =
            await Post("/problems/itakura-saito", ("itakura-saito.a", "2(z6^2 - t)/z6^3"), ("itakura-saito.b", "w46 + k*x4*dL/dz6"),
                ("do", "check.b"));

        Assert.Equal(["wrong"], Badges().Matches(page).Select(badge => badge.Groups[1].Value));
    }

    [Fact]
    public async Task A_page_of_readings_has_no_verdict_whatever_is_posted()
    {
        await using var site = await Site.Start(Shown.Reading);

        var (_, page) = await site.Send("/problems/itakura-saito", "itakura-saito.a=2*z6&do=check", "application/x-www-form-urlencoded");

        Assert.Empty(Badges().Matches(page));
        Assert.Contains("read as", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_opened_without_script()
    {
        using var form =
            new MultipartFormDataContent { { new StringContent("open"), "do" },
                { new StringContent("student: s7\n\n## itakura-saito\n\na: 2*z6\nb: <b>\n\n## relu-sigmoid\nloss: 0.288\n"), "sheet",
                    "my.md" } };

        using var response = await _site.Client.PostAsync("/problems/itakura-saito", form);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Contains(">2*z6</textarea>", page, StringComparison.Ordinal);
        Assert.Contains(">&lt;b&gt;</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"s7\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_is_a_file_that_check_reads_back()
    {
        (string, string)[] fields = [("student", "s1"), ("itakura-saito.a", "2(z6^2 - t)/z6^3"),
            ("itakura-saito.b", "w46 :=\n  w46 - k*x4*dL/dz6"), ("relu-sigmoid.sigmoid-large-z", "b"),
            ("nielsen-delta-rules.hidden-delta-code", "double[] D(double[] z)\n{\n    return z; // a: b\n}")];
        using var response = await _site.Client
            .PostAsync(
                "/sheet", new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))));

        Assert.Equal("attachment; filename=\"answers.md\"", response.Content.Headers.ContentDisposition!.ToString());
        var sheet = AnswerSheet.Parse(await response.Content.ReadAsStringAsync(), "answers.md", "?", Catalogue);
        Assert.Equal("s1", sheet.Student);
        Assert.Equal(fields.Skip(1).Select(field => (field.Item1, field.Item2)).Order(),
            sheet.Answers.Where(answer => answer.Text.Length > 0).Select(answer => ($"{answer.Problem}.{answer.Part}", answer.Text))
                .Order());
        Assert.Empty(sheet.Notices);
    }

    [Theory]
    [InlineData("2*x")]
    [InlineData("b: 2*x")]
    [InlineData("## itakura-saito")]
    [InlineData("# 3\nb: 4")]
    [InlineData("<!-- 3")]
    [InlineData("a <!-- b --> c")]
    [InlineData("student: x")]
    [InlineData("`x`y`")]
    [InlineData("x\n```\ny\n```")]
    [InlineData("~~~~\nx")]
    [InlineData("**x**")]
    [InlineData("- x")]
    [InlineData("(b) x")]
    [InlineData("\u2028x\u2028y")]
    [InlineData("$$\n\\frac{1}{2}\n$$")]
    public void Whatever_is_typed_stands_in_the_sheet_and_is_read_back(string typed)
    {
        var part = Site.Problems.Single(problem => problem.Id == "itakura-saito").Parts[0];
        var expected = TypedAnswer.Of(part, typed).Text;

        var sheet = SheetFields.Sheet("s1", Site.Problems, (problem, other) => problem.Id == "itakura-saito" && other.Id == "a"
            ? typed
            : "");
        var read = AnswerSheet.Parse(sheet, "answers.md", "", Catalogue).Answers.Where(answer => answer.Text.Length > 0);

        Assert.Equal([("itakura-saito", "a", expected)], read.Select(answer => (answer.Problem, answer.Part, answer.Text)));
    }

    // A line may break behind a formula, and would begin with it.
    [Theory]
    [InlineData("with $x$, and $y$.", ",|.")]
    [InlineData("is ($z$); then", ");")]
    [InlineData("that $x$ is", "")]
    public void Punctuation_stays_with_its_formula(string text, string kept)
    {
        var printed = StatementMarkdown.Print(text).Value;

        Assert.Equal(kept, string.Join('|', printed.Split("</math>")[1..].Select(behind => behind.Split("</span>")[0])
            .Where(behind => behind.Length < 4 && !behind.Contains(' ', StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_formula_of_every_problem_is_typeset()
    {
        foreach (var problem in Site.Problems)
            foreach (var text in problem.Parts.Select(part => part.Text).Prepend(problem.Statement))
                Assert.DoesNotContain('\\', StatementMarkdown.Print(text).Value);
    }

    [Theory]
    [InlineData("x_3", "<mrow><msub><mi>x</mi><mrow><mn>3</mn></mrow></msub></mrow>")]
    [InlineData("w_{ij}^2",
        "<mrow><msubsup><mi>w</mi><mrow><mrow><mi>i</mi><mi>j</mi></mrow></mrow><mrow><mn>2</mn></mrow></msubsup></mrow>")]
    [InlineData("\\frac12", "<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>")]
    [InlineData("-1", "<mrow><mo form=\"prefix\">−</mo><mn>1</mn></mrow>")]
    [InlineData("a-1", "<mrow><mi>a</mi><mo>−</mo><mn>1</mn></mrow>")]
    [InlineData("\\text{a <b>}", "<mrow><mtext>a&#160;&lt;b&gt;</mtext></mrow>")]
    [InlineData("\\mathbf{w}\\boldsymbol{\\mu}\\mathbb{R}\\mathbb{1}\\mathcal{L}",
        "<mrow><mrow><mi>𝐰</mi></mrow><mrow><mi>𝝁</mi></mrow><mrow><mi>ℝ</mi></mrow><mrow><mn>𝟙</mn></mrow><mrow><mi>ℒ</mi></mrow></mrow>")]
    [InlineData("x^\\top \\odot y", "<mrow><msup><mi>x</mi><mrow><mo>⊤</mo></mrow></msup><mo>⊙</mo><mi>y</mi></mrow>")]
    [InlineData("\\lVert x\\rVert_2",
        "<mrow><mo stretchy=\"false\">‖</mo><mi>x</mi><msub><mo stretchy=\"false\">‖</mo><mrow><mn>2</mn></mrow></msub></mrow>")]
    [InlineData("\\begin{cases} x & x > 0 \\\\ 0 & \\text{else} \\end{cases}",
        "<mrow><mrow><mo stretchy=\"true\">{</mo><mtable class=\"cases\"><mtr><mtd><mrow><mi>x</mi></mrow></mtd>"
        + "<mtd><mrow><mi>x</mi><mo>&gt;</mo><mn>0</mn></mrow></mtd></mtr><mtr><mtd><mrow><mn>0</mn></mrow></mtd>"
        + "<mtd><mrow><mtext>else</mtext></mrow></mtd></mtr></mtable></mrow></mrow>")]
    [InlineData("\\begin{pmatrix}1\\\\2\\\\[2pt]\\end{pmatrix}",
        "<mrow><mrow><mo stretchy=\"true\">(</mo><mtable class=\"matrix\"><mtr><mtd><mrow><mn>1</mn></mrow></mtd></mtr>"
        + "<mtr><mtd><mrow><mn>2</mn></mrow></mtd></mtr></mtable><mo stretchy=\"true\">)</mo></mrow></mrow>")]
    [InlineData("a &= b \\\\ &= c",
        "<mtable class=\"aligned\"><mtr><mtd><mrow><mi>a</mi></mrow></mtd><mtd><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr>"
        + "<mtr><mtd><mrow></mrow></mtd><mtd><mrow><mo>=</mo><mi>c</mi></mrow></mtd></mtr></mtable>")]
    [InlineData("\\underbrace{a}_{\\text{b}}",
        "<mrow><munder><munder><mrow><mi>a</mi></mrow><mo stretchy=\"true\">⏟</mo></munder>"
        + "<mrow><mrow><mtext>b</mtext></mrow></mrow></munder></mrow>")]
    [InlineData("\\operatorname{leaky\\_relu}(z)",
        "<mrow><mi mathvariant=\"normal\">leaky_relu</mi><mo stretchy=\"false\">(</mo><mi>z</mi><mo stretchy=\"false\">)</mo></mrow>")]
    [InlineData("\\operatorname*{arg\\,max}_k",
        "<mrow><munder><mi mathvariant=\"normal\">arg\u2009max</mi><mrow><mi>k</mi></mrow></munder></mrow>")]
    [InlineData("\\text{if $z>0$}",
        "<mrow><mrow><mtext>if&#160;</mtext><mrow><mrow><mi>z</mi><mo>&gt;</mo><mn>0</mn></mrow></mrow></mrow></mrow>")]
    [InlineData("\\sqrt[3]{x}", "<mrow><mroot><mrow><mi>x</mi></mrow><mrow><mrow><mn>3</mn></mrow></mrow></mroot></mrow>")]
    [InlineData("\\overline{x}", "<mrow><mover><mrow><mi>x</mi></mrow><mo>¯</mo></mover></mrow>")]
    [InlineData("\\unknown x", "<mrow><mtext>\\unknown</mtext><mi>x</mi></mrow>")]
    [InlineData("}", "<mrow></mrow>")]
    [InlineData("\\", "<mrow><mtext>\\</mtext></mrow>")]
    public void A_formula_of_a_statement_is_typeset(string latex, string mathml) =>
        Assert.Equal(Decoded($"<math>{mathml}</math>"), Decoded(LatexMath.Print(latex, isDisplayed: false)));

    private static string Decoded(string mathml) =>
        System.Xml.Linq.XElement.Parse(mathml).ToString(System.Xml.Linq.SaveOptions.DisableFormatting);

    // What statements about networks need.
    [Theory]
    [InlineData(@"\hat{x}_n = \frac{x_n - \mu}{\sqrt{\sigma^2 + \epsilon}}, \quad \mu = \frac1N \sum_{n=1}^N x_n")]
    [InlineData(@"\operatorname{softmax}\left(\frac{Q K^\top}{\sqrt{d_k}}\right) V, \qquad Q \in \mathbb{R}^{T \times d_k}")]
    [InlineData(@"\begin{aligned} f_t &= \sigma(W_f [h_{t-1}, x_t] + b_f) \\ c_t &= f_t \odot c_{t-1} + i_t \odot "
        + @"\tilde c_t \end{aligned}")]
    [InlineData(@"\mathcal{L} = -\sum_{c} \mathbb{1}[c = y] \ln p_c, \; \|W\|_F^2, \lVert w \rVert_2, \left\| x \right\|")]
    [InlineData(@"\underbrace{W x + b}_{z} \overbrace{a}^{\text{an $n$-vector}} \overset{!}{=} \underset{k}{\max}\, s_k")]
    [InlineData(@"\theta \leftarrow \theta - \eta \nabla_\theta J, \quad \hat m = \frac{m}{1 - \beta_1^s}, \; \lfloor "
        + @"k/2 \rfloor \; \lceil x \rceil")]
    [InlineData(@"\begin{bmatrix} 1 & \cdots & 2 \\ \vdots & \ddots & \vdots \\ 3 & \dots & 4 \end{bmatrix}^{\!\top}")]
    [InlineData(@"L_\delta(r) = \begin{cases} \tfrac12 r^2 & |r| \le \delta \\ \delta\left(|r| - \tfrac12\delta\right) "
        + @"& \text{otherwise} \end{cases}")]
    [InlineData(@"(x * w)_o = \sum_{r} x_{o+r-1} w_r, \; \mathrm{d}x, \; \operatorname{diag}(v), \; u \otimes v, \; "
        + @"\boldsymbol{\gamma} \odot \hat{\mathbf{x}}")]
    [InlineData(@"\operatorname*{arg\,min}_\theta \; \mathbb{E}_{x \sim p}\bigl[ f(x) \bigr], \; x \mapsto y, \; A \iff "
        + @"B, \; \left.\frac{\partial L}{\partial w}\right|_{w=0}")]
    [InlineData(@"\mathrm{ReLU}(z) = \max(0, z), \; \text{ReLU}'(z), \; \sigma'(z) = \sigma(z)(1 - \sigma(z)), \; "
        + @"\Phi(z), \; \prod_{t} \alpha_t")]
    [InlineData(@"\begin{array}{c|c} x & y \\ \hline 1 & 2 \end{array} \; \binom{n}{k} \; \sqrt[3]{2} \; \substack{a \\ b} \; 50\,\%")]
    public void What_statements_of_courses_have_is_set(string latex)
    {
        Assert.Empty(LatexMath.Missing(latex));
        var printed = LatexMath.Print(latex, isDisplayed: true);
        Assert.DoesNotContain('\\', printed);
        var parsed = System.Xml.Linq.XElement.Parse(printed);
        foreach (var element in parsed.DescendantsAndSelf())
            if (Children.TryGetValue(element.Name.LocalName, out var children)) Assert.Equal(children, element.Elements().Count());
    }

    // Elements whose children have places.
    private static readonly Dictionary<string, int> Children = new()
    {
        ["mfrac"] = 2,
        ["msub"] = 2,
        ["msup"] = 2,
        ["msubsup"] = 3,
        ["munder"] = 2,
        ["mover"] = 2,
        ["munderover"] = 3,
        ["mroot"] = 2,
    };

    [Theory]
    [InlineData(@"$x + \cancelto{0}{y}$", 0, "\\cancelto")]
    [InlineData("One\n\n$$\nx \\\\\n\\foo y\n$$", 4, "\\foo")]
    [InlineData("Two\nlines with $a$ and $\\begin{tikzcd} a \\end{tikzcd}$", 1, "\\begin{tikzcd}")]
    [InlineData(@"$\begin{cases} x$", 0, "\\begin{cases}")]
    [InlineData(@"$\frac{x$", 0, "brace {")]
    [InlineData(@"$x}$", 0, "brace }")]
    [InlineData(@"$\text{see \ref{eq}}$", 0, "\\ref")]
    [InlineData("The rate \\eta is small.", 0, "\\eta stands outside")]
    [InlineData("It costs\n$5.", 1, "dollar sign")]
    public void What_the_page_cannot_set_is_told_with_its_line(string markdown, int line, string told)
    {
        var fault = Assert.Single(StatementFaults.In(markdown));
        Assert.Equal(line, fault.Line);
        Assert.Contains(told, fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It costs \\$5, or \\* more.")]
    [InlineData("`\\eta` is typed so.")]
    public void What_is_meant_so_is_no_fault(string markdown) => Assert.Empty(StatementFaults.In(markdown));

    [Fact]
    public void A_formula_of_any_depth_ends() =>
        Assert.EndsWith(
            "</math>", LatexMath.Print(string.Concat(Enumerable.Repeat("\\frac{", 10_000)), isDisplayed: false), StringComparison.Ordinal);

    [Fact]
    public void Markup_in_a_statement_is_shown_and_not_obeyed() =>
        Assert.Equal("<p>&lt;script&gt;alert(1)&lt;/script&gt; <em>x</em></p>",
            StatementMarkdown.Print("<script>alert(1)</script> *x*").Value.Trim());

    [Fact]
    public void A_network_is_drawn_from_its_model()
    {
        var graph = NetworkGraph.Of(Site.Problems.Single(problem => problem.Id == "itakura-saito").Sections[0].Model);

        Assert.Equal("x1 x2 x3 x4 x5 x6 L t", string.Join(' ', graph.Nodes.Select(node => node.Name)));
        Assert.Equal(
            "x1-w13-x3 x2-w23-x3 x1-w14-x4 x2-w24-x4 x3-w34-x4 x1-w15-x5 x2-w25-x5 x3-w35-x5 x3-w36-x6 x4-w46-x6 x5-w56-x6 t--L x6--L",
            string.Join(' ',
                graph.Connections.OrderBy(connection => connection.To)
                    .ThenBy(connection => graph.Nodes[connection.From].Name, StringComparer.Ordinal)
                    .Select(connection => $"{graph.Nodes[connection.From].Name}-{connection.Weight}-{graph.Nodes[connection.To].Name}")));
    }

    [Theory]
    [InlineData("z1 = w1*x; a1 = relu(z1); z2 = w2*a1 + b; y = sigma(z2); C = 1/2*(y - t)^2", "w1 x w2 b t", "x a1 y C t")]
    [InlineData("z1 = q*m; a1 = relu(z1); z2 = a1*r + b; y = sigma(z2); C = 1/2*(y - t)^2", "q m r b t", "q a1 y C t")]
    [InlineData("z1 = m*q + m*s; a1 = relu(z1); y = sigma(r*a1); C = 1/2*(y - t)^2", "m q s r t", "m a1 y C t")]
    public void What_goes_in_is_found_from_the_model_whatever_it_is_called(string model, string drawn, string nodes)
    {
        var symbols = string.Join(", ", drawn.Split(' ').Select(name => $"{name}: 0.5..2"));
        var problem = ProblemReader.Parse(
            $"id: renamed\ntitle: Renamed\nstatement: none\nsymbols: {{ {symbols} }}\nfunctions: {{ relu: relu, sigma: logistic }}\n"
            + $"model: {model}\nparts: {{ a: {{ question: y, ask: y, right: [y] }} }}\n", "renamed.yaml");

        Assert.Equal(nodes, string.Join(' ', NetworkGraph.Of(problem.Sections[0].Model).Nodes.Select(node => node.Name)));
    }

    [Fact]
    public void No_connection_runs_through_a_node_that_it_does_not_lead_to()
    {
        foreach (var model in Site.Problems.SelectMany(problem => problem.Sections).Select(section => section.Model)
            .Where(model => model.Loss is not null && model.Sizes[0].Dimensions.IsEmpty))
        {
            var graph = NetworkGraph.Of(model);
            var places = GraphPlaces.Of(graph);
            foreach (var connection in graph.Connections)
                for (var node = 0; node < places.Length; node++)
                    if (node != connection.From && node != connection.To)
                        Assert.True(places[node].From(places[connection.From], places[connection.To]) > GraphPlaces.Radius,
                            $"{connection} through {graph.Nodes[node].Name}");
        }
    }

    [Theory]
    [InlineData("itakura-saito", "The network: x3 from x1, x2; x4 from x1, x2, x3; x5 from x1, x2, x3; x6 from x3, x4, x5; L from x6, t.")]
    [InlineData("relu-sigmoid", "The network: a1 from x; y from a1; C from y, t.")]
    [InlineData("cross-entropy",
        "A network of layers: z_k, y_j, x_i. w_kj leads from neuron k to neuron j. w_ji leads from neuron j to neuron i.")]
    [InlineData("delta-rules", "A network of layers: a^0, a^l−1, a^l, a^L. w_kj^l leads from neuron k to neuron j.")]
    [InlineData("nielsen-delta-rules", "A network of layers: a^0, a^l−1, a^l, a^L. w_jk^l leads from neuron k to neuron j.")]
    public void A_drawing_says_what_it_shows(string problem, string words)
    {
        var drawing = Assert.Single(NetworkDrawing.Of(Site.Problems.Single(one => one.Id == problem)));

        Assert.Contains($"aria-label=\"{words}\"", WebUtility.HtmlDecode(drawing), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", drawing, StringComparison.Ordinal);
    }

    private static ProblemCatalogue Catalogue { get; } =
        new([.. Site.Problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);

    private Task<(HttpStatusCode Status, string Body)> Post(string path, params (string Name, string Value)[] fields) =>
        _site.Send(path, string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")),
            "application/x-www-form-urlencoded");

    [GeneratedRegex("class=\"badge\">([a-z-]+)<")]
    private static partial Regex Badges();
}
