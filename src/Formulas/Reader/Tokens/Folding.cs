using System.Net;
using System.Text;
using Formulas.Names;

namespace Formulas.Reader.Tokens;

/// <summary>
/// An answer with every letter shape, dash, prime and script brought to one form: 𝑧₆³ becomes z_{6}^{3}. Sub- and superscripts are decoded
/// before anything else, since normalisation would turn z₆³ into z63.
/// </summary>
/// <param name="Text">The folded text.</param>
/// <param name="Origin">Where it comes from; null where nothing changed.</param>
internal readonly record struct Folded(string Text, Origin? Origin)
{
    public int Place(int position) => Origin is null ? position : Origin.Places[Math.Min(position, Origin.Places.Length - 1)];

    /// <summary>A passage as it was typed: ŷ, not \hat{y}.</summary>
    public string Typed(int from, int to) =>
        Origin is null ? Text[from..to] : Origin.Answer[Place(from)..Math.Max(Place(from) + 1, Place(to))];
}

/// <summary>What a folded text was.</summary>
/// <param name="Answer">The answer as typed.</param>
/// <param name="Places">For every character of the folded text, and its end, the place in the answer.</param>
internal sealed record Origin(string Answer, int[] Places);

internal static class Folding
{
    /// <summary>The sign of an indicator function, 𝟙.</summary>
    public const char Indicator = '\uE001';

    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼᵦᵧᵨᵩᵪ";
    private const string SubscriptPlain = "0123456789+-=()aeoxhklmnpstiruvjβγρφχ";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿˡʲᵏʰʳˢˣʸʷᵃᵇᶜᵈᵉᶠᵍᵐᵒᵖᵗᵘᵛᶻᴸᵀᴴᴺᴹᵟᵝ";
    private const string SuperscriptPlain = "0123456789+-=()inljkhrsxywabcdefgmoptuvzLTHNMδβ";
    private const string GreekSequence = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ";

    // Greek capitals that look like Latin ones, and the small omicron: no problem has them as names of their own.
    private const string LatinLookalikes = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", Latin = "ABEZHIKMNOPTYXo";

    // Within a number they group its digits, as a ~ does.
    private const string NarrowSpaces = "\u00A0\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F";

    // Where a line begins they mark an item of a list.
    private const string Bullets = "\u2022\u2023\u25AA\u25B8\u25CF\u25E6\u2043";

    private const int LongestEntity = 10;

    // Room that is not given back.
    private const int MostKept = 4096;

    // What looks alike or means the same, and what it becomes. What becomes nothing is invisible, and means nothing.
    private static readonly (string Characters, string Becomes)[] Rows =
    [
        ("\u2212\u2013\u2014\u2010\u2011\u2012\u2052\uFE63\uFF0D\u2796", "-"),
        ("\u00D7\u2217\u2715\u2A2F\u2716", "*"),
        ("\u00B7\u22C5\u2022\u2219\u2027\u30FB\u2E31", "\u00B7"),
        ("\u00F7\u2215\u2044", "/"),
        ("\u2019\u2018\u2032\u00B4\u02B9\u02BC\u141F", "'"),
        ("\u2033", "''"),
        ("\u2034", "'''"),
        ("⊙∘⨀⋆★", "⊙"),
        ("≤⩽", "<="),
        ("≥⩾", ">="),
        ("≠", "!="),
        ("←⟵⇐", "<-"),
        ("→⟶↦⇒", "→"), ("∴", "\n"),
        ("≔", ":="),
        ("≈≃≡≅", "="),
        ("±∓", "±"),
        ("…⋯", "…"),
        ("\u2002\u2003\u2004\u2062\u2063\u3000", " "),
        ("\u2064", "+"),
        ("\u2061\u200B\u200C\u200D\uFEFF\u2060\u00AD\uFE0E\uFE0F", ""),
        ("\u200E\u200F\u202A\u202C\u202D\u2066\u2068\u2069\u061C", ""), // from left to right; others turn what one sees around
        ("\u02C6", "^"), ("\u02DC", "~"),
        ("⊤⊺", "T"), ("½", "(1/2)"), ("⅓", "(1/3)"), ("⅔", "(2/3)"), ("¼", "(1/4)"), ("¾", "(3/4)"),
        ("ϵ", "ε"), ("ϑ", "θ"), ("ϕ", "φ"), ("ϱ", "ρ"), ("ϖ", "π"), ("ϰ", "κ"), ("ς", "σ"), ("ƞ", "η"), ("\u00B5", "μ"), ("\u2206", "Δ"),
        ("\u2126", "Ω"),
        ("ℎ", "h"), ("ℓ", "l"), ("ℯ", "e"), ("ℒ", "L"), ("ℰ", "E"), ("｜∣", "|"), ("“”„‟«»", "\""), ("ℼ", "π"), ("∛", " cbrt "),
    ];

    // Made when the first answer comes that is not plain ASCII.
    private static readonly Lazy<Dictionary<char, string>> Replacements = new(() =>
    {
        var replacements = new Dictionary<char, string>();
        foreach (var (characters, becomes) in Rows)
            foreach (var c in characters) replacements.Add(c, becomes);
        for (var i = 0; i < Latin.Length; i++) replacements.Add(LatinLookalikes[i], Latin[i].ToString());
        return replacements;
    });

    public static Folded Fold(string answer) =>
        Ascii.IsValid(answer) && !HasEntity(answer) ? new(answer, null) : Writing.Of(answer);

    private static bool HasEntity(string answer) => answer.AsSpan().IndexOf('&') is >= 0 and var at
        && answer.IndexOf(';', at) is >= 0;

    // An answer as it is folded, character by character, in room that the next answer uses again.
    private sealed class Writing
    {
        [ThreadStatic]
        private static Writing? t_ofThread;

        private string _answer = "";
        private char[] _text = new char[128];
        private int[] _origin = new int[128];
        private int _length;

        public static Folded Of(string answer)
        {
            var writing = t_ofThread ??= new();
            var folded = writing.Fold(answer);
            if (writing._text.Length > MostKept) t_ofThread = null;
            return folded;
        }

        private Folded Fold(string answer)
        {
            (_answer, _length) = (answer, 0);
            for (var i = 0; i < answer.Length;) i = answer[i] is < (char)128 and not '&' ? Kept(i) : Piece(i);
            int[] places = [.. _origin.AsSpan(0, _length), answer.Length];
            return new(new(_text, 0, _length), new(answer, places));
        }

        private int Kept(int i)
        {
            Put(_answer[i], i);
            return i + 1;
        }

        private int Piece(int i)
        {
            var c = _answer[i];
            if (c == '&') return Entity(i);
            if (Subscripts.AsSpan().Contains(c)) return Script(i, '_', Subscripts, SubscriptPlain);
            if (Superscripts.AsSpan().Contains(c)) return Script(i, '^', Superscripts, SuperscriptPlain);
            if (!char.IsSurrogatePair(_answer, i)) return Letter(c, i, i + 1);
            Put(MathLetter(char.ConvertToUtf32(_answer, i)), i);
            return i + 2;
        }

        // &lt; &sigma; &#39;: as web pages hold them
        private int Entity(int i)
        {
            var end = _answer.IndexOf(';', i);
            if (end < 0 || end - i > LongestEntity) return Kept(i);
            var entity = _answer[i..(end + 1)];
            var decoded = WebUtility.HtmlDecode(entity);
            if (decoded == entity || decoded.Length != 1) return Kept(i);
            if (decoded[0] < 128) Put(decoded, i);
            else if (Superscripts.AsSpan().IndexOf(decoded[0]) is >= 0 and var at) Put($"^{{{SuperscriptPlain[at]}}}", i);
            else Letter(decoded[0], i, end + 1);
            return end + 1;
        }

        private int Letter(char c, int place, int next)
        {
            if (Bullets.AsSpan().Contains(c) && IsAtStart()) Put(' ', place);
            else if (NarrowSpaces.AsSpan().Contains(c)) Put(IsBetweenDigits(next) ? '~' : ' ', place);
            else if (Replacements.Value.TryGetValue(c, out var replacement))
            {
                if (Fits(replacement)) Put(replacement, place);
                else Put(c, place);
            }
            else if (c is >= '！' and <= '～') Put((char)(c - 0xFEE0), place); // full-width forms
            else if (Accents.Parted(c) is var (command, bare)) Put($"\\{command}{{{bare}}}", place);
            else if (c is '∎' or '■' or '□' && IsAtEnd(next)) return next; // the end of a proof
            else if (!TryAccent(c)) Put(c, place);
            return next;
        }

        // 2½ is no product
        private bool Fits(string replacement) =>
            replacement is not ['(', _, ..] || _length == 0 || !char.IsAsciiDigit(_text[_length - 1]);

        private bool IsBetweenDigits(int next) =>
            _length > 0 && char.IsAsciiDigit(_text[_length - 1]) && next < _answer.Length && char.IsAsciiDigit(_answer[next]);

        private bool IsAtStart()
        {
            var before = _length;
            while (before > 0 && _text[before - 1] == ' ') before--;
            return before == 0 || _text[before - 1] == '\n';
        }

        private bool IsAtEnd(int place) => _answer.AsSpan(place).TrimStart(" .$").IsEmpty;

        // y and ̂  behind it
        private bool TryAccent(char c)
        {
            if (_length == 0 || !char.IsLetter(_text[_length - 1]) || Accents.CommandOf(c) is not { } command) return false;
            _length--;
            Put($"\\{command}{{{_text[_length]}}}", _origin[_length]);
            return true;
        }

        private int Script(int start, char mark, ReadOnlySpan<char> scripts, string plain)
        {
            Put(mark, start);
            Put('{', start);
            var i = start;
            for (; i < _answer.Length && scripts.IndexOf(_answer[i]) is >= 0 and var at; i++) Put(plain[at], i);
            Put('}', i - 1);
            return i;
        }

        private void Put(string folded, int place)
        {
            foreach (var c in folded) Put(c, place);
        }

        private void Put(char c, int place)
        {
            if (_length == _text.Length)
            {
                Array.Resize(ref _text, 2 * _length);
                Array.Resize(ref _origin, 2 * _length);
            }
            (_text[_length], _origin[_length]) = (c, place);
            _length++;
        }
    }

    // The blocks of mathematical letters: thirteen Latin alphabets from U+1D400, five Greek ones from
    // U+1D6A8, five rows of digits from U+1D7CE.
    private static string MathLetter(int code) => code switch
    {
        0x1D7D9 => Indicator.ToString(), // double-struck one
        >= 0x1D400 and < 0x1D6A4 => ((code - 0x1D400) % 52 is var i && i < 26 ? (char)('A' + i) : (char)('a' + i - 26)).ToString(),
        0x1D6A4 => "i",
        0x1D6A5 => "j",
        >= 0x1D6A8 and < 0x1D7CA => Replacements.Value.GetValueOrDefault(GreekSequence[(code - 0x1D6A8) % 58])
            ?? GreekSequence[(code - 0x1D6A8) % 58].ToString(),
        >= 0x1D7CE and < 0x1D800 => ((char)('0' + (code - 0x1D7CE) % 10)).ToString(),
        _ => char.ConvertFromUtf32(code),
    };
}
