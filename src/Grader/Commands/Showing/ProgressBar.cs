using Grading.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Grader.Commands.Showing;

/// <summary>The bar of <see cref="Progress"/>. Colour is left out where NO_COLOR asks for it.</summary>
internal static class ProgressBar
{
    // In 80 columns, for up to a million students.
    private const int Width = 20;

    public static void Show(int students, Action<Action<int>> work)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Terminal.OwnDrawing),
            ColorSystem = Terminal.IsSet("NO_COLOR") ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        ProgressColumn[] columns =
            [new ProgressBarColumn { Width = Width }, new PercentageColumn(), new RateColumn(), new RemainingTimeColumn()];
        console.Progress().AutoClear(true).Columns(columns).Start(context =>
        {
            var task = context.AddTask("grading", maxValue: Math.Max(1, students));
            work(more => task.Increment(more));
        });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var rate = task.Value / Math.Max(task.ElapsedTime?.TotalSeconds ?? 0, 1e-3);
            return new Text(AssistantSentences.Rate(task.Value, task.MaxValue, rate)) { Overflow = Overflow.Ellipsis };
        }
    }
}
