using System.Collections.Immutable;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Marking.Tables;

/// <summary>
/// Marks a table cell by cell. A wrong cell that is right given the student's own cells before it follows from them, and loses nothing.
/// </summary>
/// <param name="of">What marks a question of the same part.</param>
internal sealed class TableMarking(Question.Table question, PartSetup setup, Func<PartSetup, PartMarking> of)
{
    private readonly TableNames _names = new(question.Groups);

    private readonly Lazy<PartMarking>[] _cells =
    [
        .. question.Cells.Select(cell =>
            new Lazy<PartMarking>(() => of(setup with { Part = setup.Part with { Question = cell.Question } }))),
    ];

    /// <summary>A cell as it was marked; without an outcome where it is left out.</summary>
    private sealed record MarkedCell(TableCell Cell, string Text, Outcome Outcome)
    {
        public bool IsFollowed { get; init; }

        public bool IsRight => Outcome.Verdict == Verdict.Correct;
    }

    public Outcome Grade(string answer) => Grade(answer, []);

    /// <summary>How an answer is read.</summary>
    public AsRead Read(string answer)
    {
        if (TableReading.Of(answer, question, _names) is not TableReading.Filled { Texts: var texts })
            return AsRead.Not(Grade(answer).Reason);
        for (var c = 0; c < texts.Length; c++)
            if (texts[c] is { Length: > 0 } text && _cells[c].Value.Read(text) is { IsReadable: false } unread)
                return AsRead.Not(new Reason.InCell(question.Cells[c].Name, unread.Reason));
        return new(null, Reason.None, IsReadable: true) { Option = InWords(texts) };
    }

    /// <summary>The verdict where besides the truth some elements may have other values.</summary>
    /// <param name="given">What the student has in an earlier part.</param>
    internal Outcome Grade(string answer, ImmutableArray<Supposed> given)
    {
        switch (TableReading.Of(answer, question, _names))
        {
            case TableReading.Unclear unclear: return new(Verdict.Unreadable, unclear.Reason);
            case TableReading.Filled { Turned: { } turned, Texts: var texts }:
                return new(Verdict.Wrong, new Reason.Turned(turned)) { Option = InWords(texts), Cluster = Evidence.Cluster("turned") };
            case TableReading.Filled { Texts: var texts }: return Judge(Marked(texts), given) with { Option = InWords(texts) };
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private MarkedCell[] Marked(ImmutableArray<string?> texts)
    {
        var cells = new MarkedCell[texts.Length];
        for (var c = 0; c < cells.Length; c++)
        {
            var text = texts[c]?.Trim() ?? "";
            cells[c] = new(question.Cells[c], text, text is "" or "?" or "-" or "–" or "…" ? new(Verdict.Missing)
                : _cells[c].Value.Grade(text));
        }
        return cells;
    }

    private Outcome Judge(MarkedCell[] cells, ImmutableArray<Supposed> given)
    {
        foreach (var cell in cells)
            if (cell.Outcome.Verdict is Verdict.Unreadable or Verdict.Review or Verdict.Conditional)
                return new(cell.Outcome.Verdict, new Reason.InCell(cell.Cell.Name, cell.Outcome.Reason));
        Follow(cells, given);
        var right = cells.Count(cell => cell.IsRight);
        if (right == cells.Length) return new(Verdict.Correct);
        var first = Array.Find(cells, cell => cell is { IsRight: false, IsFollowed: false });
        if (first is null) return new(Verdict.FollowThrough, new Reason.Cells(right, cells.Length - right, cells.Length, ""));
        return new(Verdict.Wrong, new Reason.Cells(right, cells.Count(cell => cell.IsFollowed), cells.Length, first.Cell.Name))
        {
            Finding = first.Outcome.Finding,
            Cluster = Evidence.Cluster([.. cells.Select(cell => cell.IsRight ? "" : cell.Outcome.Reading)]),
        };
    }

    private bool Follows(Question.Number number, string text, ImmutableArray<Supposed> roots, ImmutableArray<Supposed> all) =>
        Follows(number, text, roots) || all.Length > roots.Length && Follows(number, text, all);

    // Of every wrong cell: whether it comes out of what is wrong before it, as it is or with all that followed from that.
    private void Follow(MarkedCell[] cells, ImmutableArray<Supposed> given)
    {
        ImmutableArray<Supposed> roots = given, all = given;
        for (var c = 0; c < cells.Length; c++)
        {
            if (cells[c] is not { IsRight: false, Outcome.Verdict: Verdict.Wrong, Cell.Question: Question.Number number } cell) continue;
            cells[c] = cell with { IsFollowed = cell.IsFollowed || Follows(number, cell.Text, roots, all) };
            if (Supposals.Of(number, cell.Text, setup.Sets.Value[0]) is not { } supposed) continue;
            all = all.Add(supposed);
            if (!cells[c].IsFollowed) roots = roots.Add(supposed);
        }
    }

    private bool Follows(Question.Number number, string text, ImmutableArray<Supposed> supposed) =>
        Supposals.IsRight(number.With(setup.Switches.Decimals), text, supposed, setup.Sets.Value[0]);

    private string InWords(ImmutableArray<string?> texts) =>
        string.Join(", ", question.Cells.Select((cell, c) => $"{cell.Name} = {texts[c]?.Trim() ?? "?"}"));
}
