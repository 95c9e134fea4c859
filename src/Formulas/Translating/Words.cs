using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Formulas.Translating;

/// <summary>A sentence with {0}, {1}, … for what is put in: the words around them, and which stands between.</summary>
internal sealed partial record Words(ImmutableArray<string> Around, ImmutableArray<int> Given)
{
    private const int LongestLabel = 12;

    public static Words Of(string sentence)
    {
        var (around, given, at) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<int>(), 0);
        foreach (Match place in Place().Matches(sentence))
        {
            around.Add(sentence[at..place.Index]);
            given.Add(place.Value[1] - '0');
            at = place.Index + place.Length;
        }
        around.Add(sentence[at..]);
        return new(around.ToImmutable(), given.ToImmutable());
    }

    /// <summary>How many characters of it are its own.</summary>
    public int Length => Around.Sum(words => words.Length);

    /// <summary>With what is put in.</summary>
    public string With(IReadOnlyList<string> given)
    {
        var text = new StringBuilder(Around[0]);
        for (var i = 0; i < Given.Length; i++) text.Append(given[Given[i]]).Append(Around[i + 1]);
        return text.ToString();
    }

    /// <summary>Whether what is put in at a place stands in quotation marks: it is what somebody typed.</summary>
    public bool IsQuoted(int place) => Around[place].EndsWith('"') || Around[place].EndsWith('`');

    /// <summary>What was put into a text that has these words, little in front or much; nothing where it has others.</summary>
    public IEnumerable<string[]> In(string text)
    {
        if (text.Length <= Length || !text.StartsWith(Around[0], StringComparison.Ordinal)
            || !text.EndsWith(Around[^1], StringComparison.Ordinal)) yield break;
        if (Forwards(text) is not { } little) yield break;
        if (!IsLabel || Array.TrueForAll(little, given => !given.Contains(' ', StringComparison.Ordinal))) yield return little;
        if (!IsLabel && Given.Length > 1 && Backwards(text) is { } much) yield return much;
    }

    // "5 students": few words behind a number would be found anywhere
    private bool IsLabel => Around[0].Length == 0 && Length < LongestLabel;

    private string[]? Forwards(string text)
    {
        var (given, at, end) = (new string[Given.Length], Around[0].Length, text.Length - Around[^1].Length);
        for (var i = 1; i < given.Length; i++)
        {
            var next = at + 1 >= end ? -1 : text.IndexOf(Around[i], at + 1, end - at - 1, StringComparison.Ordinal);
            if (next < 0) return null;
            given[i - 1] = text[at..next];
            at = next + Around[i].Length;
        }
        if (at >= end) return null;
        given[^1] = text[at..end];
        return given;
    }

    private string[]? Backwards(string text)
    {
        var (given, at, end) = (new string[Given.Length], Around[0].Length, text.Length - Around[^1].Length);
        for (var i = given.Length - 1; i > 0; i--)
        {
            var before = end - 1 <= at ? -1 : text[at..(end - 1)].LastIndexOf(Around[i], StringComparison.Ordinal);
            if (before < 1) return null;
            given[i] = text[(at + before + Around[i].Length)..end];
            end = at + before;
        }
        if (at >= end) return null;
        given[0] = text[at..end];
        return given;
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
