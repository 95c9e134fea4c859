namespace Formulas.Names;

/// <summary>What a loss is called above the line of a derivative and under ∇, whatever the question calls it.</summary>
internal static class LossNames
{
    private static readonly string[] Names = ["Loss", "loss", "Cost", "cost", "C", "L", "E", "J", "ℓ"];

    /// <summary>How many characters of the text are such a name; 0 where it begins with none.</summary>
    public static int LengthIn(ReadOnlySpan<char> text)
    {
        foreach (var name in Names)
            if (text.StartsWith(name) && EndsAt(text, name.Length)) return name.Length;
        return 0;
    }

    // dLdw is dL/dw
    private static bool EndsAt(ReadOnlySpan<char> text, int length) =>
        length == text.Length || text[length] is 'd' or '_' || !char.IsLetterOrDigit(text[length]);
}
