namespace Formulas.Tests.Typing;

public sealed class EinsteinSumTests
{
    [Theory]
    [InlineData("PP", "'ij,jk->ik', A, B", "(sum[k] (* A_ik B_kh))")]
    [InlineData("PP", "'ij,jk', A, B", "(sum[k] (* A_ik B_kh))")]
    [InlineData("QP", "'ij->ji', A", "A_ij")]
    [InlineData("PP", "'ia,ja->ij', A, A", "(sum[k] (* A_ik A_hk))")]
    [InlineData("PQ", "'i,j->ij', p, q", "(* p_i q_j)")]
    [InlineData("QP", "'i,j->ji', p, q", "(* p_i q_j)")]
    [InlineData("P", "'ij,j->i', A, q", "(sum[k] (* A_ik q_k))")]
    [InlineData("P", "'j,ij->i', q, A", "(sum[k] (* q_k A_ik))")]
    [InlineData("Q", "'ij,i->j', A, p", "(sum[k] (* A_kj p_k))")]
    [InlineData("", "'i,i', p, r", "(sum[k] (* p_k r_k))")]
    [InlineData("", "'i,i->', p, r", "(sum[k] (* p_k r_k))")]
    [InlineData("", "'ij,ij->', A, A", "(sum[k] (sum[m] (* A_km A_km)))")]
    [InlineData("", "'ij,ji->', A, B", "(sum[k] (sum[m] (* A_km B_mk)))")]
    [InlineData("P", "'ij,ij->i', A, A", "(sum[k] (* A_ik A_ik))")]
    [InlineData("P", "'ij->i', A", "(sum[k] A_ik)")]
    [InlineData("Q", "'ij->j', A", "(sum[k] A_kj)")]
    [InlineData("P", "'i,i->i', p, r", "(* p_i r_i)")]
    [InlineData("PQ", "'ij,ij->ij', A, A", "(* A_ij A_ij)")]
    [InlineData("PQ", "'i,ij->ij', p, A", "(* p_i A_ij)")]
    [InlineData("PQ", "'j,ij->ij', q, A", "(* q_j A_ij)")]
    [InlineData("P", "'ij,jk,k->i', A, B, p", "(sum[k] (* (sum[m] (* A_im B_mk)) p_k))")]
    [InlineData("P", "\"ij, j -> i\", A, q + v", "(sum[k] (* A_ik (+ q_k v_k)))")]
    [InlineData("", "'i->', p", "(sum[k] p_k)")]
    [InlineData("PQ", "'ij,jk->ijk', A, B", "unread einsum")]
    [InlineData("P", "'ij,ik,kj->i', A, S, A", "unread einsum")] // the second would have three letters
    [InlineData("P", "'ij,k,kj->i', A, p, A", "unread einsum")]
    [InlineData("PP", "'ij,jk->ik', A, A", "shapes")]
    [InlineData("QP", "'ij,jk->ik', A, B", "shape")]
    [InlineData("P", "'ijk->i', A", "unread einsum")]
    [InlineData("P", "'ii->i', S", "unread einsum")]
    [InlineData("P", "'ij,j->i', A", "unread einsum")]
    [InlineData("P", "'ij,j->k', A, q", "unread einsum")]
    [InlineData("P", "A, q", "unread einsum")]
    public void It_is_the_products_and_sums_that_it_stands_for(string asks, string arguments, string read) =>
        Assert.Equal(read, Arrays.Read(asks, $"np.einsum({arguments})"));
}
