using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Derivations;

/// <summary>Letters as on paper: one character each, the declared one where it is free, else the next of its dimension or alphabet.</summary>
public static class PaperLetters
{
    private const string Usual = "ijkmnpqrsuvabcdefgh";

    /// <summary>Both sides with their letters as on paper.</summary>
    public static DerivedLine Of(DerivedLine line, IReadOnlyDictionary<string, Axis> letters)
    {
        var taken = new HashSet<string>();
        var changes = ImmutableArray.CreateBuilder<(string, Index)>();
        foreach (var letter in LettersIn(line.Left)) changes.Add((letter, new(Next(letter, taken, letters), 0)));
        return new(
            (Derivative)Renaming.Of(line.Left, changes.ToImmutable()),
            Dummies(Renaming.Of(line.Right, changes.ToImmutable()), taken, letters));
    }

    /// <summary>A formula with its dummies as on paper.</summary>
    public static Formula Of(Formula formula, IReadOnlyDictionary<string, Axis> letters) => Dummies(formula, [.. FreeIn(formula)], letters);

    private static Formula Dummies(Formula formula, HashSet<string> taken, IReadOnlyDictionary<string, Axis> letters)
    {
        if (formula is not Sum { Letter.Length: > 0 } sum) return Walks.WithOperands(formula, inner => Dummies(inner, taken, letters));
        var inside = new HashSet<string>(taken);
        var letter = Next(sum.Letter, inside, letters);
        var renamed = Renaming.Of(sum.Body, [(sum.Letter, new(letter, 0))]);
        return sum with { Letter = letter, Body = Dummies(renamed, inside, letters) };
    }

    // The letter itself, another one of its dimension, any.
    private static string Next(string letter, HashSet<string> taken, IReadOnlyDictionary<string, Axis> letters)
    {
        var own = letter[..1];
        var axis = letters.GetValueOrDefault(own);
        var same = letters.Where(one => axis is not null && one.Value == axis).Select(one => one.Key);
        var others = Usual.Select(one => $"{one}").Where(one => !letters.ContainsKey(one));
        var next = same.Prepend(own).Concat(others).FirstOrDefault(one => !taken.Contains(one)) ?? letter;
        taken.Add(next);
        return next;
    }

    private static IEnumerable<string> FreeIn(Formula formula) => Walks.Nodes(formula).SelectMany(LettersIn);

    private static IEnumerable<string> LettersIn(Formula node) => node switch
    {
        Symbol symbol => symbol.Subscripts.Append(symbol.Layer ?? Index.Of(0)).Where(index => !index.IsNumber).Select(index => index.Letter),
        Derivative derivative => LettersIn(derivative.Of).Concat(LettersIn(derivative.With)).Distinct(),
        _ => [],
    };
}
