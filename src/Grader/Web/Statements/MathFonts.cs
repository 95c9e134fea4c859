using System.Text;

namespace Grader.Web.Statements;

/// <summary>The alphabets of formulas.</summary>
internal enum MathFont
{
    Plain,
    Bold,
    BoldItalic,
    DoubleStruck,
    Script,
    Fraktur,
    Sans,
    Typewriter,
}

/// <summary>
/// Letters in another alphabet, which are characters of their own: 𝐱, 𝝁, ℝ. Source: Unicode, Mathematical Alphanumeric Symbols.
/// </summary>
internal static class MathFonts
{
    // Where the letters of an alphabet begin: capitals, small ones, digits, Greek capitals and small ones; 0 where it has none.
    private sealed record Alphabet(MathFont Font, int Capitals, int Small, int Digits, int GreekCapitals, int GreekSmall);

    private static readonly (string[] Commands, Alphabet Alphabet)[] Table =
    [
        (["mathbf", "textbf", "symbf"], new(MathFont.Bold, 0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2)),
        (["boldsymbol", "bm", "pmb", "symbfit"], new(MathFont.BoldItalic, 0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736)),
        (["mathbb", "mathds", "mathbbm"], new(MathFont.DoubleStruck, 0x1D538, 0x1D552, 0x1D7D8, 0, 0)),
        (["mathcal", "mathscr"], new(MathFont.Script, 0x1D49C, 0x1D4B6, 0, 0, 0)),
        (["mathfrak"], new(MathFont.Fraktur, 0x1D504, 0x1D51E, 0, 0, 0)),
        (["mathsf"], new(MathFont.Sans, 0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0)),
        (["mathtt"], new(MathFont.Typewriter, 0x1D670, 0x1D68A, 0x1D7F6, 0, 0)),
    ];

    // Letters that were there before the alphabets were.
    private static readonly (MathFont Font, string Letters, string Signs)[] Older =
    [
        (MathFont.DoubleStruck, "CHNPQRZ", "ℂℍℕℙℚℝℤ"),
        (MathFont.Script, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"),
        (MathFont.Fraktur, "CHIRZ", "ℭℌℑℜℨ"),
    ];

    // Variants behind the Greek letters of an alphabet.
    private const string Variants = "∂ϵϑϰϕϱϖ";

    /// <summary>The alphabet of that command, or null.</summary>
    public static MathFont? Named(string command)
    {
        foreach (var row in Table)
            if (row.Commands.Contains(command)) return row.Alphabet.Font;
        return null;
    }

    /// <summary>The same letters in an alphabet, as far as it has them.</summary>
    public static string Of(MathFont font, string letters)
    {
        if (font == MathFont.Plain) return letters;
        var text = new StringBuilder();
        foreach (var letter in letters) text.Append(Of(font, letter));
        return text.ToString();
    }

    private static string Of(MathFont font, char letter)
    {
        foreach (var (of, letters, signs) in Older)
            if (of == font && letters.IndexOf(letter) is >= 0 and var place) return signs[place].ToString();
        foreach (var (_, alphabet) in Table)
            if (alphabet.Font == font && CodeOf(letter, alphabet) is > 0 and var code) return char.ConvertFromUtf32(code);
        return letter.ToString();
    }

    private static int CodeOf(char letter, Alphabet alphabet)
    {
        var (from, first) = letter switch
        {
            >= 'A' and <= 'Z' => (alphabet.Capitals, 'A'),
            >= 'a' and <= 'z' => (alphabet.Small, 'a'),
            >= '0' and <= '9' => (alphabet.Digits, '0'),
            >= 'Α' and <= 'Ω' => (alphabet.GreekCapitals, 'Α'),
            >= 'α' and <= 'ω' => (alphabet.GreekSmall, 'α'),
            '∇' when alphabet.GreekCapitals > 0 => (alphabet.GreekCapitals + 25, '∇'),
            _ => (0, letter),
        };
        if (from > 0) return from + letter - first;
        return alphabet.GreekSmall > 0 && Variants.IndexOf(letter) is >= 0 and var variant ? alphabet.GreekSmall + 25 + variant : 0;
    }
}
