using Formulas.Evaluating.Replacing;
using Formulas.Tree;
using ReferenceSolutions.Mistakes;

namespace Grading.Explaining.Repairs;

/// <summary>An answer with something else in one place, and the mistake that this would undo.</summary>
internal readonly record struct Repair(Mistake Mistake, Occurrence At, Formula By)
{
    /// <summary>The repaired answer.</summary>
    public Formula Whole => At.Replaced(By);
}
