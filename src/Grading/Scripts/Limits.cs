namespace Grading.Scripts;

/// <summary>What a script may use. There are no defaults: who starts scripts chooses every one.</summary>
public sealed record Limits
{
    /// <summary>Rounds of loops and calls, in one call of the script.</summary>
    public required long Steps { get; init; }

    /// <summary>
    /// The same, in all calls of one exchange with a run process, where eight operations in a loop's body or a function count as another
    /// step, and a function of the library as eight: no method of a homework comes near it, and a person decides about one that does. So
    /// the dearest script takes little longer than other answers.
    /// </summary>
    public required long StepsInAll { get; init; }

    /// <summary>Elements of all arrays made in one call.</summary>
    public required long Elements { get; init; }

    /// <summary>How much processor time compiling may take.</summary>
    public required TimeSpan CompileTime { get; init; }

    /// <summary>How much processor time all calls together may take: the steps are the verdict, this is for what they do not
    /// count.</summary>
    public required TimeSpan RunTime { get; init; }

    /// <summary>How much processor time a worker may take to start.</summary>
    public required TimeSpan StartTime { get; init; }

    /// <summary>Managed memory of the run process, in bytes.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>Resident memory of a worker, in bytes.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>Processor time of a worker over all its scripts, in seconds: for one whose supervisor has been stopped.</summary>
    public required int WorkerSeconds { get; init; }

    /// <summary>So many scripts a run process serves before it is replaced.</summary>
    public required int ScriptsPerWorker { get; init; }

    /// <summary>So many scripts are compiled and run at a time.</summary>
    public required int Lanes { get; init; }

    /// <summary>Run scripts even where a layer of the sandbox is missing.</summary>
    public required bool AllowWeakerSandbox { get; init; }
}
