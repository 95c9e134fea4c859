using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Marking;

/// <summary>What other courses write, and an assignment may accept: sums that are implied, a batch that is averaged over.</summary>
internal static partial class Conventions
{
    /// <summary>
    /// The formula with a sum over every index that occurs twice in a term and is neither free nor
    /// summed over; sums by Einstein's convention.
    /// </summary>
    public static Formula WithImpliedSums(Formula formula, Vocabulary vocabulary)
    {
        switch (formula)
        {
            case Negate negate: return new Negate(WithImpliedSums(negate.Operand, vocabulary));
            case Binary { Operator: Operator.Add or Operator.Subtract } sum:
                return sum with { Left = WithImpliedSums(sum.Left, vocabulary), Right = WithImpliedSums(sum.Right, vocabulary) };
        }
        var nodes = Walks.Nodes(formula);
        var bound = vocabulary.FreeIndices.Select(index => index.Letter).Concat(nodes.OfType<Sum>().Select(sum => sum.Letter)).ToHashSet();
        var repeated = nodes.OfType<Symbol>().Concat(nodes.OfType<Derivative>().Select(derivative => derivative.With))
            .SelectMany(symbol => symbol.Subscripts)
            .Concat(nodes.OfType<Choose>().SelectMany(choose => Compared(choose.Condition)))
            .Where(index => !index.IsNumber && !bound.Contains(index.Letter))
            .GroupBy(index => index.Letter).Where(uses => uses.Count() > 1).Select(uses => uses.Key);
        return repeated.Aggregate(formula, (term, letter) => new Sum(letter, null, term));
    }

    // those of a Kronecker delta
    private static IEnumerable<Index> Compared(Condition condition) => condition switch
    {
        Condition.Indices indices => [indices.Left, indices.Right],
        Condition.Both both => Compared(both.First).Concat(Compared(both.Second)),
        _ => [],
    };

    /// <summary>The letter of an unknown name that can be the number of examples in a batch.</summary>
    public static string? BatchSize(ReadingFault fault) =>
        fault is ReadingFault.UnknownName { Name: "N" or "n" or "m" } unknown ? unknown.Name : null;

    /// <summary>The answer for a batch of so many examples.</summary>
    public static string ForBatchOf(int size, string letter, string answer) =>
        Letter().Replace(answer, name => name.Value == letter ? $"({size})" : name.Value);

    [GeneratedRegex(@"(?<![A-Za-z_\\])[A-Za-z](?![A-Za-z0-9_'])", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
