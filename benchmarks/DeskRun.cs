using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ClassScale;

namespace Benchmarks;

/// <summary>
/// How long a person waits at the desk of a class of 300 with 15 parts each: from the command to the first item, and from a key to the next
/// page; beside it what a decision costs at the very least, its row on the disk, and the first page of <c>serve</c>.
/// </summary>
internal static partial class DeskRun
{
    private const int Students = 300;
    private const int Starts = 7;
    private const int Decisions = 300;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var answers = Path.Combine(folder, "answers.csv");
            SyntheticClass.WriteTable(answers, Students);
            Repository.Dotnet(Repository.Root, Grader, "grade", answers, "--out", Path.Combine(folder, "results.csv"));
            var (served, opened) = (new List<double>(), new List<double>());
            for (var i = 0; i < Starts; i++)
            {
                served.Add(await FirstPage());
                opened.Add(await FirstItem(folder));
            }
            Say($"desk, command to first item, {Students} students × {SyntheticClass.PartsEach} rows: {Repository.Median(opened):F0} ms");
            Say($"serve, command to first page: {Repository.Median(served):F0} ms");
            await Decide(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Grader => Path.Combine(AppContext.BaseDirectory, "grader.dll");

    private static async Task<double> FirstPage()
    {
        var watch = Stopwatch.StartNew();
        using var serve = Repository.Start("dotnet", Repository.Root, Grader, "serve", "--url", "http://127.0.0.1:0");
        var url = (await serve.StandardOutput.ReadLineAsync())!.Split(' ')[0];
        using var client = Client();
        await client.GetStringAsync($"{url}/problems/itakura-saito");
        serve.Kill();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> FirstItem(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var desk = Start(folder);
        using var client = Client();
        await client.GetStringAsync(await Link(desk));
        desk.Kill();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Process Start(string folder) =>
        Repository.Start("dotnet", Repository.Root, Grader, "desk", Path.Combine(folder, "results.csv"), "--url", "http://127.0.0.1:0");

    private static async Task<string> Link(Process desk) => (await desk.StandardOutput.ReadLineAsync())!.Split(": ", 2)[1];

    // Follows the desk to the item that waits, as a browser does.
    private static HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new(), UseProxy = false });

    private static async Task Decide(string folder)
    {
        using var desk = Start(folder);
        using var client = Client();
        var link = new Uri(await Link(desk));
        var page = await client.GetStringAsync(link);
        var (keys, pages, bytes) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Decisions && Item().Match(page) is { Success: true } item; i++)
        {
            var watch = Stopwatch.StartNew();
            await client.GetStringAsync(new Uri(link, item.Groups[1].Value));
            pages.Add(watch.Elapsed.TotalMilliseconds);
            using var form = new FormUrlEncodedContent(
                [new("on", On().Match(page).Groups[1].Value), new("credit", i % 2 == 0 ? "0.5" : "1"), new("comment", "")]);
            watch.Restart();
            using var reply = await client.PostAsync(new Uri(link, item.Groups[1].Value), form);
            page = await reply.Content.ReadAsStringAsync();
            keys.Add(watch.Elapsed.TotalMilliseconds);
            bytes.Add(reply.Content.Headers.ContentLength ?? page.Length);
        }
        desk.Kill();
        Say($"desk, {keys.Count} decisions, key to next page: {Shares(keys)}; largest page {bytes.Max() / 1000:F0} kB");
        Say($"the page alone: {Shares(pages)}; a row appended and on the disk: {Shares(Rows(folder))}");
    }

    private static List<double> Rows(string folder)
    {
        var times = new List<double>();
        using var file = new FileStream(Path.Combine(folder, "rows.csv"), FileMode.Append);
        for (var i = 0; i < Decisions; i++)
        {
            var watch = Stopwatch.StartNew();
            file.Write(new byte[80]);
            file.Flush(flushToDisk: true);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return times;
    }

    private static string Shares(List<double> times) => string.Create(CultureInfo.InvariantCulture,
        $"median {Repository.Median(times):F1}, 95 % {times.Order().ElementAt(times.Count * 95 / 100):F1} ms");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("<form method=\"post\" action=\"(/items/i[0-9a-f]{12})\" id=\"decide\">")]
    private static partial Regex Item();

    [GeneratedRegex("name=\"on\" value=\"([0-9a-f]+)\"")]
    private static partial Regex On();
}
