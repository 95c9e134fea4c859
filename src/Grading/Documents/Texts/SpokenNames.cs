using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>The names that sentences give: "write $s_j$ for $σ'(z_j)$", "denote $∂L/∂r$ by $ρ$", "let $G$ be the result of a)".</summary>
internal static partial class SpokenNames
{
    /// <summary>What may be a name, with what it stands for, in the order of the text.</summary>
    /// <param name="results">By the letter of a part, what it asks for.</param>
    public static IEnumerable<(string Name, string Body)> In(string text, IReadOnlyDictionary<string, string> results)
    {
        var formulas = Inline().Matches(text);
        for (var f = 0; f < formulas.Count; f++)
        {
            var behind = text[(formulas[f].Index + formulas[f].Length)..(f + 1 < formulas.Count ? formulas[f + 1].Index : text.Length)];
            if (OfResult().Match(behind) is { Success: true } part && results.TryGetValue(part.Groups["letter"].Value, out var asked))
                yield return (Body(formulas[f]), asked);
            if (f + 1 == formulas.Count) continue;
            var before = text[Math.Max(0, formulas[f].Index - MostBefore)..formulas[f].Index];
            var isFirst = NameFirst().IsMatch(behind) || Listed().IsMatch(behind) && Giving().IsMatch(before);
            if (isFirst && !IsLetter(Body(formulas[f + 1])))
                yield return (Body(formulas[f]), Body(formulas[f + 1]));
            else if (NameLast().IsMatch(behind) && Giving().IsMatch(before)) yield return (Body(formulas[f + 1]), Body(formulas[f]));
        }
    }

    /// <summary>
    /// Names of what an equation came to, with a place right behind that: "which I call $q$", "let $d_i$ be the right side of (6)".
    /// </summary>
    public static IEnumerable<(string Name, int Behind)> OfEquations(string text)
    {
        foreach (Match formula in Inline().Matches(text))
        {
            if (Calling().IsMatch(text[Math.Max(0, formula.Index - MostBefore)..formula.Index]))
                yield return (Body(formula), formula.Index);
            if (OfNumber().Match(text, formula.Index + formula.Length) is not { Success: true } number) continue;
            var tag = text.IndexOf($@"\tag{{{number.Groups["number"].Value}}}", StringComparison.Ordinal);
            if (tag >= 0) yield return (Body(formula), tag);
        }
    }

    private const int MostBefore = 120;

    // the cross-entropy of sample s
    private static bool IsLetter(string body) => body is [>= 'a' and <= 'z'];

    private static string Body(Match formula) => formula.Groups["body"].Value.Trim();

    // which I call q; call it q
    [GeneratedRegex(@"\b(?:which|this|it|that)\s+(?:(?:I|we)\s+)?(?:shall\s+|will\s+)?(?:call|name|abbreviate|denote\s+by)(?:\s+as)?\s*$"
        + @"|\b(?:call|name|denote|abbreviate)\s+(?:this|it|that)(?:\s+(?:by|as))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Calling();

    [GeneratedRegex(@"\G\s*(?:(?:for|be|denotes?|is)\s+)?(?:the\s+)?right(?:-hand)?\s+side\s+of\s+"
        + @"(?:eq(?:uation|\.)?\s*)?\(\s*(?<number>\d{1,3}[a-z]?)\s*\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfNumber();

    // $x$ or \(x\), and no display
    [GeneratedRegex(@"(?<!\$)\$(?<body>[^$\n]+)\$(?!\$)|\\\((?<body>.+?)\\\)", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();

    // s_j for σ'(z_j); G be short for ∂L/∂z; ρ be the error of the output, ∂L/∂r
    [GeneratedRegex(@"^\s*(?:for|be|denotes?|denoting|stands?\s+for|standing\s+for|is\s+short\s+for|means?|abbreviates?)\b[^.;:=]{0,70}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NameFirst();

    // and α the error of the code, ∂L/∂a
    [GeneratedRegex(@"^\s+(?:the|an?)\b[^.;:=]{0,60},\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    // ∂L/∂r by ρ; ∂L/∂r simply ρ
    [GeneratedRegex(@"^\s*(?:by|as|simply|just|,)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NameLast();

    [GeneratedRegex(@"\b(?:let|write|writing|denote|denoting|call|calling|abbreviate|abbreviating|put|set|name)\b[^.]*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Giving();

    [GeneratedRegex(@"^\s*(?:(?:for|be|denotes?|is)\s+)?(?:the\s+)?(?:result|answer|solution)\s+"
        + @"(?:of|from|to|in)\s+(?:part\s+)?\(?(?<letter>[a-h])\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfResult();
}
