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

    // Once there was a full one, what comes for the first time leaves its hash alone, in the place of another one, and is kept when it
    // comes again: in a class in which every text is another, nothing is kept for the collector to move about.
    private readonly int[] _cameOnce = new int[4 * size];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (_young is not { } young) return false;
        if (young.Entries.TryGetValue(key, out value)) return true;
        if (!young.Older.TryGetValue(key, out value)) return false;
        Keep(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (_young is not { HasOlder: true } || HasComeBefore(EqualityComparer<TKey>.Default.GetHashCode(key))) Keep(key, value);
    }

    private bool HasComeBefore(int hash)
    {
        ref var place = ref _cameOnce[(uint)hash % (uint)_cameOnce.Length];
        if (Volatile.Read(ref place) == hash) return true;
        Volatile.Write(ref place, hash);
        return false;
    }

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

    private sealed class Generation(ConcurrentDictionary<TKey, TValue>? older)
    {
        public readonly ConcurrentDictionary<TKey, TValue> Entries = [];
        public readonly ConcurrentDictionary<TKey, TValue> Older = older ?? [];
        public readonly bool HasOlder = older is not null;
        public int Count;
    }
}
