using System.Text;
using System.Text.RegularExpressions;
using Formulas.Names;

namespace Grading.Documents.Addressing;

/// <summary>
/// How like each other texts with formulas are: the cosine of their pairs of letters, of which the rare ones count more (Salton, Buckley,
/// "Term-weighting approaches in automatic text retrieval", 1988). Formulas lose nothing but their layout by it.
/// </summary>
internal sealed partial class Likeness
{
    private const string Layout = @"_^{}\$*|/";
    private const string Relations = "∂≠<>'′";

    private readonly Dictionary<string, double>[] _weights;

    public Likeness(IReadOnlyList<string> texts)
    {
        var counts = texts.Select(text => Pairs(text).CountBy(pair => pair).ToDictionary()).ToArray();
        var holders = counts.SelectMany(count => count.Keys).GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
        _weights = [.. counts.Select(count => count.ToDictionary(
            pair => pair.Key, pair => Math.Sqrt(pair.Value) * Math.Log((1.0 + texts.Count) / holders[pair.Key])))];
    }

    /// <summary>From 0, nothing in common, to 1, the same.</summary>
    public double Of(int one, int other)
    {
        var product = _weights[one].Sum(pair => pair.Value * _weights[other].GetValueOrDefault(pair.Key));
        var lengths = Length(one) * Length(other);
        return lengths > 0 ? product / lengths : 0;
    }

    private double Length(int text) => Math.Sqrt(_weights[text].Values.Sum(weight => weight * weight));

    // Words; of formulas the signs, and within each the pairs that follow each other.
    private static IEnumerable<string> Pairs(string text)
    {
        foreach (var word in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 3 && word.All(char.IsAsciiLetter))
            {
                yield return word.ToLowerInvariant();
                continue;
            }
            for (var i = 0; i < word.Length; i++) yield return $"{word[i]}";
            for (var i = 0; i + 1 < word.Length; i++) yield return Pair(word[i], word[i + 1]);
        }
    }

    // in any order: some write what stands above first, and some what stands below
    private static string Pair(char one, char other) => one < other ? $"{one}{other}" : $"{other}{one}";

    // Without the marks of layout; what is no sign of a formula divides.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in Signs(text).Normalize(NormalizationForm.FormKC))
        {
            if (Layout.Contains(sign)) continue;
            plain.Append(char.IsLetterOrDigit(sign) || Relations.Contains(sign) ? sign : ' ');
        }
        return plain.ToString();
    }

    private static string Signs(string text) => Command().Replace(text, match => SignOf(match.Groups["name"].Value));

    private static string SignOf(string command) => Greek.Canonical(command) switch
    {
        [>= 'Γ' and <= 'ω'] letter => letter,
        "partial" => "∂",
        "ne" or "neq" => "≠",
        _ => "",
    };

    [GeneratedRegex(@"\\(?<name>[A-Za-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
