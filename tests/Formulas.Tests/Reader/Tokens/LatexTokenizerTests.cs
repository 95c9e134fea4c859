using Formulas.Reader;

namespace Formulas.Tests.Reader.Tokens;

/// <summary>Commands that are part of a name, that say nothing, and that say something.</summary>
public sealed class LatexTokenizerTests
{
    private static readonly string[] Accented = ["hat", "widehat", "bar", "overline", "tilde", "widetilde", "dot", "ddot", "check",
        "breve", "acute",
        "grave", "mathring"];

    public static TheoryData<string> Accents => [.. Accented];

    [Theory]
    [MemberData(nameof(Accents))]
    public void An_accent_is_part_of_the_name(string accent)
    {
        foreach (var text in (string[])[$"\\{accent}{{y}} - y", $"\\{accent} y - y", $"y - \\{accent}{{y}}",
            $"\\{accent}{{\\mathbf{{y}}}} - y"])
            Assert.StartsWith("unknown-name:", Read.Error("relu-sigmoid", "loss", text).Word, StringComparison.Ordinal);
        foreach (var text in (string[])[$"\\{accent}{{z}}_6", $"\\{accent}{{z_6}}", $"\\{accent}{{z_{{6}}}}^2"])
            Assert.StartsWith("unknown-name:", Read.Error("itakura-saito", "a", text).Word, StringComparison.Ordinal);
        Assert.Equal($"unknown-command:{accent}", Read.Error("itakura-saito", "a", $"\\{accent}{{z_6 - t}}").Word);
    }

    [Theory]
    [InlineData("«ŷ» - y", "ŷ")]
    [InlineData("«x̄» - x", "x̄")]
    [InlineData("«y\u0302» - y", "y\u0302")]
    [InlineData("«ỹ»", "ỹ")]
    [InlineData("t«ẏ»", "ẏ")]
    [InlineData("«x⃗»", "x⃗")]
    public void A_letter_with_a_mark_is_another_name(string marked, string name)
    {
        var text = marked.Replace("«", "").Replace("»", "");
        var error = Read.Error("relu-sigmoid", "loss", text);
        Assert.Equal((marked, $"unknown-name:{name}"), (text.Insert(error.Start + error.Length, "»").Insert(error.Start, "«"), error.Word));
    }

    [Fact]
    public void An_accented_name_that_is_declared_is_read()
    {
        Formulas.Names.Vocabulary words = new([Formulas.Tree.Quantity.Scalar(0, "y"), Formulas.Tree.Quantity.Scalar(1, "yhat"),
            Formulas.Tree.Quantity.Scalar(2, "xbar1"), Formulas.Tree.Quantity.Scalar(3, "xbar2")], []);
        foreach (var (text, prefix) in ((string, string)[])[(@"\hat{y} - y", "(- yhat y)"), ("ŷ-y", "(- yhat y)"),
            ("yhat - y", "(- yhat y)"),
            (@"\bar{x}_1", "xbar1"), (@"\bar{x_1}", "xbar1"), ("x̄₂", "xbar2"), (@"\widehat{\mathbf{y}}", "yhat")])
        {
            var read = Assert.IsType<Reading.Success>(FormulaReader.Read(text, words));
            Assert.Equal(prefix, Formulas.Printing.PrefixPrinter.Print(read.Formula));
        }
    }

    [Theory]
    [InlineData("vec")]
    [InlineData("mathbf")]
    [InlineData("boldsymbol")]
    [InlineData("bm")]
    [InlineData("underline")]
    public void Bold_and_arrows_go_where_the_name_is_a_vector(string mark)
    {
        Assert.Equal("(* a_k^(l-1) delta_j^l)",
            Read.Prefix("nielsen-delta-rules", "weight", $"\\{mark}{{a}}_k^{{l-1}} \\{mark}\\delta_j^l"));
        Assert.Equal("(* a_k^(l-1) delta_j^l)",
            Read.Prefix("nielsen-delta-rules", "weight", $"\\{mark}{{a_k^{{l-1}}}} \\{mark}{{\\delta}}_j^l"));
        Assert.Equal("(* w46 (sigma z3))", Read.Prefix("itakura-saito", "d", $"\\{mark}{{w}}_{{46}} \\{mark}{{\\sigma}}(z_3)"));
        Assert.Equal($"unknown-name:\\{mark}{{y}}", Read.Error("relu-sigmoid", "loss", $"t - \\{mark}{{y}}").Word);
        Assert.Equal("(- t x)", Read.Prefix("relu-sigmoid", "loss", $"\\{mark}{{t - x}}"));
    }

    [Theory]
    [InlineData(@"2\kern3pt t", "(* 2 t)")]
    [InlineData(@"2\kern-.2em t", "(* 2 t)")]
    [InlineData(@"2\mkern 3mu t", "(* 2 t)")]
    [InlineData(@"2\hskip 3pt plus 1pt minus 2pt t", "(* 2 t)")]
    [InlineData(@"2\negthinspace\large\space t", "(* 2 t)")]
    [InlineData(@"\textcolor{red}{2t}", "(* 2 t)")]
    [InlineData(@"\textcolor[rgb]{1,0,0}{2t}", "(* 2 t)")]
    [InlineData(@"\underbrace{2t}_{\text{error}} x_6", "(* (* 2 t) x6)")]
    [InlineData(@"\begin{enumerate}[label=(\alph*)] \item $2t$ \end{enumerate}", "(* 2 t)")]
    [InlineData(@"\begin{itemize} \item[(a)] 2t \end{itemize}", "(* 2 t)")]
    [InlineData(@"\left(z_6-t\right)2z_6", "(* (* (- z6 t) 2) z6)")]
    [InlineData(@"\textcolor{red}{z}_6", "z6")]
    [InlineData(@"x6 \stackrel{!}{=} 2t", "(* 2 t)")]
    [InlineData(@"x6 \overset{(1)}{\approx} 2t", "(* 2 t)")]
    [InlineData(@"2t \square", "(* 2 t)")]
    [InlineData("2t □", "(* 2 t)")]
    [InlineData("2\u00ADt\u200E", "(* 2 t)")]
    [InlineData(@"2\*t\*\*3", "(* 2 (^ t 3))")]
    [InlineData(@"w\_{46} \+ t \- 1", "(- (+ w46 t) 1)")]
    [InlineData(@"2\(z6^2-t\)/z6^3", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData(@"\(z6^2-t\)\*2/z6^3", "(/ (* (- (^ z6 2) t) 2) (^ z6 3))")]
    [InlineData(@"\(2(z_6^2-t)/z_6^3\)", "(/ (* 2 (- (^ z6 2) t)) (^ z6 3))")]
    [InlineData(@"2 \bigodot t \star x6", "(* (* 2 t) x6)")]
    [InlineData(@"\frac{\differentialD L}{\differentialD z_6}", "(d L z6)")]
    [InlineData(@"\pdv{L}{z_6}", "(d L z6)")]
    [InlineData(@"\dv{x_3}{z_3}", "(sigma' z3)")]
    [InlineData(@"\exponentialE^{-t}", "(^ e (- t))")]
    [InlineData(@"\text{e}^{-t} \text{exp}(t)", "(* (^ e (- t)) (exp t))")]
    [InlineData(@"\mathrm{sigmoid}(t) \operatorname*{sech} t", "(* (logistic t) (sech t))")]
    [InlineData(@"\dot\sigma(z_3)", "(sigma' z3)")]
    [InlineData(@"\frac{d\sigma}{dz}(z_3)", "(sigma' z3)")]
    [InlineData("dσ/du(z_3)", "(sigma' z3)")]
    [InlineData("SigmaPrime(z3)", "(sigma' z3)")]
    [InlineData("2 &times; t &middot; x6", "(* (* 2 t) x6)")]
    [InlineData("&sigma;(z3)&sup2;", "(^ (sigma z3) 2)")]
    [InlineData("2ˆt", "(^ 2 t)")]
    public void A_command_is_read_as_what_it_shows(string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("itakura-saito", "a", text));

    [Theory]
    [InlineData(@"2\square t", "unknown-command:square")]
    [InlineData("2□t", "unknown-character:□")]
    [InlineData(@"2\kern t", "unknown-command:kern")]
    [InlineData("2\u202Et", "unknown-character:U+202E")]
    [InlineData(@"\pdv{L}", "not-explicit")]
    [InlineData(@"\pdv{L}{2}", "not-explicit")]
    [InlineData(@"\frac{d\sigma(z_4)}{dz_3}", "not-explicit")]
    [InlineData(@"\overset{\wedge}{t}", "unknown-command:overset")]
    public void What_may_mean_something_is_not_dropped(string text, string word)
    {
        var found = Read.Error("itakura-saito", "a", text).Word;
        Assert.True(found == word || word.Contains("202E") && found.StartsWith("unknown-character:", StringComparison.Ordinal), found);
    }

    [Theory]
    [InlineData(@"\frac{2\cancel{t}}{\cancel{t}x6}", "(/ (* 2 t) (* t x6))", "(/ (* 2 1) (* 1 x6))")]
    [InlineData(@"x6 + \cancel{t} - \bcancel{t}", "(- (+ x6 t) t)", "(- (+ x6 0) 0)")]
    [InlineData("(x6-t)2", "(* (- x6 t) 2)", "(^ (- x6 t) 2)")]
    [InlineData("x6 sigma(z3)2", "(* (* x6 (sigma z3)) 2)", "(* x6 (^ (sigma z3) 2))")]
    public void What_can_be_gone_or_lost_is_read_both_ways(string text, string first, string second)
    {
        var read = Read.Success("itakura-saito", "d", text);
        Assert.Equal(first, Formulas.Printing.PrefixPrinter.Print(read.Formula));
        Assert.Equal(second, Formulas.Printing.PrefixPrinter.Print(read.Otherwise!));
    }

    [Theory]
    [InlineData("sigmoid-derivative", "𝑒−𝑧(1+𝑒−𝑧)2")]
    [InlineData("sigmoid-derivative", "𝑒−𝑧")]
    [InlineData("sigmoid-derivative", "2𝑧")]
    [InlineData("sigmoid-derivative", "𝜎(𝑧)2")]
    [InlineData("sigmoid-derivative", "11+𝑒−𝑧")]
    [InlineData("loss", "12(𝑦−𝑡)2")]
    [InlineData("loss", "12(𝑦−𝑡)")]
    [InlineData("loss", "𝑤1𝑥")]
    public void A_formula_that_lost_its_scripts_is_never_another_one(string part, string text) =>
        Assert.Equal("flattened", Read.Error("relu-sigmoid", part, text).Word);

    [Theory]
    [InlineData("𝜎(𝑧)(1−𝜎(𝑧))", "(* (logistic z) (- 1 (logistic z)))")]
    [InlineData("2𝑧/(1+𝑧)", "(/ (* 2 z) (+ 1 z))")]
    [InlineData("𝑒^{−𝑧}/2", "(/ (^ e (- z)) 2)")]
    [InlineData("Τ − Ε", null)]
    public void Letters_of_mathematics_are_letters(string text, string? prefix)
    {
        if (prefix is null) Assert.Equal("unknown-name:T", Read.Error("relu-sigmoid", "sigmoid-derivative", text).Word);
        else Assert.Equal(prefix, Read.Prefix("relu-sigmoid", "sigmoid-derivative", text));
    }
}
