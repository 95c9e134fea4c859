namespace ScriptHost.Offered;

/// <summary>
/// LINQ over arrays and lists: as late as that of .NET, and with a step and a look at the stack for every element. No iterator disposes of
/// another: a chain of a thousand ends as it began.
/// </summary>
public static partial class Enumerable
{
    public static IEnumerable<int> Range(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Numbers(start, count);
    }

    public static IEnumerable<T> Repeat<T>(T element, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Numbers(0, count).Select(_ => element);
    }

    public static IEnumerable<T> Empty<T>() => [];

    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, TResult> selector)
    {
        for (var e = Begin(source); Next(e);) yield return selector(e.Current);
    }

    public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, int, TResult> selector)
    {
        var i = 0;
        for (var e = Begin(source); Next(e);) yield return selector(e.Current, i++);
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)
    {
        for (var e = Begin(source); Next(e);)
            if (predicate(e.Current)) yield return e.Current;
    }

    public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)
    {
        var i = 0;
        for (var e = Begin(source); Next(e);)
            if (predicate(e.Current, i++)) yield return e.Current;
    }

    public static IEnumerable<TResult> SelectMany<T, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TResult>> selector)
    {
        for (var e = Begin(source); Next(e);)
            for (var inner = Begin(selector(e.Current)); Next(inner);) yield return inner.Current;
    }

    public static IEnumerable<TResult> Zip<T1, T2, TResult>(
        this IEnumerable<T1> first, IEnumerable<T2> second, Func<T1, T2, TResult> selector)
    {
        var (one, other) = (Begin(first), Begin(second));
        while (Next(one) && Next(other)) yield return selector(one.Current, other.Current);
    }

    public static IEnumerable<(T1 First, T2 Second)> Zip<T1, T2>(this IEnumerable<T1> first, IEnumerable<T2> second) =>
        first.Zip(second, (one, other) => (one, other));

    public static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        for (var e = Begin(first); Next(e);) yield return e.Current;
        for (var e = Begin(second); Next(e);) yield return e.Current;
    }

    public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element) => source.Concat([element]);

    public static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element) => new[] { element }.Concat(source);

    public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count) => source.Where((_, i) => i >= count);

    public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)
    {
        var e = Begin(source);
        for (var i = 0; i < count && Next(e); i++) yield return e.Current;
    }

    public static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)
    {
        var elements = source.ToArray();
        for (var i = elements.Length - 1; i >= 0; i--)
        {
            Guard.Enter();
            yield return elements[i];
        }
    }

    public static IEnumerable<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => Ordered(source, key, falling: false);

    public static IEnumerable<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) =>
        Ordered(source, key, falling: true);

    // As late as it is asked for, and with elements of one key in the order they came.
    private static IEnumerable<T> Ordered<T, TKey>(IEnumerable<T> source, Func<T, TKey> key, bool falling)
    {
        var elements = source.ToArray();
        var keys = elements.Select(key).ToArray();
        var places = Numbers(0, elements.Length).ToArray();
        // as many comparisons as a sort of so many makes
        Guard.Spend(elements.Length * (long)System.Math.Log2(elements.Length + 2) * 8);
        var compare = Comparer<TKey>.Default;
        Array.Sort(places, (one, other) =>
            (falling ? compare.Compare(keys[other], keys[one]) : compare.Compare(keys[one], keys[other])) is not 0 and var order
                ? order
                : one - other);
        foreach (var place in places) yield return elements[place];
    }

    private static IEnumerable<int> Numbers(int start, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Guard.Enter();
            yield return start + i;
        }
    }

    private static IEnumerator<T> Begin<T>(IEnumerable<T> source) => source.GetEnumerator();

    // Enters before the source does: in a chain of a thousand each looks at the stack.
    private static bool Next<T>(IEnumerator<T> elements)
    {
        Guard.Enter();
        return elements.MoveNext();
    }
}
