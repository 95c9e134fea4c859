using Formulas.Tree;
using Grading.Verdicts;

namespace Grading.Marking;

/// <summary>
/// What can be told of an answer before it is marked: how it is read, and what is asked about it. Nothing in it was compared with what is
/// right: neither values nor indices and shapes. What can't be read here can't be read when it is marked.
/// </summary>
/// <param name="Formula">The formula that would be marked; null where there is none.</param>
/// <param name="Reason">Why it can't be read, or what is remarked.</param>
public sealed record AsRead(Formula? Formula, Reason Reason, bool IsReadable)
{
    /// <summary>The option that was chosen; empty where the answer is no choice.</summary>
    public string Option { get; init; } = "";

    /// <summary>Whether lines before the concluding one were passed over.</summary>
    public bool HasEarlierLines { get; init; }

    /// <summary>An answer that can't be read.</summary>
    public static AsRead Not(Reason reason) => new(null, reason, IsReadable: false);
}
