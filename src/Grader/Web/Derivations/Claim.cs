using Formulas.Printing;
using Formulas.Tree;
using Grading.Documents;
using Grading.Reports;

namespace Grader.Web.Derivations;

/// <summary>
/// What a line of a derivation claims, with all that it depends on: its chain, and the lines that give names, wherever they stand.
/// </summary>
/// <param name="Key">The same for the same claim.</param>
/// <param name="AsksMuch">
/// Whether it could ask for more than one number at a time: (x - 2.1)(x - 2.2) = 0 tries two, [x > 2.5] = 1 halves all there are. So what
/// is not known stands together with numbers in one factor at most, and under no condition, in no function.
/// </param>
internal sealed record Claim(string Key, bool AsksMuch)
{
    public static Claim Of(TypedDerivation derivation, int line)
    {
        int[] lines = [.. Enumerable.Range(1, derivation.Lines.Length).Where(other => IsPartOf(derivation, other, line))];
        var sides = lines.ToDictionary(
            other => other, other => derivation.On(other).Select(one => one.Member.Side.Formula).OfType<Formula>().ToArray());
        // a name may hold any number that stands in the lines that give names
        var mixing = new Mixing(sides.Any(other => other.Key != line && Array.Exists(other.Value, HasNumbers)));
        // as typed, and as read: there names of derivatives are spelled out
        var said = lines.Select(other => derivation.Lines[other - 1].Trim()).Concat(sides[line].Select(PlainPrinter.Print));
        return new(
            TypedText.Digits(string.Join('\n', said)),
            !sides.Values.SelectMany(all => all).All(mixing.IsPlain));
    }

    private static bool IsPartOf(TypedDerivation derivation, int other, int line)
    {
        if (other == line) return true;
        var steps = derivation.Steps.Where(step => step.Place.Line == other).ToArray();
        var isOfChain = derivation.Chains.Any(chain =>
            Array.Exists([.. chain.Members], member => member.Place.Line == line)
            && Array.Exists([.. chain.Members], member => member.Place.Line == other));
        return other < line && isOfChain || steps.Length == 0
            || Array.Exists(steps, step => step.Verdict is Grading.Documents.Steps.StepVerdict.Definition);
    }

    // 0, 1 and 2 are in every formula.
    private static bool HasNumbers(Formula side) =>
        Walks.First(side, node => node is Formula.Number { Value: not (0 or 1 or 2) }) is not null;

    private static bool IsUnknown(Formula node) => node is Formula.Symbol or Formula.Derivative or Formula.Slope;

    // Where what is not known stands together with numbers.
    private sealed record Mixing(bool AreInNames)
    {
        public bool IsPlain(Formula formula) => formula switch
        {
            Formula.Binary { Operator: Operator.Add or Operator.Subtract } sum => IsPlain(sum.Left) && IsPlain(sum.Right),
            Formula.Binary { Operator: Operator.Divide } fraction => IsPlain(fraction.Left) && !IsMixed(fraction.Right),
            Formula.Binary { Operator: not Operator.Power } product =>
                IsPlain(product.Left) && IsPlain(product.Right) && !(IsMixed(product.Left) && IsMixed(product.Right)),
            Formula.Negate negate => IsPlain(negate.Operand),
            Formula.Transpose transpose => IsPlain(transpose.Operand),
            Formula.Sum { By: Reduction.Add or Reduction.Mean } sum => IsPlain(sum.Body),
            _ => !IsMixed(formula) || Walks.Operands(formula).Count == 0,
        };

        private bool IsMixed(Formula formula) => Walks.First(formula, IsUnknown) is not null && (AreInNames || HasNumbers(formula));
    }
}
