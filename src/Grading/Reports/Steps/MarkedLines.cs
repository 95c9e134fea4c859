using System.Text;

namespace Grading.Reports.Steps;

/// <summary>A derivation with its marks, as lines of plain text: where, the mark, the equality, and below what is said of it.</summary>
internal static class MarkedLines
{
    /// <summary>The lines; the next step of a chain goes on below the one before.</summary>
    public static string Text(Derivation derivation)
    {
        var text = new StringBuilder();
        var width = derivation.Lines.Max(step => step.Line.Length);
        StepRow? before = null;
        foreach (var step in derivation.Lines)
        {
            var mark = StepMarks.Of(step, derivation);
            var goesOn = before is not null && before.Right == step.Left;
            var left = goesOn ? "  = " : $"{OneLine(step.Left)} = ";
            text.Append($"{step.Line.PadLeft(width)} {mark.Sign(),-3} {left}{OneLine(step.Right)}\n");
            if (StepMarks.Said(step, mark) is { Length: > 0 } said) text.Append(' ', width + 7).Append(said).Append('\n');
            before = step;
        }
        return text.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
