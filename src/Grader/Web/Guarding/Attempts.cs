namespace Grader.Web.Guarding;

/// <summary>How often a browser may be told that an answer is not right: so many times, and once more after each interval.</summary>
internal sealed record Budget(int Tries, TimeSpan Interval)
{
    /// <summary>A choice, or a number where a formula is asked for: there are not many to try.</summary>
    public static Budget Choice { get; } = new(2, TimeSpan.FromHours(1));

    public static Budget Number { get; } = new(6, TimeSpan.FromMinutes(10));

    /// <summary>That of so many together.</summary>
    public Budget Of(int students) => new(Tries * students, Interval / students);
}

/// <summary>
/// The tries at each part that could be guessed: of each browser, wherever it is, and of each address, which has as many as the students
/// that may sit behind it, whatever their browsers say they are. The tighter counts. They are kept in memory only, and of no more than so
/// many; an answer that was told to be wrong before costs nothing again, a right one costs nothing.
/// </summary>
/// <param name="students">How many may share an address.</param>
internal sealed class Attempts(TimeProvider clock, int students = 1, int capacity = 50_000)
{
    private const int LongestRemembered = 40;

    private readonly Dictionary<(string Who, string Part), Entry> _entries = [];
    private readonly Lock _lock = new();

    private sealed class Entry
    {
        public required double Tries;
        public required long Last;
        public List<string> Wrong { get; } = [];

        public TimeSpan? Wait(Budget budget) => Tries < 1 ? (1 - Tries) * budget.Interval : null;
    }

    public int Count => _entries.Count;

    /// <summary>Takes a try before an answer is marked.</summary>
    /// <param name="answer">What is tried; null for what always costs a try.</param>
    /// <returns>How long to wait for the next one; null if there was one.</returns>
    public TimeSpan? Take(Visitor visitor, string part, string? answer, Budget budget)
    {
        lock (_lock)
        {
            // an address without tries makes no entries for browsers: nobody fills the memory with them
            var all = Refreshed(visitor.Address, part, budget.Of(students));
            if (all.Wait(budget.Of(students)) is { } pause && !_entries.ContainsKey((BrowserOf(visitor), part))) return pause;
            var own = Refreshed(BrowserOf(visitor), part, budget);
            if (answer is not null && own.Wrong.Contains(answer)) return null;
            if (Longer(own.Wait(budget), all.Wait(budget.Of(students))) is { } wait) return wait;
            own.Tries--;
            all.Tries--;
            if (answer is not null and { Length: <= LongestRemembered }) Remember(own.Wrong, answer, 2 * budget.Tries);
            return null;
        }
    }

    /// <summary>Gives a try back: the answer was right, or could not be read.</summary>
    public void GiveBack(Visitor visitor, string part, string answer, Budget budget)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((BrowserOf(visitor), part), out var own)) return;
            if (!own.Wrong.Remove(answer) && answer.Length <= LongestRemembered) return;
            own.Tries = Math.Min(budget.Tries, own.Tries + 1);
            if (_entries.TryGetValue((visitor.Address, part), out var all))
                all.Tries = Math.Min(budget.Of(students).Tries, all.Tries + 1);
        }
    }

    /// <summary>How many tries are left.</summary>
    public int Left(Visitor visitor, string part, Budget budget)
    {
        lock (_lock) return Math.Min(Left(BrowserOf(visitor), part, budget), Left(visitor.Address, part, budget.Of(students)));
    }

    private int Left(string who, string part, Budget budget) =>
        _entries.ContainsKey((who, part)) ? (int)Refreshed(who, part, budget).Tries : budget.Tries;

    // No address begins with that sign.
    private static string BrowserOf(Visitor visitor) => "#" + (visitor.Browser.Length > 0 ? visitor.Browser : visitor.Address);

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    private static void Remember(List<string> wrong, string answer, int most)
    {
        if (wrong.Count == most) wrong.RemoveAt(0);
        wrong.Add(answer);
    }

    private Entry Refreshed(string who, string part, Budget budget)
    {
        var now = clock.GetTimestamp();
        if (_entries.TryGetValue((who, part), out var entry))
        {
            entry.Tries = Math.Min(budget.Tries, entry.Tries + clock.GetElapsedTime(entry.Last, now) / budget.Interval);
            entry.Last = now;
            return entry;
        }
        if (_entries.Count >= capacity) Forget();
        return _entries[(who, part)] = new() { Tries = budget.Tries, Last = now };
    }

    // A tenth of them, those that were not seen for longest.
    private void Forget()
    {
        foreach (var key in _entries.OrderBy(pair => pair.Value.Last).Take(Math.Max(1, capacity / 10)).Select(pair => pair.Key).ToArray())
            _entries.Remove(key);
    }
}
