using System.Collections.Immutable;
using System.Net;
using Formulas.Translating;
using Grader.Web.Fonts;
using Grader.Web.Watching;
using Grading.Assignments;
using Grading.Problems;
using Grading.Scripts;

namespace Grader.Web;

/// <summary>What the page tells students.</summary>
internal enum Shown
{
    /// <summary>Readings and what can't be read: for graded homework before its deadline.</summary>
    Reading,

    /// <summary>Verdicts and hints as well; never the reference.</summary>
    Verdict,
}

/// <summary>A self-check page: its problems, where it listens, what it shows.</summary>
internal sealed record ServeOptions
{
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>The files that problems and assignment are read from again when they change; null where they stay as they are.</summary>
    public WatchedFolder? Watched { get; init; }

    public required Assignment Assignment { get; init; }

    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>How many students may sit behind one address: so many times one student's tries, scripts and connections it has.</summary>
    public int ClassSize { get; init; } = 1;

    /// <summary>Names that the server goes by besides the one it listens at.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Those whose word is taken for the address of a visitor.</summary>
    public ImmutableArray<IPAddress> Proxies { get; init; } = [];

    /// <summary>What pages are in for a browser that asks for no language that there is.</summary>
    public Translation Language { get; init; } = Translation.English;

    public Shown Show { get; init; } = Shown.Verdict;

    /// <summary>The font of formulas; null where readers have to have one themselves.</summary>
    public Lazy<ServedFont?> Font { get; init; } = new((ServedFont?)null);

    /// <summary>Runs answers in C#; without it a person looks at them.</summary>
    public ScriptRunner? Scripts { get; init; }

    public WebLimits Limits { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
