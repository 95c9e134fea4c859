using System.Collections.Immutable;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;

namespace Grading.Marking;

/// <summary>Marks a choice: an option's letter, number or text, or one of its other wordings.</summary>
public sealed class ChoiceMarking(Question.Choice question)
{
    private static readonly string[] Negations = ["not", "never", "no", "neither", "doesn't", "isn't", "nicht"];

    public Outcome Grade(string answer)
    {
        var words = Words(answer);
        var chosen = Matches(words);
        if (chosen is [var one] && LabelOf(answer) is { } label && label != one) chosen = [label, one];
        if (chosen.Length != 1)
        {
            return chosen.Length == 0
                ? new(Verdict.Unreadable, new Reason.NoOption(question.Options.Length))
                : new(Verdict.Unreadable, new Reason.TwoOptions(Letter(chosen[0]), Letter(chosen[1])));
        }
        var reading = $"({Letter(chosen[0])}) {question.Options[chosen[0]].Text}";
        return chosen[0] == question.Right
            ? new(Verdict.Correct) { Option = reading }
            : new(Verdict.Wrong, new Reason.Chosen(Letter(chosen[0])))
            {
                Option = reading,
                Finding = Finding.Of(Mistake.OtherOption),
                Cluster = $"option-{Letter(chosen[0])}"
            };
    }

    // a) or (a) or 1. before the text; the text of another option contradicts it
    private int? LabelOf(string answer)
    {
        var label = answer.TrimStart().TrimStart('(');
        if (label.Length < 2 || label[1] is not (')' or '.' or ':')) return null;
        var option = char.IsAsciiDigit(label[0]) ? label[0] - '1' : char.ToLowerInvariant(label[0]) - 'a';
        return option >= 0 && option < question.Options.Length ? option : null;
    }

    private static char Letter(int option) => (char)('a' + option);

    private int[] Matches(string[] words)
    {
        var text = string.Join(' ', words);
        var exact = Options(i => Wordings(i).Any(wording => wording == text) || Labels(i).Contains(text));
        if (exact.Length > 0) return exact;
        // a label before the text: "b) its magnitude becomes small"
        if (words.Length > 1
            && Options(i => Labels(i).Contains(words[0])
                && Wordings(i).Any(wording => wording == string.Join(' ', words[1..]))) is [var labelled]) return [labelled];
        return words.Any(Negations.Contains)
            ? []
            : Options(i => Wordings(i).Any(wording => $" {text} ".Contains($" {wording} ", StringComparison.Ordinal)));
    }

    // not the framework's own for numbers, which a student would wait for
    private int[] Options(Func<int, bool> fits)
    {
        var fitting = new List<int>();
        for (var option = 0; option < question.Options.Length; option++)
            if (fits(option)) fitting.Add(option);
        return [.. fitting];
    }

    private IEnumerable<string> Wordings(int option) =>
        question.Options[option].Also.Prepend(question.Options[option].Text).Select(text => string.Join(' ', Words(text)));

    private static ImmutableArray<string> Labels(int option) => [$"{Letter(option)}", $"option {Letter(option)}", $"{option + 1}",
        $"option {option + 1}", $"choice {Letter(option)}", $"answer {Letter(option)}"];

    private static string[] Words(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word is "answer" or "ans" or "the")];
}
