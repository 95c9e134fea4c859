namespace ScriptHost.Offered;

// What a sequence comes to.
public static partial class Enumerable
{
    public static T[] ToArray<T>(this IEnumerable<T> source) => source switch
    {
        T[] array => (T[])Guard.Clone(array),
        List<T> list => list.ToArray(),
        _ => source.ToList().ToArray(),
    };

    public static List<T> ToList<T>(this IEnumerable<T> source)
    {
        var list = new List<T>();
        for (var e = Begin(source); Next(e);) list.Add(e.Current);
        return list;
    }

    public static double Sum(this IEnumerable<double> source) => source.Aggregate(0.0, (sum, x) => sum + x);

    public static int Sum(this IEnumerable<int> source) => source.Aggregate(0, (sum, x) => checked(sum + x));

    public static long Sum(this IEnumerable<long> source) => source.Aggregate(0L, (sum, x) => checked(sum + x));

    public static double Sum<T>(this IEnumerable<T> source, Func<T, double> selector) => source.Select(selector).Sum();

    public static int Sum<T>(this IEnumerable<T> source, Func<T, int> selector) => source.Select(selector).Sum();

    public static double Average(this IEnumerable<double> source)
    {
        var elements = source.ToArray();
        return elements.Length > 0 ? elements.Sum() / elements.Length : throw Nothing();
    }

    public static double Average(this IEnumerable<int> source) => source.Select(x => (double)x).Average();

    public static double Average<T>(this IEnumerable<T> source, Func<T, double> selector) => source.Select(selector).Average();

    public static double Max(this IEnumerable<double> source) =>
        source.Aggregate((one, other) => double.IsNaN(one) || other > one ? other : one);

    public static int Max(this IEnumerable<int> source) => source.Aggregate(Math.Max);

    public static double Max<T>(this IEnumerable<T> source, Func<T, double> selector) => source.Select(selector).Max();

    public static int Max<T>(this IEnumerable<T> source, Func<T, int> selector) => source.Select(selector).Max();

    public static double Min(this IEnumerable<double> source) =>
        source.Aggregate((one, other) => double.IsNaN(one) || other >= one ? one : other);

    public static int Min(this IEnumerable<int> source) => source.Aggregate(Math.Min);

    public static double Min<T>(this IEnumerable<T> source, Func<T, double> selector) => source.Select(selector).Min();

    public static int Min<T>(this IEnumerable<T> source, Func<T, int> selector) => source.Select(selector).Min();

    public static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> function)
    {
        var e = Begin(source);
        if (!Next(e)) throw Nothing();
        var result = e.Current;
        while (Next(e)) result = function(result, e.Current);
        return result;
    }

    public static TSum Aggregate<T, TSum>(this IEnumerable<T> source, TSum seed, Func<TSum, T, TSum> function)
    {
        var result = seed;
        for (var e = Begin(source); Next(e);) result = function(result, e.Current);
        return result;
    }

    public static int Count<T>(this IEnumerable<T> source) => source switch
    {
        T[] array => array.Length,
        List<T> list => list.Count,
        _ => source.Aggregate(0, (count, _) => count + 1),
    };

    public static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate) => source.Where(predicate).Count();

    public static bool Any<T>(this IEnumerable<T> source) => Next(Begin(source));

    public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate) => source.Where(predicate).Any();

    public static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate) => !source.Where(x => !predicate(x)).Any();

    public static bool Contains<T>(this IEnumerable<T> source, T element) =>
        source.Any(x => EqualityComparer<T>.Default.Equals(x, element));

    public static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)
    {
        var (one, other) = (first.ToArray(), second.ToArray());
        return one.Length == other.Length && one.Zip(other).All(pair => EqualityComparer<T>.Default.Equals(pair.First, pair.Second));
    }

    public static T First<T>(this IEnumerable<T> source)
    {
        var e = Begin(source);
        return Next(e) ? e.Current : throw Nothing();
    }

    public static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate) => source.Where(predicate).First();

    public static T Last<T>(this IEnumerable<T> source) => source.Aggregate((_, last) => last);

    public static T ElementAt<T>(this IEnumerable<T> source, int index) =>
        index < 0 ? throw new ArgumentOutOfRangeException(nameof(index)) : source.Skip(index).First();

    private static InvalidOperationException Nothing() => new();
}
