namespace Formulas.Authors;

/// <summary>The letters that stand in places of a condition and that no reduction in it binds: it holds for each of their values.</summary>
internal static class PlaceLetters
{
    public static IReadOnlyList<string> In(Comparisons condition)
    {
        var letters = new List<string>();
        Collect(condition, [], letters);
        return letters;
    }

    private static void Collect(Comparisons condition, string[] bound, List<string> letters)
    {
        foreach (var group in condition.Alternatives)
            foreach (var comparison in group)
            {
                Collect(comparison.Left, bound, letters);
                Collect(comparison.Right, bound, letters);
            }
    }

    // 9 branches: a row for each kind of part
    private static void Collect(Written written, string[] bound, List<string> letters)
    {
        switch (written)
        {
            case Written.Name name:
                foreach (var place in name.Places) Collect(place, bound, letters);
                break;
            case Written.Applied applied:
                foreach (var argument in applied.Arguments) Collect(argument, [.. bound, .. applied.Letters], letters);
                break;
            case Written.Joined joined:
                Collect(joined.Left, bound, letters);
                Collect(joined.Right, bound, letters);
                break;
            case Written.Negated negated: Collect(negated.Operand, bound, letters); break;
            case Written.Transposed transposed: Collect(transposed.Operand, bound, letters); break;
            case Written.Bars bars: Collect(bars.Operand, bound, letters); break;
            case Written.Bracket bracket: Collect(bracket.Condition, bound, letters); break;
            case Written.Where where:
                Collect(where.Condition, bound, letters);
                Collect(where.Then, bound, letters);
                Collect(where.Else, bound, letters);
                break;
        }
    }

    private static void Collect(Place place, string[] bound, List<string> letters)
    {
        switch (place)
        {
            case Place.Combined combined:
                foreach (var (_, letter) in combined.Terms)
                    if (!bound.Contains(letter) && !letters.Contains(letter)) letters.Add(letter);
                break;
            case Place.Label label: Collect(label.Name, bound, letters); break;
        }
    }
}
