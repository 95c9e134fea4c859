using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Formulas.Translating;

/// <summary>What is put into a sentence at a place.</summary>
internal enum Put
{
    /// <summary>What somebody typed, a name, a number: the same in every language.</summary>
    AsItIs,

    /// <summary>A sentence, or words of one, said by themselves: <c>{0:said}</c>. It may be empty.</summary>
    Said,

    /// <summary>Several of either, with "and" between them: <c>{0:list}</c>.</summary>
    Listed,
}

/// <summary>A sentence with {0}, {1}, … for what is put in: the words around them, which stands between, and what it is.</summary>
internal sealed partial record Words(ImmutableArray<string> Around, ImmutableArray<int> Given, ImmutableArray<Put> Puts)
{
    /// <summary>The formats of what is put in that is no text as it is.</summary>
    public const string Said = "said", Listed = "list";

    private const int LongestLabel = 12;

    public static Words Of(string sentence)
    {
        var (around, at, places) = (ImmutableArray.CreateBuilder<string>(), 0, Place().Matches(sentence));
        foreach (Match place in places)
        {
            around.Add(sentence[at..place.Index]);
            at = place.Index + place.Length;
        }
        around.Add(sentence[at..]);
        return new(
            around.ToImmutable(), [.. places.Select(place => place.Value[1] - '0')],
            [.. places.Select(place => PutOf(place.Groups[1].Value))]);
    }

    private static Put PutOf(string format) => format switch { Said => Put.Said, Listed => Put.Listed, _ => Put.AsItIs };

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
    public bool IsQuoted(int place) =>
        Around[place] is [.., var open and ('"' or '`')] && Around[place + 1] is [var close, ..] && open == close;

    /// <summary>What was put into a text that has these words, in each way that there is; nothing where it has others.</summary>
    public IEnumerable<string[]> In(string text)
    {
        var end = text.Length - Around[^1].Length;
        return text.Length < Length || !text.StartsWith(Around[0], StringComparison.Ordinal)
            || !text.EndsWith(Around[^1], StringComparison.Ordinal) ? []
            : !IsLabel ? From(text, 0, Around[0].Length, end)
            : From(text, 0, Around[0].Length, end).Where(given => !given.Any(one => one.Contains(' ', StringComparison.Ordinal)));
    }

    // "5 students": words behind a number, which are no whole sentence, would be found anywhere
    private bool IsLabel => Around[0].Length == 0 && (Length < LongestLabel || (Given.Length == 1 && !IsWhole));

    private bool IsWhole => Around[^1] is [.., '.' or '?' or '!' or ':'];

    private int Least(int place) => Puts[place] == Put.Said ? 0 : 1;

    // what is put in at a place and at those after it, in a text from here to where its last words begin
    private IEnumerable<string[]> From(string text, int place, int at, int end)
    {
        if (place == Given.Length - 1)
        {
            if (at + Least(place) <= end) yield return [.. new string[place], text[at..end]];
            yield break;
        }
        var next = at + Least(place) - 1;
        while (next < end && (next = text.IndexOf(Around[place + 1], next + 1, end - next - 1, StringComparison.Ordinal)) >= 0)
        {
            foreach (var given in From(text, place + 1, next + Around[place + 1].Length, end))
            {
                given[place] = text[at..next];
                yield return given;
            }
        }
    }

    [GeneratedRegex(@"\{[0-9](?::(said|list))?\}")]
    private static partial Regex Place();
}
