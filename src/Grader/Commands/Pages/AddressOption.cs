using System.CommandLine;
using System.Net;
using System.Text.RegularExpressions;
using Grading.Wording;

namespace Grader.Commands.Pages;

/// <summary>
/// <c>--url</c>: where a server listens. An address, or <c>localhost</c>: of any other name the server would make all addresses of the
/// machine, so that a slip would open it to everybody.
/// </summary>
internal static partial class AddressOption
{
    private const string ThisMachine = "localhost";

    public static Option<string> Of(string usual)
    {
        var url = new Option<string>("--url")
        {
            Description = $"Where to listen (default: {usual}, this machine only). For https, put a proxy in front.",
            DefaultValueFactory = _ => usual,
        };
        url.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var typed }] && Fault(typed) is { } sentence) result.AddError(sentence);
        });
        return url;
    }

    private static string? Fault(string typed)
    {
        if (Parts().Match(typed) is not { Success: true } parts || !Uri.TryCreate(typed, UriKind.Absolute, out var address))
            return AssistantSentences.NoAddress(typed);
        var host = parts.Groups["host"].Value;
        if (!host.Equals(ThisMachine, StringComparison.OrdinalIgnoreCase))
            return IPAddress.TryParse(host, out _) ? null : AssistantSentences.NoHostToListenAt(host, address.Port);
        // two addresses, which get no free port in common
        return address.Port == 0 ? AssistantSentences.NoAddress(typed) : null;
    }

    [GeneratedRegex(@"\Ahttp://(?<host>\[[^\]/]*\]|[^\[\]:/?#@]+)(:[0-9]+)?/?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();
}
