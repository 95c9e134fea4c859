using Grader.Desk.Guarding;
using Grading.Reports.Decided;
using Microsoft.Extensions.Hosting;

namespace Grader.Desk;

/// <summary>Runs a desk until it is told to stop.</summary>
internal static class DeskRun
{
    /// <summary>Listens first: where it can't, there is nothing of the desk.</summary>
    /// <param name="say">Is told the link of each who decides, once they open.</param>
    public static void Run(DeskOptions options, Board board, Action<string> say)
    {
        var links = DeskLinks.Drawn(options.Links, options.Tas);
        using var app = DeskServer.Build(options, links, board);
        app.Start();
        new DecisionLog(options.Log).Prepare();
        links.Keep();
        foreach (var url in app.Urls)
            foreach (var (ta, secret) in links.All.Where(link => options.Tas.Contains(link.Ta)))
                say($"{ta}: {url}{DeskGuard.Door}{secret}");
        app.WaitForShutdown();
    }
}
