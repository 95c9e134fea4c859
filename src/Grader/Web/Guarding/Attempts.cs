namespace Grader.Web.Guarding;

/// <summary>How often an address may be told that an answer is not right: so many times, and once more after each interval.</summary>
internal sealed record Budget(int Tries, TimeSpan Interval)
{
    /// <summary>A choice, or a number where a formula is asked for: there are not many to try.</summary>
    public static Budget Choice { get; } = new(2, TimeSpan.FromHours(1));

    public static Budget Number { get; } = new(6, TimeSpan.FromMinutes(10));
}

/// <summary>
/// The tries of each address at each part that could be guessed. They are kept in memory only, and of no more than so many; an answer that
/// was told to be wrong before costs nothing again, a right one costs nothing.
/// </summary>
internal sealed class Attempts(TimeProvider clock, int capacity = 50_000)
{
    private const int LongestRemembered = 40;

    private readonly Dictionary<(string Address, string Part), Entry> _entries = [];
    private readonly Lock _lock = new();

    private sealed class Entry
    {
        public required double Tries;
        public required long Last;
        public List<string> Wrong { get; } = [];
    }

    public int Count => _entries.Count;

    /// <summary>Takes a try before an answer is marked.</summary>
    /// <param name="answer">What is tried; null for what always costs a try.</param>
    /// <returns>How long to wait for the next one; null if there was one.</returns>
    public TimeSpan? Take(string address, string part, string? answer, Budget budget)
    {
        lock (_lock)
        {
            var entry = Refreshed(address, part, budget);
            if (answer is not null && entry.Wrong.Contains(answer)) return null;
            if (entry.Tries < 1) return (1 - entry.Tries) * budget.Interval;
            entry.Tries--;
            if (answer is null or { Length: > LongestRemembered }) return null;
            if (entry.Wrong.Count == 2 * budget.Tries) entry.Wrong.RemoveAt(0);
            entry.Wrong.Add(answer);
            return null;
        }
    }

    /// <summary>Gives a try back: the answer was right, or could not be read.</summary>
    public void GiveBack(string address, string part, string answer, Budget budget)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((address, part), out var entry)) return;
            if (entry.Wrong.Remove(answer) || answer.Length > LongestRemembered) entry.Tries = Math.Min(budget.Tries, entry.Tries + 1);
        }
    }

    /// <summary>How many tries are left.</summary>
    public int Left(string address, string part, Budget budget)
    {
        lock (_lock) return _entries.ContainsKey((address, part)) ? (int)Refreshed(address, part, budget).Tries : budget.Tries;
    }

    private Entry Refreshed(string address, string part, Budget budget)
    {
        var now = clock.GetTimestamp();
        if (_entries.TryGetValue((address, part), out var entry))
        {
            entry.Tries = Math.Min(budget.Tries, entry.Tries + clock.GetElapsedTime(entry.Last, now) / budget.Interval);
            entry.Last = now;
            return entry;
        }
        if (_entries.Count >= capacity) Forget();
        return _entries[(address, part)] = new() { Tries = budget.Tries, Last = now };
    }

    // A tenth of them, those that were not seen for longest.
    private void Forget()
    {
        foreach (var key in _entries.OrderBy(pair => pair.Value.Last).Take(Math.Max(1, capacity / 10)).Select(pair => pair.Key).ToArray())
            _entries.Remove(key);
    }
}
