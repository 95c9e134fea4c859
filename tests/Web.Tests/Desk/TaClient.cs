using System.Net;
using System.Text.RegularExpressions;

namespace Web.Tests.Desk;

/// <summary>Somebody at the desk, without a script: reads pages, presses buttons of forms.</summary>
internal sealed partial class TaClient(HttpClient client)
{
    public HttpClient Http => client;

    /// <summary>The page that a page leads on to.</summary>
    public async Task<(string Path, string Page)> Open(string path)
    {
        for (var i = 0; i < 4; i++)
        {
            using var reply = await client.GetAsync(path);
            if (reply.StatusCode != HttpStatusCode.SeeOther) return (path, WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()));
            path = reply.Headers.Location!.ToString();
        }
        throw new InvalidOperationException(path);
    }

    /// <summary>The item of a part that has a text on its page, by its address.</summary>
    public async Task<string> Item(string part, string text = "")
    {
        var (_, list) = await Open("/list");
        foreach (Match match in Items().Matches(list))
        {
            var page = (await Open(match.Value)).Page;
            if (page.Contains($"<h2>{part.Replace(".", ", part ", StringComparison.Ordinal)}</h2>", StringComparison.Ordinal)
                && page.Contains(text, StringComparison.Ordinal)) return match.Value;
        }
        throw new InvalidOperationException($"no item of {part} with {text}");
    }

    /// <summary>The item of one student's answer to a part.</summary>
    public async Task<string> Single(string student, string part)
    {
        var (_, page) = await Open($"/students?id={student}");
        var row = page.Split("<tr>").First(row => row.Contains($"</span> {part.Replace('.', ' ')}</a>", StringComparison.Ordinal));
        return Items().Match(row).Value;
    }

    /// <summary>All addresses of items that are listed.</summary>
    public async Task<string[]> Items(string list)
    {
        var (_, page) = await Open(list);
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        return [.. Items().Matches(main).Select(match => match.Value).Distinct()];
    }

    public async Task<string> Token(string item) => Hidden().Match((await Open(item)).Page).Groups[1].Value;

    /// <summary>Presses a key of an item, as its page is now or was.</summary>
    public async Task<(HttpStatusCode Status, string Reply)> Decide(
        string item, string credit = "", string comment = "", string means = "", string? on = null) =>
        await Post(item, ("on", on ?? await Token(item)), ("credit", credit), ("comment", comment), ("means", means));

    public async Task<(HttpStatusCode Status, string Reply)> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var reply = await client.PostAsync(path, form);
        return (reply.StatusCode, reply.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("/items/i[0-9a-f]{12}")]
    private static partial Regex Items();

    [GeneratedRegex("name=\"on\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Hidden();
}
