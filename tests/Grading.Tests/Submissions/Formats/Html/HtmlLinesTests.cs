using Grading.Submissions.Formats.Html;

namespace Grading.Tests.Submissions.Formats.Html;

public sealed class HtmlLinesTests
{
    private static string Page(string html) => string.Join('\n',
        HtmlLines.Of(html, new("page.html", 1), isPage: true)!.Select(line => line.Text.Trim()).Where(text => text.Length > 0));

    [Theory]
    [InlineData("<head><title>no</title></head><p>\n</p><p>a: 2 &lt; z6 &amp; t</p><script>alert(1)</script>b:&nbsp;<b>x</b><br/>",
        "a: 2 < z6 & t\nb: x")]
    [InlineData("<p dir=\"ltr\">a: 2(z<sub>6</sub><SUP>2</SUP>&minus;t)/z<sub>6</sub><sup>3</sup></p>", "a: 2(z_{6}^{2}−t)/z_{6}^{3}")]
    [InlineData("<header>a: x</header>", "a: x")]
    [InlineData("a: x<!-- b: y -->c<STYLE>d</STYLE >e", "a: xce")]
    [InlineData("a: x<script>b: y", "a: x")]
    [InlineData("a: x < y <z", "a: x < y <z")]
    [InlineData("<div>a: x</div><div>b: y</div>", "a: x\nb: y")]
    [InlineData("", "")]
    [InlineData("a: w<sub>j<sup>2</sup></sub>", "a: w_{j^{2}}")]
    [InlineData("a: <s>x</s> y <del>z</del><strike>w</strike><span style=\"text-decoration: line-through;\">v</span>", "a: y")]
    [InlineData("<h3>itakura-saito</h3><p>a: x</p>", "## itakura-saito\na: x")]
    [InlineData("<ol type=\"a\"><li>x</li><li>y</li></ol>", "a) x\nb) y")]
    [InlineData("<ol style=\"list-style-type: lower-alpha\" start=\"3\"><li>x</li></ol>", "c) x")]
    [InlineData("<ol><li>a: x</li><li>b: y</li></ol><ul><li>c: z</li></ul>", "1. a: x\n2. b: y\nc: z")]
    [InlineData("<table><thead><tr><th>Part</th><th>Answer</th></tr></thead><tr><td><p>a</p></td><td>|x|</td></tr></table>",
        "| Part | Answer |\n| a | \\|x\\| |")]
    [InlineData("<table><tr><td><p>a: x</p><p>b: y</p></td></tr></table>", "a: x\nb: y")]
    [InlineData("<pre>a: x\nb:  y</pre>", "a: x\nb:  y")]
    [InlineData("<p>a:</p><pre><code class=\"language-csharp\">return 1;\n</code></pre>", "a:\n```csharp\nreturn 1;\n```")]
    [InlineData("<dl><dt>a</dt><dd>x</dd><dt>b:</dt><dd>y</dd></dl>", "a: x\nb: y")]
    [InlineData("relu-positive: 1<img title=\"+1\">", "relu-positive: 1![+1](image)")]
    [InlineData("a: x<img src=\"data:image/png;base64,AAAA\" alt=\"scan\">", "a: x![scan](image)")]
    public void A_page_is_what_its_author_saw(string html, string expected) => Assert.Equal(expected, Page(html));

    [Theory]
    [InlineData(
        "<img class=\"equation_image\" title=\"\\frac{1}{2}\" src=\"/equation_images/x\" alt=\"LaTeX: \\frac{1}{2}\" "
        + "data-equation-content=\"\\frac{1}{2}\">")]
    [InlineData("<img class=\"equation_image\" src=\"/equation_images/x\" alt=\"LaTeX: \\frac{1}{2}\">")]
    [InlineData("<img class=\"equation_image\" src=\"/equation_images/%255Cfrac%257B1%257D%257B2%257D?scale=1\" alt=\"\">")]
    [InlineData("<img class=\"texrender\" alt=\"\\frac{1}{2}\" src=\"https://example.edu/filter/tex/pix.php/1.gif\">")]
    [InlineData("<img src=\"https://latex.codecogs.com/gif.latex?%5Cfrac%7B1%7D%7B2%7D\">")]
    [InlineData(
        "<img class=\"Wirisformula\" alt=\"one half\" data-mathml=\"«math "
        + "xmlns=¨http://www.w3.org/1998/Math/MathML¨»«mfrac»«mn»1«/mn»«mn»2«/mn»«/mfrac»«/math»\">")]
    [InlineData("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>")]
    [InlineData("«math xmlns=¨http://www.w3.org/1998/Math/MathML¨»«mfrac»«mn»1«/mn»«mn»2«/mn»«/mfrac»«/math»")]
    [InlineData("&laquo;math xmlns=&uml;http://www.w3.org/1998/Math/MathML&uml;&raquo;&laquo;mfrac&raquo;&laquo;mn&raquo;1&laquo;/mn&raquo;&laquo;mn&raquo;2&laquo;/mn&raquo;&laquo;/mfrac&raquo;&laquo;/math&raquo;")]
    [InlineData(
        "<img class=\"equation_image\" data-equation-content=\"\\frac{1}{2}\"><span "
        + "class=\"hidden-readable\"><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></span>")]
    [InlineData(
        "<img class=\"equation_image\" src=\"x.png\"> <span "
        + "class=\"hidden-readable\"><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></span>")]
    [InlineData("<img alt=\"LaTeX: \\frac{1}{2}\"><span class=\"sr-only\">one half</span>")]
    [InlineData("<span class=\"hidden-readable\"><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></span>")]
    [InlineData("<script type=\"math/tex\">\\frac{1}{2}</script>")]
    [InlineData(
        "<span class=\"MathJax_Preview\">1/2</span><span class=\"MathJax\">1/2</span><script type=\"math/tex\" "
        + "id=\"m1\">\\frac{1}{2}</script>")]
    [InlineData("<span class=\"MathJax\" data-mathml='<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>'><nobr>12</nobr></span>")]
    [InlineData("<mjx-container><mjx-math>12</mjx-math><mjx-assistive-mml><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></mjx-assistive-mml></mjx-container>")]
    [InlineData("<span class=\"katex\"><span class=\"katex-mathml\"><math><semantics><mrow><mn>3</mn></mrow><annotation encoding=\"application/x-tex\">\\frac{1}{2}</annotation></semantics></math></span><span class=\"katex-html\" aria-hidden=\"true\">12</span></span>")]
    public void A_formula_is_read_from_what_the_editor_keeps(string html) =>
        Assert.Equal("a: $\\frac{1}{2}$", Page("<p>a: " + html + "</p>"));

    [Theory]
    [InlineData("<msup><mi>z</mi><mn>2</mn></msup>", "z^{2}")]
    [InlineData("<msubsup><mi>z</mi><mn>6</mn><mn>3</mn></msubsup>", "z_{6}^{3}")]
    [InlineData("<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>", "(a+b)^{2}")]
    [InlineData("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>", "{ab}^{2}")]
    [InlineData("<msup><mi>σ</mi><mo>′</mo></msup><mfenced><msub><mi>z</mi><mn>3</mn></msub></mfenced>", @"σ'\left( z_{3} \right)")]
    [InlineData("<munderover><mo>∑</mo><mi>k</mi><mi>n</mi></munderover><mi>x</mi>", @"\sum_{k}^{n} x")]
    [InlineData("<munder><mo>∑</mo><mi>k</mi></munder><msub><mi>w</mi><mrow><mi>k</mi><mi>j</mi></mrow></msub>", @"\sum_{k}w_{kj}")]
    [InlineData("<mover><mi>y</mi><mo>^</mo></mover>", @"\hat{y}")]
    [InlineData("<msqrt><mi>x</mi></msqrt><mo>&#x2062;</mo><mroot><mi>x</mi><mn>3</mn></mroot>", @"\sqrt{x} \sqrt[3]{x}")]
    [InlineData("<mi>exp</mi><mo>&#x2061;</mo><mo>(</mo><mo>−</mo><mi>z</mi><mo>)</mo>", @"\exp (-z)")]
    [InlineData("<mi>x</mi><mphantom><mi>y</mi></mphantom><menclose notation=\"updiagonalstrike\"><mi>z</mi></menclose>", "x")]
    [InlineData("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>", @"\begin{matrix}a & b\end{matrix}")]
    public void MathML_is_LaTeX(string mathMl, string expected) => Assert.Equal($"${expected}$", Page($"<math>{mathMl}</math>"));

    [Theory]
    [InlineData("a: 2(z<sub>6</sub>^2 - t)", "a: 2(z_{6}^2 - t)")]
    [InlineData("a: sum_{k<n} w_k <b>x</b>", "a: sum_{k<n} w_k x")]
    [InlineData("a: 1[x<i] + <i>y</i>", "a: 1[x<i] + y")]
    [InlineData("a: 2*x <!-- <b>no</b> -->", "a: 2*x <!-- no -->")]
    [InlineData("a: 2*x<br>\nb: 3<br/>\n", "a: 2*x\nb: 3")]
    [InlineData("```\nList<b> x\n```\na: <b>y</b>", "```\nList<b> x\n```\na: y")]
    [InlineData("<p>a: 2*x</p>\n\n<p>b: 3</p>", "a: 2*x\nb: 3")]
    public void Tags_in_a_sheet_are_read_and_the_rest_stays(string text, string expected) => Assert.Equal(expected, string.Join('\n',
        HtmlText.Lines(Grading.Submissions.Ledgers.PlacedLine.Of(text, "s.md"))!.Select(line => line.Text).Where(line => line.Length > 0)));

    [Theory]
    [InlineData("a: x < y")]
    [InlineData("a: k<i and i>0")]
    [InlineData("a: a<b>c")]
    [InlineData("sum_{i<n} x")]
    public void Comparisons_are_no_tags(string text) => Assert.False(HtmlTags.IsIn(text));

    [Fact]
    public void Every_line_keeps_its_place()
    {
        var lines = HtmlLines.Of("<p>x\ny</p>\n<div>\n<img\nalt='q'>\n</div><p>b: 2</p>\n<pre>\nu\nv</pre>", new("p.html", 1),
            isPage: true)!;

        Assert.Equal(["x y 1", "![q](image) 4", "b: 2 6", "u 8", "v 9"],
            lines.Where(line => line.Text.Trim().Length > 0).Select(line => $"{line.Text.Trim()} {line.Place.Line}"));
    }

    [Fact]
    public void A_line_knows_where_the_lines_of_the_file_begin_in_it()
    {
        const string html =
            "<p>\nso that\n\\[ \\begin{aligned}\n  a &amp;= b \\\\\n\n<b>c</b> &amp;= d\n\\end{aligned} \\]\n</p><p>e\nf</p>";
        var lines = HtmlLines.Of(html, new("page.html", 11), isPage: true)!;
        Assert.Equal(
            [(@"so", 12), (@"\[", 13), ("a", 14), ("c", 16), (@"\end", 17), ("e", 18), ("f", 19)],
            lines.SelectMany(
                line => line.Further.Select(begin => (line.Text[begin.At..], begin.Line)).Prepend((line.Text, line.Place.Line)))
                .Where(one => one.Item1.Length > 0).Select(one => (one.Item1.TrimStart().Split(' ', '{', '&')[0], one.Item2)));
    }
}
