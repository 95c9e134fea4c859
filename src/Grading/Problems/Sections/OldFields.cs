using System.Text.RegularExpressions;
using Grading.Language;
using Grading.Problems.Yaml;

namespace Grading.Problems.Sections;

/// <summary>
/// What problem files said in other words before dimensions had names: each is refused with the line to write instead, so that there is
/// one way to write a problem.
/// </summary>
internal static partial class OldFields
{
    /// <summary>The line for a symbol that was a mapping: <c>w_kj^l: { axes: "l-1, l", sample: "±[0.3, 1.4]" }</c>.</summary>
    public static string OfSymbol(string key, YamlFields fields)
    {
        var names = string.Join(", ", key.Split(',').Select(name => Name(name.Trim())));
        if (fields.Optional("is") is { } of) return $"A name for a derivative is a line of the model: {names} = {of.Split('_', '^')[0]}.";
        if (fields.Optional("sample") is not { } sample)
            return $"What the model defines needs no line under symbols: its line {names} = … declares it.";
        var words = (fields.Flag("hidden") ? "hidden " : "") + (fields.Flag("step") ? "step " : "") + Domain(sample)
            + (fields.Optional("sums-to-one") switch
            {
                "at-half" => $" half normalised over {LastLetter(key)}",
                "always" => $" normalised over {LastLetter(key)}",
                _ => "",
            });
        return $"Write {names}: {words}, and declare the letters under dims.";
    }

    /// <summary>The same domain in today's words; null for a text that was never one.</summary>
    public static string? OfDomain(string text) => Interval().IsMatch(text) ? $"Write {Domain(text)}." : null;

    /// <summary>The same name in today's words; null for a text that was never one.</summary>
    public static string? OfName(string text) => text.Contains('^') || text.Contains('_') ? $"Write {Name(text)}." : null;

    /// <summary>What to write instead of <c>sum_k w_kj z_k</c>; null for a line without such a sum.</summary>
    public static string? OfLine(string text, int line) =>
        text.Split('\n').ElementAtOrDefault(line)?.Contains("sum_", StringComparison.Ordinal) == true ? AuthorSentences.OldSum : null;

    /// <summary>The text for conditions that were a list, or a list of lists: <c>keep: [z &gt; 0]</c>.</summary>
    public static string OfList(string field, YamlFields fields)
    {
        var lines = fields.Rows(field).Select(row => string.Join(" or ", row)).ToArray();
        return lines is [var only] ? $"Write {field}: {only}." : $"Write a block, {field}: |, with the lines {string.Join("; ", lines)}.";
    }

    private static string Domain(string sample) =>
        Interval().Replace(sample, match => $"{match.Groups[1].Value}..{match.Groups[2].Value}").Replace("∪", "or",
            StringComparison.Ordinal);

    // w_kj^l is w[l,k,j]
    private static string Name(string text)
    {
        var (before, above) = text.Split('^') is [var name, var layer] ? (name, layer.Trim('(', ')', '{', '}')) : (text, "");
        var letters = before.Split('_') is [var bare, var below]
            ? below.Trim('(', ')', '{', '}').Where(char.IsLetter).Select(letter => $"{letter}").ToList()
            : [];
        if (above.Length > 0) letters.Insert(0, above);
        return letters.Count == 0 ? before : $"{before.Split('_')[0]}[{string.Join(',', letters)}]";
    }

    // i of x_i, w_ji^l
    private static char LastLetter(string key) => key.Split(',')[0].Split('^')[0].Trim('}', ')', ' ')[^1];

    [GeneratedRegex(@"\[\s*([^,\[\]]+?)\s*,\s*([^,\[\]]+?)\s*\]")]
    private static partial Regex Interval();
}
