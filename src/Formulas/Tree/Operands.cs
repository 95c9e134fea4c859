using System.Collections.Immutable;
using System.Diagnostics;

namespace Formulas.Tree;

/// <summary>
/// The formulas that a formula is made of, from left to right, those of a condition first. A value: to walk them allocates nothing.
/// </summary>
public readonly struct Operands
{
    private readonly Condition? _condition;
    private readonly Formula? _first;
    private readonly Formula? _second;
    private readonly ImmutableArray<Formula> _all;

    internal Operands(Formula only) => (_first, Count) = (only, 1);

    internal Operands(Formula first, Formula second) => (_first, _second, Count) = (first, second, 2);

    internal Operands(ImmutableArray<Formula> all) => (_all, Count) = (all, all.Length);

    internal Operands(Condition condition, Formula then, Formula otherwise)
    {
        (_condition, _first, _second, InCondition) = (condition, then, otherwise, CountIn(condition));
        Count = InCondition + 2;
    }

    public int Count { get; }

    /// <summary>How many of them, the first ones, stand in the condition.</summary>
    public int InCondition { get; }

    public Formula this[int place]
    {
        get
        {
            if (!_all.IsDefault) return _all[place];
            if (place < InCondition) return At(_condition!, place);
            return place == InCondition ? _first! : _second!;
        }
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>How many formulas stand in a condition.</summary>
    internal static int CountIn(Condition condition) => condition switch
    {
        Condition.Values => 2,
        Condition.Indices => 0,
        Condition.Both both => CountIn(both.First) + CountIn(both.Second),
        _ => throw new UnreachableException(),
    };

    /// <summary>The formula at a place in a condition.</summary>
    internal static Formula At(Condition condition, int place) => condition switch
    {
        Condition.Values values => place == 0 ? values.Left : values.Right,
        Condition.Both both => CountIn(both.First) is var first && place < first ? At(both.First, place) : At(both.Second, place - first),
        _ => throw new UnreachableException(),
    };

    public struct Enumerator
    {
        private readonly Operands _operands;
        private int _place = -1;

        internal Enumerator(Operands operands) => _operands = operands;

        public readonly Formula Current => _operands[_place];

        public bool MoveNext() => ++_place < _operands.Count;
    }
}
