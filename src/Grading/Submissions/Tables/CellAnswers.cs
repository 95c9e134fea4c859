using System.Text.RegularExpressions;
using Grading.Submissions.Formats.Html;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Tables;

/// <summary>The answers in a cell: one for every block, or the text; without the marks that other programs put around it.</summary>
internal static partial class CellAnswers
{
    public static void Add(string problem, string part, string cell, Source source, SubmissionDraft draft)
    {
        var text = HtmlText.OfCell(Unguarded(cell));
        if (text is null)
        {
            draft.Add(new(problem, part, cell, IsScript: false, source) { Doubt = Sentences.TooMuchHtml(source.Line) });
            return;
        }
        var doubt = text.Contains('…') && CutAnswer().IsMatch(text) ? Sentences.CutCell(source.Line) : "";
        if (AnswerBody.OfPlainCell(text) is { } plain)
        {
            draft.Add(new(problem, part, plain, IsScript: false, source) { Doubt = doubt });
            return;
        }
        var body = AnswerBody.AllOfCell(text, source);
        if (body is { HasBlocks: true, HasText: true }) draft.Note(source, Sentences.TextAroundBlock(part));
        foreach (var given in body.Answers()) draft.Add(new(problem, part, given.Text, given.IsScript, source) { Doubt = doubt });
        if (!body.HasBlocks) return;
        foreach (var line in body.Text) draft.Ledger.Leave(line, UnreadKind.BesideBlock, null);
    }

    // The apostrophe that keeps a spreadsheet from running an answer, in results of our own and elsewhere.
    private static string Unguarded(string cell) => cell is ['\'', .. var rest] && Guarded().IsMatch(rest) ? rest : cell;

    [GeneratedRegex(@"^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])", RegexOptions.CultureInvariant)]
    private static partial Regex Guarded();

    // as results have it: "… (3210 characters)", "… (3210 characters, 0123456789ab)"
    [GeneratedRegex(@"… \([0-9]+ characters(?:, [0-9a-f]{12})?\)\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex CutAnswer();
}
