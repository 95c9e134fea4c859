using Grading.Verdicts;

namespace Grading.Marking;

/// <summary>How answers to a question are marked, and how they are read. Both from the same text, so that they can't tell different
/// things.</summary>
internal sealed record PartMarking(Func<string, Outcome> Grade, Func<string, AsRead> Read);
