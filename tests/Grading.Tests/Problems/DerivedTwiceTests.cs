using System.Globalization;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Problems.Sections;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.HandDerived;
using ReferenceSolutions.Sampling;

namespace Grading.Tests.Problems;

/// <summary>
/// Every derivative of every network that the problems ask about, at hundreds of points: automatic
/// differentiation, the derivation by hand, central differences and 256-bit arithmetic agree.
/// </summary>
public sealed class DerivedTwiceTests
{
    private const int Seeds = 5;

    // The method of C# is about the network of another section, with a function that is known.
    public static IEnumerable<object[]> Networks =>
        from problem in Repository.Problems
        from section in problem.Sections
        where section.Model.Loss is not null && section.Name != "a method of C#"
        select new object[] { problem.Id, section.Name };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_is_derived_by_hand_too(string problem, string section) =>
        Assert.Contains(SectionOf(problem, section).HandDerived ?? "none", HandDerivations.ByName.Keys);

    [Theory]
    [MemberData(nameof(Networks))]
    public void Autodiff_is_the_hand_derivation(string problem, string section)
    {
        var solve = HandDerivations.ByName[SectionOf(problem, section).HandDerived!];
        var (points, derived) = (0, new HashSet<string>());
        foreach (var set in Sets(problem, section))
        {
            points += set.Points.Count;
            for (var p = 0; p < set.Points.Count; p++)
            {
                var at = new HandDerivedPoint(set, p);
                foreach (var partial in solve(at.Point).Partials)
                {
                    if (at.Adjoint(partial.Name, partial.Indices) is not { } adjoint)
                    {
                        Assert.Fail($"the model has no {partial.Quantity}");
                        return;
                    }
                    derived.Add(partial.Name);
                    Assert.True(Math.Abs(adjoint.Value - partial.Value) <= 1e-13 * adjoint.Size,
                        $"∂/∂{partial.Quantity}: {adjoint.Value:R} by autodiff, {partial.Value:R} by hand");
                }
            }
            // a leaf that the hand derivation leaves out has another name there (a^0 = x), or is no part of the loss (the step size)
            foreach (var (leaf, column) in set.Network.Leaves)
            {
                var copies = set.Network.Model.Definitions
                    .Where(definition => definition.Body is Formula.Symbol symbol && symbol.Quantity == leaf.Quantity)
                    .Select(definition => definition.Target.Quantity);
                if (!copies.Append(leaf.Quantity).Any(IsDerived))
                    Assert.All(
                        set.Points.Column(set.Network.Layout.Elements + column).ToArray(), adjoint => Assert.Equal(0, adjoint.Value));
            }
        }
        Assert.True(points >= 300 || SectionOf(problem, section).Model.Leaves.All(leaf => leaf.Domain.IsConstant), $"only {points} points");

        bool IsDerived(Quantity quantity) =>
            derived.Contains(Greek.Spelled(quantity.Name))
                || derived.Contains($"{Greek.Spelled(quantity.Name)}_{string.Concat(quantity.Letters)}");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Autodiff_is_the_slope_of_the_loss(string problem, string section)
    {
        foreach (var set in Sets(problem, section))
        {
            foreach (var (leaf, column) in set.Network.Leaves)
            {
                var adjoints = set.Points.Column(set.Network.Layout.Elements + column);
                var differences = FiniteDifferences.Of(set.Network, set.Points, column);
                for (var p = 0; p < differences.Length; p++)
                {
                    if (double.IsNaN(differences[p].Value)) continue; // at a kink
                    var allowed = 1e-7 * (1 + adjoints[p].Size) + 10 * differences[p].Uncertainty;
                    Assert.True(Math.Abs(adjoints[p].Value - differences[p].Value) <= allowed,
                        $"∂/∂{leaf.Quantity}: {adjoints[p].Value:R} by autodiff, {differences[p].Value:R} ± "
                            + $"{differences[p].Uncertainty:G2} by central differences");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Doubles_are_as_good_as_their_size_says(string problem, string section)
    {
        foreach (var set in Sets(problem, section, seeds: 1))
        {
            for (var column = 0; column < 2 * set.Network.Layout.Elements; column++)
            {
                var doubles = set.Points.Column(column);
                for (var p = 0; p < doubles.Length; p++)
                {
                    var exact = set.Exact.At(column, p);
                    Assert.True(BigFloat.Abs(exact - doubles[p].Value) <= 1e-14 * doubles[p].Size,
                        $"column {column}, point {p}: {doubles[p]} instead of {exact.ToDouble():R}");
                }
            }
        }
    }

    private static Section SectionOf(string problem, string section) =>
        Repository.Problem(problem).Sections.Single(one => one.Name == section);

    private static IEnumerable<SampledNetwork> Sets(string problem, string section, int seeds = Seeds) => Enumerable.Range(0, seeds)
        .SelectMany(seed =>
            ProblemGrading.Points(Repository.Problem(problem), SectionOf(problem, section), seed.ToString(CultureInfo.InvariantCulture)));
}
