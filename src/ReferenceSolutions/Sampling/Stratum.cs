using System.Collections.Immutable;
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

    /// <summary>Several open functions are all the same at these points, whatever that is.</summary>
    public sealed record SameFunction(ImmutableArray<Function.Open> Functions) : Stratum(NamesOf(Functions));

    /// <summary>Several open functions are all the logistic one at these points: what an answer may assume of them together.</summary>
    public sealed record AllLogistic(ImmutableArray<Function.Open> Functions)
        : Stratum($"{NamesOf(Functions)}={FunctionTable.Logistic.Name}");

    /// <summary>The targets sum to one at these points.</summary>
    public sealed record TargetsSumToOne() : Stratum("targets-sum-to-one");

    /// <summary>A condition of the problem file holds at these points: z6 &gt; 0.</summary>
    /// <param name="Condition">A formula with the value 1 or 0.</param>
    public sealed record Where(Formula Condition) : Stratum(PlainPrinter.Print(Condition).Trim('[', ']'));

    /// <summary>True where an answer may assume it with credit; false for what only explains a wrong answer (tanh, z6 &gt; 0).</summary>
    public bool IsAssumption => this switch
    {
        Family family => ReferenceEquals(family.Is, FunctionTable.Logistic),
        AllLogistic or TargetsSumToOne => true,
        SameFunction or Where => false,
        _ => throw new UnreachableException(),
    };

    private static string NamesOf(ImmutableArray<Function.Open> functions) =>
        string.Join('=', functions.Select(function => Greek.Spelled(function.Name)));
}
