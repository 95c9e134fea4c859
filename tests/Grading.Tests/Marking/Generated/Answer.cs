using System.Text.RegularExpressions;
using Formulas.Tree;

namespace Grading.Tests.Marking.Generated;

/// <summary>An answer that is made from a seed.</summary>
/// <param name="Tree">What it was printed from.</param>
/// <param name="Worth">What that was worth before any change.</param>
internal sealed partial record Answer(int Seed, GeneratedPart Part, Formula Tree, Worth Worth, string Notation, string Text)
{
    // Said beside an answer, they mean nothing to it.
    private static readonly string[] Neutral =
    [
        " (by the chain rule)", ", by the chain rule", " [3 marks]", ", as in the lecture notes", " (see page 12)", ", which is the answer",
        " (simplified)",
    ];

    // These change what they are said of.
    private static readonly string[] Changing =
        ["not ", "minus ", "it is not ", "twice ", "the negative of ", "the opposite of ", "one minus ", "half of "];

    private static readonly string[] ChangingBehind =
    [
        ", but negative", " is wrong", ", times two", " (with the opposite sign)", ", not simplified: divide by 2", " (wrong)",
        ", or its negative",
    ];

    private static readonly string[] Inserted =
        ["5", "(5)", " (5) ", "0.1", "-", "\n", "\n2 ", " \\\\ ", "'", "^2", "\\qquad (5)", ",", "1/2 ", " not ", "\n(5)\n", " or ", "%"];

    /// <summary>A right answer.</summary>
    public static Answer Right(int seed)
    {
        var chance = new Chance(seed);
        var start = Start(chance);
        return Dressed(seed, chance, start, start.Tree);
    }

    /// <summary>An answer whose tree has a slip.</summary>
    public static Answer WithSlip(int seed)
    {
        var chance = new Chance(seed);
        var start = Start(chance);
        return Dressed(seed, chance, start with { Tree = new Corruption(start.Part.Question, chance).Of(start.Tree) }, null);
    }

    /// <summary>A right answer, with a piece of its text dropped, doubled, swapped or replaced.</summary>
    public static Answer WithTypo(int seed)
    {
        var answer = Right(seed);
        return answer with { Text = Typo(answer.Text, new(-seed)) };
    }

    /// <summary>An answer, right or not, with something said beside it; whether it may be right.</summary>
    public static Answer WithRemark(int seed, out bool isRight)
    {
        var chance = new Chance(seed);
        var (part, tree, _, isWhole) = Start(chance);
        if (chance.OneIn(2)) tree = new Corruption(part.Question, chance).Of(tree);
        var notation = chance.Of(isWhole ? Generated.Notation.OfWhole : Generated.Notation.OfIndices);
        var text = notation.IsLatex ? $"${notation.Print(tree)}$" : notation.Print(tree);
        var worth = part.Fresh.Of(tree);
        isRight = worth == Worth.Right && chance.OneIn(2);
        if (isRight) text += chance.Of(Neutral);
        else if (chance.OneIn(2)) text = chance.Of(Changing) + text;
        else text += chance.Of(ChangingBehind);
        return new(seed, part, tree, worth, notation.Name, text);
    }

    private readonly record struct Beginning(GeneratedPart Part, Formula Tree, Worth Worth, bool IsWhole);

    private static Beginning Start(Chance chance)
    {
        var part = chance.Of(GeneratedPart.All);
        var isWhole = part.Whole.Length > 0 && chance.OneIn(4);
        var isAssuming = !isWhole && part.Assuming.Length > 0 && chance.OneIn(6);
        var tree = chance.Of(isWhole ? part.Whole : isAssuming ? part.Assuming : part.Typed);
        var rewritten = new Rewriting(part.Part.Section.Model, chance).Of(tree, chance.Below(5), isWhole);
        return new(part, rewritten, isAssuming ? Worth.Assuming : Worth.Right, isWhole);
    }

    private static Answer Dressed(int seed, Chance chance, Beginning start, Formula? same)
    {
        var (part, tree, worth, isWhole) = start;
        var notation = chance.Of(isWhole ? Generated.Notation.OfWhole : Generated.Notation.OfIndices);
        var before = same is not null && chance.OneIn(6) ? new Rewriting(part.Part.Section.Model, chance).Of(same, 1, isWhole) : null;
        return new(seed, part, tree, worth, notation.Name, new Dressing(part, notation, chance).Of(tree, before));
    }

    private static string Typo(string text, Chance chance)
    {
        var pieces = Piece().Matches(text).Select(match => match.Value).ToList();
        var at = chance.Below(pieces.Count);
        switch (chance.Below(5))
        {
            case 0: pieces.RemoveAt(at); break;
            case 1: pieces.Insert(at, pieces[at]); break;
            case 2: pieces.Insert(at, chance.Of(Inserted)); break;
            case 3: pieces[at] = chance.Of(pieces); break;
            default: (pieces[at], pieces[^(at + 1)]) = (pieces[^(at + 1)], pieces[at]); break;
        }
        return string.Concat(pieces);
    }

    [GeneratedRegex(@"\\[A-Za-z]+|[A-Za-z]+|[0-9.]+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
