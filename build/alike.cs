// Whether two forms of the program are one program: every command on the samples, the corpus of attacks and a class, every page, the API
// and the desk, byte for byte.
//   alike ONE OTHER      each a program, or a library (.dll) for the runtime to run
// It is started at the root of the checkout. Prints what it compared; ends with 1 where anything differs.
#:property PublishAot=false
#:property NoWarn=RS0030;CA1515;CA1849;CA1031;CA2000;CA1852;CA1812;MA0004;MA0011
#:property RunAnalyzers=false
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

var (one, other) = (new Form("one", args[0]), new Form("other", args[1]));
var (compared, different) = (0, 0);

foreach (var form in new[] { one, other }) form.Prepare();
foreach (var line in File.ReadAllLines("build/alike.txt"))
{
    if (line.Length == 0 || line[0] == '#') continue;
    Compare($"grader {line}", one.Run(line), other.Run(line));
}
var (files, others) = (one.Files(), other.Files());
foreach (var name in files.Keys.Union(others.Keys).Order(StringComparer.Ordinal))
    Compare(name, files.GetValueOrDefault(name), others.GetValueOrDefault(name));

foreach (var serving in new[] { Serving.Students, Serving.Desk })
{
    using var first = one.Start(serving);
    other.TakeLinks(one);
    using var second = other.Start(serving);
    foreach (var request in serving.Requests(first))
        Compare($"{serving.Name} {request.Shown}", first.Reply(request), second.Reply(request));
}
Console.WriteLine($"{compared} outputs compared, {different} differ.");
return different > 0 ? 1 : 0;

void Compare(string what, string? first, string? second)
{
    compared++;
    if (first == second) return;
    different++;
    Console.WriteLine($"{what} differs:\n{Difference(first ?? "(nothing)", second ?? "(nothing)")}");
}

static string Difference(string first, string second)
{
    var at = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
    string Around(string text) => text.Substring(Math.Max(0, at - 80), Math.Min(300, text.Length - Math.Max(0, at - 80)));
    return $"  {Around(first)}\n  {Around(second)}";
}

/// <summary>One form of the program with a folder of its own to work in.</summary>
internal sealed class Form(string name, string program)
{
    private const int Students = 1500;
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    private static readonly Regex Progress = new("^.* per second, .* left\n", RegexOptions.Multiline);

    private readonly string _program = Path.GetFullPath(program);
    private readonly string _folder = Directory.CreateTempSubdirectory($"grader-{name}-").FullName;

    /// <summary>The folder gets all that the commands read.</summary>
    public void Prepare()
    {
        foreach (var folder in new[] { "problems", "submissions-sample", "examples/documents" }) Copy(folder, Path.Combine(_folder, folder));
        Directory.CreateDirectory(Path.Combine(_folder, "attacks"));
        foreach (var script in Directory.EnumerateFiles("tests/Grading.Tests/Scripts/attacks", "*.csx"))
            File.WriteAllText(Path.Combine(_folder, "attacks", Path.GetFileNameWithoutExtension(script) + ".md"),
                $"## nielsen-delta-rules\nhidden-delta-code:\n```csharp\n{File.ReadAllText(script).Trim()}\n```\n");
        File.WriteAllText(Path.Combine(_folder, "class.csv"), Class());
    }

    // Answers of all sheets, right, wrong and unreadable, each with a factor of its own in every second row.
    private static string Class()
    {
        var answers = Directory.EnumerateFiles("submissions-sample", "*.md").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Where(line => Regex.IsMatch(line, "^[abcd]: ")).ToArray();
        var rows = new StringBuilder("student,problem,part,answer\n");
        for (var student = 0; student < Students; student++)
            foreach (var part in "abcd")
            {
                var typed = answers.Where(line => line[0] == part).ToArray() is { Length: > 0 } all ? all[student % all.Length][3..] : "";
                var answer = student % 2 == 0 ? typed : $"({typed})*{1 + student}/{1 + student}";
                rows.Append($"s{student:0000},itakura-saito,{part},\"{answer.Replace("\"", "\"\"")}\"\n");
            }
        return rows.ToString();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>What a command says and how it ends.</summary>
    public string Run(string line)
    {
        var (command, input) = line.Split(" < ") is [var before, var file] ? (before, File.ReadAllText(Path.Combine(_folder, file))) : (line, "");
        using var process = Begin(command);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(LongestRun)) process.Kill();
        process.WaitForExit();
        return $"{said.Result}\n{Progress.Replace(complained.Result, "")}\n{process.ExitCode}".Replace(_folder, "FOLDER");
    }

    private Process Begin(string command)
    {
        var isLibrary = _program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : _program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        if (isLibrary) start.ArgumentList.Add(_program);
        foreach (Match word in Regex.Matches(command, "'([^']*)'|(\\S+)"))
            start.ArgumentList.Add(word.Groups[1].Success ? word.Groups[1].Value : word.Groups[2].Value);
        return Process.Start(start)!;
    }

    /// <summary>All files there are by now.</summary>
    public Dictionary<string, string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder, file), file => Convert.ToBase64String(File.ReadAllBytes(file)));

    /// <summary>The secrets of a desk, from which the codes of its students are made.</summary>
    public void TakeLinks(Form from)
    {
        foreach (var links in Directory.EnumerateFiles(from._folder, "*.desk"))
            File.Copy(links, Path.Combine(_folder, Path.GetFileName(links)), overwrite: true);
    }

    public Server Start(Serving serving)
    {
        var port = Port();
        var process = Begin($"{serving.Command} --url http://127.0.0.1:{port}");
        var link = "";
        while (link.Length == 0 && process.StandardOutput.ReadLine() is { } line)
            link = Regex.Match(line, $"http://127.0.0.1:{port}\\S*").Value.TrimEnd('.', ',');
        return new(process, new Uri(link), _folder);
    }

    private static int Port()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A request; a body that begins with a brace is JSON, any other a form.</summary>
internal sealed record Request(string Path, string? Body = null)
{
    public string Shown => Body is null ? Path : $"{Path} {Body[..Math.Min(Body.Length, 200)]}";
}

/// <summary>What is served, and what it is asked.</summary>
internal sealed record Serving(string Name, string Command, Func<Server, IEnumerable<Request>> Requests)
{
    public static Serving Students { get; } = new("serve", "serve --problems problems --class-size 200", StudentRequests);

    public static Serving Desk { get; } = new("desk", "desk sample.csv --problems problems --steps sample.steps.csv --ta ta1", DeskRequests);

    private static IEnumerable<Request> StudentRequests(Server server)
    {
        foreach (var path in new[] { "/", "/nowhere", "/problems/nowhere", "/openapi.json" }) yield return new(path);
        foreach (var asset in server.Links("/", "(?:href|src)=\"(/[^\"#]+)\"")) yield return new(asset);
        foreach (var problem in server.Links("/", "href=\"(/problems/[^\"#]+)\""))
        {
            yield return new(problem);
            foreach (var asset in server.Links(problem, "(?:href|src)=\"(/[^\"#]+)\"")) yield return new(asset);
        }
        foreach (var (problem, part, answer) in server.Answers())
        {
            var body = JsonSerializer.Serialize(new { problem, part, answer });
            yield return new("/api/read", body);
            yield return new("/api/check", body);
            yield return new("/api/lines", JsonSerializer.Serialize(new { problem, part, derivation = $"{answer}\n= {answer}\n= 1" }));
        }
        foreach (var sheet in server.Sheets()) yield return new("/api/open", JsonSerializer.Serialize(new { sheet }));
        yield return new("/api/check", "{}");
        yield return new("/api/check", "{ no");
    }

    private static IEnumerable<Request> DeskRequests(Server server)
    {
        foreach (var path in new[] { "/", "/list", "/progress", "/export", "/students", "/regrade", "/nowhere" }) yield return new(path);
        foreach (var item in server.Links("/list", "href=\"(/items/[^\"#?]+)")) yield return new(item);
        foreach (var student in server.Links("/students", "href=\"(/students/[^\"#?]+)")) yield return new(student);
    }
}

/// <summary>A program that serves.</summary>
internal sealed class Server : IDisposable
{
    private static readonly Regex TraceId = new("\"traceId\":\"[^\"]*\"");

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly string _folder;
    private readonly Uri _root;

    public Server(Process process, Uri link, string folder)
    {
        (_process, _folder, _root) = (process, folder, new(link.GetLeftPart(UriPartial.Authority)));
        _client = new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = _root };
        _ = _client.GetStringAsync(link).Result; // the secret of a link becomes a cookie
        _ = process.StandardError.ReadToEndAsync();
    }

    public string Reply(Request request)
    {
        using var message = new HttpRequestMessage(request.Body is null ? HttpMethod.Get : HttpMethod.Post, request.Path);
        if (request.Body is { } body) message.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var reply = _client.Send(message);
        var content = reply.Content.ReadAsByteArrayAsync().Result;
        var headers = string.Join('\n', reply.Headers.Concat(reply.Content.Headers).Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        return TraceId.Replace($"{(int)reply.StatusCode}\n{headers}\n\n{Encoding.Latin1.GetString(content)}", "").Replace(_root.Authority, "HERE");
    }

    /// <summary>What a page links to, each once.</summary>
    public string[] Links(string page, string pattern) =>
        [.. Regex.Matches(_client.GetStringAsync(page).Result, pattern).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];

    public IEnumerable<(string Problem, string Part, string Answer)> Answers()
    {
        var problem = "";
        foreach (var line in Sheets().SelectMany(sheet => sheet.Split('\n')))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) problem = line[3..].Trim();
            else if (Regex.Match(line, "^([a-z-]+): (.+)$") is { Success: true } answer)
                yield return (problem, answer.Groups[1].Value, answer.Groups[2].Value);
        }
    }

    public IEnumerable<string> Sheets() =>
        Directory.EnumerateFiles(Path.Combine(_folder, "submissions-sample"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _client.Dispose();
    }
}
