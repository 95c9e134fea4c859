using Formulas.Authors;

namespace Formulas.Tests.Authors;

/// <summary>The grammar of authors: what is read, and where it is refused.</summary>
public sealed class AuthorParserTests
{
    private static readonly string[] Quantities = ["x", "w", "W", "W2", "z", "L", "y", "P", "U", "s", "h", "a", "b", "n"];
    private static readonly string[] Functions = ["sum", "mean", "max", "softmax", "size", "where", "f", "exp"];

    private static AuthorParser Parser(string text) => new(text, Functions.Contains, Quantities.Contains)
    {
        Nearest = word => word == "yy" ? "y" : null,
    };

    [Theory]
    [InlineData("2*x + 1", "(+ (* 2 x) 1)")]
    [InlineData("a - b - x", "(- (- a b) x)")]
    [InlineData("a/b*x", "(* (/ a b) x)")]
    [InlineData("-x^2", "(- (^ x 2))")]
    [InlineData("-x*y", "(- (* x y))")]
    [InlineData("x^-1", "", "x^«-»1")]
    [InlineData("x^(-1)", "(^ x (- 1))")]
    [InlineData("x^n", "(^ x n)")]
    [InlineData("x^f(y)", "(^ x (f y))")]
    [InlineData("W^T", "(transpose W)")]
    [InlineData("W^T^2", "(^ (transpose W) 2)")]
    [InlineData("(W^2)^T", "(transpose (^ W 2))")]
    // side by side
    [InlineData("W x + b", "(+ (@ W x) b)")]
    [InlineData("W @ x", "(@ W x)")]
    [InlineData("W W2 x", "(@ (@ W W2) x)")]
    [InlineData("2 x", "(@ 2 x)")]
    [InlineData("x W*y", "(* (@ x W) y)")]
    [InlineData("(1/2) x", "(@ (/ 1 2) x)")]
    [InlineData("f(x) y", "(@ (f x) y)")]
    [InlineData("x (y)", "(@ x y)")] // no function: a product
    // places
    [InlineData("h[t-1]", "h[t+-1]")]
    [InlineData("w[l, k, j]", "w[l,k,j]")]
    [InlineData("x[2*o+k-2]", "x[2o+k+-2]")]
    [InlineData("x[o-k+1]", "x[o+-1k+1]")]
    [InlineData("P[n,y[n]]", "P[n,@y[n]]")]
    [InlineData("h[T]", "h[T]")]
    [InlineData("h[0]", "h[0]")]
    [InlineData("(x[2*o+k-2] or 0)", "x[2o+k+-2]?0")]
    [InlineData("h [x > 0]", "(@ h (if (Greater x 0) 1 0))")] // a bracket that touches nothing is a condition
    // functions
    [InlineData("sum(w*x; k)", "(sum (* w x) over k)")]
    [InlineData("sum(x; n, d)", "(sum x over n,d)")]
    [InlineData("sum(x)", "(sum x)")]
    [InlineData("max(x, y)", "(max x y)")]
    [InlineData("max(x; k)", "(max x over k)")]
    [InlineData("f'(x)", "(f' x)")]
    [InlineData("f''(x)", "(f'' x)")]
    [InlineData("size(n)", "(size n)")]
    [InlineData("where(x > 0, a, b)", "(if (Greater x 0) a b)")]
    [InlineData("where(x > 0 and y < 1 or z = 2, a, b)", "(if (Greater x 0) and (Less y 1) or (Equal z 2) a b)")]
    [InlineData("[0 < x < 1]*y", "(* (if (Less 0 x) and (Less x 1) 1 0) y)")]
    [InlineData("|x|^2", "(^ (abs x) 2)")]
    [InlineData("||x| - 1|", "(abs (- (abs x) 1))")]
    // derivatives
    [InlineData("dL/dw", "(slope L w)")]
    [InlineData("2*dL/dz*x", "(* (* 2 (slope L z)) x)")]
    [InlineData("dL/dz[t]", "(slope L z[t])")]
    [InlineData("dh[T]/dh[0]", "(slope h[T] h[0])")]
    [InlineData("d(dL/dw)/dw", "(slope (slope L w) w)")]
    [InlineData("dL/dz x", "(@ (slope L z) x)")]
    [InlineData("dW2", "dW2")] // a name: whoever gives it a meaning knows whether it is one
    // refused, with the place
    [InlineData("a b*x y", "", "a b«*»x y")]
    [InlineData("1/2 x", "", "1«/»2 x")]
    [InlineData("a*b x", "", "a«*»b x")]
    [InlineData("a*-b", "", "a*«-»b")]
    [InlineData("--a", "", "-«-»a")]
    [InlineData("a^b^x", "", "a^b«^»x")]
    [InlineData("x^", "", "x^«»")]
    [InlineData("a +", "", "a +«»")]
    [InlineData("(a", "", "(a«»")]
    [InlineData("a)", "", "a«)»")]
    [InlineData("w[k", "", "w[k«»")]
    [InlineData("w[k+x*j]", "", "w[k+x«*»j]")]
    [InlineData("w[2000]", "", "w[«2000»]")]
    [InlineData("w[0.5]", "", "w[«0.5»]")]
    [InlineData("sum(x; 0)", "", "sum(x; «0»)")]
    [InlineData("[x + 1]", "", "[x + 1«]»")]
    [InlineData("(x or 0)", "", "(x or «0»)")]
    [InlineData("(w[k] or 1)", "", "(w[k] or «1»)")]
    [InlineData("dL/dyy", "", "dL/«dyy»")]
    [InlineData("dyy/dx", "", "«dyy»/dx")]
    public void Every_text_is_read_in_one_way_or_refused_at_its_place(string text, string tree, string? fault = null)
    {
        if (fault is null)
        {
            Assert.Equal(tree, WrittenText.Of(Parser(text).Whole()));
            return;
        }
        var refused = Assert.Throws<AuthorException>(() => Parser(text).Whole());
        Assert.Equal(fault, text[..refused.At.Start] + "«" + text[refused.At.Start..refused.At.End] + "»" + text[refused.At.End..]);
        Assert.Matches("^[A-Z\"|].*[.?]$", refused.Message);
    }

    [Fact]
    public void The_nearest_name_is_told() =>
        Assert.Equal("There is no yy (y?).", Assert.Throws<AuthorException>(() => Parser("dL/dyy").Whole()).Message);

    [Theory]
    [InlineData("z = w*x\n\nL = z^2", "z := (* w x) @0 | L := (^ z 2) @2")]
    [InlineData("z = w*x; L = z^2", "z := (* w x) @0 | L := (^ z 2) @0")]
    [InlineData("h[t,j] = x[t]", "h[t,j] := x[t] @0")]
    [InlineData("# nothing\n", "")]
    [InlineData("z = sum(w*\n  x)\nL = z", "z := (sum (* w x)) @0 | L := z @2")]
    public void A_model_is_its_lines(string text, string lines) => Assert.Equal(
        lines, string.Join(" | ", Parser(text).Lines(fault => throw fault)
            .Select(line => $"{WrittenText.Of(line.Left)} := {WrittenText.Of(line.Right)} @{line.Number}")));

    [Fact]
    public void Every_line_that_can_not_be_read_is_told_and_the_others_are_read()
    {
        var faults = new List<AuthorException>();
        var lines = Parser("z = w*\ny = x + 1\n3 = x\nL = (y\n)^2").Lines(faults.Add);
        Assert.Equal(["y", "L"], lines.Select(line => line.Left.Word));
        Assert.Equal([(0, LanguageSentences.NoFactor("the end of the line")), (2, LanguageSentences.NoLine("3"))],
            faults.Select(fault => (fault.Line, fault.Message)));
    }

    [Theory]
    [InlineData("z > 0 or z < 0", "(Greater z 0) or (Less z 0)")]
    [InlineData("|z| > 0.1 and y != 1", "(Greater (abs z) 0.1) and (NotEqual y 1)")]
    public void A_condition_is_its_alternatives(string text, string tree) => Assert.Equal(tree, WrittenText.Of(Parser(text).Condition()));

    [Theory]
    [InlineData("w := w - a*dL/dw", "w := (- w (* a (slope L w)))")]
    [InlineData("w[2] := a", "w[2] := a")]
    public void An_assignment_has_two_sides(string text, string sides)
    {
        var (left, right) = Parser(text).Assignment()!.Value;
        Assert.Equal(sides, $"{WrittenText.Of(left)} := {WrittenText.Of(right)}");
        Assert.Null(Parser("w - a").Assignment());
    }

    [Fact]
    public void What_is_nested_too_deeply_is_refused() => Assert.Equal(
        LanguageSentences.TooDeep,
        Assert.Throws<AuthorException>(() => Parser(new string('(', 80) + "x" + new string(')', 80)).Whole()).Message);
}
