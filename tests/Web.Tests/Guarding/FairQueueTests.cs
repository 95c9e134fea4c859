using Grader.Web.Guarding;

namespace Web.Tests.Guarding;

public sealed class FairQueueTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_refuses_what_finds_no_place()
    {
        var queue = new FairQueue(lanes: 1, places: 1, new(1, 5), Long);
        using var gate = new ManualResetEventSlim();
        var first = queue.Run("a", () => { gate.Wait(); return "first"; }, isLong: true, default);
        var second = queue.Run("b", () => "second", isLong: true, default);

        Assert.Null(await queue.Run("c", () => "third", isLong: true, default));
        gate.Set();
        Assert.Equal(("first", "second"), (await first, await second));
        Assert.Equal("fourth", await queue.Run("c", () => "fourth", isLong: false, default));
    }

    [Fact]
    public async Task It_loses_patience()
    {
        var queue = new FairQueue(lanes: 1, places: 5, new(1, 5), TimeSpan.FromMilliseconds(50));
        using var gate = new ManualResetEventSlim();
        var first = queue.Run("a", () => { gate.Wait(); return "first"; }, isLong: true, default);

        Assert.Null(await queue.Run("b", () => "second", isLong: true, default));
        gate.Set();
        Assert.Equal("first", await first);
        Assert.Equal("third", await queue.Run("b", () => "third", isLong: true, default)); // who gave up holds nothing
    }

    [Fact]
    public async Task Who_goes_away_holds_no_place()
    {
        var queue = new FairQueue(lanes: 1, places: 1, new(1, 1), Long);
        using var gate = new ManualResetEventSlim();
        using var away = new CancellationTokenSource();
        var first = queue.Run("a", () => { gate.Wait(); return "first"; }, isLong: true, default);
        var second = queue.Run("b", () => "second", isLong: true, away.Token);

        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = queue.Run("b", () => "third", isLong: true, default);
        gate.Set();
        Assert.Equal(("first", "third"), (await first, await third));
    }

    [Fact]
    public async Task An_address_has_its_share_of_places_and_of_lanes()
    {
        var queue = new FairQueue(lanes: 2, places: 16, new(1, 1), Long);
        using var gate = new ManualResetEventSlim();
        var first = queue.Run("flood", () => { gate.Wait(); return "first"; }, isLong: true, default);
        var second = queue.Run("flood", () => "second", isLong: true, default);

        Assert.Null(await queue.Run("flood", () => "third", isLong: true, default));
        Assert.Equal("victim", await queue.Run("victim", () => "victim", isLong: true, default)); // while the flood's first runs
        Assert.False(second.IsCompleted);
        gate.Set();
        Assert.Equal(("first", "second"), (await first, await second));
    }

    [Fact]
    public async Task Who_has_used_much_leaves_a_lane_free()
    {
        var queue = new FairQueue(lanes: 2, places: 16, new(1, 1), Long, address => address.StartsWith("flood", StringComparison.Ordinal));
        using var gate = new ManualResetEventSlim();
        var first = queue.Run("flood a", () => { gate.Wait(); return "first"; }, isLong: true, default);
        var second = queue.Run("flood b", () => "second", isLong: true, default);

        Assert.Equal("victim", await queue.Run("victim", () => "victim", isLong: true, default)); // past the one that waits
        Assert.False(second.IsCompleted);
        gate.Set();
        Assert.Equal(("first", "second"), (await first, await second));
    }

    [Fact]
    public async Task Of_one_lane_nobody_leaves_any()
    {
        var queue = new FairQueue(lanes: 1, places: 16, new(1, 1), Long, _ => true);

        Assert.Equal("flood", await queue.Run("flood", () => "flood", isLong: true, default));
    }

    [Fact]
    public async Task Addresses_take_turns()
    {
        var queue = new FairQueue(lanes: 1, places: 100, new(1, 50), Long);
        using var gate = new ManualResetEventSlim();
        var done = new List<string>();
        string Done(string name)
        {
            lock (done) done.Add(name);
            return name;
        }
        var first = queue.Run("a", () => { gate.Wait(); return Done("a0"); }, isLong: true, default);
        string[] sent = ["a1", "a2", "a3", "a4", "b1", "b2", "c1"];
        var waiting = sent.Select(name => queue.Run(name[..1], () => Done(name), isLong: true, default)).ToArray();
        gate.Set();
        await first;
        await Task.WhenAll(waiting);

        Assert.Equal(["a0", "a1", "b1", "c1", "a2", "b2", "a3", "a4"], done);
    }

    [Fact]
    public async Task Whatever_comes_and_goes_every_lane_is_free_in_the_end()
    {
        var queue = new FairQueue(lanes: 3, places: 20, new(2, 4), TimeSpan.FromMilliseconds(3));
        var random = new Random(20261128);
        var runs = Enumerable.Range(0, 2000).Select(i =>
        {
            var away = new CancellationTokenSource(random.Next(1, 8));
            var (address, spins) = ($"{random.Next(5)}", random.Next(2000));
            return Task.Run(async () =>
            {
                using (away)
                {
                    try { await queue.Run(address, () => { Thread.SpinWait(spins); return ""; }, isLong: false, away.Token); }
                    catch (OperationCanceledException) { }
                }
            });
        });
        await Task.WhenAll(runs);

        using var all = new Barrier(3);
        var lanes = Enumerable.Range(0, 3).Select(i =>
            queue.Run($"{i}", () => all.SignalAndWait(Long) ? "" : null!, isLong: true, default));
        var done = await Task.WhenAll(lanes);
        Assert.All(done, Assert.NotNull);
    }
}
