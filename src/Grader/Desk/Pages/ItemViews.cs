using System.Collections.Immutable;
using System.Net;
using Formulas.Translating;
using Grader.Desk.Cases;
using Grader.Web.Statements;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Feedback;
using Grading.Verdicts;
using Grading.Wording;
using Microsoft.AspNetCore.Components;
using static Formulas.Translating.Spoken;

namespace Grader.Desk.Pages;

/// <summary>What is asked beside the item itself: a meaning, another credit, names, and where to go on.</summary>
internal sealed record Asked(string Means, string Other, string Comment, bool Names, string Next = "");

/// <summary>Makes the views of items: what was typed and read, what is right, and what each key would do.</summary>
internal sealed class ItemViews(DeskOptions options, Board board)
{
    private const int MostWays = 30;
    private const int MostComments = 9;
    private const int LongestMarked = 1000;

    private readonly Typeset _typeset = new(options.Problems);

    public ItemView Of(Item item, DeskView desk, Asked asked)
    {
        var (now, row) = (desk.Now, item.First);
        var part = PartOf(row);
        var outcome = OutcomeOf(row);
        var elsewhere = Elsewhere(item, now);
        var former = FormerOf(item, now);
        var (ways, right) = Washed(row.Problem, part, Ways(item, desk), part is null ? null : RightOf(row.Problem, part));
        return new()
        {
            Item = item,
            Token = now.Token(item),
            Question = part is null ? null : StatementMarkdown.Print(part.Asked),
            Ways = ways,
            Right = right,
            Hint = desk.Codes.Masked(row.Said, row.Student),
            Reason = DeskSentences.What(item.Students, row),
            Witness = WitnessOf(row, outcome),
            Elsewhere = elsewhere is null ? "" : ElsewhereSentence(elsewhere),
            Decided = now.Deciding(item),
            Former = former,
            FormerText = former is not null && board.FormerText(former.Seen) is { } text ? desk.Codes.Masked(text, row.Student) : null,
            Alone = now.DecidedAlone(item).Length,
            Keys = [.. Keys(item, desk, asked, former is null ? elsewhere?.Decision.Credit : null), .. Keeping(item, desk, asked, former)],
            Comments = Comments(item, now),
            Comment = asked.Comment.Length > 0 ? asked.Comment : (now.Deciding(item) ?? former)?.Comment ?? "",
            Means = asked.Means,
            MeantReading = asked.Means.Length > 0 ? MeantReading(item, desk, asked.Means) : null,
            Other = asked.Other,
            Remarks = [.. RemarksOf(item, desk, outcome, asked)],
            ShowsNames = asked.Names || options.ShowsNames,
            Next = asked.Next,
        };
    }

    /// <summary>How a meaning would be read and marked.</summary>
    public MarkupString MeantReading(Item item, DeskView desk, string means)
    {
        var after = desk.Now.With(RowsOf(item, desk, Choice.Meaning(means)));
        var meant = after.Of(item.Cases[0]).Row;
        var reading = _typeset.Reading(meant.Problem, meant.Part, meant.Reading).Value;
        var sentence = meant.Hint.Length > 0 && meant.Verdict != Verdict.Correct
            ? $" <span class=\"soft\">{WebUtility.HtmlEncode(meant.Said)}</span>"
            : "";
        return (MarkupString)$"<span class=\"read\">{reading}</span> <b>{StudentSentences.Shown(meant.Verdict)}</b>{sentence}";
    }

    /// <summary>What a choice would change.</summary>
    public KeyEffect EffectOf(Item item, DeskView desk, Choice choice) =>
        KeyEffect.Of(item, desk.Now, desk.Now.With(RowsOf(item, desk, choice)));

    private ImmutableArray<Decision> RowsOf(Item item, DeskView desk, Choice choice) =>
        choice.Rows(item, desk.Now, options.Catalogue, desk.Ta, "");

    /// <summary>
    /// Why a meaning can't be marked; null where it can. A text can be read; an answer that is sent to another part is marked as it is,
    /// where there is room for it.
    /// </summary>
    public string? Unmarkable(Item item, DeskView desk, string means)
    {
        var rows = RowsOf(item, desk, Choice.Meaning(means));
        var after = desk.Now.With(rows);
        var withoutRoom = rows.Count(row => after.FateOf(row) == Fate.HasNoRoom);
        if (withoutRoom > 0) return DeskSentences.HasNoRoom(withoutRoom, means);
        var isUnread = DecisionRow.PlaceOf(means, options.Catalogue) is null && after.Of(item.Cases[0]).Row.Verdict == Verdict.Unreadable;
        return isUnread ? DeskSentences.UnreadableMeaning : null;
    }

    private Part? PartOf(ResultRow row) =>
        options.Problems.FirstOrDefault(problem => problem.Id == row.Problem)?.Parts.FirstOrDefault(part => part.Id == row.Part);

    private ImmutableArray<TypedWay> Ways(Item item, DeskView desk)
    {
        ImmutableArray<TypedWay> ways =
        [
            .. item.Cases.GroupBy(one => desk.Codes.Masked(one.Row.Answer, one.Of.Student)).OrderByDescending(way => way.Count())
                .Take(MostWays).Select(way => (Texts: way, way.First().Row.Reading))
                .Select(way => new TypedWay(way.Texts.Key, way.Reading, _typeset.Reading(item.Problem, item.Part, way.Reading),
                    [.. way.Texts.Select(one => one.Of)])),
        ];
        var first = item.Cases.First(one => one.Of == ways[0].Students[0]);
        return ways.SetItem(0, ways[0] with { Text = desk.Codes.Masked(board.WholeAnswer(first.Row), first.Of.Student) });
    }

    // What differs between the first way and the right answer is pointed out in both.
    private (ImmutableArray<TypedWay> Ways, MarkupString? Right) Washed(
        string problem, Part? part, ImmutableArray<TypedWay> ways, MarkupString? right)
    {
        if (part is not { Question: Question.Formula, Right.IsEmpty: false } || ways is not [{ Read.Length: > 0 } first, ..])
            return (ways, right);
        var (read, washed) = _typeset.Compared(problem, part.Id, first.Read, part.Right);
        return (ways.SetItem(0, first with { Reading = read }), washed);
    }

    private MarkupString? RightOf(string problem, Part part) => part.Question switch
    {
        Question.Choice choice => StatementMarkdown.PrintLine($"({(char)('a' + choice.Right)}) {choice.Options[choice.Right].Text}"),
        Question.Selection selection =>
            StatementMarkdown.PrintLine(string.Join(", ", selection.Right.Select(right => $"({(char)('a' + right)})"))),
        _ => part.Right.IsEmpty ? null : _typeset.Reading(problem, part.Id, part.Right[0]),
    };

    // Marked again where that costs little: for the right value, and to see that the problem files are those of the results.
    private Outcome? OutcomeOf(ResultRow row)
    {
        var isLong = row.Answer.Length > LongestMarked || Cell.IsCut(row.Answer);
        var isScript = row.Source.Contains(".csx", StringComparison.OrdinalIgnoreCase);
        if (isLong || isScript || row.Verdict != Verdict.Wrong || MachineRow.IsReadAs(row)) return null;
        return board.Batch.Part(row.Problem, row.Part) is { Part.Question: not Question.Script } part ? part.Grade(row.Answer) : null;
    }

    private static string WitnessOf(ResultRow row, Outcome? outcome)
    {
        if (WitnessPoint.Of(row.Witness, row.Reading, outcome?.Truth ?? "") is not { } at) return "";
        return DeskSentences.ValueAt(at.Where, at.Value, at.Right);
    }

    private static (Item Item, Decision Decision)? ElsewhereOf(Item item, Snapshot now) => item.First.Mistake.Length == 0 ? null : (
        from other in now.Items
        where other.Id != item.Id && other.First.Mistake == item.First.Mistake
        let decision = now.Deciding(other)
        where decision?.Credit is not null
        orderby decision.At descending
        select ((Item, Decision)?)(other, decision)).FirstOrDefault();

    private sealed record Same(Item Item, Decision Decision);

    private static Same? Elsewhere(Item item, Snapshot now) =>
        ElsewhereOf(item, now) is var (other, decision) ? new(other, decision) : null;

    private static string ElsewhereSentence(Same same) =>
        DeskSentences.Elsewhere(
            DeskSentences.CreditOf(same.Decision.Credit), $"{same.Item.Problem} {same.Item.Part}",
            $"{(same.Decision.By.Length > 0 ? $"{same.Decision.By}, " : "")}{Counted.Students(same.Item.Students)}");

    /// <summary>What was decided on another text than the one that stands there now; null for items that don't wait for that.</summary>
    public static Decision? FormerOf(Item item, Snapshot now) => item.Kind != ItemKind.Changed
        ? null
        : now.Decisions.Counting.FirstOrDefault(decision =>
            decision.Target == new Target(item.Problem, item.Part, item.Cases[0].Of.Student, null));

    private IEnumerable<DecidingKey> Keys(Item item, DeskView desk, Asked asked, decimal? outlined)
    {
        var other = Choice.CreditOf(asked.Other);
        var isAsked = other is not null || asked.Means.Length > 0;
        yield return Key("0", "0", Say("None"), Choice.None);
        yield return Key("0.5", "5", Say("Half"), Choice.Half);
        yield return Key("1", "1", Say("Full"), Choice.Full);
        if (other is { } credit)
            yield return Key(Cell.Number(credit), "", Say($"Other: {Cell.Number(credit)}"), Choice.Of(credit)) with { IsOutlined = true };
        if (asked.Means.Length > 0 && Unmarkable(item, desk, asked.Means) is null)
        {
            var effect = EffectOf(item, desk, Choice.Meaning(asked.Means));
            yield return new("means", asked.Means, "", Say("Mark it so"), effect) { IsOutlined = true };
        }
        if (desk.Now.Deciding(item) is not null) yield return Key("auto", "", Say("The machine’s again"), Choice.Auto);

        DecidingKey Key(string value, string key, string label, Choice choice) =>
            new("credit", value, key, label, EffectOf(item, desk, choice))
            {
                IsOutlined = !isAsked && outlined is not null && outlined == choice.Credit,
            };
    }

    // What was decided on another text, once more.
    private IEnumerable<DecidingKey> Keeping(Item item, DeskView desk, Asked asked, Decision? former)
    {
        if (former is null) yield break;
        var isEnter = asked.Means.Length == 0 && Choice.CreditOf(asked.Other) is null;
        var kept = new Choice(former.Credit, former.Means, "");
        var label = Say($"Keep: {DeskSentences.Says(former)}");
        yield return new(DecidingKey.Keep, "1", "", label, EffectOf(item, desk, kept)) { IsOutlined = isEnter };
    }

    private static ImmutableArray<(string, int)> Comments(Item item, Snapshot now) =>
    [
        .. now.Log.Where(row => row.Target.Problem == item.Problem && row.Target.Part == item.Part && row.Comment.Length > 0)
            .GroupBy(row => row.Comment).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Take(MostComments).Select(same => (same.Key, same.Count())),
    ];

    private IEnumerable<string> RemarksOf(Item item, DeskView desk, Outcome? outcome, Asked asked)
    {
        if (outcome is not null && outcome.Verdict != item.First.Verdict) yield return DeskSentences.RegradeFirst;
        if (asked.Other.Length > 0 && Choice.CreditOf(asked.Other) is null) yield return DeskSentences.NoCredit;
        if (asked.Means.Length > 0 && Unmarkable(item, desk, asked.Means) is { } sentence) yield return sentence;
        foreach (var (ta, other, time) in desk.Others)
            if (other == item.Id) yield return DeskSentences.Looks(ta, time);
    }
}
