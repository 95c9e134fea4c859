using System.Collections.Immutable;

namespace Formulas.Tree;

/// <summary>
/// Lists in records, compared by what they hold: to the records' own equality two lists are the same only if they are one.
/// </summary>
internal static class ListEquality
{
    public static bool Are<T>(ImmutableArray<T> ones, ImmutableArray<T> others) where T : class, IEquatable<T>
    {
        if (ones.Length != others.Length) return false;
        for (var i = 0; i < ones.Length; i++)
            if (!ones[i].Equals(others[i])) return false;
        return true;
    }

    public static int Hash<T>(ImmutableArray<T> list) where T : class
    {
        var hash = list.Length;
        foreach (var one in list) hash = hash * 31 + one.GetHashCode();
        return hash;
    }
}
