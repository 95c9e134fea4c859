using Grader.Desk.Guarding;
using Microsoft.Extensions.Hosting;

namespace Grader.Desk;

/// <summary>Runs a desk until it is told to stop.</summary>
internal static class DeskRun
{
    /// <param name="say">Is told the link of each who decides, once they open.</param>
    public static void Run(DeskOptions options, DeskLinks links, Board board, Action<string> say)
    {
        using var app = DeskServer.Build(options, links, board);
        app.Start();
        foreach (var url in app.Urls)
            foreach (var (ta, secret) in links.All.Where(link => options.Tas.Contains(link.Ta)))
                say($"{ta}: {url}{DeskGuard.Door}{secret}");
        app.WaitForShutdown();
    }
}
