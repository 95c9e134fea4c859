using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;

namespace Grading.Marking;

/// <summary>
/// Whether an answer only restates the question: it contains a derivative that the part does not give, by its name, or behind another one,
/// where its values tell (<c>sum_k [k=j] delta_k^l</c> has those of δ_j^l).
/// </summary>
internal sealed class Restating(Question.Formula question, Permission permission, Reference reference)
{
    /// <summary>The derivative that the answer leaves to work out; null where there is none.</summary>
    public Formula? First(Formula formula) => permission.IsFree(formula)
        ? null
        : permission.FirstForbidden(formula) ?? (permission.FirstHiding(formula) is { } name && IsHidden(formula) ? name : null);

    private bool IsHidden(Formula formula)
    {
        foreach (var frame in reference.Frames)
            if (Evaluation.OfThread.DependsOn(formula, frame.Set, frame.Indices, Withheld(frame))) return true;
        return false;
    }

    // The columns of all derivatives that the part does not give for these values of the indices, and of the names for them.
    private HashSet<int> Withheld(Reference.Frame frame)
    {
        var layout = frame.Set.Network.Layout;
        var columns = new HashSet<int>();
        foreach (var quantity in frame.Set.Network.Model.Quantities)
        {
            var isName = permission.AdjointOf(quantity) is not null;
            var with = permission.AdjointOf(quantity) ?? quantity;
            if (!permission.IsNeverGiven(with) && with != question.Vocabulary.Asked?.Quantity) continue;
            foreach (var (subscripts, layer, column) in layout.ElementsOf(quantity))
                if (permission.IsNeverGiven(with) || IsAsked(frame, subscripts.AsSpan(), layer))
                    columns.Add(isName ? column : layout.Elements + column);
        }
        return columns;
    }

    // Whether these are the indices of the element that is asked for.
    private bool IsAsked(Reference.Frame frame, ReadOnlySpan<int> subscripts, int layer)
    {
        var asked = question.Vocabulary.Asked!;
        for (var s = 0; s < subscripts.Length; s++)
            if (ValueOf(asked.Subscripts[s], frame) != subscripts[s]) return false;
        return asked.Layer is null || ValueOf(asked.Layer, frame) == layer;
    }

    private static int ValueOf(Index index, Reference.Frame frame)
    {
        foreach (var bound in frame.Indices)
            if (bound.Letter == index.Letter) return bound.Value + index.Offset;
        return frame.Set.Network.Layout.Resolve(index, 0);
    }
}
