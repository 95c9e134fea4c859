using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grading.Documents.Texts;
using Grading.Marking.Choices;
using Grading.Problems;

namespace Grading.Documents.Addressing;

/// <summary>
/// The answer to a choice that the sentences of a document give. A sentence chooses where all of its words are accounted for; one that
/// says more is asked about where it stands behind the label of a part.
/// </summary>
internal sealed partial class SaidChoices(HomeworkText text, ImmutableArray<Beginning> beginnings)
{
    // a line with more is no answer in a sentence
    private const int MostCharacters = 400;

    // of a longer document the rest is not looked at
    private const int MostSentences = 2000;

    private sealed record Sentence(int Line, string Text, int Option);

    /// <summary>Where a choice is answered, and by which words; null where nothing is said of it.</summary>
    public (int Line, string Text)? Of(Question.Choice question)
    {
        var marking = new ChoiceMarking(question);
        var sentences = Sentences().Take(MostSentences).Select(one => one with { Option = marking.Said(one.Text) ?? -1 });
        var said = WithoutPrinted([.. sentences], question);
        var chosen = said.FindAll(one => one.Option >= 0);
        if (chosen.Count > 0)
            return (chosen[^1].Line, string.Join('\n', chosen.DistinctBy(one => one.Option).Select(one => one.Text)));
        var labelled = beginnings.Where(beginning => !beginning.IsHeading).Select(beginning => beginning.Line).ToHashSet();
        return said.FindLast(one => labelled.Contains(one.Line) && marking.SpeaksOf(one.Text)) is { } last ? (last.Line, last.Text) : null;
    }

    // The options printed again, each once, are no answer.
    private static List<Sentence> WithoutPrinted(List<Sentence> said, Question.Choice question)
    {
        var printed = said.Where(one => one.Option >= 0).DistinctBy(one => one.Option).ToArray();
        return printed.Length < question.Options.Length ? said : said.FindAll(one => !printed.Contains(one));
    }

    private IEnumerable<Sentence> Sentences()
    {
        var isHandout = false;
        var headings = beginnings.Where(one => one.IsHeading).ToDictionary(one => one.Line, one => one.IsHandout);
        for (var line = 0; line < text.Lines; line++)
        {
            isHandout = headings.GetValueOrDefault(line, isHandout);
            var typed = text.Line(line);
            if (isHandout || typed.Length is 0 or > MostCharacters) continue;
            foreach (var sentence in End().Split(typed))
                if (!string.IsNullOrWhiteSpace(sentence)) yield return new(line, sentence.Trim(), -1);
        }
    }

    [GeneratedRegex(@"(?<=[.!?:;)\]])\s+|\*\*|__|^\s*(?:#+|[-*+>])\s", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
