using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Reader.Chains;
using Formulas.Tree;

namespace Grading.Documents.Steps;

/// <summary>The names that a derivation is read with: those of a section of the problem, and the student's own.</summary>
/// <param name="Spelled">The student's names that stand for a derivative or the like, each with its letters and what it is.</param>
internal sealed partial record StepWords(Vocabulary Vocabulary, AuthorNames Names, ImmutableArray<SpelledName> Spelled)
{
    private Vocabulary? _square;

    /// <summary>Letters that a function is stated with, and what they stand for.</summary>
    public ImmutableArray<(string Letter, string Name)> Generic { get; init; } = [];

    /// <summary>The same names where all layers count as one.</summary>
    public Vocabulary Square => _square ??= new(Vocabulary.Quantities.Select(Squares.Of), [], Vocabulary.Spellings)
    {
        Loss = Vocabulary.Loss,
        Dimensions = Vocabulary.Dimensions,
        SizeNames = Vocabulary.SizeNames,
        Shifted = Vocabulary.Shifted,
    };

    /// <summary>Whether anything has layers of several widths.</summary>
    public bool HasLayers { get; } = Vocabulary.Dimensions.Any(dimension => dimension.Layers is not null);

    /// <summary>One side of an equality, with what the student's names stand for.</summary>
    public Side Read(string text)
    {
        text = LossArguments().Replace(text, WithoutArguments);
        foreach (var (letter, name) in Generic)
            text = Regex.Replace(text, $@"(?<![A-Za-z\\]){letter}(?![A-Za-z0-9]|\s*[_'({{])", name, RegexOptions.CultureInvariant);
        var side = SideReader.Read(text, Vocabulary);
        return Spelled.IsEmpty || side.Formula is null ? side
            : side with { Formula = SpeltOut(side.Formula), Otherwise = side.Otherwise is { } other ? SpeltOut(other) : null };
    }

    // L(x, t), C(a^L): what the loss is of
    private string WithoutArguments(Match match) =>
        Vocabulary.Loss?.Name == match.Groups["loss"].Value ? match.Groups["loss"].Value : match.Value;

    [GeneratedRegex(@"(?<![A-Za-z\\])(?<loss>[A-Z])\s*(?:\\left)?"
        + @"\((?<of>[^()=+\-*/]*,[^()=+\-*/]*|[a-z](?:[_^](?:\{[^{}]*\}|\w))*)(?:\\right)?\)",
        RegexOptions.CultureInvariant)]
    private static partial Regex LossArguments();

    private Formula SpeltOut(Formula formula) => Walks.Replace(formula, node => node switch
    {
        Formula.Symbol symbol => SpeltOut(symbol),
        Formula.Derivative derivative when SpeltOut(derivative.With) is Formula.Symbol with => derivative with { With = with },
        Formula.Slope slope when SpeltOut(slope.With) is Formula.Symbol with => slope with { Of = SpeltOut(slope.Of), With = with },
        _ => null,
    });

    private Formula? SpeltOut(Formula.Symbol symbol)
    {
        foreach (var (own, letters, body) in Spelled)
            if (own == symbol.Quantity && symbol.Subscripts.Length == letters.Length && (own.Layer is null || symbol.Layer is not null))
                return Renaming.Of(body, own.Layer is null ? [.. letters.Zip(symbol.Subscripts)]
                    : [.. letters.Zip(symbol.Subscripts), (own.Layer, symbol.Layer!)]);
        return null;
    }
}

/// <summary>A name of the student's own with what it stands for: as a whole, and by its elements.</summary>
internal sealed record SpelledName(Quantity Own, ImmutableArray<string> Letters, Formula Body);
