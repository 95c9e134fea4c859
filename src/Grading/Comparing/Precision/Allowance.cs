namespace Grading.Comparing.Precision;

/// <summary>What may still be worked out in high precision for one answer.</summary>
/// <param name="Formulas">Of the answer and of the reference.</param>
/// <param name="Networks">Of the networks' own values, which all answers share.</param>
internal readonly record struct Allowance(long Formulas, long Networks)
{
    public bool IsSpent => Formulas < 0 || Networks < 0;

    public Allowance Without(long formulas, long networks) => new(Formulas - formulas, Networks - networks);
}
