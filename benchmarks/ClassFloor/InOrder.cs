namespace ClassFloor;

/// <summary>Work on several lanes, in the order in which it came.</summary>
internal static class InOrder
{
    private const int WaitingPerLane = 3;

    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> source, int lanes, Func<T, TResult> work)
    {
        if (lanes == 1)
        {
            foreach (var one in source) yield return work(one);
            yield break;
        }
        var workers = new TaskFactory(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, lanes).ConcurrentScheduler);
        var pending = new Queue<Task<TResult>>();
        foreach (var one in source)
        {
            pending.Enqueue(workers.StartNew(() => work(one)));
            while (pending.Count >= WaitingPerLane * lanes) yield return pending.Dequeue().GetAwaiter().GetResult();
        }
        while (pending.TryDequeue(out var task)) yield return task.GetAwaiter().GetResult();
    }
}
