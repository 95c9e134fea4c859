namespace Grading;

/// <summary>Work on several threads whose results come out in the order in which the work came in.</summary>
internal static class ParallelInOrder
{
    // So many pieces wait per thread: enough that no thread idles while a slow piece holds up the rest, too few for memory to grow.
    private const int PiecesPerThread = 3;

    /// <summary>
    /// Calls <paramref name="work"/> on at most so many threads at a time. The source is enumerated, and results come out, on the calling
    /// thread; at most a few pieces are between the two.
    /// </summary>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> source, int threads, Func<T, TResult> work)
    {
        if (threads == 1)
        {
            foreach (var piece in source) yield return work(piece);
            yield break;
        }
        var workers = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
        var pending = new Queue<Task<TResult>>();
        foreach (var piece in source)
        {
            pending.Enqueue(workers.StartNew(() => work(piece)));
            while (pending.Count > 0 && (pending.Count >= PiecesPerThread * threads || pending.Peek().IsCompleted))
                yield return pending.Dequeue().GetAwaiter().GetResult();
        }
        while (pending.TryDequeue(out var task)) yield return task.GetAwaiter().GetResult();
    }
}
