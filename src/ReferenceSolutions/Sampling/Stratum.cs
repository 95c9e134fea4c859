using System.Diagnostics;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling;

/// <summary>A set of points on which an answer may be right although it is not right everywhere.</summary>
public abstract record Stratum
{
    private Stratum(string name) => Name = name;

    /// <summary>The word in results: <c>sigma=logistic</c>, <c>targets-sum-to-one</c>, <c>z6 &gt; 0</c>.</summary>
    public string Name { get; }

    /// <summary>An open function is of one family at these points: σ is the logistic function.</summary>
    public sealed record Family(Function.Open Function, Function.Known Is) : Stratum($"{Greek.Spelled(Function.Name)}={Is.Name}");

    /// <summary>The targets sum to one at these points.</summary>
    public sealed record TargetsSumToOne() : Stratum("targets-sum-to-one");

    /// <summary>A condition of the problem file holds at these points: z6 &gt; 0.</summary>
    /// <param name="Condition">A formula with the value 1 or 0.</param>
    public sealed record Where(Formula Condition) : Stratum(PlainPrinter.Print(Condition).Trim('[', ']'));

    /// <summary>True where an answer may assume it with credit; false for what only explains a wrong answer (tanh, z6 &gt; 0).</summary>
    public bool IsAssumption => this switch
    {
        Family family => ReferenceEquals(family.Is, FunctionTable.Logistic),
        TargetsSumToOne => true,
        Where => false,
        _ => throw new UnreachableException(),
    };
}
