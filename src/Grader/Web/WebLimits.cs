namespace Grader.Web;

/// <summary>What one visitor, and all of them together, may ask of the server. No option of the command line changes these.</summary>
internal sealed record WebLimits
{
    /// <summary>
    /// For benchmarks, which are one visitor with the questions of thousands: sizes and times stay, counting requests and attempts does
    /// not.
    /// </summary>
    public static WebLimits Uncounted { get; } = new() { CountsRequests = false, CountsAttempts = false };

    public bool CountsRequests { get; init; } = true;

    public bool CountsAttempts { get; init; } = true;

    /// <summary>The largest body of a request to the API, in bytes.</summary>
    public int ApiBytes { get; init; } = 64 * 1024;

    /// <summary>The largest form or sheet, in bytes.</summary>
    public int FormBytes { get; init; } = 256 * 1024;

    /// <summary>Requests of one address: so many at once, and so many a second after that. A class may share an address.</summary>
    public int RequestBurst { get; init; } = 600;

    public int RequestsPerSecond { get; init; } = 60;

    /// <summary>Answers in C# of one address: so many at once, then one in so many seconds.</summary>
    public int ScriptBurst { get; init; } = 10;

    public int SecondsPerScript { get; init; } = 6;

    /// <summary>Processor time of one address for marking formulas: so many seconds at once, and this share of a core after that.</summary>
    public double MarkingBurst { get; init; } = 10;

    /// <summary>The same for scripts, of which the first waits for what starts.</summary>
    public double ScriptTimeBurst { get; init; } = 60;

    /// <summary>Who has used this share of it leaves one lane of scripts to all others.</summary>
    public double MuchOfScriptTime { get; init; } = 1.0 / 12;

    public double MarkingShare { get; init; } = 0.2;

    /// <summary>So many scripts run at a time, so many more may wait, and for so long. An address has one lane of them.</summary>
    public int ScriptLanes { get; init; } = 2;

    public int ScriptsWaiting { get; init; } = 16;

    public TimeSpan ScriptPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So many answers are read or marked at a time; the same for those that wait.</summary>
    public int AnswerLanes { get; init; } = Math.Max(2, Environment.ProcessorCount);

    public int AnswersWaiting { get; init; } = 2000;

    public TimeSpan AnswerPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request may take, from its last header to its answer.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(90);

    public int Connections { get; init; } = 2000;

    /// <summary>How long a connection may be silent before its first request, and how long the head of a request may take.</summary>
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(5);

    public int AddressConnections { get; init; } = 100;

    public int ConnectionsOfStudent { get; init; } = 6;

    /// <summary>Connections at a time of one address, behind which so many students sit: a browser holds up to six.</summary>
    public int ConnectionsOf(int classSize) => AddressConnections + (ConnectionsOfStudent * (classSize - 1));

    /// <summary>How much of one address waits for its turn, scripts and others.</summary>
    public int ScriptsWaitingOfAddress { get; init; } = 1;

    public int AnswersWaitingOfAddress { get; init; } = 100;
}
