namespace Formulas.Evaluating.Looping;

/// <summary>What a step of a <see cref="LoopedFormula"/> does.</summary>
internal enum LoopKind : byte
{
    /// <summary>An element, which stands ready as a column.</summary>
    Element,

    /// <summary>What a function makes of an element, or a small power of it: kept with it.</summary>
    OfElement,

    /// <summary>An operation of a tape, on whole columns.</summary>
    Elementwise,

    /// <summary>How many terms a sum has.</summary>
    Size,

    /// <summary>The terms of a sum, joined by an operation.</summary>
    Fold,

    /// <summary>The sum of the products of two steps.</summary>
    SumOfProducts,

    /// <summary>What is the same for several values of a letter, once for each of them.</summary>
    Spread,
}

/// <summary>One step.</summary>
/// <param name="Step">The operation, with the earlier steps it reads.</param>
/// <param name="Inside">What it has a value for (<see cref="LoopAxes"/>): terms of sums, and values of free letters.</param>
/// <param name="Loop">The sum that is taken, or whose size it is.</param>
/// <param name="Element">Of an element, or of what is kept with it.</param>
internal readonly record struct LoopStep(LoopKind Kind, Step Step, int Inside, int Loop = 0, JoinedElement? Element = null);
