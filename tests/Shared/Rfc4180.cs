using System.Text;

namespace Tests.Shared;

/// <summary>
/// A second reader, written from the grammar of RFC 4180 and nothing else, so that the writer is not checked by its own library.
/// </summary>
internal static class Rfc4180
{
    public static List<string[]> Read(string text)
    {
        var (rows, row, cell) = (new List<string[]>(), new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    cell.Append(text[i]);
                    i += text[i] == '"' ? 1 : 0;
                }
                i++;
            }
            while (text[i] is not (',' or '\r'))
            {
                Assert.NotEqual('"', text[i]);
                cell.Append(text[i++]);
            }
            row.Add(cell.ToString());
            cell.Clear();
            if (text[i] == '\r')
            {
                Assert.Equal('\n', text[++i]);
                rows.Add([.. row]);
                row.Clear();
            }
            i++;
        }
        return rows;
    }
}
