using Formulas.Names;

namespace Formulas.Reader.Tokens;

/// <summary>What a LaTeX command of an answer stands for.</summary>
internal abstract record LatexCommand
{
    private LatexCommand() { }

    /// <summary>Changes nothing about the value: spacing, sizes of brackets.</summary>
    public sealed record Skip : LatexCommand;

    /// <summary>Changes nothing about the value, nor does its argument in braces.</summary>
    public sealed record SkipWithArgument : LatexCommand;

    /// <summary>Spacing with a length behind it, without braces: \kern3pt.</summary>
    public sealed record SkipWithLength : LatexCommand;

    /// <summary>The end of a proof: nothing behind an answer, something unknown anywhere else.</summary>
    public sealed record EndMark : LatexCommand;

    /// <summary>A sign with something above or below it that explains it.</summary>
    public sealed record Stacked : LatexCommand;

    /// <summary>What is part of a name: \hat.</summary>
    public sealed record Accent(string Word) : LatexCommand;

    /// <summary>Says that a name is a vector; around anything else it is a font.</summary>
    public sealed record Vector : LatexCommand;

    /// <summary>A function's name, whole.</summary>
    public sealed record OperatorName : LatexCommand;

    /// <summary>Stands for a token.</summary>
    public sealed record Is(TokenKind Kind, string? Text = null, char Bracket = '\0') : LatexCommand;

    /// <summary>A font: its argument is read as if it stood there without it.</summary>
    public sealed record Font : LatexCommand;

    /// <summary>A box: what stands in its last braces is a group, perhaps an equation.</summary>
    public sealed record Box : LatexCommand;

    /// <summary>Text within a formula.</summary>
    public sealed record Words : LatexCommand;

    /// <summary>Text between two rows.</summary>
    public sealed record Between : LatexCommand;

    /// <summary>Begins a row of a list, perhaps with a label in brackets.</summary>
    public sealed record Item : LatexCommand;
}

/// <summary>
/// The LaTeX commands that answers may have. To add one, add its name to a row, or a row; where it is one sign, that sign behind a slash:
/// it is what statements show.
/// </summary>
public static class LatexCommands
{
    // Greek letters, by their names.
    private const string Greeks =
        "alpha/α beta/β gamma/γ delta/δ epsilon/ϵ zeta/ζ eta/η theta/θ iota/ι kappa/κ lambda/λ mu/μ nu/ν xi/ξ pi/π rho/ρ sigma/σ tau/τ "
        + "upsilon/υ phi/ϕ chi/χ psi/ψ omega/ω Gamma/Γ Delta/Δ Theta/Θ Lambda/Λ Xi/Ξ Pi/Π Phi/Φ Psi/Ψ Omega/Ω";

    // Those that have another shape: \varphi.
    private const string Variants = "epsilon/ε theta/ϑ pi/ϖ rho/ϱ sigma/ς phi/φ kappa/ϰ";

    private const string Functions = "exp ln log lg sin cos tan sec csc cot sinh cosh tanh sech csch coth max min arctan arcsin arccos";

    /// <summary>The bars of a norm.</summary>
    public const char DoubleBar = '‖';

    /// <summary>What is struck out: it may count, or be gone.</summary>
    public const string Cancelled = "cancel";

    private static readonly (string Names, LatexCommand Command)[] Table =
    [
        (", ; : ! > displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits left right big Big bigg Bigg bigl bigr "
            + "Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm middle thinspace medspace thickspace negthinspace negmedspace "
            + "negthickspace enspace enskip smallskip medskip bigskip space nobreakspace newline break allowbreak nobreak relax par noindent "
            + "strut mathstrut nonumber notag mathopen mathclose rm bf it cal mathnormal boldmath unboldmath tiny "
            + "scriptsize footnotesize small normalsize large Large LARGE huge Huge centering",
            new LatexCommand.Skip()),
        ("boxed fbox framebox Aboxed bbox colorbox", new LatexCommand.Box()),
        ("quad qquad hfill hfil", new LatexCommand.Is(TokenKind.Gap)),
        ("intertext shortintertext", new LatexCommand.Between()),
        ("item", new LatexCommand.Item()),
        ("therefore", new LatexCommand.Is(TokenKind.NewLine)),
        ("( lparen", new LatexCommand.Is(TokenKind.Open, Bracket: '(')),
        (") rparen", new LatexCommand.Is(TokenKind.Close, Bracket: ')')),
        ("[", new LatexCommand.Is(TokenKind.Open, Bracket: '[')),
        ("]", new LatexCommand.Is(TokenKind.Close, Bracket: ']')),
        ("tag label eqref ref cite hspace vspace phantom hphantom vphantom color textcolor mathcolor", new LatexCommand.SkipWithArgument()),
        ("kern mkern hskip mskip vskip", new LatexCommand.SkipWithLength()),
        ("blacksquare square Box qed qedsymbol", new LatexCommand.EndMark()),
        ("stackrel overset underset", new LatexCommand.Stacked()),
        ("mathrm mathit mathsf mathcal mathord mathop textbf textit ensuremath "
            + "mathbin mathscr mathrel emph mathtt mathfrak num smash mathinner",
            new LatexCommand.Font()),
        ("vec mathbf boldsymbol bm pmb symbf symbfit mathbfit underline underbar overrightarrow", new LatexCommand.Vector()),
        ("operatorname operatorname* operatornamewithlimits", new LatexCommand.OperatorName()),
        ("text mbox textrm textnormal textsf hbox", new LatexCommand.Words()),
        ("top/⊤ intercal", new LatexCommand.Is(TokenKind.Name, "⊤")),
        ("ell/ℓ", new LatexCommand.Is(TokenKind.Name, "l")),
        ("frac dfrac tfrac cfrac nicefrac sfrac flatfrac", new LatexCommand.Is(TokenKind.Frac)),
        ("pdv dv odv partialderivative derivative pderivative", new LatexCommand.Is(TokenKind.Frac, "∂")),
        ("over", new LatexCommand.Is(TokenKind.Over)),
        ("in/∈", new LatexCommand.Is(TokenKind.In)),
        ("sqrt", new LatexCommand.Is(TokenKind.Sqrt)),
        ("sum/∑ Sigma/Σ", new LatexCommand.Is(TokenKind.Sum)),
        ("partial/∂ differentialD dd", new LatexCommand.Is(TokenKind.Partial)),
        ("exponentialE", new LatexCommand.Is(TokenKind.Name, "e")),
        ("nabla/∇", new LatexCommand.Is(TokenKind.Nabla)),
        ("infty/∞", new LatexCommand.Is(TokenKind.Infinity)),
        ("prime/′", new LatexCommand.Is(TokenKind.Prime)),
        ("cdot/· bullet", new LatexCommand.Is(TokenKind.Cdot)),
        ("times/× ast/∗ *", new LatexCommand.Is(TokenKind.Times)),
        ("div/÷ oslash/⊘", new LatexCommand.Is(TokenKind.Slash)),
        ("odot/⊙ circ/∘ bigodot/⨀ star/⋆", new LatexCommand.Is(TokenKind.Hadamard)),
        ("otimes/⊗", new LatexCommand.Is(TokenKind.Outer)),
        ("pm/± mp/∓", new LatexCommand.Is(TokenKind.PlusMinus)),
        ("dots/… ldots/… cdots/⋯ dotsb dotsc", new LatexCommand.Is(TokenKind.Ellipsis)),
        ("leftarrow/← gets/← longleftarrow Leftarrow to/→ rightarrow/→ mapsto/↦ longrightarrow coloneqq coloneq",
            new LatexCommand.Is(TokenKind.Becomes)),
        ("sim/∼ approx/≈ equiv/≡ simeq triangleq doteq", new LatexCommand.Is(TokenKind.Equals)),
        ("Rightarrow/⇒ implies Longrightarrow iff Leftrightarrow", new LatexCommand.Is(TokenKind.NewLine)),
        ("lt ll/≪", new LatexCommand.Is(TokenKind.Less)),
        ("gt gg/≫", new LatexCommand.Is(TokenKind.Greater)),
        ("le/≤ leq/≤", new LatexCommand.Is(TokenKind.LessOrEqual)),
        ("ge/≥ geq/≥", new LatexCommand.Is(TokenKind.GreaterOrEqual)),
        ("ne/≠ neq/≠", new LatexCommand.Is(TokenKind.NotEqual)),
        ("land/∧ wedge/∧", new LatexCommand.Is(TokenKind.And)),
        ("vert/| lvert/| rvert/| mid/∣", new LatexCommand.Is(TokenKind.Bar)),
        ("|/‖ Vert/‖ lVert/‖ rVert/‖ parallel/∥", new LatexCommand.Is(TokenKind.Bar, Bracket: DoubleBar)),
        ("{/{ lbrace", new LatexCommand.Is(TokenKind.Open, Bracket: '(')),
        ("lbrack", new LatexCommand.Is(TokenKind.Open, Bracket: '[')),
        ("}/} rbrace", new LatexCommand.Is(TokenKind.Close, Bracket: ')')),
        ("rbrack", new LatexCommand.Is(TokenKind.Close, Bracket: ']')),
        ("_/_", new LatexCommand.Is(TokenKind.Sub)),
        ("%/%", new LatexCommand.Is(TokenKind.Percent)),
        ("colon/:", new LatexCommand.Is(TokenKind.Colon)),
        ("+", new LatexCommand.Is(TokenKind.Plus)),
        ("-", new LatexCommand.Is(TokenKind.Minus)),
        ("=", new LatexCommand.Is(TokenKind.Equals)),
        ("<", new LatexCommand.Is(TokenKind.Less)),
        ("^", new LatexCommand.Is(TokenKind.Sup)),
        ("underbrace/⏟ overbrace/⏞", new LatexCommand.Is(TokenKind.Underbrace)),
        ("cancel bcancel xcancel sout st", new LatexCommand.Is(TokenKind.Underbrace, Cancelled)),
        ("mathbb mathds mathbbm", new LatexCommand.Is(TokenKind.Indicator)),
    ];

    private static readonly Trie<LatexCommand> Commands = All();

    /// <summary>What the command of that name stands for, or null.</summary>
    internal static LatexCommand? Named(ReadOnlySpan<char> name) => Commands.Exactly(name);

    /// <summary>Whether the name of any command begins so.</summary>
    internal static bool HasBeginning(ReadOnlySpan<char> name) => Commands.HasBeginning(name);

    /// <summary>The names of functions, which are shown as they are.</summary>
    public static IEnumerable<string> FunctionNames => Functions.Split(' ');

    /// <summary>What commands are shown as that stand for one sign.</summary>
    public static IEnumerable<(string Name, string Sign)> Signs()
    {
        foreach (var (name, sign) in Rows(Greeks)) yield return (name, sign);
        foreach (var (name, sign) in Rows(Variants)) yield return ($"var{name}", sign);
        foreach (var (names, _) in Table)
            foreach (var (name, sign) in Rows(names))
                if (sign.Length > 0) yield return (name, sign);
    }

    private static Trie<LatexCommand> All()
    {
        var commands = new Trie<LatexCommand>();
        foreach (var (name, _) in Rows(Greeks)) commands.Add(name, new LatexCommand.Is(TokenKind.Name, Greek.Canonical(name)));
        foreach (var (name, _) in Rows(Variants)) commands.Add($"var{name}", new LatexCommand.Is(TokenKind.Name, Greek.Canonical(name)));
        foreach (var name in FunctionNames) commands.Add(name, new LatexCommand.Is(TokenKind.Name, name));
        foreach (var (names, command) in Table)
            foreach (var (name, _) in Rows(names)) commands.Add(name, command);
        foreach (var (name, word) in Accents.Commands) commands.Add(name, new LatexCommand.Accent(word));
        commands.Add(" ", new LatexCommand.Skip());
        return commands;
    }

    // "le/≤ leq/≤": each name with its sign, if it has one. A command can be a single character, so the slash is no first one.
    private static IEnumerable<(string Name, string Sign)> Rows(string names)
    {
        foreach (var name in names.Split(' '))
        {
            var slash = name.IndexOf('/', 1);
            yield return slash < 0 ? (name, "") : (name[..slash], name[(slash + 1)..]);
        }
    }
}
