using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

// Indices in conditions: c = y_n, [i = j].
public sealed partial class IndexTyping
{
    // c = y_n: the index runs over what the label numbers
    private Condition Labelled(Condition condition, ImmutableArray<Dummy> scope) => condition switch
    {
        Condition.Both both => new Condition.Both(Labelled(both.First, scope), Labelled(both.Second, scope)),
        Condition.Values { Left: Position position, Right: Symbol label } values when _vocabulary.LabelOf(label.Quantity) is { } of =>
            values with { Left = new Position(Neuron(position.Index, of, new(label), scope)) },
        Condition.Values { Left: Symbol label, Right: Position position } values when _vocabulary.LabelOf(label.Quantity) is { } of =>
            values with { Right = new Position(Neuron(position.Index, of, new(label), scope)) },
        _ => condition,
    };

    // Indices that are compared run over the same axis; what they index elsewhere counts first.
    private Condition.Indices Typed(Condition.Indices indices, ImmutableArray<Dummy> scope)
    {
        _isSure = false;
        if (!_final) return indices;
        // 2o + r - 2 = i: a place, which counts in one dimension what runs over another
        if (!indices.Left.IsPlain || !indices.Right.IsPlain)
            return indices with { Left = Shifted(indices.Left, scope), Right = Shifted(indices.Right, scope) };
        var (left, right) = (AxisOf(indices.Left, scope), AxisOf(indices.Right, scope));
        if (left is { } one && right is { } other && one != other)
            Refuse(new IndexFault.ComparesLayers(indices.Left, one, indices.Right, other));
        return indices with { Left = Neuron(indices.Left, right, default, scope), Right = Neuron(indices.Right, left, default, scope) };
    }
}
