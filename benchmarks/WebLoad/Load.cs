using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Grading.Problems;
using static System.FormattableString;

namespace WebLoad;

/// <summary>Checks of the problems' own sample answers, right and wrong, in turn; and pages.</summary>
internal static class Load
{
    private const int Senders = 64;

    // behind a proxy that names them
    private const int Addresses = 50;

    // more than any has
    private const int PageBytes = 1 << 20;

    private static readonly ImmutableArray<Problem> Problems = ProblemReader.Read(Path.Combine(AppContext.BaseDirectory, "problems"));

    private static readonly byte[][] Bodies =
    [
        .. from problem in Problems
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

    /// <summary>
    /// Pages of problems for many addresses: one after the other, as fast as they come, and at half that rate, where the 99th percentile is
    /// held against the median of the first.
    /// </summary>
    public static async Task Pages(Served server, TimeSpan time)
    {
        const int alone = 500, most = 10_000;
        await Send(server, 3 * most, _ => 0, Page); // both sides compiled
        var idle = await Send(server, alone, _ => 0, Page, senders: 1);
        var began = Stopwatch.GetTimestamp();
        await Send(server, most, _ => 0, Page);
        var half = most / Stopwatch.GetElapsedTime(began).TotalSeconds / 2;
        began = Stopwatch.GetTimestamp();
        var loaded = await Send(server, (int)(half * time.TotalSeconds), i => began + (long)(i / half * Stopwatch.Frequency), Page);
        Array.Sort(idle);
        Array.Sort(loaded);
        var (median, late) = (idle[idle.Length / 2], loaded[loaded.Length * 99 / 100]);
        Console.Out.WriteLine(
            Invariant($"pages: {2 * half:0} a second at most; idle median {median:0.00} ms; ")
            + Invariant($"{half:0} a second for {time.TotalSeconds:0} s: median {loaded[loaded.Length / 2]:0.00}, ")
            + Invariant($"99 % {late:0.00} ms, {late / median:0.0} × the idle median"));
    }

    // Of one address after the other.
    private static async Task Page(Served server, int i)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/problems/{Problems[i % Problems.Length].Id}");
        request.Headers.Add("X-Forwarded-For", $"192.0.2.{i % Addresses + 1}");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var bytes = ArrayPool<byte>.Shared.Rent(PageBytes);
        var length = await (await response.Content.ReadAsStreamAsync()).ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        if (response.StatusCode != HttpStatusCode.OK || !bytes.AsSpan(0, length).EndsWith("</html>\n"u8))
            throw new InvalidOperationException($"{response.StatusCode}");
        ArrayPool<byte>.Shared.Return(bytes);
    }

    // It must be a verdict.
    private static async Task Check(Served server, int i)
    {
        using var content = new ByteArrayContent(Bodies[i % Bodies.Length]);
        content.Headers.ContentType = new("application/json");
        using var response = await server.Client.PostAsync("/api/check", content);
        if (response.StatusCode != HttpStatusCode.OK
            || !(await response.Content.ReadAsStringAsync()).StartsWith("{\"verdict\":", StringComparison.Ordinal))
            throw new InvalidOperationException($"{response.StatusCode}");
    }

    // Milliseconds of each, from the moment it was due.
    private static async Task<double[]> Send(
        Served server, int count, Func<int, long> due, Func<Served, int, Task>? send = null, int senders = Senders)
    {
        var milliseconds = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var at = due(i);
                var began = at == 0 ? Stopwatch.GetTimestamp() : await Clock.Reaches(at);
                await (send ?? Check)(server, i);
                milliseconds[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        })));
        return milliseconds;
    }
}
