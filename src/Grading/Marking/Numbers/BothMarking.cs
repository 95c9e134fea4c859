using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Verdicts;

namespace Grading.Marking.Numbers;

/// <summary>
/// Marks a formula and its value, each half of the answer: <c>(y - t) x = 0.0822</c>, or one below the other. What has names in it is the
/// formula, what has none the value; chains of either are read as such.
/// </summary>
internal sealed partial class BothMarking(PartMarking ofFormula, PartMarking ofValue, Vocabulary names)
{
    private sealed record Halves(string? Formula, string? Value);

    /// <summary>How an answer is read.</summary>
    public AsRead Read(string answer)
    {
        var (formula, value) = Of(answer);
        if (value is not null
            && ofValue.Read(value) is { IsReadable: false } noValue) return AsRead.Not(new Reason.InCell("value", noValue.Reason));
        return formula is null ? ofValue.Read(value ?? answer) : ofFormula.Read(formula);
    }

    public Outcome Grade(string answer)
    {
        var (formula, value) = Of(answer);
        var ofOne = formula is null ? new(Verdict.Missing) : ofFormula.Grade(formula);
        var ofOther = value is null ? new(Verdict.Missing) : ofValue.Grade(value);
        foreach (var (half, outcome) in new[] { ("formula", ofOne), ("value", ofOther) })
            if (outcome.Verdict is Verdict.Unreadable or Verdict.Review or Verdict.Conditional)
                return outcome with { Reason = new Reason.InCell(half, outcome.Reason) };
        if (ofOne.Verdict == Verdict.Correct && ofOther.Verdict == Verdict.Correct) return ofOne;
        var wrong = ofOne.Verdict == Verdict.Wrong ? ofOne : ofOther;
        return new(Verdict.Wrong, new Reason.Half(HalfOf(ofOne), HalfOf(ofOther)))
        {
            Formula = ofOne.Formula ?? ofOther.Formula,
            Finding = wrong.Finding,
            Witness = ofOne.Witness,
            Truth = ofOne.Truth,
            Cluster = Evidence.Cluster(ofOne.Cluster, ofOther.Cluster),
        };
    }

    private static HalfState HalfOf(Outcome outcome) => outcome.Verdict switch
    {
        Verdict.Correct => HalfState.Right,
        Verdict.Missing => HalfState.Missing,
        _ => HalfState.Wrong,
    };

    private Halves Of(string answer)
    {
        var (formulas, values) = (new List<string>(), new List<string>());
        foreach (var piece in Pieces(answer))
            (HasNames(piece) ? formulas : values).Add(piece);
        return new(formulas.Count == 0 ? null : string.Join(" = ", formulas), values.Count == 0 ? null : string.Join(" = ", values));
    }

    private bool HasNames(string piece) => FormulaReader.Read(piece, names) switch
    {
        Reading.Success { Formula: var formula } => HasNames(formula),
        Reading.Mistyped { Formula: var formula } => HasNames(formula),
        _ => piece.Any(char.IsLetter),
    };

    private static bool HasNames(Formula formula) => Walks.First(formula, node => node is Formula.Symbol or Formula.Derivative) is not null;

    // Cut at equals signs, lines, semicolons and commas outside of brackets.
    private static IEnumerable<string> Pieces(string answer)
    {
        var (depth, start) = (0, 0);
        var text = Sign().Replace(Name().Replace(answer, ""), "=");
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length) depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (i < text.Length && (depth != 0 || !IsCut(text, i))) continue;
            if (text[start..i].Trim(' ', '$', '.') is { Length: > 0 } piece) yield return piece;
            start = i + 1;
        }
    }

    // the comma of 0,0822 is none
    private static bool IsCut(string text, int at) => text[at] is '\n' or ';' or '='
        || text[at] == ',' && !(at + 1 < text.Length && char.IsDigit(text[at + 1]) && at > 0 && char.IsDigit(text[at - 1]));

    [GeneratedRegex(@"\\approx\b|\\simeq\b|≈|≅|==|→|->|=>|\\Rightarrow\b|⇒")]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<=^|[\n,;])\s*(?:formula|value|number|result|numerically|so|therefore|which is|that is|i\.e\.)\s*[:,]?\s+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
