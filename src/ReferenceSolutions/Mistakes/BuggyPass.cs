using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Autodiff;

namespace ReferenceSolutions.Mistakes;

/// <summary>
/// The reverse pass run with one local bug at a time: a slope forgotten, a path dropped, a sign flipped, f' taken at the activation. The
/// values
/// that come out are those of students who made that mistake; an answer is diagnosed by looking it up among them.
/// </summary>
public sealed class BuggyPass
{
    private readonly Network _network;
    private readonly PointColumns<Sized> _points;
    private readonly Sized[] _results;
    private readonly Sized[] _truth;
    private readonly Arc[] _arcs;
    private readonly Slip?[] _slips; // by step and slot
    private readonly Sized[]?[] _felt; // what comes up to a step whose true adjoint is given
    private readonly Sized[] _adjoints;
    private readonly Sized[] _slipped;
    private readonly Sized[] _product;

    /// <summary>A buggy pass: the mistake and the adjoints of all steps, that of step i at i·count; they are valid until the next
    /// pass.</summary>
    public sealed record Mutant(Mistake Mistake, Sized[] Adjoints);

    // What flows from a step to one of its operands; the local derivatives are the same in all passes.
    private readonly record struct Arc(int Step, int Slot, int Operand, Sized[] Local);

    private BuggyPass(Network network, PointColumns<Sized> points, HashSet<int> stops)
    {
        (_network, _points) = (network, points);
        _results = network.Forward<Sized, Sized>(points);
        _truth = BackwardPass.Run(network.Tape, points, _results, network.LossStep);
        _arcs = Arcs();
        _slips = new Slip?[2 * network.Tape.Count];
        _felt = new Sized[]?[network.Tape.Count];
        foreach (var stop in stops) _felt[stop] = new Sized[points.Count];
        (_adjoints, _slipped, _product) = (new Sized[_truth.Length], new Sized[points.Count], new Sized[points.Count]);
    }

    /// <summary>All buggy passes of a network at its points.</summary>
    /// <param name="stops">Steps whose true adjoint a student is given: a bug is felt up to there and not beyond.</param>
    /// <param name="only">The number of the one pass that is wanted; -1 for all.</param>
    public static IEnumerable<Mutant> Run(Network network, PointColumns<Sized> points, HashSet<int> stops, int only = -1)
    {
        var pass = new BuggyPass(network, points, stops);
        var number = 0;
        foreach (var bug in Bugs.Of(network))
        {
            if (only >= 0 && number++ != only) continue;
            pass.Mark(bug.Edges, bug.Slip);
            pass.Run();
            pass.Mark(bug.Edges, null);
            yield return new(bug.Mistake, pass._adjoints);
        }
    }

    private void Mark(Edge[] edges, Slip? slip)
    {
        foreach (var edge in edges)
            foreach (var step in edge.Steps) _slips[2 * step + edge.Slot] = slip;
    }

    // From the loss back to the leaves.
    private Arc[] Arcs()
    {
        var (tape, count, arcs) = (_network.Tape, _points.Count, new Arc[2 * _network.Tape.Count]);
        var last = 0;
        for (var i = _network.LossStep; i >= 0; i--)
        {
            for (var slot = 0; slot < Operations.Slots(tape[i].Operation); slot++)
            {
                var local = new Sized[count];
                Operations.Derivative(tape[i], slot, _points, _results, _results.AsSpan(i * count, count), local);
                arcs[last++] = new(i, slot, Operations.Operand(tape[i], slot), local);
            }
        }
        return arcs[..last];
    }

    private void Run()
    {
        var count = _points.Count;
        _adjoints.AsSpan().Clear();
        for (var p = 0; p < count; p++) _adjoints[_network.LossStep * count + p] = Sized.Whole(1);
        var last = -1;
        foreach (ref readonly var arc in _arcs.AsSpan())
        {
            if (arc.Step != last) TakeGiven(arc.Step);
            last = arc.Step;
            // x̄_operand += x̄_step · ∂step/∂operand
            var into = _adjoints.AsSpan(arc.Operand * count, count);
            Sized.Multiply(_adjoints.AsSpan(arc.Step * count, count), Local(arc), _product);
            Sized.Add(into, _product, into);
        }
        for (var step = 0; step <= _network.LossStep; step++)
            if (_felt[step] is { } values && Operations.Slots(_network.Tape[step].Operation) > 0)
                values.CopyTo(_adjoints.AsSpan(step * count));
    }

    // Keeps what has come up to a step, and goes on with what is given there.
    private void TakeGiven(int step)
    {
        if (_felt[step] is not { } kept) return;
        var adjoint = _adjoints.AsSpan(step * _points.Count, _points.Count);
        adjoint.CopyTo(kept);
        _truth.AsSpan(step * _points.Count, _points.Count).CopyTo(adjoint);
    }

    private ReadOnlySpan<Sized> Local(in Arc arc)
    {
        if (_slips[2 * arc.Step + arc.Slot] is not { } slip) return arc.Local;
        Apply(slip, arc);
        return _slipped;
    }

    private void Apply(Slip slip, in Arc arc)
    {
        var (step, count) = (_network.Tape[arc.Step], _points.Count);
        var beside = Beside(step, arc.Slot);
        for (var p = 0; p < count; p++)
        {
            var local = arc.Local[p];
            var (argument, other) = beside is { } call ? (_results[call.A * count + p], FunctionAt(call, p)) : (local, null);
            var place = new Place(
                local, _results[arc.Operand * count + p], _results[arc.Step * count + p], FunctionAt(step, p), argument, other);
            _slipped[p] = slip(place);
        }
    }

    // The factor beside the operand, if it is an activation: its argument and slope can be taken in its place.
    private Step? Beside(Step step, int slot)
    {
        if (step.Operation != Operation.Multiply) return null;
        var other = _network.Tape[slot == 0 ? step.B : step.A];
        return other.Operation == Operation.Call ? other : null;
    }

    private Function.Known? FunctionAt(Step step, int point) => step.Operand switch
    {
        Function.Known known => known,
        Function.Open open => FunctionTable.Families[_points.Families[open.Slot][point]],
        _ => null,
    };
}
