using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tests.Typing;

namespace Formulas.Tests.Reader.Syntax;

/// <summary>Bars of numbers and of arrays, and what programs call norms: vectors p over i, q over j, a matrix A, a number c.</summary>
public sealed class NormTests
{
    private const string OfP = "(sqrt (sum[k] (^ p_k 2)))";
    private const string OfA = "(sqrt (sum[k] (sum[m] (^ A_km 2))))";

    [Theory]
    [InlineData("‖p‖", OfP)]
    [InlineData("||p||", OfP)]
    [InlineData("∥p∥", OfP)]
    [InlineData(@"\|p\|", OfP)]
    [InlineData(@"\lVert p \rVert", OfP)]
    [InlineData(@"\Vert p \Vert", OfP)]
    [InlineData(@"\left\| p \right\|", OfP)]
    [InlineData(@"\|p\|_2", OfP)]
    [InlineData(@"\|p\|_{2}", OfP)]
    [InlineData("||p||_2", OfP)]
    [InlineData("|p|_2", OfP)]
    [InlineData("np.linalg.norm(p)", OfP)]
    [InlineData("norm(p)", OfP)]
    [InlineData("torch.norm(p)", OfP)]
    [InlineData("np.linalg.norm(p, 2)", OfP)]
    [InlineData("np.linalg.norm(p, ord=2)", OfP)]
    [InlineData(@"\|p\|_2^2", $"(^ {OfP} 2)")]
    [InlineData("‖p‖²", $"(^ {OfP} 2)")]
    [InlineData("||p||^2", $"(^ {OfP} 2)")]
    [InlineData("norm(p)**2", $"(^ {OfP} 2)")]
    [InlineData("np.linalg.norm(p)**2", $"(^ {OfP} 2)")]
    [InlineData(@"\|p\|_1", "(sum[k] (abs p_k))")]
    [InlineData("np.linalg.norm(p, 1)", "(sum[k] (abs p_k))")]
    [InlineData(@"\|p\|_\infty", "(max[k] (abs p_k))")]
    [InlineData("||p||_inf", "(max[k] (abs p_k))")]
    [InlineData("np.linalg.norm(p, np.inf)", "(max[k] (abs p_k))")]
    [InlineData("np.linalg.norm(p, ord=np.inf)", "(max[k] (abs p_k))")]
    [InlineData("np.linalg.norm(p, None)", OfP)]
    [InlineData(@"\|A\|_F", OfA)]
    [InlineData("‖A‖", OfA)]
    [InlineData("np.linalg.norm(A)", OfA)]
    [InlineData("np.linalg.norm(A, 'fro')", OfA)]
    [InlineData("np.linalg.norm(A, ord='fro')", OfA)]
    [InlineData(@"\|c\|", "(abs c)")]
    [InlineData("||c||", "(abs (abs c))")]
    [InlineData("norm(c)", "(abs c)")]
    [InlineData("|c|", "(abs c)")]
    [InlineData("||c| - |c||", "(abs (- (abs c) (abs c)))")]
    [InlineData("|p|", OfP)]
    [InlineData("np.linalg.norm(A, 2)", "unread left-over")]
    [InlineData("np.linalg.norm(A, 1)", "unread left-over")]
    [InlineData(@"\|p\|_3", "unread left-over")]
    public void Of_an_array_bars_are_its_norm(string answer, string read) => Assert.Equal(read, Arrays.Read("", answer));

    [Theory]
    [InlineData("p.sum()", "(sum[k] p_k)")]
    [InlineData("p.max()", "(max[k] p_k)")]
    [InlineData("p.min()", "(min[k] p_k)")]
    [InlineData("p.prod()", "(prod[k] p_k)")]
    [InlineData("p.mean()", "(/ (sum[k] p_k) (size rows))")]
    public void A_method_of_an_array_is_what_it_is_called(string answer, string read) => Assert.Equal(read, Arrays.Read("", answer));

    [Theory]
    [InlineData("P", "p/‖p‖", $"(/ p_i {OfP})")]
    [InlineData("P", @"\frac{p}{\|p\|}", $"(/ p_i {OfP})")]
    [InlineData("P", "p/np.linalg.norm(p)", $"(/ p_i {OfP})")]
    [InlineData("P", "p/norm(p)**3", $"(/ p_i (^ {OfP} 3))")]
    [InlineData("P", "p/|p|", $"(/ p_i (abs p_i)) or (/ p_i {OfP})")]
    [InlineData("P", "‖p_i‖", "(abs p_i)")]
    [InlineData("P", "np.linalg.norm(A, axis=1)", "(sqrt (sum[k] (^ A_ik 2)))")]
    [InlineData("Q", "np.linalg.norm(A, axis=0)", "(sqrt (sum[k] (^ A_kj 2)))")]
    [InlineData("P", "np.linalg.norm(A, axis=-1)", "(sqrt (sum[k] (^ A_ik 2)))")]
    [InlineData("PQ", "A/np.linalg.norm(A, axis=1, keepdims=True)", "(/ A_ij (sqrt (sum[k] (^ A_ik 2))))")]
    [InlineData("P", @"\|A_i\|", "(sqrt (sum[k] (^ A_ik 2)))")]
    [InlineData("P", "p*(‖q‖ - c)", "(* p_i (- (sqrt (sum[k] (^ q_k 2))) c))")]
    [InlineData("P", "‖p‖ r ‖q‖", $"(* (* {OfP} r_i) (sqrt (sum[m] (^ q_m 2))))")]
    public void Norms_stand_in_formulas_as_numbers(string asks, string answer, string read) =>
        Assert.Equal(read, Arrays.Read(asks, answer));

    [Theory]
    [InlineData(Bars.Numbers, "(/ p_i (abs p_i))")]
    [InlineData(Bars.Norms, $"(/ p_i {OfP})")]
    public void Single_bars_are_what_the_model_takes_itself(Bars bars, string read)
    {
        var vocabulary = Arrays.Asking("P", bars);
        var success = Assert.IsType<Reading.Success>(FormulaReader.Read("p/|p|", vocabulary));
        Assert.Null(success.Otherwise);
        Assert.Equal(read, PrefixPrinter.Print(success.Formula));
    }
}
