using Formulas.Printing;
using Formulas.Tree;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;

namespace Grading.Verdicts;

/// <summary>A verdict with its evidence.</summary>
/// <param name="Reason">A stable machine word: <c>assumes:sigma=logistic</c>, <c>unknown-name:foo</c>; empty for a plain right or wrong answer.</param>
public sealed record Outcome(Verdict Verdict, string Reason = "")
{
    private string? _reading;

    /// <summary>The tree that was marked; null where there is none.</summary>
    public Formula? Formula
    {
        get;
        init => (field, _reading) = (value, null);
    }

    /// <summary>The option that was chosen; empty where the answer is no choice.</summary>
    public string Option { get; init; } = "";

    /// <summary>The answer as it was read, printed from the tree that was marked.</summary>
    public string Reading => Formula is null ? Option : _reading ??= PlainPrinter.Print(Formula);

    /// <summary>The only points at which a wrong answer is right; null where there are none to speak of.</summary>
    internal Stratum? OnlyIf { get; init; }

    /// <summary>The kind of mistake in a wrong answer; null where none was recognised.</summary>
    public Mistake? Mistake { get; init; }

    /// <summary>A sentence for the student: why the answer can't be read, what it assumes, or a question that leads on.</summary>
    public string Hint { get; init; } = "";

    /// <summary>A point at which the answer is not right: its inputs and the student's value there.</summary>
    public string Witness { get; init; } = "";

    /// <summary>The reference's value at the witness; for those who may see it.</summary>
    public string Truth { get; init; } = "";

    /// <summary>Partial credit that the problem gives for the recognised mistake, or null for the verdict's own.</summary>
    public decimal? Credit { get; init; }

    /// <summary>The same for all wrong answers that are mathematically the same; empty for others.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>For answers that can't be read, the place in the text: where it begins and how long it is.</summary>
    public (int Start, int Length)? Place { get; init; }
}
