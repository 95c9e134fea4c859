using System.Text;
using Formulas.Tree;

namespace Formulas.Printing;

/// <summary>What stands around the operands of a formula and between them; before the third one, where that is something else.</summary>
internal readonly record struct Pieces(string Open, string Between, string Close, string Second = "");

/// <summary>
/// How the pieces of a formula look. Who needs brackets, and in which order all of it comes, is the same for every notation.
/// </summary>
internal interface INotation
{
    /// <summary>Whether fractions have bars and exponents are raised.</summary>
    bool IsTypeset { get; }

    /// <summary>Around what does not hold together by itself.</summary>
    Pieces Brackets(Formula content);

    /// <summary>Around the exponent of what has room for one beside what stands below it; null for everything else.</summary>
    Pieces? Raised(Formula basis);

    /// <summary>Around a condition that is a value, 1 or 0.</summary>
    Pieces Iverson { get; }

    /// <summary>Around a condition and two values.</summary>
    Pieces Cases { get; }

    /// <summary>Around a condition, and between two that both have to hold.</summary>
    Pieces Conditions { get; }

    string Sign(Relation relation);

    /// <summary>Number, constant, symbol or derivative.</summary>
    void Leaf(Formula leaf, StringBuilder text);

    void Index(Index index, StringBuilder text);

    /// <summary>Around what is pointed out, brackets and all; nothing around anything else.</summary>
    Pieces Highlight(Formula formula) => default;

    /// <summary>The pieces of a formula with operands.</summary>
    Pieces Of(Formula formula);
}
