using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Grading.Problems;
using static System.FormattableString;

namespace WebLoad;

/// <summary>Checks of the problems' own sample answers, right and wrong, in turn.</summary>
internal static class Load
{
    private const int Senders = 64;

    private static readonly byte[][] Bodies =
    [
        .. from problem in ProblemReader.Read(Path.Combine(AppContext.BaseDirectory, "problems"))
           from part in problem.Parts
           where part.Question is not Question.Script
           from answer in part.Right.Concat(part.Slips).Concat(part.Conditional)
           select JsonSerializer.SerializeToUtf8Bytes(new { problem = problem.Id, part = part.Id, answer }),
    ];

    /// <summary>So many checks a second, whatever the answers take; each is timed from the moment it was due.</summary>
    public static async Task AtRate(Served server, int perSecond, TimeSpan time)
    {
        await Send(server, 20_000, _ => 0); // both sides compiled
        var count = (int)(perSecond * time.TotalSeconds);
        var (began, processor) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
        var milliseconds = await Send(server, count, i => began + (long)((double)i / perSecond * Stopwatch.Frequency));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.Sort(milliseconds);
        string At(double share) => Invariant($"{milliseconds[(int)Math.Min(count - 1, share * count)]:0.0} ms");
        Console.Out.WriteLine(
            Invariant($"rate: {count} checks in {seconds:0.0} s ({count / seconds:0} a second): median {At(0.5)}, 90 % {At(0.9)}, 99 % {At(0.99)}, 99.9 % {At(0.999)}, longest {At(1)}; server {(server.ProcessorTime - processor).TotalSeconds / seconds:0.00} cores"));
    }

    /// <summary>As fast as they are answered; the server's memory on the way.</summary>
    public static async Task Many(Served server, int count)
    {
        const int pieces = 10;
        await Send(server, 20_000, _ => 0);
        var began = Stopwatch.GetTimestamp();
        Console.Out.WriteLine(Invariant($"million: before: {server.ResidentBytes / 1e6:0} MB resident"));
        for (var piece = 1; piece <= pieces; piece++)
        {
            await Send(server, count / pieces, _ => 0);
            Console.Out.WriteLine(
                Invariant($"million: {count / pieces * piece} checks: {server.ResidentBytes / 1e6:0} MB resident, {count / pieces * piece / Stopwatch.GetElapsedTime(began).TotalSeconds:0} a second"));
        }
    }

    // Milliseconds of each; all must be verdicts.
    private static async Task<double[]> Send(Served server, int count, Func<int, long> due)
    {
        var milliseconds = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var at = due(i);
                var early = at == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at);
                if (early > TimeSpan.Zero) await Task.Delay(early);
                var began = at == 0 ? Stopwatch.GetTimestamp() : at;
                using var content = new ByteArrayContent(Bodies[i % Bodies.Length]);
                content.Headers.ContentType = new("application/json");
                using var response = await server.Client.PostAsync("/api/check", content);
                if (response.StatusCode != HttpStatusCode.OK
                    || !(await response.Content.ReadAsStringAsync()).StartsWith("{\"verdict\":", StringComparison.Ordinal))
                    throw new InvalidOperationException($"{response.StatusCode}");
                milliseconds[i] = Math.Max(0, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        return milliseconds;
    }
}
