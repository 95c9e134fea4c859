using System.Collections.Immutable;

namespace Grading.Problems;

/// <summary>Something in a problem or assignment file that can't be used: where it stands and what to do about it.</summary>
public sealed record Fault(string File, int Line, string Field, string Sentence)
{
    public override string ToString() => $"{File}:{Line}: {(Field.Length == 0 ? "" : $"{Field}: ")}{Sentence}";
}

/// <summary>A broken problem or assignment file, with all its faults at once.</summary>
public sealed class ProblemFileException(ImmutableArray<Fault> faults) : Exception(string.Join('\n', faults))
{
    public ImmutableArray<Fault> Faults { get; } = faults;
}
