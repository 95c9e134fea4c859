using System.Globalization;

namespace Grading.Submissions.Formats;

/// <summary>
/// Pieces of formulas in LaTeX, of which what editors keep as trees (MathML, Word's equations) is put together.
/// </summary>
internal static class MathLatex
{
    private static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        ["\u0302"] = "hat",
        ["^"] = "hat",
        ["ˆ"] = "hat",
        ["\u0303"] = "tilde",
        ["~"] = "tilde",
        ["˜"] = "tilde",
        ["\u0304"] = "bar",
        ["\u0305"] = "bar",
        ["¯"] = "bar",
        ["‾"] = "bar",
        ["_"] = "bar",
        ["\u0307"] = "dot",
        ["˙"] = "dot",
        ["\u0308"] = "ddot",
        ["¨"] = "ddot",
        ["\u20D7"] = "vec",
        ["→"] = "vec",
    };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["∑"] = @"\sum ",
        ["∏"] = @"\prod ",
        ["∫"] = @"\int ",
        ["\u2061"] = "",
        ["\u2062"] = " ",
        ["\u2063"] = ",",
        ["\u2064"] = "+",
        ["\u200B"] = "",
        ["\u00A0"] = " ",
        ["−"] = "-",
        ["{"] = @"\{",
        ["}"] = @"\}",
        ["%"] = @"\%",
        ["#"] = @"\#",
        ["&"] = @"\&",
        ["′"] = "'",
        ["″"] = "''",
        ["‖"] = @"\|",
        ["\\"] = @"\backslash ",
        ["$"] = "",
        ["⟨"] = @"\langle ",
        ["⟩"] = @"\rangle ",
    };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "det", "diag", "dim", "exp", "inf", "lim", "ln", "log",
            "max",
        "min", "sec", "sin", "sinh", "sup", "tan", "tanh",
    };

    public static string Fraction(string above, string below) => $@"\frac{{{above}}}{{{below}}}";

    public static string Scripts(string of, string below, string above)
    {
        var written = Base(of) + (below.Length > 0 ? $"_{{{below}}}" : "");
        if (above.Length == 0) return written;
        // a prime stands behind its name
        return above.Trim('\'', ' ').Length == 0 ? written + above.Trim() : $"{written}^{{{above}}}";
    }

    public static string Root(string of, string degree) => degree.Length == 0 ? $@"\sqrt{{{of}}}" : $@"\sqrt[{degree}]{{{of}}}";

    public static string Accent(string sign, string of) =>
        Accents.TryGetValue(sign.Trim(), out var accent) ? $@"\{accent}{{{of}}}" : $"{of}^{{{Text(sign)}}}";

    /// <summary>A sum, a product: its sign with its limits, and what stands behind.</summary>
    public static string Big(string sign, string below, string above, string of) => Scripts(Text(sign), below, above) + " " + of;

    public static string Between(string open, string inside, string close) =>
        $@"\left{Delimiter(open)} {inside} \right{Delimiter(close)}";

    public static string Matrix(IEnumerable<IEnumerable<string>> rows) =>
        $@"\begin{{matrix}}{string.Join(@" \\ ", rows.Select(row => string.Join(" & ", row)))}\end{{matrix}}";

    /// <summary>A name as it is typed in a formula: a function's with its backslash, other words upright.</summary>
    public static string Name(string name)
    {
        var text = name.Trim();
        if (Functions.Contains(text)) return $@"\{text} ";
        var letters = new StringInfo(text).LengthInTextElements;
        return letters > 1 && text.All(char.IsAsciiLetter) ? $@"\mathrm{{{text}}}" : Text(text);
    }

    /// <summary>Characters as LaTeX has them.</summary>
    public static string Text(string text)
    {
        if (text.Length == 1) return Signs.GetValueOrDefault(text, text);
        return string.Concat(text.Select(c => Signs.GetValueOrDefault(c.ToString(), c.ToString())));
    }

    private static string Base(string of) => of.Trim() is not { Length: > 0 } text ? "{}" : IsOne(text) ? text : $"{{{text}}}";

    // One sign, one command, one bracket with all it holds.
    private static bool IsOne(string text) => text.Length == 1
        || new StringInfo(text).LengthInTextElements == 1
        || (text[0] == '\\' && text.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0)
        || text.StartsWith(@"\left", StringComparison.Ordinal)
        || text.StartsWith(@"\mathrm{", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1
        || text is ['(', .., ')'] && text.AsSpan(1, text.Length - 2).IndexOfAny('(', ')') < 0;

    private static string Delimiter(string sign) => sign.Trim() switch
    {
        "" => ".",
        "{" => @"\{",
        "}" => @"\}",
        "⟨" => @"\langle",
        "⟩" => @"\rangle",
        "‖" => @"\|",
        "⌊" => @"\lfloor",
        "⌋" => @"\rfloor",
        var other => other,
    };
}
