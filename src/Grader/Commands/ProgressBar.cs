using Spectre.Console;

namespace Grader.Commands;

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
        var rate = new RateColumn();
        console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), rate, new RemainingTimeColumn()).Start(context =>
        {
            var task = context.AddTask("grading", maxValue: Math.Max(1, students));
            work(more => task.Increment(more));
        });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Progress.Line((int)task.Value, (int)task.MaxValue, task.ElapsedTime ?? TimeSpan.Zero).Split(", ") is [var count, var rate, ..] ? $"{count}, {rate}" : "");
    }
}
