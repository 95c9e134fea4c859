using Grader.Web.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Grader.Web;

/// <summary>Runs the server until it is told to stop.</summary>
internal static class ServeRun
{
    /// <param name="listening">Is told where the server listens, once it does.</param>
    public static void Run(ServeOptions options, Action<string> listening)
    {
        using var app = WebServer.Build(options);
        app.Start();
        foreach (var url in app.Urls) listening(url);
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var warming = Task.Run(() => app.Services.GetRequiredService<CurrentPages>().Now().Check.WarmUp(stopping), CancellationToken.None);
        app.WaitForShutdown();
        warming.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
    }
}
