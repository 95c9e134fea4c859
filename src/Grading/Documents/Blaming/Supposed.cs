using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Documents.Steps;
using ReferenceSolutions.Autodiff.Nodes;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>
/// The points of a section with a mistake put in: a derivative by a neuron is what the student says, or what a node is made of. All that
/// follows from it by the chain rule comes to what the student should get.
/// </summary>
internal static class Supposed
{
    // of layers, so many are computed one after another
    private const int MostLayers = 6;

    /// <summary>The fields with all statements put in; null where none of them can be.</summary>
    public static ImmutableArray<NodeField>? Of(IEnumerable<Statement> statements, StepSection section)
    {
        var fields = ImmutableArray.CreateBuilder<NodeField>();
        var isAny = false;
        Statement[] all = [.. statements];
        foreach (var field in section.Fields)
        {
            var patch = PatchOf(all, section, field, field);
            isAny |= patch.Direct.Count + patch.Adjoints.Count > 0;
            fields.Add(Settled(patch, all, section, field));
        }
        return isAny ? fields.ToImmutable() : null;
    }

    // What a statement says of one layer by the next has the error of the next in it.
    private static NodeField Settled(Patch<Sized> patch, Statement[] statements, StepSection section, NodeField field)
    {
        var settled = field.With(patch);
        if (field.Network.Layout.Sizes.Dimensions.All(dimension => dimension.Layers is null)) return settled;
        for (var layer = 1; layer < MostLayers; layer++)
        {
            var next = PatchOf(statements, section, field, settled);
            if (AreSame(patch, next)) break;
            (patch, settled) = (next, field.With(next));
        }
        return settled;
    }

    private static bool AreSame(Patch<Sized> one, Patch<Sized> other) => one.Adjoints.All(
        adjoint => other.Adjoints.TryGetValue(adjoint.Key, out var values) && values.AsSpan().SequenceEqual(adjoint.Value));

    // What the statements say is computed with the errors so far.
    private static Patch<Sized> PatchOf(Statement[] statements, StepSection section, NodeField field, NodeField saying)
    {
        var patch = new Patch<Sized>();
        foreach (var statement in statements) Put(statement, section, field, saying, patch);
        return patch;
    }

    private static void Put(Statement statement, StepSection section, NodeField field, NodeField saying, Patch<Sized> patch)
    {
        if (section.Read(statement.Left).Formula is not { } left || section.Read(statement.Right).Formula is not { } right) return;
        if (Equality.Of(left, right, section.Words).Equality is not { } equality) return;
        foreach (var frame in Frames.Of(equality, [field], areAll: true)) Put(equality, frame, saying, section, patch);
    }

    private static void Put(Equality equality, Frame frame, NodeField saying, StepSection section, Patch<Sized> patch)
    {
        switch (equality.Left)
        {
            case Derivative derivative: PutAdjoint(derivative.With, equality.Right, frame, saying, patch); break;
            case Slope { Of: Symbol of } slope: PutSlope(of, slope.With, equality.Right, frame, patch); break;
            case Call { Order: 1, Arguments: [Symbol with] } slope when ActivationOf(slope, with, section) is { } of:
                PutSlope(of, with, equality.Right, frame, patch);
                break;
            case Symbol symbol when AdjointOf(symbol, section) is { } with:
                PutAdjoint(with, equality.Right, frame, saying, patch);
                break;
            case Symbol symbol: PutNode(symbol, equality.Right, frame, patch); break;
        }
    }

    // f'(z) is what an activation a = f(z) has by z
    private static Symbol? ActivationOf(Call slope, Symbol with, StepSection section)
    {
        var isSquare = Squares.IsOf(with.Quantity);
        foreach (var definition in section.Section.Model.Definitions)
            if (definition.Body is Call { Order: 0, Arguments: [Symbol argument] } body && body.Function == slope.Function
                && (isSquare ? Squares.Of(argument.Quantity) : argument.Quantity) == with.Quantity)
                return with with { Quantity = isSquare ? Squares.Of(definition.Target.Quantity) : definition.Target.Quantity };
        return null;
    }

    private static Symbol? AdjointOf(Symbol symbol, StepSection section)
    {
        foreach (var (name, of) in section.Section.Model.AdjointNames)
            if (name == symbol.Quantity) return symbol with { Quantity = Squares.IsOf(symbol.Quantity) ? Squares.Of(of) : of };
        return null;
    }

    private static void PutAdjoint(Symbol with, Formula value, Frame frame, NodeField saying, Patch<Sized> patch)
    {
        var column = frame.Field.ColumnOf(with, frame.Indices);
        if (column >= 0 && Values(value, frame with { Field = saying }) is { } values) patch.Adjoints[column] = values;
    }

    private static void PutSlope(Symbol of, Symbol with, Formula value, Frame frame, Patch<Sized> patch)
    {
        var (above, below) = (frame.Field.ColumnOf(of, frame.Indices), frame.Field.ColumnOf(with, frame.Indices));
        if (above < 0 || below < 0 || Values(value, frame) is not { } values) return;
        var made = frame.Field.MadeOf(above);
        if (made.Any(part => part.With == below)) Row(patch, above)[below] = values;
        else PutThrough(above, below, values, frame.Field, patch);
    }

    // between two nodes that a derivative leads over
    private const int MostBetween = 3;

    // ∂z^{l+1}/∂z^l, where there is one way from the one to the other, over a^l: what is left of it without f'(z^l) is by a^l. A mistake is
    // rather in what has several parts; where nothing has, in the first step.
    private static void PutThrough(int above, int below, Sized[] values, NodeField field, Patch<Sized> patch)
    {
        if (Ways(field, above, below, MostBetween).Take(2).ToArray() is not [var way]) return;
        var at = Math.Max(0, way.FindIndex(0, way.Count - 1, node => field.MadeOf(node).Count > 1));
        for (var step = 0; step < way.Count - 1; step++)
            if (step != at) values = Divided(values, field.MadeOf(way[step]).First(part => part.With == way[step + 1]).Slopes);
        if (Array.TrueForAll(values, one => double.IsFinite(one.Value))) Row(patch, way[at])[way[at + 1]] = values;
    }

    private static IEnumerable<List<int>> Ways(NodeField field, int from, int to, int most)
    {
        foreach (var (part, _) in field.MadeOf(from))
        {
            if (part == to) yield return [from, to];
            else if (most > 0 && !field.Network.IsLeaf(part))
                foreach (var way in Ways(field, part, to, most - 1)) yield return [from, .. way];
        }
    }

    private static Sized[] Divided(Sized[] values, Sized[] by) => [.. values.Zip(
        by, (value, slope) => new Sized(value.Value / slope.Value, Math.Abs(value.Size / slope.Value)))];

    // z = …: its derivatives are those of what it is said to be, and by nothing else; a number says nothing of them
    private static void PutNode(Symbol symbol, Formula value, Frame frame, Patch<Sized> patch)
    {
        var column = frame.Field.ColumnOf(symbol, frame.Indices);
        if (column < 0 || frame.Field.Network.IsLeaf(column) || !Letters.Symbols(value).Any()) return;
        if (Values(value, frame) is not { } values) return;
        var row = Row(patch, column);
        foreach (var (with, _) in frame.Field.MadeOf(column)) row[with] = new Sized[values.Length];
        foreach (var (with, slopes) in frame.Field.SlopesOf(value, frame.Indices)) row[with] = slopes;
    }

    private static Dictionary<int, Sized[]> Row(Patch<Sized> patch, int of)
    {
        if (!patch.Direct.TryGetValue(of, out var row)) patch.Direct.Add(of, row = []);
        return row;
    }

    private static Sized[]? Values(Formula value, Frame frame)
    {
        var values = frame.Field.Run(value, frame.Indices);
        return values.Length > 0 && Array.TrueForAll(values, one => double.IsFinite(one.Value)) ? values : null;
    }
}
