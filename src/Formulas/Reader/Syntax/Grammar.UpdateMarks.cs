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
