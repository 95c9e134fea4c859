using Grading.Verdicts;

namespace Grading.Reports.Journals;

/// <summary>Where the rows of one submission stand: those of its parts, and those of the steps of its documents.</summary>
internal sealed record StoredRows(Stretch Parts, Stretch Steps, VerdictCounts Verdicts);

/// <summary>How many answers have which verdict, in the order of <see cref="Verdict"/>; then how many a person has yet to decide.</summary>
internal sealed record VerdictCounts(int[] Numbers)
{
    public static readonly int Kinds = Enum.GetValues<Verdict>().Length;

    public int Awaiting => Numbers[Kinds];
}
