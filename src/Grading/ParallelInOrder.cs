using System.Collections.Concurrent;

namespace Grading;

/// <summary>Work on several threads whose results come out in the order in which the work came in.</summary>
internal static class ParallelInOrder
{
    // So many pieces are between the two ends per thread: enough that no thread idles while a slow piece holds up the rest, too few for
    // memory to grow.
    private const int PiecesPerThread = 6;

    /// <summary>
    /// Calls <paramref name="work"/> on at most so many threads at a time. The calling one is one of them: on it the source is enumerated
    /// and results come out, and when enough pieces wait it works as the others do, so that no core has more than one thread to run.
    /// </summary>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> source, int threads, Func<T, TResult> work)
    {
        if (threads == 1)
        {
            foreach (var piece in source) yield return work(piece);
            yield break;
        }
        var waiting = new BlockingCollection<Task<TResult>>();
        for (var other = 1; other < threads; other++)
            Task.Factory.StartNew(() => WorkAt(waiting.GetConsumingEnumerable()),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var pending = new Queue<Task<TResult>>();
            foreach (var piece in source)
            {
                var task = new Task<TResult>(() => work(piece));
                pending.Enqueue(task);
                waiting.Add(task);
                while (pending.TryPeek(out var first) && (first.IsCompleted || pending.Count >= PiecesPerThread * threads))
                    yield return Result(pending.Dequeue(), waiting);
            }
            while (pending.TryDequeue(out var first)) yield return Result(first, waiting);
        }
        finally
        {
            waiting.CompleteAdding();
            while (waiting.TryTake(out _)) { }
        }
    }

    private static void WorkAt<TResult>(IEnumerable<Task<TResult>> pieces)
    {
        foreach (var piece in pieces) piece.RunSynchronously();
    }

    // Until it is there, this thread works at what waits.
    private static TResult Result<TResult>(Task<TResult> first, BlockingCollection<Task<TResult>> waiting)
    {
        while (!first.IsCompleted && waiting.TryTake(out var other)) other.RunSynchronously();
        return first.GetAwaiter().GetResult();
    }
}
