using System.Net.Sockets;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading.Problems;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands;

/// <summary>The exit codes of all commands, and failures as sentences on stderr.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int NotRightYet = 1;
    public const int Usage = 2;
    public const int BrokenProblem = 3;
    public const int Files = 4;

    /// <summary>As shells have it for Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>What all commands are of.</summary>
    public const string Program = "grader";

    private static readonly string[] Asking = ["check", "read", "doctor"];

    /// <summary>What the codes of a command mean; of the program itself those of all commands.</summary>
    public static IEnumerable<(int Code, string Means)> CodesOf(string command)
    {
        yield return (Done, "done");
        if (Asking.Contains(command)) yield return (NotRightYet, "something is not right yet");
        else if (command == Program) yield return (NotRightYet, $"{string.Join(", ", Asking)}: something is not right yet");
        yield return (Usage, "the command line is wrong, or an output would replace an input");
        yield return (BrokenProblem, "a problem or assignment file is broken");
        yield return (Files, "files can't be read or written");
        yield return (Interrupted, "stopped by Ctrl-C");
    }

    /// <summary>Runs a command; what the user can mend is a sentence and an exit code, not a stack trace.</summary>
    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ProblemFileException e)
        {
            Terminal.Error.WriteLine(StandardInput.InSentence(e.Message));
            return Exit.BrokenProblem;
        }
        catch (Exception e) when (e is PathConflictException or UsageException)
        {
            Terminal.Error.WriteLine(StandardInput.InSentence(e.Message));
            return Exit.Usage;
        }
        catch (UnusableFileException e)
        {
            Terminal.Error.WriteLine(StandardInput.InSentence(e.Message));
            return Exit.Files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
        {
            Terminal.Error.WriteLine(StandardInput.InSentence(Sentence(e)));
            return Exit.Files;
        }
    }

    private static string Sentence(Exception e) => e.GetBaseException() is SocketException socket
        ? AssistantSentences.CannotListen(socket.SocketErrorCode)
        : AssistantSentences.NotUsable(PathIn(e), e);

    // The system's own sentence has the path between quotes, and nothing else of it is shown.
    private static string? PathIn(Exception e) => e.Message.Split('\'') is [_, var path, ..] ? path : null;
}
