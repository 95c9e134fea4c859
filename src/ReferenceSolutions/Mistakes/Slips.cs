using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Mistakes;

/// <summary>What a slip does to a local derivative ∂step/∂operand.</summary>
internal delegate Sized Slip(in Place at);

/// <summary>One edge of the tape at one point: step = f(operand) or step = operand · other.</summary>
/// <param name="Local">The true local derivative.</param>
/// <param name="Function">f, where the step is a call.</param>
/// <param name="Argument">What the factor beside the operand is an activation of.</param>
/// <param name="OtherFunction">That activation, if the factor is one.</param>
internal readonly record struct Place(
    Sized Local, Sized Operand, Sized Result, Function.Known? Function, Sized Argument, Function.Known? OtherFunction);

/// <summary>The well-known slips of the chain rule, by the kind of step that they are made at.</summary>
internal static class Slips
{
    /// <summary>At an activation a = f(z).</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Activation =
    [
        (Mistake.SlopeForgotten, (in at) => Sized.Whole(1)),
        (Mistake.ValueForSlope, (in at) => at.Result),
        (Mistake.SlopeAtActivation, (in at) => Sized.Call(at.Function!.Curve, 1, at.Result)),
        (Mistake.SlopeTwice, (in at) => Sized.Multiply(at.Local, at.Local)),
        (Mistake.OneMinusSigma, (in at) => Sized.Subtract(Sized.Whole(1), at.Result)),
        (Mistake.TanhAssumed, (in at) => Sized.Subtract(Sized.Whole(1), Sized.Multiply(at.Result, at.Result))),
        (Mistake.SigmaRuleAtCurrent, (in at) => Sized.Multiply(at.Operand, Sized.Subtract(Sized.Whole(1), at.Operand))),
        (Mistake.SlopeOfLine, (in at) => at.Operand),
    ];

    /// <summary>At a ReLU, besides.</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Relu =
    [
        (Mistake.ReluGate, (in at) => Sized.Subtract(Sized.Whole(1), at.Local)),
        (Mistake.ReluGate, (in at) => Sized.Whole(1)),
        (Mistake.LeakyRelu, (in at) => at.Operand.Value > 0 ? at.Local : Sized.Exactly(0.01)),
    ];

    /// <summary>At a logarithm.</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Logarithm =
    [
        (Mistake.LogarithmDropped, (in at) => Sized.Whole(0)),
        (Mistake.SignOfLogarithm, (in at) => Sized.Negate(at.Local)),
        (Mistake.LogarithmHalved, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.OtherLogarithm, (in at) => Sized.Divide(at.Local, Sized.Exactly(Math.Log(10)))),
    ];

    /// <summary>At a power.</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Power =
    [
        (Mistake.SlopeForgotten, (in at) => Sized.Whole(1)),
        (Mistake.ValueForSlope, (in at) => at.Result),
        (Mistake.FactorLost, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.Power, (in at) => Sized.Multiply(at.Local, at.Operand)),
        (Mistake.Power, (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    /// <summary>At a term of a sum, or a factor of a product.</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Term =
    [
        (Mistake.SignOfTerm, (in at) => Sized.Negate(at.Local)),
        (Mistake.FactorLost, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.FactorTooMuch, (in at) => Sized.Multiply(at.Local, Sized.Whole(2))),
    ];

    /// <summary>At a denominator.</summary>
    public static readonly (Mistake Mistake, Slip Slip)[] Denominator =
    [
        (Mistake.SignOfTerm, (in at) => Sized.Negate(at.Local)),
        (Mistake.Power, (in at) => Sized.Multiply(at.Local, at.Operand)),
        (Mistake.Power, (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    /// <summary>At what is divided by something that is the same for all: a size, a rate, √d.</summary>
    public static readonly Slip[] Divided =
    [
        (in at) => Sized.Whole(1),
        (in at) => Sized.Multiply(at.Local, at.Local),
        (in at) => Sized.Divide(at.Local, Sized.Subtract(at.Local, Sized.Whole(1))), // 1 - p for p
    ];

    /// <summary>At a factor that lets through or holds back.</summary>
    public static readonly Slip[] Masked = [(in at) => Sized.Whole(1), (in at) => Sized.Subtract(Sized.Whole(1), at.Local)];

    /// <summary>The edge is not followed.</summary>
    public static readonly Slip Dropped = (in at) => Sized.Whole(0);

    /// <summary>The factor is not collected.</summary>
    public static readonly Slip One = (in at) => Sized.Whole(1);

    /// <summary>The pre-activation in the place of the factor.</summary>
    public static readonly Slip Argument = (in at) => at.Argument;

    /// <summary>The slope in the place of the factor.</summary>
    public static readonly Slip OtherSlope = (in at) =>
        at.OtherFunction is null ? at.Local : Sized.Call(at.OtherFunction.Curve, 1, at.Argument);
}
