using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Grader.Web.Guarding;

/// <summary>Who asks, as far as counting goes: an address, or the network of one in version 6, where everybody has very many.</summary>
internal static class Visitor
{
    private const int NetworkBytes = 8;

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        var address => address.ToString(),
    };

    /// <summary>
    /// One of so many buckets, a power of two. Which one differs from process to process, so that nobody can look for an address that
    /// shares somebody's bucket; and buckets are bounded, so that nobody fills the memory with addresses.
    /// </summary>
    public static int Bucket(string address, int buckets) => StringComparer.Ordinal.GetHashCode(address) & (buckets - 1);
}
