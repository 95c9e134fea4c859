using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Formats.Html;

/// <summary>Texts that are no pages and have tags of HTML in them: sheets in Markdown, cells of tables.</summary>
internal static class HtmlText
{
    // Comments of a sheet are read where its lines are.
    private const string Comment = "<!--";

    /// <summary>The lines without their tags, but for those of blocks, which are as they are; null where it is too much.</summary>
    public static List<PlacedLine>? Lines(List<PlacedLine> lines)
    {
        var read = new List<PlacedLine>(lines.Count);
        var outside = new List<PlacedLine>();
        Fence? block = null;
        foreach (var line in lines)
        {
            if (block is not null)
            {
                read.Add(line);
                if (block.IsClosedBy(line.Text)) block = null;
            }
            else if ((block = Fence.Open(line.Text, line)) is null) outside.Add(line);
            else if (!Move(outside, read)) return null;
            else read.Add(line);
        }
        return Move(outside, read) ? read : null;
    }

    private static bool Move(List<PlacedLine> outside, List<PlacedLine> read)
    {
        var text = string.Join('\n', outside.Select(line => line.Text));
        if (!HtmlTags.IsIn(text)) read.AddRange(outside);
        else if (HtmlLines.Of(text.Replace(Comment, "&lt;!--", StringComparison.Ordinal), outside[0].Place, isPage: false)
            is { } seen) read.AddRange(seen);
        else return false;
        outside.Clear();
        return true;
    }

    /// <summary>What a cell shows; null where it is too much. A text of which nothing would be seen is as it was typed.</summary>
    public static string? OfCell(string cell)
    {
        if (!HtmlTags.IsIn(cell)) return cell;
        var isPage = cell.AsSpan().TrimStart() is ['<', ..];
        // what stands in a block is as it is: /// <summary> begins no element
        var lines = !isPage && AnswerBody.OfPlainCell(cell) is null
            ? Lines(PlacedLine.Of(cell, ""))
            : HtmlLines.Of(cell, default, isPage);
        if (lines is null) return null;
        var seen = string.Join('\n', lines.Select(line => line.Text)).Trim();
        return seen.Length > 0 || !HtmlTags.HasText(cell) ? seen : cell.Trim();
    }
}
