using System.Globalization;
using Spectre.Console;

namespace Grader.Commands.Showing;

/// <summary>The bar of <see cref="Progress"/>. Colour is left out where NO_COLOR asks for it.</summary>
internal static class ProgressBar
{
    public static void Show(int students, Action<Action<int>> work)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        // In 80 columns, for up to a million students.
        console.Progress().AutoClear(true).Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new RateColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var task = context.AddTask("grading", maxValue: Math.Max(1, students));
            work(more => task.Increment(more));
        });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0} of {task.MaxValue:N0} students, {task.Value / Math.Max(task.ElapsedTime?.TotalSeconds ?? 0, 1e-3):N0}/s")) { Overflow = Overflow.Ellipsis };
    }
}
