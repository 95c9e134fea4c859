namespace Grader.Web.Guarding;

/// <summary>
/// The processor time that addresses have used. Each has so many seconds, which come back at a share of a core: whoever finds an answer
/// that takes long can't send it again and again. Addresses share buckets, rarely; the memory is bounded, and taken at once.
/// </summary>
/// <param name="burst">Seconds.</param>
/// <param name="share">Seconds that come back in a second.</param>
internal sealed class TimeBudgets(TimeProvider clock, double burst, double share)
{
    private const int Buckets = 1 << 14;

    private readonly (double Used, long Last)[] _buckets = new (double, long)[Buckets];
    private readonly Lock _lock = new();

    /// <summary>How long an address has to wait; null if it need not.</summary>
    public TimeSpan? Owed(string address)
    {
        lock (_lock) return Refreshed(address).Used is var used && used > burst ? TimeSpan.FromSeconds((used - burst) / share) : null;
    }

    /// <summary>Whether an address has used that share of what it has at once.</summary>
    public bool HasUsed(string address, double shareOfBurst)
    {
        lock (_lock) return Refreshed(address).Used >= shareOfBurst * burst;
    }

    public void Spend(string address, TimeSpan time)
    {
        lock (_lock) Refreshed(address).Used += time.TotalSeconds;
    }

    private ref (double Used, long Last) Refreshed(string address)
    {
        ref var bucket = ref _buckets[Visitor.Bucket(address, Buckets)];
        var now = clock.GetTimestamp();
        bucket = (Math.Max(0, bucket.Used - share * clock.GetElapsedTime(bucket.Last, now).TotalSeconds), now);
        return ref bucket;
    }
}
