using System.Text.RegularExpressions;
using Formulas.Tree;
using Formulas.Typing;
using Tests.Shared;

namespace Formulas.Tests.Typing;

/// <summary>What fits in one convention only, and what another one would add to the usual reading.</summary>
public sealed class ConventionTests
{
    // For each convention an answer that no other one reads so.
    [Theory]
    [InlineData("P", "(p^T r) (p·r)", "(* (sum[k] (* p_k r_k)) (* p_i r_i))")]
    [InlineData("PP", "(p^T r) (p·r)", "(* (* p_i r_h) (sum[k] (* p_k r_k)))")]
    [InlineData("PP", "diag(p·r) (p^T r)",
        "(* (if[i == h] (* p_i r_i) 0) (sum[k] (* p_k r_k))) or (sum[k] (* (if[i == k] (* p_i r_i) 0) (* p_k r_h)))")]
    [InlineData("", "(p^T S r) (p·r)", "(* (sum[k] (* (sum[m] (* p_m S_mk)) r_k)) (sum[n] (* p_n r_n)))")]
    [InlineData("PP", "(p^T S r) diag(p·r)", "(* (sum[k] (* (sum[m] (* p_m S_mk)) r_k)) (if[i == h] (* p_i r_i) 0))")]
    [InlineData("PQ", "(p·r) (A ⊙ p)", "(* (sum[k] (* p_k r_k)) (* A_ij p_i))")]
    [InlineData("PQ", "(p^T r) (A ⊙ p)", "(* (sum[k] (* p_k r_k)) (* A_ij p_i))")]
    [InlineData("PQ", "diag(p·r) (A ⊙ p)", "(sum[k] (* (if[i == k] (* p_i r_i) 0) (* A_kj p_k)))")]
    [InlineData("PQ", "diag(p·r) (p^T r) (A ⊙ p)",
        "(sum[k] (* (* (if[i == k] (* p_i r_i) 0) (sum[m] (* p_m r_m))) (* A_kj p_k)))")]
    [InlineData("PP", "p^T r + r^T p", "(+ (* p_i r_h) (* r_i p_h))")] // two open signs
    [InlineData("P", "p - (p·r)", "(- p_i (sum[k] (* p_k r_k))) or (- p_i (* p_i r_i))")]
    [InlineData("PP", "S + p r^T", "(+ S_ih (* p_i r_h))")] // nobody adds a number p r^T to a matrix
    [InlineData("PP", "p r^T + S", "(+ (* p_i r_h) S_ih)")]
    [InlineData("PP", "S + dC/dp (dC/dp)^T", "(+ S_ih (* (d C p_i) (d C p_h)))")]
    [InlineData("PP", "dC/dp (dC/dp)^T + S", "(+ (* (d C p_i) (d C p_h)) S_ih)")]
    [InlineData("", "sum(p + q) + np.sum(p, axis=0)", "shapes")]
    [InlineData("PQ", "A_ij ⊙ p", "shape")]
    [InlineData("PQ", "p ⊙ A_ij", "shape")]
    public void One_convention_fits(string asks, string answer, string read) => Assert.Equal(read, Arrays.Read(asks, answer));

    [Theory]
    [InlineData("PP", "np.eye(n)", "(if[i == h] 1 0)")]
    [InlineData("PQ", "np.eye(n)", "shape?")]
    [InlineData("PP", "S + np.eye(n)", "(+ S_ih (if[i == h] 1 0))")]
    [InlineData("PP", "np.eye(n) + S", "(+ (if[i == h] 1 0) S_ih)")]
    [InlineData("PQ", "A + np.eye(n)", "shape?")]
    [InlineData("PQ", "np.eye(n) + A", "shape?")]
    [InlineData("PP", "S - 2 np.eye(n)", "(- S_ih (* 2 (if[i == h] 1 0)))")]
    [InlineData("PQ", "A - A.sum(axis=0)", "(- A_ij (sum[k] A_kj))")]
    [InlineData("P", "A 1", "(sum[k] (* A_ik 1))")]
    [InlineData("P", "A @ 1", "(sum[k] (* A_ik 1))")]
    [InlineData("P", "S 1", "(sum[k] (* S_ik 1))")]
    [InlineData("P", "A (B 1) + S A 1", "(+ (sum[k] (* A_ik (sum[m] (* B_km 1)))) (sum[n] (* (sum[p] (* S_ip A_pn)) 1)))")]
    [InlineData("P", "A 1 r", "(* (sum[k] (* A_ik 1)) r_i)")]
    [InlineData("Q", "1^T (A - A)", "(sum[k] (* 1 (- A_kj A_kj)))")]
    [InlineData("", "1^T A 1", "shape?")]
    [InlineData("", "1^T (A @ 1)", "(sum[k] (* 1 (sum[m] (* A_km 1))))")]
    [InlineData("", "p 1", "shape")]
    [InlineData("P", "(p (A 1)^T) 1", "(sum[k] (* (* p_i (sum[m] (* A_km 1))) 1))")]
    [InlineData("PQ", "A * (p[:,None] @ np.ones((1, n)))", "(* A_ij (* p_i 1))")]
    [InlineData("P", "c 1", "(* c 1)")]
    [InlineData("P", "2 1", "unread left-over")]
    [InlineData("P", "sum_k [k=i] c + p*sum(q)", "(+ (sum[k] (* (if[k == i] 1 0) c)) (* p_i (sum[m] q_m)))")]
    [InlineData("PPQ", "r_i p q^T", "shape?")]
    [InlineData("P", "A_{1j} q", "shape")]
    [InlineData("P", "A_{11} q", "shape")]
    [InlineData("P", "np.sum(A*q, axis=1, keepdims=True) * p", "(* (sum[k] (* A_ik q_k)) p_i)")]
    [InlineData("", "A.mean()", "(/ (sum[k] (/ (sum[m] A_km) (size columns))) (size rows))")]
    [InlineData("P", "A.mean(axis=1)", "(/ (sum[k] A_ik) (size columns))")]
    [InlineData("Q", "A.max(axis=0)", "(max[k] A_kj)")]
    public void Ones_means_and_identities_have_rows(string asks, string answer, string read) =>
        Assert.Equal(read, Arrays.Read(asks, answer));

    // As many sums as there are letters for them, and more.
    [Fact]
    public void Every_sum_has_a_letter_of_its_own()
    {
        var read = Arrays.Read("", string.Join('+', Enumerable.Repeat("sum(p)", 23)));
        Assert.Equal(
            "k m n p q r s u v i j k' m' n' p' q' r' s' u' v' i' j' k''",
            string.Join(' ', Regex.Matches(read, @"sum\[([^]]*)").Select(match => match.Groups[1].Value)));
    }

    // Two arrays are called w, and which is meant is told by what their dummies index elsewhere.
    [Theory]
    [InlineData("sum_m sum_n w_mn y_m x_n", "1")]
    [InlineData("sum_m sum_n w_mn w_jn", "1, 1")]
    [InlineData("sum_m sum_n w_mn w_km", "1, 0")]
    [InlineData("np.outer(z, w_ji @ (x-t) + w_ji @ x)", "1, 1")]
    public void Arrays_of_one_name_are_told_apart_by_the_second_look(string answer, string ids)
    {
        var formula = Read.Success("cross-entropy", "sigmoid-hidden-weight", answer).Formula;
        Assert.Equal(ids, string.Join(", ",
            Walks.Nodes(formula).OfType<Formula.Symbol>().Where(symbol => symbol.Quantity.Name == "w")
                .Select(symbol => symbol.Quantity.Id)));
    }

    // What the model takes itself, p^T r, is meant where the signs leave it open.
    [Theory]
    [InlineData("P", "p (p^T r)", false, "(* p_i (sum[k] (* p_k r_k))) or (sum[k] (* p_k (* p_k r_i)))")]
    [InlineData("P", "p (p^T r)", true, "(* p_i (sum[k] (* p_k r_k)))")]
    [InlineData("P", "-p (p^T r)", true, "(* (- p_i) (sum[k] (* p_k r_k)))")]
    [InlineData("P", "p (r^T r)", true, "(* p_i (sum[k] (* r_k r_k))) or (sum[k] (* p_k (* r_k r_i)))")]
    [InlineData("P", "diag(p·r) r", true, "(sum[k] (* (if[i == k] (* p_i r_i) 0) r_k))")] // in no usual reading
    [InlineData("P", "(p @ r) (p·p) r", true, // in both
        "(* (* (sum[k] (* p_k r_k)) (sum[m] (* p_m p_m))) r_i) or (* (* (sum[k] (* p_k r_k)) (* p_i p_i)) r_i)")]
    [InlineData("P", "p·r·p", true, "(* (sum[k] (* p_k r_k)) p_i)")]
    public void Products_of_the_model_are_kept(string asks, string answer, bool isOfModel, string read)
    {
        var product = new Formula.Sum(
            "·k", new SumRange.Over(Layering.Plain(0, "i", "rows")),
            new Formula.Binary(Operator.Multiply, Arrays.Element("p", "·k"), Arrays.Element("r", "·k")));
        Assert.Equal(read, Arrays.Read(answer, Arrays.Asking(asks, contracted: isOfModel ? product : null)));
    }

    // Slopes of vectors, on the way to an answer.
    [Theory]
    [InlineData("P", "dc/dp", "(d/dp_i c)")]
    [InlineData("PQ", "dp/dq", "(d/dq_j p_i)")]
    [InlineData("QP", "dp/dq", "transposed")]
    [InlineData("Q", "dp/dq", "shape")]
    [InlineData("P", "dp/dc", "(d/dc p_i)")]
    [InlineData("P", "dp_1/dr", "(d/dr_i p_1)")]
    [InlineData("PQ", "dA/dc", "(d/dc A_ij)")]
    [InlineData("P", "dA/dq", "shapes")]
    [InlineData("P", "dp/dq v", "(sum[k] (* (d/dq_k p_i) v_k))")]
    [InlineData("P", "dc/dr_1 p", "(* (d/dr_1 c) p_i)")]
    public void Slopes_have_shapes(string asks, string answer, string read) =>
        Assert.Equal(read, Arrays.Read(answer, Arrays.Asking(asks).OnTheWay([], []).WithFree(Arrays.Asking(asks).FreeIndices, null)));

    [Fact]
    public void A_matrix_has_the_letters_of_its_element_and_no_more()
    {
        Axis rows = Layering.Plain(0, "i", "rows"), columns = Layering.Plain(1, "j", "columns");
        Quantity vector = new(0, "w", ["i"], [rows], null), matrix = new(1, "w", ["i", "j"], [rows, columns], null);
        Formula.Symbol element = new(matrix, [new("i", 0), new("j", 0)], null);
        Assert.Equal(element with { Subscripts = [] }, NamedMatrices.AsDeclared(element, [vector, matrix]));
        Assert.Null(NamedMatrices.AsDeclared(element, [vector]));
    }
}
