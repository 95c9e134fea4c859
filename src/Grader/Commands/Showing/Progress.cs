using System.Diagnostics;
using Grading.Wording;

namespace Grader.Commands.Showing;

/// <summary>
/// What a person who waits sees, on stderr: a bar on a terminal, elsewhere a plain line every few seconds. Nothing for a run of a moment.
/// </summary>
internal static class Progress
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    /// <summary>Does the work, which says how many more students are done.</summary>
    public static void Show(int students, Action<Action<int>> work)
    {
        // A method of its own: the terminal library is loaded only when it is called.
        if (Terminal.CanDraw) ProgressBar.Show(students, work);
        else ShowLines(students, work);
    }

    private static void ShowLines(int students, Action<Action<int>> work)
    {
        var watch = Stopwatch.StartNew();
        var (done, next) = (0, Often);
        work(more =>
        {
            done += more;
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + Often;
            Terminal.Error.WriteLine(AssistantSentences.Progress(done, students, watch.Elapsed));
        });
    }
}
