using Formulas.Reader.Tokens;

namespace Formulas.Reader.Syntax;

// w46(t+1), w_46^{new}, w46', w_46,old: marks of a new or old value, without meaning for the value itself.
internal ref partial struct Grammar
{
    private static readonly string[] UpdateMarks =
    [
        "new", "old", "t", "t+1", "t-1", "n", "n+1", "k", "k+1", "i", "i+1", "next", "current", "tau", "τ", "τ+1", "*", "+", "prev",
        "updated",
    ];

    private static bool IsNewOrOld(ReadOnlySpan<char> word) => word is "new" or "old";

    private void SkipUpdateMarks()
    {
        while (Take(TokenKind.Prime) || TryUpdateMark()) { }
    }

    internal bool TryUpdateMark()
    {
        var mark = _at;
        if (Kind is TokenKind.Sub or TokenKind.Sup) Next();
        if (Kind == TokenKind.Open ? IsMarkInBrackets() : _at.Index > mark.Index && IsMarkWord()) return true;
        _at = mark;
        return false;
    }

    // η_t, η_1, η^{(t)}: which step it is. η^2 is a power.
    private string StepMark()
    {
        if (Kind is not (TokenKind.Sub or TokenKind.Sup)) return "";
        var mark = _at;
        var isBelow = Kind == TokenKind.Sub;
        Next();
        var isDouble = Kind == TokenKind.Open && Peek() == TokenKind.Open;
        var from = Kind == TokenKind.End ? 0 : Current.Start;
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
        var text = _source.Folded.Text[from..Math.Max(from, EndOfRead)];
        if (isBelow || isDouble || UpdateMarks.Contains(text.Trim('(', ')', '{', '}', ' ').Replace("\\", ""))) return text;
        _at = mark;
        return "";
    }

    private bool IsMarkInBrackets()
    {
        var from = Current.End;
        SkipGroup();
        var inner = _source.Folded.Text[from..Math.Max(from, _source.Tokens[_at.Index - 1].Start)].Replace(" ", "").Trim('(', ')');
        return UpdateMarks.Contains(inner.Replace("\\text{", "").Replace("\\mathrm{", "").Trim('{', '}').Replace("\\", ""));
    }

    private bool IsMarkWord()
    {
        if (Kind is not (TokenKind.Run or TokenKind.Words) || !UpdateMarks.Contains(_source.Text(_at.Index).ToString())) return false;
        Next();
        return true;
    }
}
