using System.Collections.Immutable;

namespace Grader.Desk.Cases;

/// <summary>Who looks at what, and what each has set aside: in memory, for two minutes.</summary>
internal sealed class Leases(TimeProvider clock)
{
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Item, DateTimeOffset Since, DateTimeOffset Seen)> _held = new(StringComparer.Ordinal);
    private readonly HashSet<(string Ta, string Item)> _skipped = [];

    public void Take(string ta, string item)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var since = _held.TryGetValue(ta, out var held) && held.Item == item ? held.Since : now;
            _held[ta] = (item, since, now);
        }
    }

    public void Skip(string ta, string item)
    {
        lock (_lock) _skipped.Add((ta, item));
    }

    /// <summary>Whether an item is left for later: somebody else looks at it, or it was skipped.</summary>
    public bool IsAside(string ta, string item)
    {
        lock (_lock)
        {
            return _skipped.Contains((ta, item))
                || _held.Any(one => one.Key != ta && one.Value.Item == item && IsHeld(one.Value.Seen));
        }
    }

    /// <summary>Others who are here, each with what they look at and for how long.</summary>
    public ImmutableArray<(string Ta, string Item, TimeSpan For)> Others(string ta)
    {
        lock (_lock)
        {
            return
            [
                .. _held.Where(one => one.Key != ta && IsHeld(one.Value.Seen)).OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => (one.Key, one.Value.Item, clock.GetUtcNow() - one.Value.Since)),
            ];
        }
    }

    private bool IsHeld(DateTimeOffset seen) => clock.GetUtcNow() - seen < Held;
}
