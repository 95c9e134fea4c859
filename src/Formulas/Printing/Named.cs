using System.Text;
using Formulas.Names;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>What has a name as plain text: w_jk^(l+1), h_(1,j).</summary>
internal static class Named
{
    /// <summary>The name, its indices, its layer.</summary>
    public static void Print(Symbol symbol, StringBuilder text)
    {
        text.Append(Greek.Spelled(symbol.Quantity.Name));
        symbol = AtNumberedStep(symbol);
        if (symbol.Subscripts.Length > 0)
        {
            var simple = symbol.Subscripts.All(IsOneLetter);
            text.Append('_').Append(simple ? string.Concat(symbol.Subscripts) : $"({string.Join(',', symbol.Subscripts)})");
        }
        if (symbol.Layer is { } layer) text.Append('^').Append(layer.IsNumber || layer.Offset == 0 ? $"{layer}" : $"({layer})");
    }

    /// <summary>h_(1,j), the step before the places: h_j^1 would be a power.</summary>
    public static Symbol AtNumberedStep(Symbol symbol) => symbol is { Quantity.IsTimed: true, Layer: { IsNumber: true } step }
        ? symbol with { Subscripts = [step, .. symbol.Subscripts], Layer = null }
        : symbol;

    private static bool IsOneLetter(Index index) =>
        index.IsNumber ? index.Offset < 10 : index is { Letter.Length: 1, Offset: 0, IsPlain: true };
}
