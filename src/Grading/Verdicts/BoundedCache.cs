using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Grading.Verdicts;

/// <summary>
/// What was worked out lately, for any number of threads: so much of it that memory does not grow
/// with the class. What comes again and again stays; what came once goes.
/// </summary>
/// <param name="size">Of a generation; twice as much is remembered at most, and a quarter of that beside it for a moment.</param>
internal sealed class BoundedCache<TKey, TValue>(int size) where TKey : notnull
{
    // A full generation becomes the older one, and the one before it is forgotten. What is found in the older one is young again.
    private volatile Generation? _young;

    // Once there was a full one, what comes for the first time waits here, each in the place of another one, until it comes again: in a
    // class in which every text is another, nothing is kept for long, and nothing is moved about for nothing.
    private readonly Entry?[] _waiting = new Entry?[Math.Max(1, size / 4)];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (_young is not { } young) return false;
        if (young.Entries.TryGetValue(key, out value)) return true;
        if (!young.Older.TryGetValue(key, out value) && !IsWaiting(young, key, out value)) return false;
        Keep(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (_young is { HasOlder: true }) Volatile.Write(ref Place(key), new(key, value));
        else Keep(key, value);
    }

    private bool IsWaiting(Generation young, TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!young.HasOlder || Volatile.Read(ref Place(key)) is not { } entry) return false;
        value = entry.Value;
        return EqualityComparer<TKey>.Default.Equals(entry.Key, key);
    }

    private ref Entry? Place(TKey key) =>
        ref _waiting[(uint)EqualityComparer<TKey>.Default.GetHashCode(key) % (uint)_waiting.Length];

    private void Keep(TKey key, TValue value)
    {
        var young = _young;
        if (young is null)
        {
            var first = new Generation(null);
            young = Interlocked.CompareExchange(ref _young, first, null) ?? first;
        }
        // Counted here: the dictionary's own Count takes all of its locks.
        if (young.Entries.TryAdd(key, value) && Interlocked.Increment(ref young.Count) == size) _young = new(young.Entries);
    }

    private sealed record Entry(TKey Key, TValue Value);

    private sealed class Generation(ConcurrentDictionary<TKey, TValue>? older)
    {
        public readonly ConcurrentDictionary<TKey, TValue> Entries = [];
        public readonly ConcurrentDictionary<TKey, TValue> Older = older ?? [];
        public readonly bool HasOlder = older is not null;
        public int Count;
    }
}
