using System.Collections.Immutable;
using Grader.Commands.Paths;
using Grading.Reports.Places;

namespace Grader.Commands.Grading;

/// <summary>What <c>grader grade</c> and <c>grader regrade</c> were told.</summary>
internal sealed record GradeOptions
{
    public required ImmutableArray<string> Paths { get; init; }
    public string? Problems { get; init; }
    public string? Assignment { get; init; }
    public string? Seed { get; init; }
    public required OutputPlace Output { get; init; }
    public int Threads { get; init; } = Environment.ProcessorCount;
    public string? Layout { get; init; }
    public string? Columns { get; init; }

    /// <summary>The share of the students to grade: the first of <c>(1, 1)</c> is all.</summary>
    public (int Index, int Of) Shard { get; init; } = (1, 1);

    /// <summary>Only say what would be graded.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Go on where an interrupted run stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>Run scripts although a layer of the sandbox is missing here.</summary>
    public bool AllowWeakerSandbox { get; init; }

    /// <summary>A person's decisions, put into the results.</summary>
    public string? Decisions { get; init; }

    /// <summary>Show the reference's value at the witness.</summary>
    public bool Reveal { get; init; }

    /// <summary>What is said of each line of whole documents; null where nobody wants it.</summary>
    public OutputPlace? Steps { get; init; }

    /// <summary>Where the steps are while there is need of them.</summary>
    public OutputPlace StepsPlace => Steps ?? Output.Beside(".steps");

    public required OutputOptions Outputs { get; init; }

    /// <summary>All that is written.</summary>
    public required CommandPaths Places { get; init; }
}
