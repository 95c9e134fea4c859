using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Grader.Web.Guarding;

/// <summary>Who asks, as far as counting goes: an address, and a browser behind it.</summary>
/// <param name="Address">An address, or the network of one in version 6, where everybody has very many.</param>
/// <param name="Browser">What the page's script drew by lot for its browser; all that send none are one browser of their address.</param>
internal sealed partial record Visitor(string Address, string Browser)
{
    private const int NetworkBytes = 8;

    public static Visitor Of(HttpContext context, string? browser) =>
        new(AddressOf(context), browser is not null && Id().IsMatch(browser) ? browser : "");

    public static string AddressOf(HttpContext context) => AddressOf(context.Connection.RemoteIpAddress);

    public static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    /// <summary>
    /// One of so many buckets, a power of two. Which one differs from process to process, so that nobody can look for an address that
    /// shares somebody's bucket; and buckets are bounded, so that nobody fills the memory with addresses.
    /// </summary>
    public static int Bucket(string address, int buckets) => StringComparer.Ordinal.GetHashCode(address) & (buckets - 1);

    // 128 bits
    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
