using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>Both builds do the same thing in turns, or, where instructions are counted, at the same time.</summary>
internal sealed record Turns(Build A, Build B)
{
    /// <summary>Nothing where neither counter works.</summary>
    public InstructionCounter? Counter { get; } = InstructionCounter.For(A.Does("--version") with { Settings = CountedRuntime.AtStart });

    /// <summary>Processor time. As many pairs as there is time for, but three of them at least.</summary>
    public Figure Timed(string name, TimeSpan time, Func<Build, Command> does)
    {
        does(A).Run(); // into the page cache
        does(B).Run();
        var (a, b, clock) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>(), Stopwatch.StartNew());
        while (a.Count < 3 || clock.Elapsed < time)
        {
            var isAFirst = a.Count % 2 == 0;
            if (isAFirst) a.Add(does(A).Milliseconds());
            b.Add(does(B).Milliseconds());
            if (!isAFirst) a.Add(does(A).Milliseconds());
        }
        var how = string.Create(CultureInfo.InvariantCulture, $"CPU time, {a.Count} pairs in turns");
        return new(name, "ms", a.ToImmutable(), b.ToImmutable()) { How = how };
    }

    /// <summary>
    /// Instructions, in millions, with the settings of <see cref="CountedRuntime"/>. The two run at the same time: a count does not mind.
    /// </summary>
    public Figure Counted(string name, Func<Build, Command> does)
    {
        var counter = Counter ?? throw new InvalidOperationException("Nothing counts instructions here.");
        var ofA = Task.Run(() => counter.Count(does(A)) / 1e6);
        var b = counter.Count(does(B)) / 1e6;
        return new(name, "M", [ofA.Result], [b]) { How = counter.ToString(), IsCount = true };
    }
}
