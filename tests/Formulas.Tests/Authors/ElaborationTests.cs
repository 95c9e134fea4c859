using Formulas.Authors;

namespace Formulas.Tests.Authors;

/// <summary>What lines of a model and questions mean, in index form; what has two meanings is refused.</summary>
public sealed class ElaborationTests
{
    [Theory]
    // products side by side
    [InlineData("A[n,h] = X W + b", "A_nh := (+ (sum[d] (* X_nd W_dh)) b_h)")]
    [InlineData("A[n,h] = X V^T + b", "A_nh := (+ (sum[d] (* X_nd V_hd)) b_h)")]
    [InlineData("x = b^T q", "x := (sum[h] (* b_h q_h))")]
    [InlineData("M[i,j] = p r^T", "M_ij := (* p_i r_j)")]
    [InlineData("p[i] = M r", "p_i := (sum[j] (* M_ij r_j))")]
    [InlineData("M[i,j] = M M", "M_ij := (sum[j'] (* M_(i,j') M_(j',j)))")]
    [InlineData("M[i,j] = M^T", "M_ij := M_ji")]
    [InlineData("M[i,j] = 2 M", "M_ij := (* 2 M_ij)")]
    [InlineData("x = p^T M r", "x := (sum[j] (* (sum[i] (* p_i M_ij)) r_j))")]
    // element by element; what lacks a dimension is repeated
    [InlineData("X[n,d] = X - mu", "X_nd := (- X_nd mu_d)")]
    [InlineData("M[i,j] = M*M", "M_ij := (* M_ij M_ij)")]
    [InlineData("p[i] = p*r + x", "p_i := (+ (* p_i r_i) x)")]
    [InlineData("X[n,d] = X^2/N", "X_nd := (/ (^ X_nd 2) N)")]
    [InlineData("S[n,c] = S*g", "S_nc := (* S_nc g_n)")]
    // indices, and what is left open
    [InlineData("p[i] = sum(M[i,j]*r[j]; j)", "p_i := (sum[j] (* M_ij r_j))")]
    [InlineData("x = sum(p)", "x := (sum[i] p_i)")]
    [InlineData("x = sum(M)", "x := (sum[i] (sum[j] M_ij))")]
    [InlineData("mu[d] = mean(X; n)", "mu_d := (/ (sum[n] X_nd) (size samples))")]
    [InlineData("mu[d] = var(X; n)", "mu_d := (/ (sum[n] (^ (- X_nd (/ (sum[n'] X_(n',d)) (size samples))) 2)) (size samples))")]
    [InlineData("g[n] = max(S; c)", "g_n := (max[c] S_nc)")]
    [InlineData("x = min(p) + prod(r)", "x := (+ (min[i] p_i) (prod[i] r_i))")]
    [InlineData("g[n] = max(x, g)", "g_n := (max x g_n)")]
    [InlineData("P[n,c] = softmax(S; c)", "P_nc := (/ (exp S_nc) (sum[k] (exp S_nk)))")]
    [InlineData("s[c] = exp(s[c])/sum(exp(s[k]); k)", "s_c := (/ (exp s_c) (sum[k] (exp s_k)))")]
    [InlineData("M[i,j] = softmax(M[i,j]; j)", "M_ij := (/ (exp M_ij) (sum[j] (exp M_ij)))")]
    [InlineData("x = |M|^2 + |x|", "x := (+ (sum[j] (sum[i] (^ M_ij 2))) (abs x))")]
    [InlineData("p[i] = 0", "p_i := 0")]
    [InlineData("N = size(n)", "N := (size samples)")]
    [InlineData("P[n,c] = [c = y[n]]", "P_nc := (if[c == y_n] 1 0)")]
    [InlineData("E = -mean(ln(P[n,y[n]]); n)", "E := (- (/ (sum[n] (ln (sum[c#1] (if[c#1 == y_n] P_(n,c#1) 0)))) (size samples)))")]
    [InlineData("g[n] = sum([c != y[n]]*max(0, S[n,c] - S[n,y[n]] + 1); c)",
        "g_n := (sum[c] (* (if[c != y_n] 1 0) (max 0 (+ (- S_nc (sum[c#1] (if[c#1 == y_n] S_(n,c#1) 0))) 1))))")]
    [InlineData("g[n] = where(g > 0, g, x*g)", "g_n := (if[g_n > 0] g_n (* x g_n))")]
    [InlineData("p[i] = f(M r)", "p_i := (f (sum[j] (* M_ij r_j)))")]
    [InlineData("x = f'(z)", "x := (f' z)")]
    // steps and layers
    [InlineData("H[t,h] = tanh(V e[t] + H[t-1])", "H_h^t := (tanh (+ (sum[d] (* V_hd e_d^t)) H_h^(t-1)))")]
    [InlineData("a[l,u] = f(sum(G[l,m,u]*a[l-1,m]; m))", "a_u^l := (f (sum[m] (* G_mu^l a_m^(l-1))))")]
    [InlineData("a[l,u] = f(G[l]^T a[l-1])", "a_u^l := (f (sum[m] (* G_mu^l a_m^(l-1))))")]
    [InlineData("E = 1/2*|a[L] - f0|^2", "E := (* (/ 1 2) (sum[u] (^ (- a_u^L f0_u) 2)))")]
    [InlineData("E = sum(H)", "E := (sum[t] (sum[h] H_h^t))")]
    [InlineData("E = sum(|H[t] - b|^2; t)", "E := (sum[t] (sum[h] (^ (- H_h^t b_h) 2)))")]
    [InlineData("H[0,h] = 0", "H_0h := 0")]
    [InlineData("H[t,h] = beta^t*H[t-1]", "H_h^t := (* (^ beta t) H_h^(t-1))")]
    // derivatives as values
    [InlineData("H[t,h] = dE/dH[t-1]", "H_h^t := dE/dH_h^t")]
    public void A_line_is_what_it_defines(string line, string defined) =>
        Assert.Equal(defined, SmallWorld.Line(line));

    [Theory]
    [InlineData("dE/dW", "- d:inputs h:hidden units | (d E W_dh)")]
    [InlineData("dE/dW[d,h]", "- d:inputs h:hidden units | (d E W_dh)")]
    [InlineData("dE/dW[1,h]", "- h:hidden units | (d E W_1h)")]
    [InlineData("dW", "- d:inputs h:hidden units | (d E W_dh)")]
    [InlineData("dE/da[L]", "- u:layer L | (d E a_u^L)")]
    [InlineData("dE/da", "l u:layer l | (d E a_u^l)")]
    [InlineData("dE/dG", "l m:layer l-1 u:layer l | (d E G_mu^l)")]
    [InlineData("ds[c]/ds[k]", "- c:classes k:classes | ds/ds_ck")]
    [InlineData("ds/ds", "- c:classes k:classes | ds/ds_ck")]
    [InlineData("d(dE/dx)/dx", "- | ddE/dx/dx")]
    [InlineData("dH[T]/dH[0]", "- h:hidden units h':hidden units | dH/dH_(h,h')")]
    [InlineData("X^T (P - S)/N", "- d:inputs c:classes | (/ (sum[n] (* X_nd (- P_nc S_nc))) N)")]
    [InlineData("M[i,j]*p[j]", "- i:tokens j:tokens | (* M_ij p_j)")]
    [InlineData("x*2", "- | (* x 2)")]
    public void A_question_leaves_letters_free(string ask, string asked) => Assert.Equal(asked, SmallWorld.Ask(ask));

    [Theory]
    [InlineData("x = v[1,2]")] // two are called so, and numbers don't tell which is meant
    [InlineData("A[n,h] = X V")]
    [InlineData("mu[d] = mean(X)")]
    [InlineData("H[t,h] = V e[t] + b[h]*H[t-1]")]
    [InlineData("M[i,j] = softmax(M; j)")]
    [InlineData("x = sum(g)/n")]
    [InlineData("x = sum(p r)")]
    [InlineData("p[i] = M*r")]
    [InlineData("x = sum(sum(p[i]; i); i)")]
    [InlineData("x = sum(z)")]
    [InlineData("H[t,h] = H")]
    [InlineData("x = |p|")]
    [InlineData("x = T")]
    [InlineData("g[n] = y")]
    [InlineData("x = q[c]")]
    [InlineData("x = B W")]
    [InlineData("x = unknown")]
    [InlineData("x = f(x, z)")]
    [InlineData("x = f(x; n)")]
    public void What_has_two_meanings_or_none_is_refused(string line) =>
        Assert.Matches(@"^\S.*[.?]$", Assert.Throws<AuthorException>(() => SmallWorld.Line(line)).Message);
}
