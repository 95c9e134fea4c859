using System.Globalization;
using Formulas.Authors;
using Formulas.Tree;

namespace Grading.Problems.Sections;

/// <summary>Sizes that follow from others: i - r + 1.</summary>
internal static class SizeExpression
{
    /// <summary>The value; null where a letter has none yet, or something has no place in a size.</summary>
    public static double? Value(Written written, Func<string, double?> sizeOf) => written switch
    {
        Written.Number number => double.Parse(number.Digits, CultureInfo.InvariantCulture),
        Written.Name { Places.IsEmpty: true, Word: var letter } => sizeOf(letter),
        Written.Negated negated => -Value(negated.Operand, sizeOf),
        Written.Joined joined when Value(joined.Left, sizeOf) is { } left && Value(joined.Right, sizeOf) is { } right =>
            joined.Operator switch
            {
                Operator.Add => left + right,
                Operator.Subtract => left - right,
                Operator.Multiply or Operator.MatrixProduct => left * right,
                Operator.Divide => left / right,
                _ => null,
            },
        _ => null,
    };
}
