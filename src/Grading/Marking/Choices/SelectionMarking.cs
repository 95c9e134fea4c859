using System.Text.RegularExpressions;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;

namespace Grading.Marking.Choices;

/// <summary>
/// Marks a choice of several options: letters, numbers, texts or other wordings, with commas, "and" or lines between them, or a list with
/// boxes that are ticked. Each piece must be an option and nothing else, as where one is to be chosen.
/// </summary>
public sealed partial class SelectionMarking(Question.Selection question)
{
    // nobody lists more
    private const int MostPieces = 40;

    private readonly ChoiceMarking _single = new(new(question.Options, 0));

    /// <summary>The options that an answer chooses, whether they are right or not.</summary>
    public AsRead Read(string answer) => Chosen(answer) is { } chosen
        ? new(null, Reason.None, IsReadable: true) { Option = InWords(chosen) }
        : AsRead.Not(new Reason.NoSelection(question.Options.Length));

    /// <summary>The letters of the options that an answer chooses; none where it can't be read.</summary>
    public IEnumerable<char> Letters(string answer) => (Chosen(answer) ?? []).Select(Letter);

    public Outcome Grade(string answer)
    {
        if (Chosen(answer) is not { } chosen) return new(Verdict.Unreadable, new Reason.NoSelection(question.Options.Length));
        var reading = InWords(chosen);
        if (chosen.SetEquals(question.Right)) return new(Verdict.Correct) { Option = reading };
        return new(Verdict.Wrong,
            new Reason.Selected(chosen.Count(option => question.Right.Contains(option)), chosen.Count, question.Right.Length))
        {
            Option = reading,
            Finding = Finding.Of(Mistake.OtherOption),
            Cluster = $"options-{string.Concat(chosen.Select(Letter))}",
        };
    }

    private string InWords(SortedSet<int> chosen) =>
        chosen.Count == 0 ? "none" : string.Join("; ", chosen.Select(option => $"({Letter(option)}) {question.Options[option].Text}"));

    private SortedSet<int>? Chosen(string answer)
    {
        if (Ticked(answer) is { } ticked) return Union(string.Join('\n', ticked));
        return Union(answer) ?? (Opening().Match(answer) is { Length: > 0 } opening ? Union(answer[opening.Length..]) : null);
    }

    // - [x] small   - [ ] large: the lines with a tick; null where there are no boxes
    private static string[]? Ticked(string answer)
    {
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var boxes = Array.ConvertAll(lines, line => Box().Match(line));
        if (boxes.Length == 0 || !Array.TrueForAll(boxes, box => box.Success)) return null;
        return [.. lines.Where((_, i) => boxes[i].Groups[1].Value != " ").Select((line, i) => line[Box().Match(line).Length..])];
    }

    // The pieces between separators, and of them the options.
    private SortedSet<int>? Union(string answer)
    {
        (int Start, int End)[] pieces = [.. PiecesOf(answer).Where(piece => !string.IsNullOrWhiteSpace(answer[piece.Start..piece.End]))];
        if (pieces.Length > MostPieces) return null;
        var chosen = new SortedSet<int>();
        for (var first = 0; first < pieces.Length;)
        {
            var taken = Longest(answer, pieces.AsSpan(first), chosen);
            if (taken == 0) return null;
            first += taken;
        }
        return chosen.Count > 0 ? chosen : null;
    }

    private static IEnumerable<(int Start, int End)> PiecesOf(string answer)
    {
        var start = 0;
        foreach (Match separator in Separator().Matches(answer))
        {
            yield return (start, separator.Index);
            start = separator.Index + separator.Length;
        }
        yield return (start, answer.Length);
    }

    // How many pieces the next options are written in, as many as can be, for a text may have a comma in it; 0 where there is none.
    private int Longest(string answer, ReadOnlySpan<(int Start, int End)> pieces, SortedSet<int> chosen)
    {
        for (var count = pieces.Length; count > 1; count--)
        {
            if (_single.Worded(answer[pieces[0].Start..pieces[count - 1].End]) is not { } worded) continue;
            chosen.Add(worded);
            return count;
        }
        var piece = answer[pieces[0].Start..pieces[0].End];
        if (_single.Only(piece) is { } option) chosen.Add(option);
        else if (Labels(piece) is { } labels) chosen.UnionWith(labels);
        else return 0;
        return 1;
    }

    // b c d; bcd; b to d; all of them
    private IEnumerable<int>? Labels(string piece)
    {
        if (Range().Match(piece) is { Success: true } range
            && OptionOf(range.Groups[1].Value[0]) is { } from && OptionOf(range.Groups[2].Value[0]) is { } to && from < to)
            return Enumerable.Range(from, to - from + 1);
        if (Dash().IsMatch(piece)) return null;
        var words = ChoiceWords.Of(piece);
        if (All().IsMatch(string.Join(' ', words))) return Enumerable.Range(0, question.Options.Length);
        var labels = (words is [var joined] ? joined : words.All(word => word.Length == 1) ? string.Concat(words)
            : "").Select(OptionOf).ToArray();
        return labels.Length > 0 && Array.TrueForAll(labels, label => label is not null) && labels.Distinct().Count() == labels.Length
            ? labels.Select(label => label!.Value)
            : null;
    }

    private int? OptionOf(char label)
    {
        var option = char.IsAsciiDigit(label) ? label - '1' : char.IsAsciiLetter(label) ? char.ToLowerInvariant(label) - 'a' : -1;
        return option >= 0 && option < question.Options.Length ? option : null;
    }

    private static char Letter(int option) => (char)('a' + option);

    [GeneratedRegex(@"^(?:[-*+]\s*)?\[([ xX✓✔])\]\s*")]
    private static partial Regex Box();

    [GeneratedRegex(@"[,;\n&+/|]|\b(?:and|und|as well as)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    // The correct options are:
    [GeneratedRegex(@"^\s*(?:(?:the|my|i\s+(?:choose|chose|pick|select))\s+)?(?:(?:right|correct|true)\s+)?(?:(?:answers?|options?|choices?|letters?|statements?|ones)\s*)?(?:(?:are|is)\s+)?:?\s*(?:both\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*\(?([a-zA-Z]|\d)\)?\s+(?:to|through|bis)\s+\(?([a-zA-Z]|\d)\)?\s*$")]
    private static partial Regex Range();

    // b-d, -b: from one to the other, or not this one
    [GeneratedRegex(@"\S\s*[-–—−]|^\s*[-–−+]\S")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^all(?: (?:of )?(?:them|these|the above|above|options|the options|answers))?(?: are (?:right|correct|true))?$")]
    private static partial Regex All();
}
