namespace Formulas.Reader.Tokens;

/// <summary>The LaTeX environments that answers may have. To add one, add its name to a row.</summary>
internal static class Environments
{
    // They change nothing about the value; rows end at \\ and not at the ends of lines.
    private static readonly string[] Displays =
    [
        "aligned", "align", "equation", "split", "gathered", "gather", "displaymath", "math", "eqnarray", "multline", "alignat",
            "alignedat",
        "flalign", "array", "dmath", "subequations", "IEEEeqnarray",
    ];

    // Those with an argument that says how columns stand: {rcl}, {2}.
    private static readonly string[] WithColumns = ["alignat", "alignedat", "array", "IEEEeqnarray"];

    // Their rows begin with \item.
    private static readonly string[] Lists = ["enumerate", "itemize", "description"];

    /// <summary>Whether an environment of that name is a list.</summary>
    public static bool IsList(ReadOnlySpan<char> name) => IsOneOf(Lists, name);

    /// <summary>Whether an environment of that name, with a star or without, displays formulas.</summary>
    public static bool IsDisplay(ReadOnlySpan<char> name) => IsOneOf(Displays, name);

    /// <summary>Whether \begin{…} has an argument more.</summary>
    public static bool HasColumns(ReadOnlySpan<char> name) => IsOneOf(WithColumns, name);

    private static bool IsOneOf(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var known in names)
            if (name.TrimEnd('*').SequenceEqual(known)) return true;
        return false;
    }
}
