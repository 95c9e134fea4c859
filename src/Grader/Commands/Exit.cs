using Grader.Commands.Showing;
using Grading.Problems;
using Grading.Reports.Places;
using Grading.Submissions;

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

    /// <summary>Runs a command; what the user can mend is a sentence and an exit code, not a stack trace.</summary>
    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ProblemFileException e)
        {
            Terminal.Error.WriteLine(e.Message);
            return Exit.BrokenProblem;
        }
        catch (PathConflictException e)
        {
            Terminal.Error.WriteLine(e.Message);
            return Exit.Usage;
        }
        catch (UnusableFileException e)
        {
            Terminal.Error.WriteLine(e.Message);
            return Exit.Files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Terminal.Error.WriteLine(e.Message);
            return Exit.Files;
        }
    }
}
