using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using static System.FormattableString;

namespace WebLoad;

/// <summary>What nobody sends by mistake.</summary>
internal static class Hostile
{
    private const string Valid =
        """{"problem":"itakura-saito","part":"a","answer":"2(z6^2 - t)/z6^3","others":{"b":"w46 - k*x4*dL/dz6"}}""";

    private static readonly string[] Markup =
        ["<script>alert(1)</script>", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "<svg onload=alert(1)>", "]]><b>", "<html><body>{}</body></html>", "{{7*7}}${7*7}<%= 7*7 %>"];

    /// <summary>Oversized, deep, broken, and markup: each must be refused with 4xx.</summary>
    public static async Task Bodies(Served server, int count)
    {
        var random = new Random(20260701);
        var statuses = new SortedDictionary<int, int>();
        var others = new List<string>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var (body, type) = Body(i % 8, random);
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var path = new[] { "/api/read", "/api/check" }[i / 8 % 2];
            try
            {
                using var response = await server.Client.PostAsync(path, content);
                var status = (int)response.StatusCode;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                var text = await response.Content.ReadAsStringAsync();
                if (status is < 400 or >= 500 || text.Contains("<script", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("   at ", StringComparison.Ordinal))
                    others.Add($"{status} {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(80, body.Length)))}");
            }
            catch (HttpRequestException e)
            {
                others.Add(e.Message);
            }
        }
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var last = await server.Client.PostAsync("/api/check", new StringContent(Valid, Encoding.UTF8, "application/json"));
        Console.Out.WriteLine(
            Invariant($"hostile: {count} bodies in {seconds:0.0} s: {string.Join(", ", statuses.Select(pair => $"{pair.Value} × {pair.Key}"))}; anything else: {others.Count}; the next right answer: {(await last.Content.ReadAsStringAsync())[..20]}; {server.ResidentBytes / 1e6:0} MB resident"));
        foreach (var other in others.Take(10)) Console.Out.WriteLine($"hostile:   {other}");
    }

    /// <summary>Answers that are well-formed requests and as much work as one can ask for; each is timed.</summary>
    public static async Task Answers(Served server)
    {
        (string Name, string Problem, string Part, string Answer)[] answers =
        [
            ("9^9^9^9", "itakura-saito", "a", "9^9^9^9^9^9"),
            ("10,000 parentheses", "itakura-saito", "a", new string('(', 10_000) + "1" + new string(')', 9_000)),
            ("200 factors", "itakura-saito", "a", string.Join('*', Enumerable.Repeat("z6", 200))),
            ("a long sum of exponentials", "itakura-saito", "a", string.Join('+', Enumerable.Repeat("exp(z3*z4)", 110))),
            ("what cancels", "itakura-saito", "a", "2(z6^2 - t)/z6^3" + string.Concat(Enumerable.Repeat(" + 1e9*z3 - 1e9*z3", 40))),
            ("what cancels with functions", "itakura-saito", "a",
                "2(z6^2 - t)/z6^3" + string.Concat(Enumerable.Repeat(" + 1e12*sin(z3) - 1e12*sin(z3)", 40))),
            ("nested sums", "delta-rules", "hidden-delta",
                string.Concat(Enumerable.Range(0, 8).Select(i => $"sum_{(char)('m' + i)} "))
                    + "w_jm^(l+1)*w_nm^(l+1)*Delta_o^(l+1)*w_pq^(l+1)*w_rs^(l+1)*f'(z_t^l)"),
            ("a long index formula", "delta-rules", "hidden-delta",
                string.Join('+', Enumerable.Repeat("sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)", 25))),
            ("a long index formula that cancels", "delta-rules", "hidden-delta",
                "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)" + string.Concat(Enumerable.Repeat(" + 1e12*sin(z_j^l) - 1e12*sin(z_j^l)", 25))),
            ("ambiguous quotients", "itakura-saito", "a", string.Join('+', Enumerable.Repeat("1/2z6", 100))),
            ("20,000 letters", "itakura-saito", "a", new string('q', 20_000)),
            ("a long name", "itakura-saito", "a", string.Concat(Enumerable.Repeat("detla", 6))),
            ("20,000 lines", "itakura-saito", "a", new string('\n', 19_990) + "z6"),
            ("a matrix chain", "delta-rules", "hidden-delta", string.Concat(Enumerable.Repeat("(W^{l+1})^T W^{l+1} ", 40)) + "Delta^{l+1}"),
        ];
        foreach (var (name, problem, part, answer) in answers)
        {
            var longest = 0.0;
            var verdict = "";
            for (var i = 0; i < 3; i++)
            {
                var began = Stopwatch.GetTimestamp();
                using var response = await server.Client.PostAsJsonAsync("/api/check", new { problem, part, answer });
                var text = await response.Content.ReadAsStringAsync();
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                verdict = response.StatusCode == HttpStatusCode.OK ? text.Split('"')[3] : $"{(int)response.StatusCode}";
            }
            Console.Out.WriteLine(Invariant($"heavy: {name}: {verdict}, {longest:0} ms"));
        }
    }

    private static (byte[] Body, string Type) Body(int kind, Random random)
    {
        const string json = "application/json";
        string Letters(int count) => string.Create(count, random, (span, source) =>
        {
            foreach (ref var c in span) c = (char)source.Next('a', 'z' + 1);
        });
        var markup = Markup[random.Next(Markup.Length)] + Letters(random.Next(20));
        return kind switch
        {
            0 => (Encoding.UTF8.GetBytes(Valid.Replace("z6^3", Letters(70_000 + random.Next(60_000)), StringComparison.Ordinal)), json),
            1 => (Encoding.UTF8.GetBytes(new string(random.Next(2) == 0 ? '[' : '{', 1 + random.Next(30_000))), json),
            2 => (Encoding.UTF8
                .GetBytes(string.Concat(Enumerable.Repeat("{\"others\":", 20 + random.Next(3000))) + "1" + new string('}', 20)), json),
            3 => (Encoding.UTF8.GetBytes(Valid[..random.Next(Valid.Length)]), json),
            4 => (Encoding.UTF8.GetBytes(markup), random.Next(2) == 0
                ? json
                : new[] { "text/html", "application/xml", "image/svg+xml", "text/plain" }[random.Next(4)]),
            // a field that there is not
            5 => (Encoding.UTF8.GetBytes(Valid.Insert(1, $"\"{Letters(8)}\":\"{markup.Replace("\"", "'", StringComparison.Ordinal)}\",")),
                json),
            6 => ([.. Encoding.UTF8.GetBytes(Valid[..60]), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes("\"}")], json), // not UTF-8
            _ => (Encoding.UTF8.GetBytes($"problem=itakura-saito&part=a&answer={Letters(40)}"),
                new[] { "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x",
                    "nonsense" }[random.Next(4)]),
        };
    }
}
