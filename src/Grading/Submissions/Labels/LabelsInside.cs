using System.Text.RegularExpressions;

namespace Grading.Submissions.Labels;

/// <summary>
/// The labels of other parts within an answer, as in <c>a: 1; b: 0</c>. Only a part without any answer of its own is looked for; behind a
/// mark that divides it is read, elsewhere a person looks at it.
/// </summary>
internal static partial class LabelsInside
{
    private const int Longest = 4000;

    /// <summary>A part's label in a text.</summary>
    /// <param name="IsDivided">Whether what stands before it ends there for sure.</param>
    private sealed record Inside(string Part, int Start, int End, bool IsDivided);

    /// <summary>The answers with those that stood within others; every one that is taken out is said.</summary>
    public static List<Answer> TakenApart(List<Answer> answers, ProblemCatalogue catalogue, Action<Source, string> note)
    {
        if (!answers.Exists(MayHoldOthers)) return answers;
        var answered = answers.Select(answer => (answer.Problem, answer.Part)).ToHashSet();
        var apart = new List<Answer>(answers.Count + 1);
        foreach (var answer in answers)
        {
            List<Inside> labels = MayHoldOthers(answer) ? [.. LabelsOf(answer, answered, catalogue)] : [];
            if (labels.Count == 0) apart.Add(answer);
            else apart.AddRange(Pieces(answer, labels, note));
        }
        return apart;
    }

    private static bool MayHoldOthers(Answer answer) =>
        !answer.IsScript && answer.Text.Length <= Longest && answer.Text.Contains(':') && answer.Doubt.Length == 0;

    private static IEnumerable<Inside> LabelsOf(Answer answer, HashSet<(string, string)> answered, ProblemCatalogue catalogue)
    {
        if (catalogue.Problem(answer.Problem) is not { } problem) yield break;
        foreach (Match label in Label().Matches(answer.Text))
        {
            if (label.Index == 0 || catalogue.Part(problem, label.Groups["name"].Value) is not { } part) continue;
            if (!answered.Add((problem, part))) continue;
            yield return new(part, label.Index, label.Index + label.Length, IsDivided(answer.Text[..label.Index]));
        }
    }

    private static bool IsDivided(string before) => Divider().IsMatch(before)
        && before.Count(c => c is '(' or '[' or '{') == before.Count(c => c is ')' or ']' or '}');

    private static IEnumerable<Answer> Pieces(Answer answer, List<Inside> labels, Action<Source, string> note)
    {
        var text = answer.Text;
        yield return labels.Find(label => label.IsDivided) is { } first
            ? answer with { Text = WithoutDivider(text[..first.Start]) } : answer;
        for (var i = 0; i < labels.Count; i++)
        {
            var label = labels[i];
            var end = i + 1 < labels.Count ? labels[i + 1].Start : text.Length;
            var piece = WithoutDivider(text[label.End..end]);
            if (piece.Length == 0) continue;
            var sentence = label.IsDivided
                ? Sentences.AnsweredBeside(label.Part, answer.Part) : Sentences.AnsweredInside(label.Part, answer.Part);
            note(answer.Source, sentence);
            yield return new(answer.Problem, label.Part, piece, IsScript: false, answer.Source) { Doubt = label.IsDivided ? "" : sentence };
        }
    }

    private static string WithoutDivider(string text) => Divider().Replace(text.Trim(), "").Trim();

    // b:   but not b:=, f_b:, \b:
    [GeneratedRegex(@"(?<![\p{L}\p{N}_\\.^-])(?<name>[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,60}[\p{L}\p{N}])?)[ \t]?:(?![:=])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // ; , | & / a line end, a wide gap, "and"
    [GeneratedRegex(@"(?:[;,|&\n\t]|\x20\x20|(?<=[\s)])(?:and|und|et|y))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Divider();
}
