namespace Formulas.Reader.Statements;

/// <summary>A row of an answer: what stands between two breaks, with everything that goes on from it.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="IsDisplay">Whether it stands between the delimiters of a display.</param>
/// <param name="Doubtful">A token with a sign that goes on across a blank line, or may begin an answer of its own; -1 for none.</param>
internal sealed record Row(int From, int To, bool IsDisplay, int Doubtful);
