using Formulas.Printing;
using Formulas.Tree;
using ReferenceSolutions.Mistakes;

namespace Grading.Verdicts;

/// <summary>A verdict with its evidence.</summary>
public sealed record Outcome(Verdict Verdict, Reason Reason)
{
    private string? _reading;

    /// <summary>A verdict that needs no reason.</summary>
    public Outcome(Verdict verdict)
        : this(verdict, Reason.None)
    {
    }

    /// <summary>A verdict for a reason that carries nothing but itself.</summary>
    public Outcome(Verdict verdict, Cause cause)
        : this(verdict, new Reason.Plain(cause))
    {
    }

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

    /// <summary>The recognised mistake, or null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>The kind of the recognised mistake, or null.</summary>
    public Mistake? Mistake => Finding?.Mistake;

    /// <summary>Partial credit that the problem gives for the recognised mistake, or null for the verdict's own.</summary>
    public decimal? Credit => Finding?.Credit;

    /// <summary>A point at which the answer is not right: its inputs and the student's value there.</summary>
    public string Witness { get; init; } = "";

    /// <summary>Of a script, a call in which it is not right: what it was given and what it gave back, in words for the student.</summary>
    public string Case { get; init; } = "";

    /// <summary>The reference's value at the witness; for those who may see it.</summary>
    public string Truth { get; init; } = "";

    /// <summary>The same for all wrong answers that are mathematically the same; empty for others.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>Whether there is nothing to say but the verdict.</summary>
    public bool IsPlain => ReferenceEquals(Reason, Reason.None) || Reason == Reason.None;

    /// <summary>The verdict with the mistake that was recognised, which is its reason where there is no other.</summary>
    public Outcome With(Finding? finding) =>
        finding is null ? this : this with { Finding = finding, Reason = IsPlain ? new Reason.Found(finding) : Reason };

    /// <summary>For answers that can't be read, the place in the text: where it begins and how long it is.</summary>
    public (int Start, int Length)? Place => Reason switch
    {
        Reason.Unread { Fault: var fault } => (fault.Start, fault.Length),
        Reason.Repaired { Before: Reason.Unread { Fault: var fault } } => (fault.Start, fault.Length),
        _ => null,
    };
}
