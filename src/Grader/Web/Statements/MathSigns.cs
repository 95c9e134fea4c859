using System.Collections.Frozen;
using Formulas.Reader.Tokens;

namespace Grader.Web.Statements;

/// <summary>
/// The commands of statements and what they are shown as, by the way they are set: what answers may have (<see cref="LatexCommands"/>), and
/// what only statements have.
/// </summary>
internal static class MathSigns
{
    private const string Sum = "∑";

    private static readonly (string Name, string Sign)[] All =
    [
        .. LatexCommands.Signs(),
        .. Pairs("""
            hbar ℏ  propto ∝  notin ∉  subset ⊂  forall ∀  exists ∃  vdots ⋮  langle ⟨  rangle ⟩
            subseteq ⊆  supset ⊃  supseteq ⊇  cup ∪  cap ∩  setminus ∖  emptyset ∅  varnothing ∅  oplus ⊕  ominus ⊖  circledast ⊛
            bullet ∙  ddots ⋱  dotsb ⋯  dotsc …  lfloor ⌊  rfloor ⌋  lceil ⌈  rceil ⌉  perp ⊥  nmid ∤  cong ≅  asymp ≍
            simeq ≃  triangleq ≜  doteq ≐  coloneqq ≔  coloneq ≔  implies ⟹  impliedby ⟸  iff ⟺  Longrightarrow ⟹  Leftarrow ⇐
            Leftrightarrow ⇔  leftrightarrow ↔  uparrow ↑  downarrow ↓  longrightarrow ⟶  longleftarrow ⟵  longmapsto ⟼  hookrightarrow ↪
            lor ∨  vee ∨  neg ¬  lnot ¬  therefore ∴  because ∵  dagger †  aleph ℵ  Re ℜ  Im ℑ  angle ∠  imath ı  jmath ȷ
            lbrace {  rbrace }  lbrack [  rbrack ]  lparen (  rparen )  backslash \  # #  $ $  & &  lt <  gt >
            """),
    ];

    /// <summary>What is set like a letter.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table(All.Where(sign => IsLetter(sign.Sign)));

    public static readonly FrozenDictionary<string, string> Signs = Table(All.Where(sign => !IsLetter(sign.Sign) && sign.Sign != Sum));

    /// <summary>What has limits below and above.</summary>
    public static readonly FrozenDictionary<string, string> Large =
        Table([.. All.Where(sign => sign.Sign == Sum), .. Pairs("prod ∏  int ∫  iint ∬  oint ∮  bigcup ⋃  bigcap ⋂  bigoplus ⨁  "
            + "max max  min min  lim lim  sup sup  inf inf  argmax argmax  argmin argmin")]);

    /// <summary>Brackets, which may grow with what they enclose.</summary>
    public static readonly FrozenSet<string> Brackets =
        FrozenSet.ToFrozenSet(["{", "}", "[", "]", "(", ")", "⟨", "⟩", "‖", "|", "⌊", "⌋", "⌈", "⌉"]);

    /// <summary>The brace below what it takes together; the other one stands above.</summary>
    public const string BraceBelow = "⏟";

    public static bool IsBrace(string sign) => sign is BraceBelow or "⏞";

    /// <summary>Commands of words.</summary>
    public static readonly FrozenSet<string> Texts =
        FrozenSet.ToFrozenSet(["text", "mbox", "textit", "textrm", "textnormal", "textsf", "texttt", "emph", "hbox", "intertext"]);

    /// <summary>Whether what stands below and above such a sign is a limit.</summary>
    public static bool HasLimits(string name) =>
        Signs.TryGetValue(name, out var sign) && IsBrace(sign) || Large.ContainsKey(name) && name is not ("int" or "iint" or "oint");

    /// <summary>A word without the commands that only space it or guard a sign: arg\,max, leaky\_relu.</summary>
    public static string Plain(string word)
    {
        foreach (var (command, sign) in Guarded) word = word.Replace(command, sign, StringComparison.Ordinal);
        return word;
    }

    private static readonly (string Command, string Sign)[] Guarded =
    [
        ("\\,", "\u2009"), ("\\;", "\u2005"), ("\\:", "\u2005"), ("\\!", ""), ("\\ ", " "), ("~", "\u00A0"), ("\\_", "_"),
        ("\\%", "%"), ("\\&", "&"), ("\\#", "#"), ("\\-", "-"), ("\\quad", "\u2003"), ("---", "—"), ("--", "–"),
    ];

    public static readonly FrozenSet<string> Functions =
        FrozenSet.ToFrozenSet([.. LatexCommands.FunctionNames, "det", "dim", "diag", "sgn", "tr", "ker", "rank", "deg", "arg", "Pr",
            "bmod"]);

    public static readonly FrozenDictionary<string, string> Spaces =
        Table(Pairs("quad 1em  qquad 2em  , 0.167em  : 0.222em  > 0.222em  ; 0.278em  ! 0em  thinspace 0.167em  medspace 0.222em  "
            + "thickspace 0.278em  enspace 0.5em  enskip 0.5em  negthinspace 0em"));

    public const string Underline = "_";

    // Sizes of brackets: browsers stretch them by themselves.
    public static readonly FrozenSet<string> Sizes =
        FrozenSet.ToFrozenSet(["left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr",
            "Biggl", "Biggr", "bigm", "Bigm", "biggm", "Biggm"]);

    // What stands where limits go, and how large: browsers know.
    public static readonly FrozenSet<string> Styles = FrozenSet.ToFrozenSet(
        ["displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "nonumber", "notag", "hline", "relax"]);

    public static readonly FrozenDictionary<string, string> Accents = Table(Pairs(
        "hat ^  bar ¯  tilde ~  vec →  dot ˙  ddot ¨  check ˇ  breve ˘  "
        + $"widehat ^  widetilde ~  overline ¯  overrightarrow →  overleftarrow ←  underline {Underline}  underbar {Underline}"));

    private static bool IsLetter(string sign) => char.IsLetter(sign[0]) || sign is "∂" or "∇" or "∞";

    private static FrozenDictionary<string, string> Table(IEnumerable<(string Name, string Sign)> rows) =>
        rows.ToFrozenDictionary(row => row.Name, row => row.Sign);

    private static IEnumerable<(string Name, string Sign)> Pairs(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1]));
}
