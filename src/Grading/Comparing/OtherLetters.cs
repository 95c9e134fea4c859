using Formulas.Tree;

namespace Grading.Comparing;

/// <summary>The letters that an answer may have instead of those of the question.</summary>
internal static class OtherLetters
{
    /// <summary>What is asked, in other letters that the formula has; at least one of them is none of the question's.</summary>
    public static IEnumerable<Formula.Symbol> Of(Formula formula, Formula.Symbol asked)
    {
        var letters = LettersIn(formula);
        var own = asked.Subscripts.Select(index => index.Letter).ToArray();
        if (letters.All(own.Contains)) yield break;
        foreach (var one in letters)
        {
            if (own.Length == 1 && one != own[0]) yield return asked with { Subscripts = [new Index(one, 0)] };
            if (own.Length != 2) continue;
            foreach (var other in letters)
                if (one != other && !(own.Contains(one) && own.Contains(other)))
                    yield return asked with { Subscripts = [new Index(one, 0), new Index(other, 0)] };
        }
    }

    private static SortedSet<string> LettersIn(Formula formula)
    {
        var letters = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in Walks.Nodes(formula))
            if (node is Formula.Symbol symbol)
                foreach (var index in symbol.Subscripts)
                    if (!index.IsNumber) letters.Add(index.Letter);
        return letters;
    }
}
