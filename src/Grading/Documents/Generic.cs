using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Formulas.Tree;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;

namespace Grading.Documents;

/// <summary>The variables that a loss is stated with, L(x, t): x is the neuron that the loss is of.</summary>
internal static class Generic
{
    /// <summary>The letters with what they stand for: x, x_{6}.</summary>
    public static ImmutableArray<(string Letter, string Name)> Of(Problem problem, HomeworkText text, IEnumerable<Naming> own)
    {
        var generic = ImmutableArray.CreateBuilder<(string, string)>();
        var taken = own.Select(naming => naming.Name.Name).ToHashSet();
        foreach (var group in Arguments(problem).GroupBy(name => name[..1]))
        {
            if (group.Count() > 1 || !taken.Add(group.Key) || !text.Mentions(Use(group.Key))) continue;
            generic.Add((group.Key, $"{group.Key}_{{{group.First()[1..]}}}"));
        }
        return generic.ToImmutable();
    }

    // The numbered names of which the loss is made: x6 of L = t/x6 - …
    private static string[] Arguments(Problem problem) =>
    [
        .. problem.Sections.Select(section => section.Model)
            .SelectMany(model => model.Definitions.Where(definition => definition.Target.Quantity == model.Loss))
            .SelectMany(definition => Walks.Nodes(definition.Body)).OfType<Formula.Symbol>()
            .Select(symbol => symbol.Quantity.Name)
            .Where(name => name.Length > 1 && char.IsAsciiLetter(name[0]) && name[1..].All(char.IsAsciiDigit)).Distinct(),
    ];

    // L(x,t), \partial x, d x
    private static Regex Use(string letter) => new(
        $@"\([^()]*\b{letter}\s*,|\(\s*{letter}\s*[,)]|(?:\\partial|\bd)\s*{letter}\b(?!_)", RegexOptions.CultureInvariant);
}
