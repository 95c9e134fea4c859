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
            hbar ℏ  propto ∝  notin ∉  subset ⊂  forall ∀  exists ∃  vdots ⋮  Vert ‖  lVert ‖  rVert ‖  langle ⟨  rangle ⟩
            """),
    ];

    /// <summary>What is set like a letter.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table(All.Where(sign => IsLetter(sign.Sign)));

    public static readonly FrozenDictionary<string, string> Signs = Table(All.Where(sign => !IsLetter(sign.Sign) && sign.Sign != Sum));

    /// <summary>What has limits below and above.</summary>
    public static readonly FrozenDictionary<string, string> Large =
        Table([.. All.Where(sign => sign.Sign == Sum), .. Pairs("prod ∏  int ∫  max max  min min  lim lim")]);

    public static readonly FrozenSet<string> Functions =
        FrozenSet.ToFrozenSet([.. LatexCommands.FunctionNames, "det", "dim", "diag", "sgn", "tr"]);

    public static readonly FrozenDictionary<string, string> Spaces =
        Table(Pairs("quad 1em  qquad 2em  , 0.167em  : 0.222em  ; 0.278em  ! 0em"));

    // Sizes of brackets: browsers stretch them by themselves.
    public static readonly FrozenSet<string> Sizes =
        FrozenSet.ToFrozenSet(["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr"]);

    // What stands where limits go, and how large: browsers know.
    public static readonly FrozenSet<string> Styles = FrozenSet.ToFrozenSet(["displaystyle", "textstyle", "limits", "nolimits"]);

    public static readonly FrozenDictionary<string, string> Accents = Table(Pairs("hat ^  bar ¯  tilde ~  vec →  dot ˙"));

    private static bool IsLetter(string sign) => char.IsLetter(sign[0]) || sign is "∂" or "∇" or "∞";

    private static FrozenDictionary<string, string> Table(IEnumerable<(string Name, string Sign)> rows) =>
        rows.ToFrozenDictionary(row => row.Name, row => row.Sign);

    private static IEnumerable<(string Name, string Sign)> Pairs(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1]));
}
