using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Grading.Verdicts;

/// <summary>
/// What was worked out lately, for any number of threads: so much of it that memory does not grow
/// with the class. What comes again and again stays; what came once goes.
/// </summary>
/// <param name="size">Of a generation; twice as much is remembered at most.</param>
internal sealed class BoundedCache<TKey, TValue>(int size) where TKey : notnull
{
    // A full generation becomes the older one, and the one before it is forgotten. What is found in the older one is young again.
    private volatile Generation? _young;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (_young is not { } young) return false;
        if (young.Entries.TryGetValue(key, out value)) return true;
        if (!young.Older.TryGetValue(key, out value)) return false;
        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        var young = _young;
        if (young is null)
        {
            var first = new Generation([]);
            young = Interlocked.CompareExchange(ref _young, first, null) ?? first;
        }
        // Counted here: the dictionary's own Count takes all of its locks.
        if (young.Entries.TryAdd(key, value) && Interlocked.Increment(ref young.Count) == size) _young = new(young.Entries);
    }

    private sealed class Generation(ConcurrentDictionary<TKey, TValue> older)
    {
        public readonly ConcurrentDictionary<TKey, TValue> Entries = [];
        public readonly ConcurrentDictionary<TKey, TValue> Older = older;
        public int Count;
    }
}
