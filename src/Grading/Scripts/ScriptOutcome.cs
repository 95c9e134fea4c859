using System.Collections.Immutable;
using ScriptMessages;

namespace Grading.Scripts;

/// <summary>What became of a script.</summary>
public abstract record ScriptOutcome
{
    private ScriptOutcome() { }

    /// <summary>What of the question and of the library the script uses, where it was compiled.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>The numbers of the script, where it was compiled as it stands.</summary>
    public ImmutableArray<Compiled.WrittenNumber> Numbers { get; init; } = [];

    /// <summary>It is not run: something in it is not offered, or it does not compile.</summary>
    public sealed record Rejected(Compiled.Rejected Why) : ScriptOutcome;

    /// <summary>It ended in every call.</summary>
    public sealed record Values(ImmutableArray<Value?> Results, long Steps) : ScriptOutcome;

    /// <summary>It was stopped, also in a fresh process.</summary>
    /// <param name="Limit">A stable word: steps, memory, stack, crash, shape (for a result too long to be sent); time, which is the
    /// machine's, for one that neither ended nor spent its steps.</param>
    /// <param name="Call">The call it was stopped in; unknown (-1) for a process that was killed.</param>
    public sealed record Stopped(string Limit, int Call) : ScriptOutcome;

    /// <summary>It threw an exception, also in a fresh process.</summary>
    public sealed record Threw(string Type, int Call) : ScriptOutcome;

    /// <summary>A fault of ours, or of somebody who killed the process, twice.</summary>
    public sealed record Failed(string What) : ScriptOutcome
    {
        /// <summary>A program that should stand beside this one is not there, or does not start.</summary>
        public static Failed NotStarted { get; } = new("no worker started");
    }

    /// <summary>Layers of the sandbox are missing, and nobody has allowed that.</summary>
    public sealed record NotRun(ImmutableArray<string> Missing) : ScriptOutcome;
}
