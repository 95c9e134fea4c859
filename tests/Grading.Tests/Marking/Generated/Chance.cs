namespace Grading.Tests.Marking.Generated;

/// <summary>Choices from a seed: the same in every run.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
