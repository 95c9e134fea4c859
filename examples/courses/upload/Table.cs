using System.Text;

namespace Upload;

/// <summary>A table as RFC 4180 has it, with the cells of each row.</summary>
internal static class Table
{
    /// <summary>The rows that are not blank.</summary>
    /// <exception cref="RefusedException">A quotation mark stands where none can.</exception>
    public static List<string[]> Read(string text, char separator)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!text.EndsWith('\n')) text += '\n';
        var (rows, row, at) = (new List<string[]>(), new List<string>(), 0);
        while (at < text.Length)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, separator, ref at));
            if (text[at] != separator && text[at] != '\n')
                throw new RefusedException($"Row {rows.Count + 1} has something behind a quotation mark.");
            if (text[at++] != '\n') continue;
            if (row.Exists(cell => cell.Length > 0)) rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }

    private static string Plain(string text, char separator, ref int at)
    {
        var end = text.IndexOfAny([separator, '\n'], at);
        var cell = text[at..end];
        if (cell.Contains('"')) throw new RefusedException($"A quotation mark stands within \"{cell}\".");
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= text.Length - 1) throw new RefusedException("A quotation mark is never closed.");
            if (text[at] == '"' && text[++at] != '"') return cell.ToString();
            cell.Append(text[at]);
        }
    }
}
