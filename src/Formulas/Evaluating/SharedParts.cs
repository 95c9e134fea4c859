using System.Runtime.CompilerServices;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>Where parts of formulas stand on a tape, by the indices they stand there with.</summary>
internal sealed class SharedParts
{
    private readonly Dictionary<(Formula Part, int Place), int> _steps = new(1024, PartComparer.Instance);
    private Place _place = new(null, "", 0, 0);
    private int _places = 1;

    // Where an index has a value, within the places of the sums around it.
    private sealed class Place(Place? outer, string letter, int value, int number)
    {
        public Place? Outer { get; } = outer;
        public string Letter { get; } = letter;
        public int Value { get; } = value;
        public int Number { get; } = number;
        public List<Place> Inner { get; } = [];
    }

    public void Enter(string letter, int value)
    {
        var outer = _place;
        foreach (var inner in outer.Inner)
        {
            if (inner.Value != value || inner.Letter != letter) continue;
            _place = inner;
            return;
        }
        outer.Inner.Add(_place = new(outer, letter, value, _places++));
    }

    /// <summary>Forgets all parts; the indices that have a value keep it.</summary>
    public void Clear()
    {
        _steps.Clear();
        _place.Inner.Clear();
    }

    public void Leave() => _place = _place.Outer!;

    public int? Find(Formula part) => _steps.TryGetValue((part, _place.Number), out var step) ? step : null;

    public void Add(Formula part, int step) => _steps[(part, _place.Number)] = step;

    // a part is itself and no other: to compare two by what they are made of would take longer than to place one
    private sealed class PartComparer : IEqualityComparer<(Formula Part, int Place)>
    {
        public static readonly PartComparer Instance = new();

        public bool Equals((Formula Part, int Place) x, (Formula Part, int Place) y) =>
            ReferenceEquals(x.Part, y.Part) && x.Place == y.Place;

        public int GetHashCode((Formula Part, int Place) part) => RuntimeHelpers.GetHashCode(part.Part) * 397 ^ part.Place;
    }
}
