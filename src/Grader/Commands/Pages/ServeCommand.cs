using System.CommandLine;
using System.Net;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grader.Web;
using Grader.Web.Fonts;
using Grader.Web.Watching;
using Grading.Wording;

namespace Grader.Commands.Pages;

/// <summary><c>grader serve</c>: the self-check in a browser. ASP.NET Core is loaded when it runs, and by nothing else.</summary>
internal static class ServeCommand
{
    private const string ShowsVerdict = "verdict";
    private const string ShowsReading = "reading";

    public static Command Create()
    {
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var (seed, language) = (CommonOptions.Seed(), CommonOptions.Language());
        var url = AddressOption.Of("http://127.0.0.1:5080");
        var show = Show();
        var (size, hosts, proxies, watch, font) = (ClassSize(), Hosts(), Proxies(), Watch(), Font());
        language.Description = "The language of what is printed, and of pages for browsers that ask for none that there is (default: en).";
        var command = new DescribedCommand("serve", "Let students check their answers in a browser.",
        [
            "grader serve",
            "grader serve --assignment homework.yaml --show reading",
            "grader serve --watch --problems tanh-unit.yaml",
        ])
        {
            problems, assignment, seed, url, show, size, hosts, proxies, watch, font, language,
        };
        // on any address somebody else could have the files read again and again
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch) && Uri.TryCreate(result.GetValue(url), UriKind.Absolute, out var address) && !address.IsLoopback)
                result.AddError(AssistantSentences.WatchesHereOnly);
        });
        command.SetAction(parsed => Exit.Run(() =>
        {
            var (given, set, drawn) = (parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed));
            var watched = parsed.GetValue(watch)
                ? new WatchedFolder(Loading.ProblemPath(given), read => Loading.Load(read, set, drawn))
                : null;
            var (read, assigned) = watched is null ? Loading.Load(given, set, drawn) : ([], new());
            return Serve(new()
            {
                Problems = read,
                Assignment = assigned,
                Watched = watched,
                Limits = new() { CountsAttempts = watched is null },
                Url = parsed.GetValue(url)!,
                Show = parsed.GetValue(show) == ShowsReading ? Shown.Reading : Shown.Verdict,
                ClassSize = parsed.GetValue(size),
                Font = FontOf(parsed.GetValue(font)),
                Hosts = [.. parsed.GetValue(hosts) ?? []],
                Language = CommonOptions.Language(parsed),
                Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(IPAddress.Parse)],
            });
        }));
        return command;
    }

    private static NumberOption ClassSize() => new("--class-size", 1, 5000, 1)
    {
        Description = "How many students may sit behind one address: it has so many times the tries, scripts and connections "
            + "of one (default: 1).",
    };

    internal static InputOption Font()
    {
        var font = new InputOption("--font")
        {
            Description = "A font with mathematical signs for the pages; the first free one of this machine unless told otherwise.",
        };
        font.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var file }]) return;
            if (!File.Exists(file)) result.AddError(AssistantSentences.NoFontFile(file));
            else if (ServedFont.In(file) is null) result.AddError(AssistantSentences.NoFont(file));
        });
        return font;
    }

    // looked for when the first page needs it
    internal static Lazy<ServedFont?> FontOf(string? file) => new(() => file is null ? ServedFont.Found() : ServedFont.In(file));

    private static Flag Watch() => new("--watch")
    {
        Description = "For authors: read problem files again when they change, and show what is wrong with them on their pages.",
    };

    internal static Option<string[]> Hosts()
    {
        var hosts = new Option<string[]>("--host")
        {
            Description =
                "A name that the server goes by besides that of --url, such as grader.example.edu behind a proxy; may be repeated.",
        };
        hosts.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Uri.CheckHostName(token.Value) == UriHostNameType.Unknown) result.AddError(AssistantSentences.NoHost(token.Value));
        });
        return hosts;
    }

    private static Option<string[]> Proxies()
    {
        var proxies = new Option<string[]>("--proxy")
        {
            Description = "The address of a proxy in front, such as 127.0.0.1: its X-Forwarded-For alone is believed; may be repeated.",
        };
        proxies.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!IPAddress.TryParse(token.Value, out _)) result.AddError(AssistantSentences.NoProxy(token.Value));
        });
        return proxies;
    }

    private static Option<string?> Show() => ChoiceOption.Of(
        "--show", "verdict, or reading: how answers are read and nothing more (default: verdict).", ShowsVerdict, ShowsVerdict,
            ShowsReading);

    private static int Serve(ServeOptions options)
    {
        using var scripts = Loading.Scripts(options.Limits.ScriptLanes, allowWeakerSandbox: false);
        ServeRun.Run(options with { Scripts = scripts }, listening =>
            Terminal.Out.WriteLine($"{listening}  {AssistantSentences.EndsByKey}"));
        return Exit.Done;
    }
}
