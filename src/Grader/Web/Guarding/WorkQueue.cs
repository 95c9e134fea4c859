namespace Grader.Web.Guarding;

/// <summary>
/// A queue with an end: so much work at a time, so much more that waits, and for so long. Whatever comes beyond that is refused at once.
/// </summary>
internal sealed class WorkQueue(int lanes, int places, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _free = new(lanes, lanes);
    private int _inside;

    /// <summary>Does the work when its turn comes; null if it does not come.</summary>
    /// <param name="isLong">Work of seconds, which gets a thread of its own.</param>
    public async Task<T?> Run<T>(Func<T> work, bool isLong, CancellationToken cancelled) where T : class
    {
        try
        {
            if (Interlocked.Increment(ref _inside) > lanes + places || !await _free.WaitAsync(patience, cancelled)) return null;
            try
            {
                return isLong
                    ? await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    : work();
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _free.Dispose();
}
