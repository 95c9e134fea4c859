using WebLoad;

// The self-check server under load, in a process of its own on this machine, with the limits that count requests and tries switched off:
// dotnet run -c Release --project benchmarks/WebLoad
// A word after -- picks one group: rate, pages, million, hostile, heavy.
if (args is ["server"]) return await Served.Run();

var groups = args.Length > 0 ? args : ["rate", "pages", "million", "hostile", "heavy"];
foreach (var group in groups)
{
    using var server = await Served.Start();
    switch (group)
    {
        case "rate": await Load.AtRate(server, perSecond: 1000, TimeSpan.FromSeconds(60)); break;
        case "pages": await Load.Pages(server, TimeSpan.FromSeconds(30)); break;
        case "million": await Load.Many(server, 1_000_000); break;
        case "hostile": await Hostile.Bodies(server, 10_000); break;
        case "heavy": await Hostile.Answers(server); break;
        default:
            Console.Error.WriteLine($"There is no group \"{group}\". There are: rate, pages, million, hostile, heavy.");
            return 2;
    }
}
return 0;
