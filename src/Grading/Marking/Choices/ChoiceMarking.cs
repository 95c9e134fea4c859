using System.Collections.Immutable;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;

namespace Grading.Marking.Choices;

/// <summary>
/// Marks a choice: an option's letter, number or text, or one of its other wordings. What else stands there must be known to say nothing:
/// any other word may deny the choice or change it, and is asked about.
/// </summary>
public sealed class ChoiceMarking
{
    // nobody chooses in more words
    private const int MostWords = 60;

    private static readonly ImmutableHashSet<string> BeforeLabels =
        ["option", "choice", "answer", "ans", "choose", "pick", "select", "letter", "number"];

    private static readonly ImmutableHashSet<string> Articles = ["it", "its", "the", "a", "an", "this", "that"];

    private readonly Question.Choice _question;
    private readonly ImmutableArray<Wording> _wordings;

    // The words of one wording of an option.
    private sealed record Wording(int Option, ImmutableArray<string> Words);

    // A wording that stands in an answer.
    private readonly record struct Found(int Option, int Start, int Length)
    {
        public int End => Start + Length;
    }

    public ChoiceMarking(Question.Choice question)
    {
        _question = question;
        _wordings =
        [
            .. question.Options.SelectMany((option, i) => option.Also.Prepend(option.Text).SelectMany(Variants)
                .Select(words => new Wording(i, words))),
        ];
    }

    // With the "it" that it begins with, and without.
    private static IEnumerable<ImmutableArray<string>> Variants(string text)
    {
        var words = ChoiceWords.Of(text);
        if (!words.IsEmpty) yield return words;
        if (words.Length > 2 && Articles.Contains(words[0])) yield return words.RemoveAt(0);
    }

    /// <summary>The option that an answer chooses, whether it is right or not.</summary>
    public AsRead Read(string answer)
    {
        var outcome = Grade(answer);
        return outcome.Option.Length > 0
            ? new(null, Reason.None, IsReadable: true) { Option = outcome.Option }
            : AsRead.Not(outcome.Reason);
    }

    /// <summary>The only option that an answer chooses, from 0; null where it chooses none, or several.</summary>
    internal int? Only(string answer) => Chosen(answer, ChoiceWords.Of(answer)) is { Count: 1 } chosen ? chosen.Min : null;

    /// <summary>The only option that a sentence chooses in words and not by a letter or a number; null for none.</summary>
    internal int? Said(string sentence) => Speaks(sentence, least: 1) ? Only(sentence) : null;

    /// <summary>Whether a sentence has several words of an option in it; one alone may speak of anything.</summary>
    internal bool SpeaksOf(string sentence) => Speaks(sentence, least: 2);

    private bool Speaks(string sentence, int least)
    {
        var words = ChoiceWords.Of(sentence);
        return Longest(words).Exists(one => one.Length >= least
            && words.AsSpan(one.Start, one.Length).ToArray().Any(word => word.Length > 3));
    }

    /// <summary>The option whose text, or other wording, this is word for word, perhaps behind its letter.</summary>
    internal int? Worded(string answer)
    {
        var words = ChoiceWords.Of(answer);
        if (Whole(words) is { Count: 1 } whole) return whole.Min;
        return words is [var label, _, ..] && OptionOf(label) is >= 0 and var option && Whole(words.RemoveAt(0)) is { Count: 1 } behind
            && behind.Min == option
            ? option
            : null;
    }

    public Outcome Grade(string answer)
    {
        var chosen = Chosen(answer, ChoiceWords.Of(answer));
        if (chosen.Count != 1)
        {
            return chosen.Count == 0
                ? new(Verdict.Unreadable, new Reason.NoOption(_question.Options.Length))
                : new(Verdict.Unreadable, new Reason.TwoOptions(Letter(chosen.Min), Letter(chosen.Max)));
        }
        var reading = $"({Letter(chosen.Min)}) {_question.Options[chosen.Min].Text}";
        return chosen.Min == _question.Right
            ? new(Verdict.Correct) { Option = reading }
            : new(Verdict.Wrong, new Reason.Chosen(Letter(chosen.Min)))
            {
                Option = reading,
                Finding = Finding.Of(Mistake.OtherOption),
                Cluster = $"option-{Letter(chosen.Min)}"
            };
    }

    // -b is no label, and - b is one in a list
    private static bool IsSigned(string answer) => answer.TrimStart() is ['-' or '−' or '–' or '+', not ' ', ..];

    // The options that the answer names; none where a word stands in it that is not accounted for.
    private SortedSet<int> Chosen(string answer, ImmutableArray<string> words)
    {
        if (words.Length > MostWords || IsSigned(answer)) return [];
        var whole = Whole(words);
        if (whole.Count > 0) return whole;
        var found = Longest(words);
        var options = new SortedSet<int>(found.Select(one => one.Option));
        var label = LabelAt(answer, words, found);
        if (label >= 0) options.Add(OptionOf(words[label]));
        if (options.Count > 1) return options;
        if (IsSaidOfAnother(words, found)) return [];
        for (var i = 0; i < words.Length; i++)
            if (i != label && !found.Exists(one => one.Start <= i && i < one.End) && !SaysNothing(words, i, found)) return [];
        return options;
    }

    // "small for small z", "1/2*1/2": what is said a second time of something else, or a number that is a factor
    private static bool IsSaidOfAnother(ImmutableArray<string> words, List<Found> found)
    {
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        for (var i = 1; i < found.Count; i++)
        {
            var (before, start) = (found[i - 1].End, found[i].Start);
            if (before <= start && ChoiceWords.IsNumber(words[before - 1]) && ChoiceWords.IsNumber(words[start])) return true;
            if (before < start && words[before..start].Any(IsOfAnother)) return true;
        }
        return false;
    }

    private static bool IsOfAnother(string word) => ChoiceWords.IsCondition(word) || ChoiceWords.IsName(word);

    // A name beside a number multiplies it; an article stands before something.
    private static bool SaysNothing(ImmutableArray<string> words, int place, List<Found> found) =>
        ChoiceWords.IsFiller(words[place]) && !(words[place] == "a" && place == words.Length - 1)
        || ChoiceWords.IsName(words[place]) && !found.Exists(one => one.Start == place + 1 && ChoiceWords.IsNumber(words[one.Start])
            || one.End == place && ChoiceWords.IsNumber(words[place - 1]));

    // What has exactly a wording's words, whatever these are, or is a label alone.
    private SortedSet<int> Whole(ImmutableArray<string> words)
    {
        var options = new SortedSet<int>();
        foreach (var (option, wording) in _wordings)
            if (wording.AsSpan().SequenceEqual(words.AsSpan())) options.Add(option);
        if (options.Count == 0 && words is [var label] && OptionOf(label) is >= 0 and var labelled) options.Add(labelled);
        return options;
    }

    // The wordings that stand in the answer, but for those within longer ones.
    private List<Found> Longest(ImmutableArray<string> words)
    {
        var all = new List<Found>();
        foreach (var (option, wording) in _wordings)
            for (var start = 0; start + wording.Length <= words.Length; start++)
                if (words.AsSpan(start, wording.Length).SequenceEqual(wording.AsSpan())) all.Add(new(option, start, wording.Length));
        return all.FindAll(one => !all.Exists(other => other.Length > one.Length && other.Start <= one.Start && one.End <= other.End));
    }

    // "b) small", "(b) small", "option b", "2 small": the word that names an option by its letter or number; -1 where there is none. The a
    // of "a small value" is none, and neither is what belongs to a wording.
    private int LabelAt(string answer, ImmutableArray<string> words, List<Found> found)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (OptionOf(words[i]) < 0 || found.Exists(one => one.Start <= i && i < one.End)) continue;
            if (i == 0 ? IsMarked(answer, words[i]) || IsFirst(words, found) : IsAfterOption(answer, words, i)) return i;
        }
        return -1;
    }

    // b vanishes; a its magnitude becomes small, but not a small value
    private bool IsFirst(ImmutableArray<string> words, List<Found> found) => !ChoiceWords.IsFiller(words[0])
        && !ChoiceWords.IsName(words[0])
        || (found is [{ Start: 1 } rest] && rest.End == words.Length && IsText(rest));

    // option b, my answer is 2, it is b, option a: small; but neither it is 2 nor option a good value
    private static bool IsAfterOption(string answer, ImmutableArray<string> words, int label)
    {
        if (label == 0) return false;
        var place = answer.IndexOf($"{words[label - 1]} {words[label]}", StringComparison.OrdinalIgnoreCase);
        if (words[label] == "a" && label < words.Length - 1
            && (place < 0 || !IsMarked(answer[(place + words[label - 1].Length)..], words[label]))) return false;
        return BeforeLabels.Contains(words[label - 1])
            || (words[label - 1] == "is" && (char.IsAsciiLetter(words[label][0]) || IsAfterOption(answer, words, label - 1)));
    }

    // Whether it is the whole text of the option, which nobody would put an article before.
    private bool IsText(Found found) => found.Length == ChoiceWords.Of(_question.Options[found.Option].Text).Length;

    // A first word that is marked as a label: b) or b. or b: or (b), b - small.
    private static bool IsMarked(string answer, string label)
    {
        var text = answer.TrimStart().TrimStart('(', '[', '*', ' ');
        return text.Length > label.Length && text.StartsWith(label, StringComparison.OrdinalIgnoreCase)
            && text[label.Length..].TrimStart('*').TrimStart() is [')' or ']' or '.' or ':' or ',' or '-' or '–' or '—', ..];
    }

    private int OptionOf(string label)
    {
        if (label is not [var c]) return -1;
        var option = char.IsAsciiDigit(c) ? c - '1' : char.IsAsciiLetter(c) ? c - 'a' : -1;
        return option < _question.Options.Length ? option : -1;
    }

    private static char Letter(int option) => (char)('a' + option);
}
