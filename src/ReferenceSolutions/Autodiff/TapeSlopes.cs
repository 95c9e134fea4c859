using System.Diagnostics;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff;

/// <summary>
/// Derivatives of any step of a tape by any other, as further steps of the same tape: reverse-mode differentiation that writes down what
/// it computes, so that a derivative can be used and differentiated again.
/// </summary>
/// <remarks>Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, section 3.3.</remarks>
internal sealed class TapeSlopes
{
    private readonly Dictionary<(int Of, int With), int> _known = [];

    /// <summary>The step of ∂of/∂with; 0 where the one does not depend on the other.</summary>
    public int Of(Tape tape, int of, int with)
    {
        if (_known.TryGetValue((of, with), out var known)) return known;
        var slope = Computed(tape, of, with);
        _known.Add((of, with), slope);
        return slope;
    }

    private static int Computed(Tape tape, int of, int with)
    {
        var depends = Depending(tape, of, with);
        var adjoints = new int[of + 1];
        Array.Fill(adjoints, -1);
        adjoints[of] = Whole(tape, 1);
        for (var i = of; i > with; i--)
        {
            if (adjoints[i] < 0 || !depends[i]) continue;
            HandBack(tape, i, depends, adjoints);
        }
        return adjoints[with] >= 0 ? adjoints[with] : Whole(tape, 0);
    }

    // x̄_operand += x̄_step ∂step/∂operand, for the operands that count
    private static void HandBack(Tape tape, int at, bool[] depends, int[] adjoints)
    {
        var step = tape[at];
        for (var slot = 0; slot < Operations.Slots(step.Operation); slot++)
        {
            var operand = Operations.Operand(step, slot);
            if (!depends[operand]) continue;
            var part = tape.Append(new(Operation.Multiply, adjoints[at], Local(tape, at, step, slot)));
            adjoints[operand] = adjoints[operand] < 0 ? part : tape.Append(new(Operation.Add, adjoints[operand], part));
        }
    }

    // Which steps have the one among what they are made of.
    private static bool[] Depending(Tape tape, int of, int with)
    {
        var depends = new bool[of + 1];
        if (with > of) return depends;
        depends[with] = true;
        for (var i = with + 1; i <= of; i++)
            for (var slot = 0; slot < Operations.Slots(tape[i].Operation) && !depends[i]; slot++)
                depends[i] = depends[Operations.Operand(tape[i], slot)];
        return depends;
    }

    // ∂step/∂operand; 10 branches: a row for each operation
    private static int Local(Tape tape, int at, Step step, int slot) => step.Operation switch
    {
        Operation.Negate => Whole(tape, -1),
        Operation.Add => Whole(tape, 1),
        Operation.Subtract => Whole(tape, slot == 0 ? 1 : -1),
        Operation.Multiply => slot == 0 ? step.B : step.A,
        Operation.Divide => Quotient(tape, at, step, slot),
        Operation.WholePower => Times(tape, Whole(tape, step.B), tape.Append(new(Operation.WholePower, step.A, step.B - 1))),
        Operation.Power => Power(tape, at, step, slot),
        Operation.Call => tape.Append(new(Operation.Call, step.A, step.B + 1, Operand: step.Operand)),
        Operation.Pick => Picked(tape, step, slot),
        Operation.Choose => Chosen(tape, step, slot),
        _ => throw new UnreachableException(),
    };

    // ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = -(a/b)/b
    private static int Quotient(Tape tape, int at, Step step, int slot) => slot == 0
        ? tape.Append(new(Operation.Divide, Whole(tape, 1), step.B))
        : tape.Append(new(Operation.Negate, tape.Append(new(Operation.Divide, at, step.B))));

    // ∂a^b/∂a = b a^(b-1), ∂a^b/∂b = a^b ln a
    private static int Power(Tape tape, int at, Step step, int slot)
    {
        if (slot == 1) return Times(tape, at, tape.Append(new(Operation.Call, step.A, 0, Operand: FunctionTable.Ln)));
        var exponent = tape.Append(new(Operation.Subtract, step.B, Whole(tape, 1)));
        return Times(tape, step.B, tape.Append(new(Operation.Power, step.A, exponent)));
    }

    // 1 for the one that is picked, 0 for the other; of equal ones the first
    private static int Picked(Tape tape, Step step, int slot)
    {
        var relation = ((Function.Pick)step.Operand!).Largest ? Relation.GreaterOrEqual : Relation.LessOrEqual;
        var isFirst = tape.Append(new(Operation.Compare, step.A, step.B, (int)relation));
        return slot == 0 ? isFirst : tape.Append(new(Operation.Subtract, Whole(tape, 1), isFirst));
    }

    private static int Chosen(Tape tape, Step step, int slot) => tape.Append(
        slot == 0
            ? new(Operation.Choose, step.A, Whole(tape, 1), Whole(tape, 0))
            : new Step(Operation.Choose, step.A, Whole(tape, 0), Whole(tape, 1)));

    private static int Times(Tape tape, int a, int b) => tape.Append(new(Operation.Multiply, a, b));

    private static int Whole(Tape tape, int value) => tape.Append(new(Operation.Whole, value));
}
