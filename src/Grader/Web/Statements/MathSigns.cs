using System.Collections.Frozen;

namespace Grader.Web.Statements;

/// <summary>The commands of statements and what they are shown as, by the way they are set.</summary>
internal static class MathSigns
{
    public static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  pi π  rho ρ
        sigma σ  tau τ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Phi Φ  Psi Ψ  Omega Ω
        ell ℓ  partial ∂  nabla ∇  infty ∞  hbar ℏ
        """);

    public static readonly FrozenDictionary<string, string> Signs = Table("""
        cdot ·  times ×  odot ⊙  otimes ⊗  circ ∘  pm ±  mp ∓  div ÷  ast ∗  ne ≠  neq ≠  le ≤  leq ≤  ge ≥  geq ≥  ll ≪  gg ≫
        approx ≈  equiv ≡  sim ∼  propto ∝  in ∈  notin ∉  subset ⊂  forall ∀  exists ∃  to →  rightarrow →  leftarrow ←  gets ←  Rightarrow ⇒
        mapsto ↦  dots …  ldots …  cdots ⋯  vdots ⋮  top ⊤  prime ′  mid ∣  vert |  lvert |  rvert |  Vert ‖  | ‖  lVert ‖  rVert ‖  langle ⟨
        rangle ⟩  { {  } }  % %  _ _  colon :
        """);

    public static readonly FrozenSet<string> Functions =
        FrozenSet.ToFrozenSet(
            ["ln", "log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "det", "dim", "diag", "sgn", "tr"]);

    public static readonly FrozenDictionary<string, string> Large = Table("sum ∑  prod ∏  int ∫  max max  min min  lim lim");

    public static readonly FrozenDictionary<string, string> Spaces = Table("quad 1em  qquad 2em  , 0.167em  : 0.222em  ; 0.278em  ! 0em");

    // Sizes of brackets: browsers stretch them by themselves.
    public static readonly FrozenSet<string> Sizes =
        FrozenSet.ToFrozenSet(["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr"]);

    // What stands where limits go, and how large: browsers know.
    public static readonly FrozenSet<string> Styles = FrozenSet.ToFrozenSet(["displaystyle", "textstyle", "limits", "nolimits"]);

    public static readonly FrozenDictionary<string, string> Accents = Table("hat ^  bar ¯  tilde ~  vec →  dot ˙");

    private static FrozenDictionary<string, string> Table(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
