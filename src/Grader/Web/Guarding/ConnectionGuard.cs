using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Grader.Web.Guarding;

/// <summary>
/// Before a word is read: an address has so many connections at a time, and one that says nothing soon is closed. A proxy that was named
/// has as many as it wants: it counts its own clients.
/// </summary>
internal sealed class ConnectionGuard(int ofAddress, TimeSpan firstByte, ImmutableArray<IPAddress> proxies)
{
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Guard(ListenOptions endpoint) => endpoint.Use(next => connection => Admit(connection, next));

    private async Task Admit(ConnectionContext connection, ConnectionDelegate next)
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        var isCounted = from is not null && !proxies.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from);
        var address = Visitor.AddressOf(from);
        if (isCounted && !Enters(address))
        {
            connection.Abort();
            return;
        }
        try
        {
            if (await SaysSomething(connection)) await next(connection);
        }
        finally
        {
            if (isCounted) Leaves(address);
        }
    }

    // What it says stays where it is, for whoever reads next.
    private async Task<bool> SaysSomething(ConnectionContext connection)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        soon.CancelAfter(firstByte);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(soon.Token);
            var says = !read.Buffer.IsEmpty;
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return says;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            return false;
        }
    }

    private bool Enters(string address)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(address);
            if (open >= ofAddress) return false;
            _open[address] = open + 1;
            return true;
        }
    }

    private void Leaves(string address)
    {
        lock (_lock)
        {
            if (_open[address] == 1) _open.Remove(address);
            else _open[address]--;
        }
    }
}
