using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Grader.Web.Fonts;
using Grading.Problems;
using Grading.Reports;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Machine;

/// <summary>How something stands: it is there, it could be better, something can't be done without it.</summary>
internal enum State
{
    Has,
    Could,
    Lacks,
}

/// <summary>One thing that was looked at.</summary>
internal sealed record Finding(State State, string Sentence);

/// <summary>What there is on this machine, each found by trying.</summary>
internal static class MachineFindings
{
    public static IEnumerable<Finding> All(string? problems)
    {
        yield return new(State.Has, AssistantSentences.Versions(
            GraderVersion.Text, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier));
        yield return Problems(problems);
        foreach (var finding in Scripts()) yield return finding;
        yield return ServedFont.Path() is { } font
            ? new(State.Has, AssistantSentences.FontFound(font))
            : new(State.Could, AssistantSentences.NoFontFound);
        yield return Room();
    }

    private static Finding Problems(string? given)
    {
        try
        {
            var folder = Loading.ProblemPath(given);
            return new(State.Has, AssistantSentences.ProblemsFound(ProblemReader.Read(folder).Length, folder));
        }
        catch (Exception e) when (e is UnusableFileException or ProblemFileException)
        {
            return new(State.Lacks, e.Message);
        }
    }

    // A script of one line goes all the way that answers go.
    private static ImmutableArray<Finding> Scripts()
    {
        if (!ScriptRunner.HasRuntime) return [new(State.Lacks, AssistantSentences.NoRuntime)];
        using var runner = Loading.Scripts(lanes: 1, allowWeakerSandbox: true);
        if (runner.Try() is var outcome and not ScriptOutcome.Values)
            return [new(State.Lacks, outcome == ScriptOutcome.Failed.NotStarted
                ? AssistantSentences.ScriptsDoNotStart(AppContext.BaseDirectory)
                : AssistantSentences.ScriptsFail)];
        return
        [
            new(State.Has, AssistantSentences.ScriptsRun),
            runner.MissingLayers is { IsDefaultOrEmpty: false } missing
                ? new(State.Lacks, AssistantSentences.LayersMissing(missing))
                : new(State.Has, AssistantSentences.LayersHold(ScriptRunner.Layers)),
            runner.HasNamespaces
                ? new(State.Has, AssistantSentences.NamespacesHeld)
                : new(State.Could, AssistantSentences.NoNamespaces),
        ];
    }

    private static Finding Room()
    {
        var folder = Path.GetTempPath();
        try
        {
            Directory.Delete(Directory.CreateTempSubdirectory("grader-").FullName);
            return new(State.Has, AssistantSentences.RoomForFiles(folder, new DriveInfo(folder).AvailableFreeSpace / 1e9));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(State.Lacks, AssistantSentences.NoRoomForFiles(folder, Sentences.WhyNot(e)));
        }
    }
}
