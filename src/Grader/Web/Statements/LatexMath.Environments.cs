using System.Text;

namespace Grader.Web.Statements;

// Rows and columns: matrices, cases, aligned equations.
internal ref partial struct LatexMath
{
    /// <summary>How an environment is set: what stands around its cells, and the class of their table.</summary>
    private sealed record Grid(string Open, string Close, string Class);

    private static readonly Grid Aligned = new("", "", "aligned"), Centred = new("", "", "matrix");

    private static Grid? Named(string environment) => environment switch
    {
        "cases" or "dcases" => new("{", "", "cases"),
        "rcases" => new("", "}", "cases"),
        "pmatrix" => new("(", ")", "matrix"),
        "bmatrix" => new("[", "]", "matrix"),
        "Bmatrix" => new("{", "}", "matrix"),
        "vmatrix" => new("|", "|", "matrix"),
        "Vmatrix" => new("‖", "‖", "matrix"),
        "matrix" or "smallmatrix" or "array" or "gathered" or "gather" or "equation" => Centred,
        "aligned" or "align" or "alignedat" or "split" or "eqnarray" => Aligned,
        _ => null,
    };

    private void Environment(StringBuilder text)
    {
        var start = _at - "\\begin".Length;
        var name = Raw();
        var grid = Named(name.TrimEnd('*'));
        if (grid is null || _depth >= DeepestNesting) Miss($"\\begin{{{name}}}", start);
        if (name is "array" or "alignedat") Raw(); // {cc}
        if (name.EndsWith("matrix", StringComparison.Ordinal) || name is "aligned") Bracketed();
        var cells = new StringBuilder();
        _depth++;
        if (_depth > DeepestNesting) _at = _latex.Length;
        Cells(cells, grid ?? Aligned);
        _depth--;
        if (!IsEnd()) Miss($"\\begin{{{name}}}", start);
        else End(name);
        text.Append("<mrow>");
        Fence(grid?.Open ?? "", text);
        text.Append(cells);
        Fence(grid?.Close ?? "", text);
        text.Append("</mrow>");
    }

    private void End(string begun)
    {
        var at = _at;
        Name();
        var name = Raw();
        if (name != begun) Miss($"\\end{{{name}}}", at);
    }

    private static void Fence(string sign, StringBuilder text)
    {
        if (sign.Length > 0) text.Append("<mo stretchy=\"true\">").Append(sign).Append("</mo>");
    }

    // Rows of cells up to what ends them; one cell alone is a row of signs.
    private void Cells(StringBuilder text, Grid grid)
    {
        List<List<string>> rows = [[]];
        while (true)
        {
            var cell = new StringBuilder();
            Row(cell);
            rows[^1].Add(cell.ToString());
            if (At(_at) == '&') _at++;
            else if (IsNext("\\\\")) rows.Add(NextRow());
            else break;
        }
        if (rows is [.., ["<mrow></mrow>"]] && rows.Count > 1) rows.RemoveAt(rows.Count - 1); // behind the last \\
        if (rows is [[var only]] && grid.Class == Aligned.Class) text.Append(only);
        else Table(rows, grid, text);
    }

    // Behind \\ and the space that it may ask for: \\[2pt]
    private List<string> NextRow()
    {
        _at += 2;
        var behind = _at;
        SkipSpace();
        if (Bracketed() is not { } space || !space.AsSpan().ContainsAnyInRange('0', '9') || !char.IsAsciiLetter(space[^1])) _at = behind;
        return [];
    }

    private static void Table(List<List<string>> rows, Grid grid, StringBuilder text)
    {
        text.Append("<mtable class=\"").Append(grid.Class).Append("\">");
        foreach (var row in rows)
        {
            text.Append("<mtr>");
            foreach (var cell in row) text.Append("<mtd>").Append(cell).Append("</mtd>");
            text.Append("</mtr>");
        }
        text.Append("</mtable>");
    }
}
