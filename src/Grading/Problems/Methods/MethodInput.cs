using Formulas.Names;
using Formulas.Tree;
using ScriptMessages;

namespace Grading.Problems.Methods;

/// <summary>What a parameter of a method stands for: a quantity of the model, or the derivative of the loss by it.</summary>
public sealed record MethodInput(Quantity Quantity, bool IsDerivative)
{
    /// <summary>How many indices it has, its step or layer among them, before the others.</summary>
    public int Depth => Quantity.Axes.Length + (Quantity.Layer is null ? 0 : 1);

    /// <summary>What its parameter is called: X, dS for the derivative by S.</summary>
    public string Name => (IsDerivative ? "d" : "") + Identifier(Quantity);

    /// <summary>The type of so many indices; null where there are more than methods take.</summary>
    public static ValueKind? Kind(int depth) => depth <= (int)ValueKind.Cube ? (ValueKind)depth : null;

    /// <summary>The name of a quantity as C# has it.</summary>
    public static string Identifier(Quantity quantity) => string.Concat(Greek.Spelled(quantity.Name).Where(char.IsLetterOrDigit));
}
