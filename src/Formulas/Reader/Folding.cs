using System.Text;

namespace Formulas.Reader;

/// <summary>
/// An answer with every letter shape, dash, prime and script brought to one form: 𝑧₆³ becomes z_{6}^{3}. Sub- and superscripts are decoded
/// before anything else, since normalisation would turn z₆³ into z63.
/// </summary>
/// <param name="Text">The folded text.</param>
/// <param name="Origin">For every character of it, and its end, the place in the answer as typed; null where nothing changed.</param>
internal readonly record struct Folded(string Text, int[]? Origin)
{
    public int Place(int position) => Origin is null ? position : Origin[Math.Min(position, Origin.Length - 1)];
}

internal static class Folding
{
    /// <summary>The sign of an indicator function, 𝟙.</summary>
    public const char Indicator = '\uE001';

    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼᵦᵧᵨᵩᵪ";
    private const string SubscriptPlain = "0123456789+-=()aeoxhklmnpstiruvjβγρφχ";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿˡʲᵏʰʳˢˣʸʷᵃᵇᶜᵈᵉᶠᵍᵐᵒᵖᵗᵘᵛᶻᴸᵀᴴᴺᴹᵟᵝ";
    private const string SuperscriptPlain = "0123456789+-=()inljkhrsxywabcdefgmoptuvzLTHNMδβ";
    private const string GreekSequence = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ";

    // What looks alike or means the same, and what it becomes.
    private static readonly (string Characters, string Becomes)[] Rows =
    [
        ("\u2212\u2013\u2014\u2010\u2011\u2012\uFE63\uFF0D\u2796", "-"),
        ("\u00D7\u2217\u2715\u2A2F\u2716", "*"),
        ("\u00B7\u22C5\u2022\u2219\u2027\u30FB\u2E31", "\u00B7"),
        ("\u00F7\u2215\u2044", "/"),
        ("\u2019\u2018\u2032\u00B4`\u02B9\u02BC\u141F", "'"),
        ("\u2033", "''"),
        ("\u2034", "'''"),
        ("⊙∘⨀", "⊙"),
        ("≤⩽", "<="),
        ("≥⩾", ">="),
        ("≠", "!="),
        ("←⟵⇐", "<-"),
        ("→⟶↦⇒", "→"),
        ("≔", ":="),
        ("≈≃≡≅", "="),
        ("±∓", "±"),
        ("…⋯", "…"),
        ("\u00A0\u2009\u202F\u2002\u2003\u2005\u200A\u2062\u3000", " "),
        ("\u2061\u200B\u200C\u200D\uFEFF\u2060", ""),
        ("⊤⊺", "T"), ("∎■□", ""), ("½", "(1/2)"), ("⅓", "(1/3)"), ("⅔", "(2/3)"), ("¼", "(1/4)"), ("¾", "(3/4)"),
        ("ϵ", "ε"), ("ϑ", "θ"), ("ϕ", "φ"), ("ϱ", "ρ"), ("ϖ", "π"), ("ϰ", "κ"), ("ς", "σ"), ("ƞ", "η"), ("\u00B5", "μ"), ("\u2206", "Δ"),
        ("\u2126", "Ω"),
        ("ℎ", "h"), ("ℓ", "l"), ("ℯ", "e"), ("ℒ", "L"), ("ℰ", "E"), ("｜∣", "|"), ("“”", "\""), ("⟨", "("), ("⟩", ")"),
    ];

    // Made when the first answer comes that is not plain ASCII.
    private static readonly Lazy<Dictionary<char, string>> Replacements = new(() =>
    {
        var replacements = new Dictionary<char, string>();
        foreach (var (characters, becomes) in Rows)
            foreach (var c in characters) replacements.Add(c, becomes);
        return replacements;
    });

    public static Folded Fold(string answer) => Ascii.IsValid(answer) ? new(answer, null) : FoldLetters(answer);

    private static Folded FoldLetters(string answer)
    {
        var replacements = Replacements.Value;
        var text = new StringBuilder(answer.Length + 16);
        var origin = new List<int>(answer.Length + 16);
        for (var i = 0; i < answer.Length;)
        {
            if (answer[i] < 128)
            {
                text.Append(answer[i]);
                origin.Add(i++);
            }
            else if (Subscripts.Contains(answer[i], StringComparison.Ordinal)) i = Script(answer, i, '_', Subscripts, SubscriptPlain, Put);
            else if (Superscripts.Contains(answer[i], StringComparison.Ordinal))
                i = Script(answer, i, '^', Superscripts, SuperscriptPlain, Put);
            else if (char.IsSurrogatePair(answer, i))
            {
                Put(MathLetter(char.ConvertToUtf32(answer, i)), i);
                i += 2;
            }
            else
            {
                var c = answer[i];
                if (replacements.TryGetValue(c, out var replacement)) Put(replacement, i);
                else if (c is >= '！' and <= '～') Put(((char)(c - 0xFEE0)).ToString(), i); // full-width forms
                else Put(c.ToString(), i);
                i++;
            }
        }
        origin.Add(answer.Length);
        return new(text.ToString(), [.. origin]);

        void Put(string folded, int place)
        {
            text.Append(folded);
            for (var k = 0; k < folded.Length; k++) origin.Add(place);
        }
    }

    private static int Script(string answer, int start, char mark, string scripts, string plain, Action<string, int> put)
    {
        put($"{mark}{{", start);
        var i = start;
        for (; i < answer.Length && scripts.IndexOf(answer[i], StringComparison.Ordinal) is >= 0 and var at; i++)
            put(plain[at].ToString(), i);
        put("}", i - 1);
        return i;
    }

    // The blocks of mathematical letters: thirteen Latin alphabets from U+1D400, five Greek ones from
    // U+1D6A8, five rows of digits from U+1D7CE.
    private static string MathLetter(int code) => code switch
    {
        0x1D7D9 => Indicator.ToString(), // double-struck one
        >= 0x1D400 and < 0x1D6A4 => ((code - 0x1D400) % 52 is var i && i < 26 ? (char)('A' + i) : (char)('a' + i - 26)).ToString(),
        0x1D6A4 => "i",
        0x1D6A5 => "j",
        >= 0x1D6A8 and < 0x1D7CA => GreekSequence[(code - 0x1D6A8) % 58] is var g && g == 'ς' ? "σ" : g.ToString(),
        >= 0x1D7CE and < 0x1D800 => ((char)('0' + (code - 0x1D7CE) % 10)).ToString(),
        _ => char.ConvertFromUtf32(code),
    };
}
