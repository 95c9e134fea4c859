using Formulas.Printing;
using Formulas.Tree;

namespace Formulas.Tests.Typing;

/// <summary>Places of a convolution, steps of time and labels: what an index runs over there.</summary>
public sealed class OrderedIndicesTests
{
    [Theory]
    [InlineData("convolution.dw", "sum_o g_o x_(2*o+k-3)", "(sum[o] (* g_o x_(2*o+k-3)))")]
    [InlineData("convolution.dw", "sum_o g_o x_(2o+k-3)", "(sum[o] (* g_o x_(2*o+k-3)))")]
    [InlineData("convolution.dw", "sum_o g_o x_{o+k-1}", "(sum[o] (* g_o x_(o+k-1)))")]
    [InlineData("convolution.dw", "sum_o g_o x_{k+o-1}", "(sum[o] (* g_o x_(k+o-1)))")]
    [InlineData("convolution.dw", "sum_o g_o x_{o-1+k}", "(sum[o] (* g_o x_(o+k-1)))")]
    [InlineData("convolution.dw", "sum_o g_o x_{-1+o+k}", "(sum[o] (* g_o x_(o+k-1)))")]
    [InlineData("convolution.dw", @"\sum_o g_o x_{2\cdot o-k}", "(sum[o] (* g_o x_(2*o-k)))")]
    [InlineData("convolution.dw", "sum_o g_o x_{4-k}", "(sum[o] (* g_o x_(-k+4)))")]
    [InlineData("convolution.dw", "sum_i x_i g_{i-k+1}", "(sum[i] (* x_i g_(i-k+1)))")]
    [InlineData("convolution.dw", "sum_i g_{i-k+1} x_i", "(sum[i] (* g_(i-k+1) x_i))")]
    [InlineData("convolution.dw", "w_k x_k", "(* w_k x_k)")]
    [InlineData("convolution.dw", "sum_o g_o x_o", "(sum[o] (* g_o x_o))")]
    [InlineData("convolution.dw", "sum_i x_i g_i", "(sum[i] (* x_i g_i))")]
    [InlineData("convolution.dw", "g_k", "index-axis:k")] // no outputs for taps
    [InlineData("convolution.dw", "sum_o g_o w_o", "index-axis:o")]
    [InlineData("convolution.dw", "sum_o g_o x_{o+m-1}", "index-renamed:m?")]
    [InlineData("convolution.dw", "x_{k+m}", "index-unbound:m")]
    [InlineData("convolution.dw", "sum_o g_o x_{o+m}", "index-renamed:m?")]
    [InlineData("convolution.dw", "sum_o g_o x_{o+k+m}", "index-unbound:m")]
    [InlineData("convolution.dw", "sum_m x_{m+1} w_k", "index-unused:m")]
    [InlineData("convolution.dw", "w_k x_{k+1}", "(* w_k x_(k+1))")]
    [InlineData("convolution.dw", "x_1 w_k", "(* x_1 w_k)")]
    [InlineData("convolution.dw", @"\frac{\partial L}{\partial w_m} = x_{m+1}", "x_(k+1)")]
    [InlineData("convolution.dw", @"\frac{\partial L}{\partial w_m} = \sum_k g_k x_{k+m-1}", "(sum[k'] (* g_(k') x_(k'+k-1)))")]
    [InlineData("convolution.dx", "sum_k g_(i-k+1) w_k", "(sum[k] (* g_(i-k+1) w_k))")]
    [InlineData("convolution.dx", "sum_o g_o w_(i-o+1)", "(sum[o] (* g_o w_(i-o+1)))")]
    [InlineData("convolution.dx", "w_1 g_i + w_2 g_(i-1)", "(+ (* w_1 g_i) (* w_2 g_(i-1)))")]
    [InlineData("convolution.dx", "g_i", "g_i")]
    [InlineData("convolution.dx", "sum_k w_k", "(sum[k] w_k)")]
    [InlineData("convolution.dx", "g_{2i+1000}", "unread subscripts:g")]
    [InlineData("convolution.dx", "g_{i+}", "unread index")]
    [InlineData("convolution.dx", "g_{+}", "unread index")]
    [InlineData("convolution.dx", "g_{2i+3", "unread unclosed")]
    [InlineData("convolution.dy", "w_o", "index-axis:o")]
    [InlineData("convolution.dy", "x_o", "x_o")]
    [InlineData("convolution.dy", "sum_j M_{o,j}", "(sum[j] M_oj)")]
    [InlineData("convolution.db", "sum_k w_k x_k", "(sum[k] (* w_k x_k))")]
    [InlineData("convolution.db", "sum_k x_k w_k", "(sum[k] (* x_k w_k))")]
    [InlineData("convolution.db", "sum_k g_k w_k", "index-axis:k")]
    public void Places_of_a_convolution_are_combined(string part, string answer, string read) => Assert.Equal(read, Told(part, answer));

    [Theory]
    [InlineData("steps.ds", "s_t", "s^t")]
    [InlineData("steps.ds", "s^t", "s^t")]
    [InlineData("steps.ds", "s_{t-1} s_T", "(* s^(t-1) s^T)")]
    [InlineData("steps.ds", "s_m", "index-unbound:m")]
    [InlineData("steps.ds", "sum_t s_t", "(sum[t] s^t)")]
    [InlineData("steps.ds", "sum_t v_t", "index-summed:t")]
    [InlineData("steps.ds", "sum_m s_m", "(sum[m] s^m)")]
    [InlineData("steps.ds", "sum_m s_m v_m", "index-axis:m")]
    [InlineData("steps.dv", "sum_m s_m h_{m,j}", "(sum[m] (* s^m h_j^m))")]
    [InlineData("steps.dv", "sum_{m=1}^T s_m h_{m,j}", "(sum[m] (* s^m h_j^m))")]
    [InlineData("steps.dv", "sum_{m=2}^T s_m h_{m-1,j}", "(sum[m=2..T] (* s^m h_j^(m-1)))")]
    [InlineData("steps.dv", "sum_{m=1}^{T-1} s_m h_{m+1,j}", "unread sum-limits")]
    [InlineData("steps.dv", "sum_{m=0}^{T-1} s_{m+1} h_{m,j}", "unread sum-limits")]
    [InlineData("steps.dv", "sum_{m=0}^T s_m h_{m,j}", "sum-range:m?")]
    [InlineData("steps.dv", "s_t h_{t,j}", "index-unbound:t")]
    [InlineData("steps.dv", "s_T h_{T,j}", "(* s^T h_j^T)")]
    [InlineData("steps.dv", "s_T h_{Tj}", "(* s^T h_j^T)")]
    [InlineData("steps.dv", "s_3 h_{3,j}", "(* s^3 h_j^3)")]
    [InlineData("steps.dv", "s3 h3_j", "(* s^3 h_j^3)")]
    [InlineData("steps.dv", "s3 h3", "(* s^3 h_j^3)")]
    [InlineData("steps.dv", "s3 h3 + h_{3}", "(+ (* s^3 h_j^3) h_j^3)")]
    [InlineData("steps.dv", "h3j", "unread unknown-name:h3j")]
    [InlineData("steps.dv", "s3v_j", "(* s^3 v_j)")]
    [InlineData("steps.dv", "v3", "v_3")]
    [InlineData("steps.dv", "v_j q3", "(* v_j q_3)")]
    [InlineData("steps.dv", "sum_m q_m h_{m,j}", "(sum[m] (* q_m h_j^m))")]
    [InlineData("steps.dh", "h_t^j", "unread unknown-name:j")]
    [InlineData("steps.dh", "h^{(t)}_j", "h_j^t")]
    [InlineData("steps.dh", "h_j^{<t>}", "unread unexpected")]
    [InlineData("steps.dh", "h_{t,j}^2", "(^ h_j^t 2)")]
    [InlineData("steps.dh", "U^T h_t", "(sum[k] (* U_kj h_k^t))")]
    [InlineData("steps.dh", "h_{t-1} U", "(sum[k] (* h_k^(t-1) U_kj))")]
    [InlineData("steps.dh", "sum_t h_{t,j}", "(sum[t] h_j^t)")]
    [InlineData("steps.dp", "p_t - [k = y_t]", "(- p_k^t (if[k == y^t] 1 0))")]
    [InlineData("steps.dp", "p_{t,k} - [y_t = k]", "(- p_k^t (if[y^t == k] 1 0))")]
    [InlineData("steps.dp", "p_{t,k} - 1[k == y_t]", "(- p_k^t (* 1 (if[k == y^t] 1 0)))")]
    [InlineData("steps.dp", "p_{t,y_t}", "(sum[@0] (if[@0 == y^t] p_(@0)^t 0))")]
    public void Steps_of_time_are_indices(string part, string answer, string read) => Assert.Equal(read, Told(part, answer));

    [Theory]
    [InlineData("labels.dP", "P_{n,c} - [c = y_n]", "(- P_nc (if[c == y_n] 1 0))")]
    [InlineData("labels.dP", "P_{nc} - [y_n = c]", "(- P_nc (if[y_n == c] 1 0))")]
    [InlineData("labels.dP", "P_{nc} - [y_n = 3]", "(- P_nc (if[y_n == 3] 1 0))")]
    [InlineData("labels.dP", "P_{nc} - [3 = y_n]", "(- P_nc (if[3 == y_n] 1 0))")]
    [InlineData("labels.dP", "P_{nc} - [n = y_n]", "index-axis:n")]
    [InlineData("labels.dP", "P_{nc} - [y_n = n]", "index-axis:n")]
    [InlineData("labels.dP", "P_{nc} [y_n = y_n]", "(* P_nc (if[y_n == y_n] 1 0))")]
    [InlineData("labels.dP", "-1/P_{n,y_n}", "(/ (- 1) (sum[@0] (if[@0 == y_n] P_(n,@0) 0)))")]
    [InlineData("labels.dP", "P_{n y_n}", "(sum[@0] (if[@0 == y_n] P_(n,@0) 0))")]
    [InlineData("labels.dP", @"\delta_{c,y_n}", "(if[c == y_n] 1 0)")]
    [InlineData("labels.dP", "P_n", "P_nc")]
    [InlineData("labels.dU", "U_o", "shape")]
    [InlineData("labels.dv", "U_o", "(sum[@0] (if[@0 == o] U_(@0,d) 0))")]
    [InlineData("labels.dv", "U_{o,d} - sum_c P_{1,c} U_{c,d}", "(- (sum[@0] (if[@0 == o] U_(@0,d) 0)) (sum[c] (* P_1c U_cd)))")]
    [InlineData("labels.dv", "sum_{c != o} U_{c,d}", "(sum[c] (if[c != o] U_cd 0))")]
    [InlineData("labels.dv", "sum_{n=1}^N U_{y_n,d}", "(sum[n] (sum[@0] (if[@0 == y_n] U_(@0,d) 0)))")]
    [InlineData("labels.dv", "1/N sum_n U_{y_n,d}", "unread unknown-name:N")]
    [InlineData("labels.dL", "sum_n [y_n = 2 and 1 = y_n]", "(sum[n] (if[y_n == 2 and 1 == y_n] 1 0))")]
    [InlineData("labels.dL", "sum_o v_o", "(sum[o] v_o)")]
    [InlineData("labels.dL", "sum_n y_n", "(sum[n] y_n)")]
    public void A_label_numbers_what_it_tells(string part, string answer, string read) => Assert.Equal(read, Told(part, answer));

    // Beyond the ends of what is shifted, or of time, there is 0.
    [Theory]
    [InlineData("convolution.dw", "sum_o g_o x_{o+k-1} w_k", "x_(o+k-1)")]
    [InlineData("convolution.dw", "sum_i x_i g_{i-k+1} + x_k", "g_(i-k+1), x_k")]
    [InlineData("convolution.dw", "sum_o g_o x_o M_{o,1}", "x_o, M_o1")]
    [InlineData("convolution.dw", "sum_o g_o x_o M_{o+1,1}", "x_o, M_(o+1,1)")]
    [InlineData("convolution.dw", "sum_i x_i x_1", "")]
    [InlineData("convolution.dw", "sum_o g_o M_{o+1,k+1}", "M_(o+1,k+1)")]
    [InlineData("convolution.dx", "x_{i+1} x_i", "x_(i+1)")]
    [InlineData("steps.ds", "s_t + s_{t-1} + s_1 + s_T", "s^(t-1)")]
    [InlineData("steps.dh", "h_{t,j} + h_{t+1,j} + v_j", "h_j^(t+1)")]
    public void An_element_may_lie_beyond_the_ends(string part, string answer, string padded)
    {
        var read = Read.Success(part.Split('.')[0], part.Split('.')[1], answer).Formula;
        var symbols = Walks.Nodes(read).OfType<Formula.Symbol>().Where(symbol => symbol.IsPadded);
        Assert.Equal(padded, string.Join(", ", symbols.Select(PlainPrinter.Print)));
    }

    private static string Told(string part, string answer) =>
        Arrays.Read(answer, Vocabularies.Of(part.Split('.')[0], part.Split('.')[1]));
}
