using System.CommandLine;
using Grader.Commands.Showing;
using Grader.Web;
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
        var seed = CommonOptions.Seed();
        var url = Url();
        var show = Show();
        var command = new Command("serve", "Let students check their answers in a browser.") { problems, assignment, seed, url, show };
        command.SetAction(parsed => Exit.Run(() => Serve(
            parsed.GetValue(problems),
            parsed.GetValue(assignment),
            parsed.GetValue(seed),
            parsed.GetValue(url)!,
            parsed.GetValue(show) == ShowsReading ? Shown.Reading : Shown.Verdict)));
        return command;
    }

    private static Option<string> Url()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where to listen; this machine only unless told otherwise. For https, put a proxy in front.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        url.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsAddress(token.Value)) result.AddError(AssistantSentences.NoAddress(token.Value));
        });
        return url;
    }

    private static Option<string> Show()
    {
        var show = new Option<string>("--show")
        {
            Description = "verdict, or reading: how answers are read and nothing more.",
            DefaultValueFactory = _ => ShowsVerdict,
        };
        show.AcceptOnlyFromAmong(ShowsVerdict, ShowsReading);
        return show;
    }

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { Scheme: "http", AbsolutePath: "/", Query: "", UserInfo: "" };

    // 5 parameters: what the command line may say.
    private static int Serve(string? problemPath, string? assignmentPath, string? seed, string url, Shown show)
    {
        var (problems, assignment) = Loading.Load(problemPath, assignmentPath, seed);
        var limits = new WebLimits();
        using var scripts = Loading.Scripts(limits.ScriptLanes, allowWeakerSandbox: false);
        var options = new ServeOptions
        {
            Problems = problems,
            Assignment = assignment,
            Url = url,
            Show = show,
            Scripts = scripts,
            Limits = limits,
        };
        ServeRun.Run(options, listening => Terminal.Out.WriteLine($"{listening}  (Ctrl+C ends it)"));
        return Exit.Done;
    }
}
