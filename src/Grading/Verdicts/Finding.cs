using ReferenceSolutions.Mistakes;

namespace Grading.Verdicts;

/// <summary>A recognised mistake.</summary>
/// <param name="Reason">A machine word: <c>missing-factor:x4</c>, or the code in small letters.</param>
public sealed record Finding(Mistake Mistake, string Reason)
{
    /// <summary>Partial credit that the problem's author gives for it, or null.</summary>
    public decimal? Credit { get; init; }

    public static Finding Of(Mistake mistake) => new(mistake, mistake.Code.ToLowerInvariant());
}
