using System.Text;
using Formulas.Printing;
using Formulas.Reader;
using static Tests.Shared.Verifier;

namespace Formulas.Tests.Reader.Syntax;

/// <summary>What is written, part by part, and what is read: a table to be read as code is, for whoever changes the grammar.</summary>
public sealed class GrammarTests
{
    [Fact]
    public async Task What_is_written_is_read_as_approved()
    {
        var told = new StringBuilder();
        var (problem, part) = ("", "");
        foreach (var line in Written.Split('\n'))
        {
            if (line.Split(": ") is ["part", var name])
            {
                (problem, part) = name.Split('.') is [var first, var second] ? (first, second) : ("", "");
                told.Append($"\n{name}\n");
            }
            else if (line.Length > 0) told.Append($"{line}\n    {Told(line, Read.Answer(problem, part, line))}\n");
        }
        await Verify(told.ToString());
    }

    private static string Told(string text, Reading reading) => reading switch
    {
        Reading.Success { Otherwise: { } other } read => $"{PrefixPrinter.Print(read.Formula)} or {PrefixPrinter.Print(other)}",
        Reading.Success read => PrefixPrinter.Print(read.Formula),
        Reading.Mistyped { Fault: var fault } => fault.Word,
        Reading.Unread { Fault: var fault } => $"{Marked(text, fault.Start, fault.Length)} {Data(fault)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Marked(string text, int start, int length) => text.Insert(start + length, "»").Insert(start, "«");

    // the fault with its words, but for its place
    private static string Data(ReadingFault fault) =>
        System.Text.RegularExpressions.Regex.Replace($"{fault}", @"(Word|Start|Length) = [^,}]*(, )?", "");

    private const string Written = """
        part: relu-sigmoid.loss
        2x
        2 x t
        2 3
        0.138 7
        x 2
        x2
        (x-t)2
        (x-t)^2
        (x - t) 2
        x(2)
        -x
        --x
        +-+x
        -x^2
        -2 3
        - x t
        x - -t
        2^-x
        2^--x
        x^2^3
        x**2
        x^{2}
        x^{-2}
        x^(1/2)
        x^1/2
        x/2t
        x/2 t
        1/2 t
        1/2 (x-t)^2
        1/2(x-t)^2
        1/N (x-t)^2
        1/n sum
        1/m x
        x/M (t)
        x/t(x)
        2/x ln t
        2/x t ln x
        x/t/x
        x*t/x*t
        x/-t
        x/2 3
        x @ t
        x · t
        x ⊙ t
        x ⊗ t
        x +
        x *
        x /
        x ^
        * x
        / x
        (x
        x)
        (x]
        [x)
        {x
        x}
        |x
        |x|
        |x|t|x|
        ||x| - t|
        |x - |t||
        2|x|
        (|x|)
        |(|x|)|
        ()
        []
        x ()
        [x + t](x)
        {x + t}(x)
        1e400
        1e-400
        1e5 x
        .5x
        5.x
        0
        1
        9
        10
        007
        1_{x > 0}
        1_{x > 0} t
        0_{x > 0}
        1_x
        \mathbb{1}_{x > 0}
        \mathbb{1}[x > 0]
        \mathbb{1} x
        [x > 0]
        [x >= t] x
        [x = t]
        [x != t]
        [x == t]
        (x > 0)
        (x > 0) t
        (x = t)
        x > 0
        x = t
        x > 0 ? t : x
        x > 0 and t > 0 ? t : x
        (x > 0 ? t : x) t
        x > 0 ? t
        x > 0 ? t :
        t if x > 0 else x
        t if x > 0
        t if x > 0 then x
        t if x else x
        t if x > 0 else
        0 < x < t ? 1 : 0
        [0 < x < t]
        [0 < x and t > 1]
        [0 < x or t > 1]
        where(x > 0, t, 0)
        where(x > 0, t)
        where x
        np.where(x > 0, np.where(t > 0, 1, 2), 3)
        \begin{cases} x & x > 0 \\ t & \text{otherwise} \end{cases}
        \begin{cases} x & \text{if } x > 0 \\ t & x \le 0 \end{cases}
        \begin{cases} x \\ t \end{cases}
        \begin{cases} x & x > 0
        \frac{x}{t}
        \frac x t
        \frac12
        \frac1{x}
        \frac{x}
        \frac{x}{t
        \frac{}{t}
        \frac xt x
        \sqrt x
        \sqrt{x}
        \sqrt2
        \sqrt23
        \sqrt[2]{x}
        \sqrt[3]{x}
        \sqrt[4]{x}
        \sqrt[t]{x}
        \sqrt
        \sqrt[3]
        \underbrace{x}_{t} t
        \underbrace{x} t
        \overbrace{x t}^{2}
        \cancel{x} t
        \cancel{x} + t
        t + \cancel{x}
        t - \cancel{x}
        t \cancel{x} x
        (\cancel{x} + t) x
        \cancel{x}
        {x \over t}
        x \over t
        x + t \over t + 2
        sin x
        sin x t
        sin 2x
        sin(x) t
        sin(x, t)
        sin()
        sin
        sin^2 x
        sin^2(x)
        sin(x)^2
        sin^{-1} x
        sin^{-1}(x)
        sin^-1(x)
        sin^{-2}(x)
        sin**2(x)
        sin'(x)
        sin''(x)
        sin(x)'
        sin x'
        tan^{-1}(x)
        max(x, t)
        max(x, t, 0)
        max(x)
        max()
        max x
        min(x, max(t, 0))
        max'(x, t)
        abs(x)
        abs x
        ln x
        ln x t
        ln(x)t
        ln x + t
        ln x * t
        ln -x
        ln(x)(t)
        ln (x) (t)
        ln|x|
        log_2 x
        log_2(x)
        log_{10} x
        log_10(x)
        log10(x)
        log2(x)
        log(x, 2)
        ln(x, 2)
        log_t x
        \log_{2} x t
        Log[2, x]
        Log[x]
        exp(x, t)
        exp^2(x)
        pow(x, 2)
        pow(x)
        pow(x, 2, t)
        power(x, 2)
        root(x, 3)
        nroot(3, x)
        nthroot(x, 3)
        square(x)
        square(x, t)
        negative(x)
        np.square(x)
        multiply(x, t)
        divide(x, t)
        add(x, t)
        subtract(x, t)
        dot(x, t)
        outer(x)
        sum(x)
        sum x
        sum
        diag(x, t)
        transpose(x, t)
        e^x
        e^{x t}
        e^x t
        ex
        exp
        pi x
        π x
        2 % 3
        5%
        x ± t
        x ... t
        ∞
        x ?
        x, t
        x; t
        x is nice
        x o t
        O
        foo
        foo(x)
        xfoo
        foox
        xx
        w1w2
        w3
        w12
        w_1
        w_{1}
        w_3
        w_{1}^2
        w^2_1
        w_1^{-1}
        w
        w_
        w_x
        w[1]
        w[1
        w[3]
        z_1 z_2
        a_1 a1
        h_1
        y'
        x'
        \hat{y}
        \hat{x}
        \hat{z_1}
        \bar{x} t
        ŷ + y
        ŷ
        σ(x)
        σ'(x)
        σ''(x)
        σ(x)'
        σ x
        σ
        \sigma^{-1}(x)
        \sigma^2(x)
        \operatorname{sigmoid}(x)
        \text{sigmoid}(x)
        dC/dx
        dC/dw_1
        dC/dw1
        dL/dw1
        dE/dw_1
        dx/dt
        dy/dz2
        da1/dz1
        d/dx
        d/dw1 C
        dC/d
        dC
        dw1
        dw_1
        dC_dw1
        dCdw1
        (dC)/(dw_1)
        ((dC))/((dw_1))
        (dC/dw_1) x
        dC/(dw_1) x
        \frac{dC}{dw_1}
        \frac{d C}{d w_1} x
        \frac{\partial C}{\partial w_1}
        \frac{\partial C}{\partial w_{1}}
        \frac{\partial L}{\partial w_1}
        \frac{\partial C}{w_1}
        \frac{\partial C}{{w_1}}
        \frac{\partial {C}}{\partial {w_1}}
        \frac{\partial C(w,b)}{\partial w_1}
        \frac{\partial C_x}{\partial w_1}
        \frac{\partial}{\partial w_1} C
        \frac{\partial C}{\partial q}
        \frac{\partial x}{\partial w_1}
        \frac{\partial y}{\partial z_2}
        \frac{\partial \sigma}{\partial z_2}
        \frac{\partial \sigma(z_2)}{\partial z_2}
        \frac{d\sigma}{dz}(z_2)
        \frac{x \partial C}{\partial w_1}
        \frac{2 x \partial C}{\partial w_1}
        \frac{x \partial C}{w_1}
        ∂C/∂w_1
        ∂C/∂
        ∂C
        ∂
        ∂C/w_1
        (∂C/∂w_1)
        (∂C)/(∂w_1)
        ∇_{w_1} C
        ∇_{w_1} L
        ∇_{w_1} x
        ∇_{w_1}
        ∇ C
        ∇_(w_1) C
        ∇_{w_1 C
        ∇_2 C
        \nabla_{w_1} C
        \pdv{C}{w_1}
        \dv{C}{w_1}
        \pdv{C}
        \pdv{x}{q}
        \pdv{y}{z_2}
        \sum_{i=1}^{3} x
        \sum_{i=1}^3 x t
        \sum_{i=1}^3 x + t
        \sum_{i} x
        \sum_i^3 x
        \sum^3 x
        \sum x
        \sum_{i=1}^{N} x
        \sum_{i=1}^{n-1} x
        \sum_{i=1}^{2} i x
        \sum_{i=0}^{2} w_i
        \sum_{i=1}^{2} w_i
        \sum_{i=1}^2 w_i a_1
        \sum_{i=1}^{2} w_{i}^2
        \sum_{i \in \{1,2\}} w_i
        \sum_{i \in {1,2}} w_i
        sum_(i=1..2) w_i
        sum_(i=1,2) w_i
        sum_i=1^2 w_i
        sum_{i in 1..2} w_i
        sum_{i ∈ {1,...,2}} w_i
        sum_{i in all} w_i
        sum_{i≠1} w_i
        sum_{i, i≠1} w_i
        sum_{1≠i} w_i
        sum_{} x
        sum_{2} x
        sum_{i=} w_i
        sum_i
        sum_{i
        sum(w[i] for i in range(1, 3))
        sum(w[i] for i in range(3))
        sum(w[i] for i in range(n))
        sum(w[i] for i in range(1, n))
        sum(w[i] for i in range(0, n))
        sum(w[i] for i in range(1, n+1))
        sum(w[i] for i in range(2, n))
        sum(w[i] for j in range(1, 3))
        sum(w[i] for i range(1, 3))
        sum(w[i] for i in range)
        sum(w[i] for i in range(1, 2, 3))
        sum(w[i] for i in items)
        sum(w[i] + x for i in range(1, 3)) * 2
        Enumerable.Range(1, 2).Sum(i => w[i])
        Enumerable.Range(1, 2).Select(i => w[i]).Sum()
        Enumerable.Range(1, 2).Select(i => w[i])
        Enumerable.Range(1, 2).Max(i => w[i])
        Enumerable.Range(1).Sum(i => w[i])
        Enumerable.Range(0, n).Sum(i => w[i])
        Enumerable.Range(1, n).Sum(i => w[i])
        Enumerable.Repeat(1, 2)
        np.sum(x)
        np.sum(x, axis=0)
        np.ones(3)
        x.T
        x.sum()
        self.x
        x y
        part: relu-sigmoid.sgd
        w1 - eta dC/dw1
        w_1 - \eta \frac{\partial C}{\partial w_1}
        w_1^{new} - η dw1
        w_1^{(t)} - η dw1
        w_1^{(t+1)}
        w_1(t) - η dw1
        w_1^t - η dw1
        w1_old - lr*dw1
        w_{1,old} - η dw1
        w_{old} - η dw1
        w_old - η dw1
        w_1^* - η dw1
        w_1^{prev} - η dw1
        w_1^\tau - η dw1
        w_1^{\tau} - η dw1
        w_1^{k+1} - η dw1
        w_1^{q} - η dw1
        w_1' - η dw1
        w_1'' - η dw1
        w1 - q dw1
        w1 - learning_rate*dw1
        w1 - stepsize*dw1
        w1 - rate dw1
        w1 - alpha dw1
        w1 - o dw1
        w1 - O dw1
        w1 - xq dw1
        w1 - η_t dw1
        w1 - η^{(t)} dw1
        w1 - η^2 dw1
        w1 - η^{2} dw1
        w1 - η_1 dw1 - η_1 x
        w1 - η_1 dw1 - η_2 x
        w1 - η dw1 - α x
        w1 - η' dw1
        w1 - \frac{\eta \partial C}{\partial w_1}
        w1 - \frac{\eta x \partial C}{\partial w_1}
        w1 - \frac{\eta}{2} dw1
        w_2 - η dw2
        part: itakura-saito.d
        w34
        w_{34}
        w_34
        w_3_4
        w[3][4]
        w[3,4]
        w_{3,4}
        w_{3 4}
        w_{(3,4)}
        w_{((3),4)}
        w_{(((3)),4)}
        w_{((((3))),4)}
        w_3
        w_{3}
        w_{345}
        w_{99}
        w99
        w345
        w34w46
        w34 w_46
        w34^2
        w^2_{34}
        w^2
        z_3^2
        z^{2}_3
        z^2_{3}
        z3'
        δ_6
        δ6 w36
        delta6
        delta_6
        delta
        d6
        delta_9
        x_{3}(1 - x_{3})
        sigma'(z3)
        sigma'(z_3) delta_6
        σ'(z_{3})
        \sigma^\prime(z_3)
        σ''(z3)
        \frac{d\sigma}{dz}(z_3)
        \frac{\partial x_3}{\partial z_3}
        \frac{\partial x_6}{\partial z_6}
        dx3/dz3
        dx3/dz4
        dx6/dz6
        rho'(z6)
        rho(z6)
        sum_{i=4}^5 w_3i w_i6
        sum_{i=4}^5 w3i wi6
        sum_{i=4}^{5} w_{3i} w_{i6}
        sum_{i} w_{3i}
        sum_i w_3i x_i
        sum_{i=4}^6 w_3i
        sum_{i=4}^5 w_{i}
        sum_{i=4,5} w_3i
        sum_{i=4,6} w_3i
        sum_{i in {4,6}} w_i6
        sum_{i in {3,4,5}, i≠4} w_i6
        sum_{i∈{3,5}} w_i6 x_i
        sum_{i=3..5} w_i6 x_i
        sum_{i ∈ {3, …, 5}} w_i6
        sum_{i ∈ {3:5}} w_i6
        sum_{i=a..b} w_i6
        sum_{i ∈ {3,j}} w_i6
        sum(w[i][6] for i in range(3, 6))
        sum(w[i][6]*x[i] for i in range(3, 6) if i != 4)
        Enumerable.Range(3, 3).Sum(i => w[i][6])
        [z3 > 0] w34
        v^2 where v = z3
        u z3, u = 2 w34
        f(2) z3 where f(a) = a^2 w34
        f'(2) z3 where f(a) = a^2 w34
        f(1, 2) where f(a) = a^2
        e_3 w34, e_3 = z3
        g_i w34, g_i = z_i
        part: delta-rules.hidden-delta
        sum_k w_jk^{l+1} Delta_k^{l+1} f'(z_j^l)
        sum_k w_{jk}^{l+1} Δ_k^{l+1} f'(z_j^l)
        sum_k w^{l+1}_{jk} Δ^{l+1}_k f'(z^l_j)
        sum_k w_{j,k}^{(l+1)} Δ_k^{(l+1)}
        sum_k w_{jk}^{[l+1]} Δ_k^{[l+1]}
        sum_k w_{j k}^{l+1} Δ_k^{{l+1}}
        sum_k w_{jk}^{l + 1} Δ_k^{l + 1}
        sum_k w_jk^l+1 Δ_k^l+1
        sum_k w[l+1][j][k] Δ[l+1][k]
        sum_k w[l+1][j,k] Δ[l+1][k]
        sum_k w[j][k]^{l+1} Δ[k]^{l+1}
        sum_k w[j,k]^{l+1} Δ[k]^{l+1}
        sum_k w_{jk}(l+1) Δ_k(l+1)
        sum_k w_{jk,l+1} Δ_{k,l+1}
        sum_k w_{l+1,jk} Δ_{l+1,k}
        sum_k w{l+1}(j,k) Δ{l+1}(k)
        sum_k w{l+1}(j) Δ{l+1}(k)
        sum_k w{l+1}(j+k) Δ{l+1}(k)
        sum_k w_j^{l+1} Δ_k^{l+1}
        sum_k w_{jkm}^{l+1} Δ_k^{l+1}
        sum_k w_{jk}^{l+1 Δ_k^{l+1}
        sum_k w_{jk^{l+1} Δ_k^{l+1}
        sum_k w_{jk}^{} Δ_k^{l+1}
        sum_k w_{jk}^{*} Δ_k^{l+1}
        sum_k w_{jk}^* Δ_k^{l+1}
        sum_k w_{j+}^{l+1} Δ_k^{l+1}
        sum_k w_{j/k}^{l+1}
        sum_k w_{jk}^{l+99} Δ_k^{l+1}
        sum_k w_{jk}^{l+9999999} Δ_k^{l+1}
        sum_k w_{jk}^{9999999} Δ_k^{l+1}
        sum_k w_{jk}^3 Δ_k^{3}
        sum_k w_{jk}^{l+1} y_k^2
        sum_k w_jk^{l+1} Δ_k^{l+1}^2
        sum_{k=1}^{n_{l+1}} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^{n_l} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^{N_{l+1}-1} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=0}^{n_{l+1}-1} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^{n_x} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^n w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^{?} w_jk^{l+1} Δ_k^{l+1}
        sum_{k=1}^K w_jk^{l+1} Δ_k^{l+1}
        sum_{k ≠ j} w_jk^{l+1} Δ_k^{l+1}
        sum_{k, m} w_jk^{l+1} Δ_k^{l+1} Δ_m^l
        sum_{k m} w_jk^{l+1} Δ_k^{l+1} Δ_m^l
        sum_{k in layer l+1} w_jk^{l+1} Δ_k^{l+1}
        sum_{k'} w_{jk'}^{l+1} Δ_{k'}^{l+1}
        sum_k' w_{jk'}^{l+1} Δ_{k'}^{l+1}
        W^{l+1} Δ^{l+1} ⊙ f'(z^l)
        W^{l+1} \Delta^{l+1} \odot f'(z^l)
        W_{l+1} Δ_{l+1} ⊙ f'(z_l)
        W{l+1} Δ{l+1} .* f'(z{l})
        W[l+1] @ Delta[l+1] * fprime(z[l])
        W[l+1].dot(Delta[l+1]) * fprime(z[l])
        np.dot(W[l+1], Delta[l+1]) * fprime(z[l])
        np.matmul(W[l+1], Delta[l+1]) * fprime(z[l])
        W[l+1].matmul(Delta[l+1]) * fprime(z[l])
        Delta[l+1] @ W[l+1].T * fprime(z[l])
        Delta[l+1].T.dot(W[l+1].T) * fprime(z[l])
        Delta[l+1] @ W[l+1].transpose() * fprime(z[l])
        Delta[l+1] @ np.transpose(W[l+1]) * fprime(z[l])
        Delta^{l+1} (W^{l+1})^T ⊙ f'(z^l)
        Delta^{l+1} W^{l+1 T} ⊙ f'(z^l)
        Delta^{l+1} W^{(l+1)T} ⊙ f'(z^l)
        Delta^{l+1} W^{(l+1),T} ⊙ f'(z^l)
        Delta^{l+1} W^{l+1^T} ⊙ f'(z^l)
        Delta^{l+1} W^{T l+1} ⊙ f'(z^l)
        Delta^{l+1} {W^{l+1}}^\top ⊙ f'(z^l)
        Delta^{l+1} (W^{l+1})' ⊙ f'(z^l)
        W^{l+1} Δ^{l+1} f'
        W^{l+1} Δ^{l+1} ⊙ f'^{(l)}(z^l)
        W^{l+1} Δ^{l+1} ⊙ f_l'(z^l)
        diag(f'(z^l)) W^{l+1} Δ^{l+1}
        diag(f'(z[l])) @ w[l+1] @ Delta[l+1]
        (W^{l+1} Δ^{l+1})_j f'(z_j^l)
        [W^{l+1} Δ^{l+1}]_j f'(z_j^l)
        (W^{l+1})_{jk} Δ_k^{l+1}
        sum_k [W^{l+1}]_{jk} Δ_k^{l+1}
        sum_k (w^{l+1})_{jk} (Δ^{l+1})_k
        np.sum(w[l+1] * Delta[l+1], axis=1) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], axis=-1) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], 1) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], axis=2) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], dim=1) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], axis=1, keepdims=True) * fprime(z[l])
        np.sum(w[l+1] * Delta[l+1], axis=1, dtype=float) * fprime(z[l])
        (w[l+1] * Delta[l+1]).sum(axis=1) * fprime(z[l])
        (w[l+1] * Delta[l+1]).sum(1) * fprime(z[l])
        (w[l+1] * Delta[l+1]).sum() * fprime(z[l])
        w[l+1] @ np.ones(n) * fprime(z[l])
        w[l+1] @ np.ones((n, 1)) * fprime(z[l])
        W^{l+1} \mathbf{1} ⊙ f'(z^l)
        W^{l+1} \mathbf{1}_n ⊙ f'(z^l)
        W^{l+1} \mathbf{1}_{n} ⊙ f'(z^l)
        Δ^l[:,None]
        Δ^l[None,:]
        Δ^l[np.newaxis,:]
        Δ^l[0]
        Δ[l]
        Δ[l][j]
        Δ[l][j][k]
        Δ[l,j]
        Δ_j
        Δ^l_j
        Δ_j^l
        Δ
        Δ_j^{l}'
        {Δ_j}^l
        {Δ}_j^{l}
        Δ_j^m
        z_j^l = a
        f'(z_j^l)
        f(z_j^l)'
        f'(z^l_j)
        f''(z_j^l)
        f^{(1)}(z_j^l)
        \dot{f}(z_j^l)
        a_j^l (1 - a_j^l)
        \frac{\partial C}{\partial a_j^l} f'(z_j^l)
        \frac{\partial C}{\partial a^l} ⊙ f'(z^l)
        \frac{\partial C}{a_j^l} f'(z_j^l)
        \frac{\partial C}{{a_j^l}} f'(z_j^l)
        \frac{\partial a_j^l}{\partial z_j^l}
        \nabla_a C ⊙ f'(z^l)
        \nabla_{a} C ⊙ f'(z^l)
        \nabla_{a^l} C ⊙ f'(z^l)
        ∇_{a_j^l} C f'(z_j^l)
        dC/da_j^l f'(z_j^l)
        dC/da[l][j] * fprime(z[l][j])
        sum_k δ_{jk} Δ_k^l
        sum_k \delta_{jk} Δ_k^l
        sum_k δ_{j,k} Δ_k^l
        sum_k δ(j-k) Δ_k^l
        sum_k δ(j,k) Δ_k^l
        sum_k δ_{j1} Δ_k^l
        sum_k [j = k] Δ_k^l
        sum_k [j ≠ k] Δ_k^l
        sum_k [k > j] Δ_k^l
        sum_k 1_{j=k} Δ_k^l
        part: nielsen-delta-rules.weight
        δ_j^l a_k^{l-1}
        a_k^{l-1} δ_j^l
        δ^l (a^{l-1})^T
        δ^l a^{l-1 T}
        δ^l {a^{l-1}}^T
        δ_l a_{l-1}^T
        np.outer(δ[l], a[l-1])
        np.outer(delta[l], a[l-1].T)
        delta[l][:,None] * a[l-1]
        delta[l][:,None] @ a[l-1][None,:]
        delta[l].reshape(-1,1) * a[l-1]
        delta[l].reshape(-1, 1) @ a[l-1].reshape(1, -1)
        delta[l].reshape(2)
        delta{l} * a{l-1}'
        delta[l] * a[l-1]'
        δ^l ⊗ a^{l-1}
        dC/dw_jk^l
        \frac{\partial C}{\partial w_{jk}^l} = δ_j^l a_k^{l-1}
        \frac{\partial C}{\partial w^l_{jk}} = δ_j^l a_k^{l-1}
        dW^l = δ^l (a^{l-1})^T
        part: cross-entropy.sigmoid-hidden-weight
        sum_i (x_i - t_i) w_ji y_j (1 - y_j) z_k
        sum_i (xi - ti) wji yj (1 - yj) zk
        z_k y_j (1 - y_j) sum_i w_{ji} (x_i - t_i)
        sum_i (x_i - t_i) w_i y_j
        x_i
        x_1
        w_12
        w_{12}
        w
        z^T ((x - t) w)
        \frac{\partial E}{\partial w_{kj}} = z_k \delta_j, \delta_j = y_j(1-y_j) \sum_i w_{ji} (x_i-t_i)
        e_j z_k, e_j = y_j(1 - y_j) sum_i w_ji (x_i - t_i)
        e_k z_j, e_j = y_j
        """;
}
