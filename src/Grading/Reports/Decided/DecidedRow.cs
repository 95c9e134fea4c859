namespace Grading.Reports.Decided;

/// <summary>A row with what was decided about it.</summary>
/// <param name="By">The decision that its credit comes from, or else its meaning; null where it is the machine's.</param>
internal readonly record struct DecidedRow(ResultRow Row, Decision? By);
