using Grading.Submissions.Labels;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>
/// A sheet line by line, with what the lines above have said: the student, the problem, the answer that is going on. Every line is
/// consumed by a rule, or left in the ledger.
/// </summary>
internal sealed class SheetReading(SubmissionDraft draft, ProblemCatalogue catalogue, Comments comments)
{
    private string? _student;
    private string? _problem = catalogue.Problems is [var only] ? only.Id : null;
    private bool _hasHeading, _isHeadingMissed;
    private OpenAnswer _open = OpenAnswer.None;
    private Fence? _block;
    private SheetTable? _table;

    // where fences turned out to be none, lines are read as if there were none
    private bool _fencesStray;

    public void Read(IReadOnlyList<PlacedLine> lines)
    {
        var front = FrontMatter.LinesOf(lines, line => IsOfSheet(line.Text));
        for (var i = 0; i < lines.Count; i++)
        {
            if (i < front && StudentLine.In(lines[i].Text) is null) draft.Ledger.Consume(lines[i], LineRule.Markup);
            else Add(lines[i], i + 1);
        }
        EndBlock();
        Close();
    }

    private void Add(PlacedLine line, int number)
    {
        if (line.Rule is { } rule) draft.Ledger.Consume(line, rule);
        else if (_block is not null) AddToBlock(_block, line);
        else AddText(line, comments.Strip(line.Text, number), isOnTop: number <= StudentLine.LinesOnTop);
    }

    private void AddText(PlacedLine line, string stripped, bool isOnTop)
    {
        var text = WithoutQuoteMark(LineFront.Visible(stripped));
        if (string.IsNullOrWhiteSpace(text)) AddBlank(line, text);
        else if (isOnTop && StudentLine.In(text) is { } named) NameStudent(named, line);
        else if (Fence.Open(text, line) is { } block) BeginBlock(block);
        else if (SheetTable.Read(text, ref _table) is { } row) AddRow(line, row);
        else AddLine(line, text, LineAt(Place, text));
    }

    private SheetPlace Place => new(_problem, _hasHeading, _open.Problem is null ? null : _open.Part, _open.IsWeak);

    private void AddBlank(PlacedLine line, string text)
    {
        if (!line.IsBlank) draft.Ledger.Consume(line, LineRule.Comment);
        if (_open.Problem is not null) _open.Body.Add(line with { Text = text });
    }

    private void AddLine(PlacedLine line, string text, SheetLine read)
    {
        switch (read)
        {
            case SheetLine.Problem found:
                Close();
                (_problem, _hasHeading) = (found.Name, true);
                draft.Ledger.Consume(line, LineRule.Heading);
                break;
            case SheetLine.Heading:
                Close();
                draft.Ledger.Consume(line, LineRule.Heading);
                break;
            case SheetLine.Part { IsWeak: true } found when _open.Body.Mentions(found.Name):
                _open.Body.Add(line with { Text = text });
                break;
            case SheetLine.Part found:
                Begin(found, line);
                break;
            case SheetLine.Divider:
                draft.Ledger.Consume(line, LineRule.Rule);
                break;
            default:
                AddToAnswer(line, text);
                break;
        }
    }

    private void AddRow(PlacedLine line, SheetRow row)
    {
        if (row is SheetRow.Ruled) draft.Ledger.Consume(line, LineRule.Rule);
        else if (row is SheetRow.Titles) draft.Ledger.Consume(line, LineRule.Caption);
        else if (SheetTable.Label((SheetRow.Cells)row, Place with { Open = null }, catalogue) is { } found)
        {
            Begin(found, line);
            _open = _open with { IsRow = true };
        }
        else AddToAnswer(line, line.Text);
    }

    private void AddToAnswer(PlacedLine line, string text)
    {
        if (_open.IsRow) Close();
        if (_open.Problem is not null && _open.Body.HasText && SheetLine.OtherLabels.LooksLikeOne(text, Place, catalogue)) Close();
        if (_open.Problem is not null) _open.Body.Add(line with { Text = text });
        else LeaveOrCaption(line);
    }

    private void LeaveOrCaption(PlacedLine line)
    {
        if (Captions.IsCaption(line.Text)) draft.Ledger.Consume(line, LineRule.Caption);
        else draft.Ledger.Leave(line, KindOf(line.Text), KnownProblem);
    }

    private UnreadKind KindOf(string text)
    {
        var look = LineLook.Of(text);
        return look == UnreadKind.Mathematics && SheetLine.OtherLabels.LooksLikeOne(text, Place, catalogue) ? UnreadKind.Label : look;
    }

    private string? KnownProblem => _problem is null ? null : catalogue.Problem(_problem) ?? catalogue.ProblemOneSlipFrom(_problem);

    private void Begin(SheetLine.Part found, PlacedLine line)
    {
        Close();
        if (found.OfProblem is not null) (_problem, _hasHeading) = (found.OfProblem, true);
        _open = new(_problem ?? Answer.NoProblem, found.Name, line.Place, new()) { IsWeak = found.IsWeak };
        if (_problem is null) MissHeading(found.Name, line);
        draft.Ledger.Consume(line, LineRule.Label);
        if (Fence.Open(found.Rest, line) is { } block && !_fencesStray) _block = block;
        else _open.Body.Add(line with { Text = found.Rest });
    }

    // Said once.
    private void MissHeading(string part, PlacedLine line)
    {
        if (!_isHeadingMissed) draft.Note(line.Place, Sentences.NoHeading(part, catalogue));
        _isHeadingMissed = true;
    }

    private void NameStudent(string named, PlacedLine line)
    {
        if (_student is not null && !StudentId.AreSame(StudentId.Clean(named), StudentId.Clean(_student)))
            draft.Note(line.Place, Sentences.TwoStudents(StudentId.Clean(_student), StudentId.Clean(named)));
        _student ??= named;
        draft.Ledger.Consume(line, LineRule.Student);
    }

    private void BeginBlock(Fence block)
    {
        if (_fencesStray) draft.Ledger.Consume(block.Opening, LineRule.Fence);
        else _block = block;
    }

    private void AddToBlock(Fence block, PlacedLine line)
    {
        if (!block.IsClosedBy(line.Text))
        {
            block.Content.Add(line);
            return;
        }
        _block = null;
        draft.Ledger.Consume(line, LineRule.Fence);
        Put(block);
    }

    // The whole sheet in a fence, or a fence that strays between two answers: what it holds are lines like any others.
    private void Put(Fence block)
    {
        draft.Ledger.Consume(block.Opening, LineRule.Fence);
        if (block.IsEmpty) return;
        if (IsCellBeside(block)) Close();
        var isAnswer = _open.Problem is not null && (!_open.Body.HasText || !block.Content.Exists(line => IsOfSheet(line.Text)));
        if (!isAnswer) ReadOrLeave(block);
        else
        {
            _open.Body.Add(block);
            foreach (var line in block.Content) Consume(line, LineRule.Answer);
        }
    }

    // An answer in a notebook's cell of text is not the cell of code behind it, but for a script.
    private bool IsCellBeside(Fence block) =>
        !block.IsScript && _open.Problem is not null && _open.Body.LastText is { } last && last.Place.Cell != block.Opening.Place.Cell;

    // Code that is nobody's answer is not read as a sheet: "# itakura-saito" is a comment there.
    private void ReadOrLeave(Fence block)
    {
        if (_open.Problem is not null || block.Content.Exists(line => Means(line.Text) is SheetLine.Part)) ReadAsLines(block);
        else foreach (var line in block.Content) draft.Ledger.Leave(line, KindOf(line.Text), KnownProblem);
    }

    private void ReadAsLines(Fence block)
    {
        var before = _fencesStray;
        _fencesStray = true;
        foreach (var line in block.Content)
        {
            if (line.Rule is { } rule) draft.Ledger.Consume(line, rule);
            else AddText(line, line.Text, isOnTop: _student is null);
        }
        _fencesStray = before;
    }

    // Whether a line means something in a sheet: it names a part that there is, or a problem.
    private bool IsOfSheet(string text) => Means(text) is SheetLine.Part or SheetLine.Problem;

    private SheetLine Means(string text) => LineAt(new(_problem, HasHeading: false, _open.Part), text);

    private SheetLine LineAt(SheetPlace place, string text)
    {
        var read = SheetLine.Read(text, place, catalogue);
        return read is SheetLine.Text && text.Contains('\\') ? Unescaped(place, text) ?? read : read;
    }

    // a\) x, as programs write a) x
    private SheetLine? Unescaped(SheetPlace place, string text)
    {
        foreach (var plain in LineFront.WithoutEscapes(text))
        {
            var read = SheetLine.Read(plain, place, catalogue);
            if (read is SheetLine.Problem) return read;
            if (read is SheetLine.Part part && SheetLine.IsKnownPart(part.Name, part.OfProblem ?? place.Problem, catalogue))
                return IsFormula(text, part, place) ? null : part;
        }
        return null;
    }

    private bool IsFormula(string text, SheetLine.Part part, SheetPlace place) => LineFront.GoesOnAsFormula(text)
        || (LineFront.IsFormula(text) && place.Problem is { } problem && catalogue.IsName(problem, part.Name));

    private void EndBlock()
    {
        if (_block is not { } block) return;
        _block = null;
        if (!block.IsEmpty && _open.Problem is not null && (!_open.Body.HasText || block.IsScript)) NeverClosed(block);
        else
        {
            draft.Ledger.Consume(block.Opening, LineRule.Fence);
            ReadOrLeave(block);
        }
    }

    /// <summary>A block without an end may have swallowed other answers: then a person must look.</summary>
    private void NeverClosed(Fence block)
    {
        var line = block.Opening.Place.Line;
        var notice = new Notice(block.Opening.Place, Sentences.BlockNotClosed(line));
        if (block.Content.Exists(inside => IsOfSheet(inside.Text))) draft.Fail(notice);
        else draft.Note(notice.Source, notice.Sentence);
        draft.Ledger.Consume(block.Opening, LineRule.Fence);
        _open.Body.Add(block);
        foreach (var inside in block.Content) Consume(inside, LineRule.Answer);
    }

    private void Consume(PlacedLine line, LineRule rule)
    {
        if (!line.IsBlank) draft.Ledger.Consume(line, rule);
    }

    // The answer that is going on ends here.
    private void Close()
    {
        if (_open.Problem is { } problem)
        {
            CloseText(_open.Body);
            foreach (var (text, isScript) in _open.Body.Answers()) draft.Add(new(problem, _open.Part, text, isScript, _open.Source));
        }
        (_open, _table) = (OpenAnswer.None, null);
    }

    // Beside a block no text is read.
    private void CloseText(AnswerBody body)
    {
        var beside = body.HasBlocks && body.HasText;
        if (beside) draft.Note(_open.Source, Sentences.TextAroundBlock(_open.Part));
        foreach (var line in body.Text)
        {
            if (beside) draft.Ledger.Leave(line, UnreadKind.BesideBlock, KnownProblem);
            else if (line.Place != _open.Source) ConsumeOrList(line);
        }
    }

    // A sentence between two answers is shown to a person, though the answer above it is read without it.
    private void ConsumeOrList(PlacedLine line)
    {
        if (!line.IsBlank && LineLook.IsRemark(line.Text)) draft.Ledger.Leave(line, UnreadKind.Remark, KnownProblem);
        else Consume(line, LineRule.Answer);
    }

    // A quoted line is a line, too; no formula begins with the mark.
    private static string WithoutQuoteMark(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is not ['>', ..] || text is ['>', '=', ..]) return line;
        while (text is ['>', ..]) text = text[1..].TrimStart();
        return text.ToString();
    }

    /// <summary>The answer being read; outside any answer it has no problem.</summary>
    private sealed record OpenAnswer(string? Problem, string Part, Source Source, AnswerBody Body)
    {
        public static OpenAnswer None => new(null, "", default, new());

        /// <summary>Whether an equals sign began it.</summary>
        public bool IsWeak { get; init; }

        /// <summary>Whether it is a row of a table, and ends with it.</summary>
        public bool IsRow { get; init; }
    }
}
