namespace Web.Tests;

/// <summary>A clock that stands still until it is stepped.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Step(TimeSpan time) => _now += time.Ticks;
}
