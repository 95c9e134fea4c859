using System.Text;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Elements that labels choose: S_{n,y_n} is read as a sum over all its places, of which a condition takes one, and written as it was.
/// </summary>
internal static class Labelled
{
    /// <summary>The element, with the label among its indices; null for any other formula.</summary>
    public static Symbol? Of(Formula formula)
    {
        if (formula is not Sum { Letter: ['@', ..] letter, Body: Choose { Condition: Condition.Values chosen } body }) return null;
        if (chosen is not { Relation: Relation.Equal, Left: Position { Index: { Offset: 0 } index }, Right: Symbol label }
            || index.Letter != letter || (body.Then as Symbol ?? Of(body.Then)) is not { } element) return null;
        return element with { Subscripts = [.. element.Subscripts.Select(one => one == index ? new(Text(label), 0) : one)] };
    }

    // y_n; y^t
    private static string Text(Symbol label)
    {
        var text = new StringBuilder();
        Named.Print(label, text);
        return text.ToString();
    }
}
