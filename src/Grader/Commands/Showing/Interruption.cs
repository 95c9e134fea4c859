using System.Runtime.InteropServices;

namespace Grader.Commands.Showing;

/// <summary>
/// Ctrl-C, or a scheduler's request to end: what is in hand is finished first. A second request ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _isRequested;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Request),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Request),
    ];

    public bool IsRequested => _isRequested;

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    /// <summary>The command that this process was started with, and <c>--resume</c>.</summary>
    public static string CommandThatGoesOn()
    {
        var words = Environment.GetCommandLineArgs().Skip(1).Where(word => word != "--resume");
        return string.Join(' ', words.Append("--resume").Prepend("grader").Select(Quoted));
    }

    // As a shell reads it.
    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./=,:+".Contains(c))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private void Request(PosixSignalContext signal)
    {
        signal.Cancel = !_isRequested;
        _isRequested = true;
    }
}
