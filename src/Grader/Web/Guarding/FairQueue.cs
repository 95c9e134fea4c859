namespace Grader.Web.Guarding;

/// <summary>What one address may hold of a queue: so many lanes at a time, and so many places to wait in.</summary>
internal sealed record QueueShare(int Lanes, int Places);

/// <summary>
/// A queue with an end, in which addresses take turns: so much work at a time, so much more that waits, and for so long. Whatever comes
/// beyond that, or beyond the share of its address, is refused at once; nobody waits for all that another address sent before. Where
/// several addresses send much, one lane of several is left to all others.
/// </summary>
/// <param name="hasUsedMuch">Whether an address is one of those that leave a lane free; without it nobody does.</param>
internal sealed class FairQueue(int lanes, int places, QueueShare share, TimeSpan patience, Func<string, bool>? hasUsedMuch = null)
{
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<Line> _round = []; // those in which somebody waits; the first that has a lane left is next
    private readonly Lock _lock = new();
    private int _running;
    private int _waiting;

    // Of one address.
    private sealed class Line(string address)
    {
        public string Address => address;

        public int Running { get; set; }

        public LinkedList<TaskCompletionSource> Waiting { get; } = [];

        public bool IsEmpty => Running == 0 && Waiting.Count == 0;
    }

    /// <summary>Does the work when its turn comes; null if it does not come.</summary>
    /// <param name="isLong">Work of seconds, which gets a thread of its own.</param>
    public async Task<T?> Run<T>(string address, Func<T> work, bool isLong, CancellationToken cancelled) where T : class
    {
        if (Enter(address) is not { } turn || !await Comes(address, turn, cancelled)) return null;
        try
        {
            return isLong
                ? await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                : work();
        }
        finally
        {
            Leave(address);
        }
    }

    private TaskCompletionSource? Enter(string address)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(address, out var line)) _lines[address] = line = new(address);
            var startsNow = MayStart(line) && line.Waiting.Count == 0;
            if (!startsNow && (line.Waiting.Count >= share.Places || _waiting >= places))
            {
                Forget(line);
                return null;
            }
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line.Waiting.AddLast(turn);
            _waiting++;
            if (line.Waiting.Count == 1) _round.AddLast(line);
            StartNext();
            return turn;
        }
    }

    private async Task<bool> Comes(string address, TaskCompletionSource turn, CancellationToken cancelled)
    {
        try
        {
            await turn.Task.WaitAsync(patience, cancelled);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (!GivesUp(address, turn)) Leave(address); // it came in the same moment
            if (e is OperationCanceledException) throw;
            return false;
        }
    }

    // Whether it was waiting still.
    private bool GivesUp(string address, TaskCompletionSource turn)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(address, out var line) || !line.Waiting.Remove(turn)) return false;
            _waiting--;
            if (line.Waiting.Count == 0) _round.Remove(line);
            Forget(line);
            return true;
        }
    }

    private void Leave(string address)
    {
        lock (_lock)
        {
            var line = _lines[address];
            line.Running--;
            _running--;
            Forget(line);
            StartNext();
        }
    }

    private void StartNext()
    {
        while (_round.FirstOrDefault(MayStart) is { } line)
        {
            _round.Remove(line);
            var turn = line.Waiting.First!.Value;
            line.Waiting.RemoveFirst();
            if (line.Waiting.Count > 0) _round.AddLast(line);
            line.Running++;
            _running++;
            _waiting--;
            turn.SetResult();
        }
    }

    private bool MayStart(Line line) => line.Running < share.Lanes && _running < LanesOf(line);

    // The last lane is nobody's who has used much, where there are several.
    private int LanesOf(Line line) => lanes > 1 && hasUsedMuch?.Invoke(line.Address) == true ? lanes - 1 : lanes;

    private void Forget(Line line)
    {
        if (line.IsEmpty) _lines.Remove(line.Address);
    }
}
