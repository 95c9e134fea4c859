using System.Buffers;

namespace Formulas.Reader.Tokens;

/// <summary>
/// Formulas that lost their fractions and scripts when they were copied from a page: 𝑒−𝑧(1+𝑒−𝑧)2. Pages hold letters of mathematics, and
/// their copies plain digits beside these where a script or a fraction was.
/// </summary>
internal static class Flattening
{
    // The first halves of letters of mathematics.
    private const char High = '\uD835';

    private static readonly SearchValues<char> Structure = SearchValues.Create("^_\\₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ");

    /// <summary>
    /// Where the answer as typed shows that it was flattened; null where nothing shows it.
    /// </summary>
    /// <param name="hasE">The letter e is the base of exponentials in this question.</param>
    public static int? Evidence(string answer, bool hasE)
    {
        if (!answer.Contains(High, StringComparison.Ordinal)) return null;
        var keepsScripts = answer.AsSpan().IndexOfAny(Structure) >= 0;
        for (var i = 0; i < answer.Length; i++)
        {
            if (IsPowerBehindBracket(answer, i)) return i;
            if (keepsScripts) continue;
            if (char.IsAsciiDigit(answer[i]) && IsOutOfPlace(answer, i) || hasE && IsPowerOfE(answer, i)) return i;
        }
        return null;
    }

    // (𝑦−𝑡)2
    private static bool IsPowerBehindBracket(string answer, int at) => at > 0 && char.IsAsciiDigit(answer[at]) && answer[at - 1] == ')';

    // 𝑧3, 2𝑡 (which 2 over t becomes as well), and 12(𝑦−𝑡) for a half of it
    private static bool IsOutOfPlace(string answer, int digit)
    {
        if (digit > 0 && char.IsLowSurrogate(answer[digit - 1])) return true;
        var end = digit;
        while (end < answer.Length && char.IsAsciiDigit(answer[end])) end++;
        if (end < answer.Length && answer[end] is High) return !answer.Contains('/', StringComparison.Ordinal);
        return end - digit > 1 && end < answer.Length && answer[end] is '(' or '+' && !IsDecimal(answer, digit);
    }

    private static bool IsDecimal(string answer, int digit) => digit > 0
        && (answer[digit - 1] is '.' || char.IsAsciiDigit(answer[digit - 1]));

    // 𝑒−𝑧, 𝑒𝑧
    private static bool IsPowerOfE(string answer, int at)
    {
        if (!char.IsSurrogatePair(answer, at) || !IsE(char.ConvertToUtf32(answer, at))) return false;
        var next = at + 2;
        if (next < answer.Length && answer[next] is '-' or '\u2212' or '\u2013') next++;
        return next < answer.Length && answer[next] == High;
    }

    // the thirteen alphabets have 52 letters each
    private static bool IsE(int code) => code is >= 0x1D400 and < 0x1D6A4 && (code - 0x1D400) % 52 == 'e' - 'a' + 26;
}
