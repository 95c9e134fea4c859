using System.Text.RegularExpressions;
using ReferenceSolutions;

namespace Grading.Problems.Sections;

/// <summary>What a file says of a symbol: <c>hidden ±0.2..1.3</c>, <c>label of c</c>, <c>step 0.1</c>, <c>0..1 normalised over c</c>.</summary>
/// <param name="Label">The letter of what it numbers, where it is a label.</param>
/// <param name="Over">The letter that its elements sum to one over.</param>
internal sealed partial record SymbolText(bool IsHidden, bool IsStep, string? Label, Domain? Domain, SumsToOne Sums, string? Over)
{
    // of a step size that has none of its own
    private static readonly Domain Steps = Domain.Parse("0.05..0.9")!;

    /// <summary>Reads it; null where it is none of these.</summary>
    public static SymbolText? Parse(string text)
    {
        text = text.Trim();
        var isHidden = Taken(ref text, "hidden");
        var isStep = Taken(ref text, "step");
        if (LabelPattern().Match(text) is { Success: true } label)
            return new(isHidden, isStep, label.Groups[1].Value, null, SumsToOne.No, null);
        var (sums, over) = (SumsToOne.No, (string?)null);
        if (SumsPattern().Match(text) is { Success: true } match)
        {
            sums = match.Groups[2].Length > 0 ? SumsToOne.AtHalf : SumsToOne.Always;
            (text, over) = (match.Groups[1].Value, match.Groups[3].Value);
        }
        var domain = isStep && text.Length == 0 ? Steps : Domain.Parse(text);
        return domain is null ? null : new(isHidden, isStep, null, domain, sums, over);
    }

    private static bool Taken(ref string text, string word)
    {
        if (text != word && !text.StartsWith(word + " ", StringComparison.Ordinal)) return false;
        text = text[word.Length..].TrimStart();
        return true;
    }

    [GeneratedRegex(@"^label of ([A-Za-z])$")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^(.*?)\s+(half )?normali[sz]ed over ([A-Za-z])$")]
    private static partial Regex SumsPattern();
}
