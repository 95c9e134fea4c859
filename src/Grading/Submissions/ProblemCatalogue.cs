using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Formulas.Names;

namespace Grading.Submissions;

/// <summary>A problem as the readers need it: its id and the ids of its parts, in order.</summary>
public sealed class CatalogueProblem(string id, Func<ImmutableArray<string>> parts)
{
    private readonly Dictionary<string, string> _folded = [];
    private ImmutableArray<string> _parts;

    /// <summary>A problem whose parts are known.</summary>
    public CatalogueProblem(string id, ImmutableArray<string> parts) : this(id, () => parts) { }

    /// <summary>Whether a part's question has something of that name; without it, none does.</summary>
    public Func<string, string, bool> Names { get; init; } = (_, _) => false;

    /// <summary>As in <c>itakura-saito</c>.</summary>
    public string Id => id;

    /// <summary>The ids of its parts, read when they are first asked for.</summary>
    public ImmutableArray<string> Parts
    {
        get
        {
            lock (_folded)
            {
                if (!_parts.IsDefault) return _parts;
                foreach (var part in parts()) _folded.TryAdd(ProblemCatalogue.Fold(part), part);
                return _parts = parts();
            }
        }
    }

    /// <summary>The id of the part a student means by <paramref name="name"/>, or null.</summary>
    public string? Part(string name)
    {
        _ = Parts;
        return _folded.GetValueOrDefault(name) ?? _folded.GetValueOrDefault(ProblemCatalogue.Fold(name));
    }
}

/// <summary>
/// What the readers know of the problems. Names are found whatever their case, and with spaces or underscores for hyphens:
/// "Itakura Saito" is <c>itakura-saito</c>.
/// </summary>
public sealed class ProblemCatalogue
{
    private const int MostHeadings = 1000;

    private readonly Dictionary<string, CatalogueProblem> _problems = [];

    // Under headings that name no problem; every line below one asks.
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _partsUnder = new();

    /// <summary>A catalogue of these problems, in this order.</summary>
    public ProblemCatalogue(params ReadOnlySpan<CatalogueProblem> problems)
    {
        Problems = [.. problems];
        foreach (var problem in problems)
        {
            _problems.Add(Fold(problem.Id), problem);
        }
    }

    /// <summary>The only problem that has a part of this id, written so; null where none has or several have.</summary>
    public CatalogueProblem? OnlyWith(string part) =>
        Problems.Where(problem => problem.Parts.Contains(part)).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>The problems, in the order they were given.</summary>
    public ImmutableArray<CatalogueProblem> Problems { get; }

    /// <summary>The id of the problem a student means by <paramref name="name"/>, or null.</summary>
    public string? Problem(string name) => Find(name)?.Id;

    /// <summary>The id of the part of <paramref name="problem"/> (an id) a student means by <paramref name="name"/>, or null.</summary>
    public string? Part(string problem, string name) => Find(problem)!.Part(name);

    /// <summary>Whether the question of the part that is called so has something of that name, too.</summary>
    public bool IsName(string problem, string part) => Find(problem) is { } found && found.Part(part) is { } id && found.Names(id, id);

    /// <summary>Whether one part of <paramref name="problem"/> (an id) comes behind another.</summary>
    public bool IsLater(string problem, string part, string later) => Find(problem) is { } found
        && found.Part(part) is { } first && found.Part(later) is { } second
        && found.Parts.IndexOf(second) > found.Parts.IndexOf(first);

    /// <summary>The parts that may stand under a heading: of that problem, of the one it is a near miss of, or else of all.</summary>
    public ImmutableArray<string> PartsUnder(string? problem)
    {
        if (problem is not null && Find(problem) is { } known) return known.Parts;
        if (_partsUnder.TryGetValue(problem ?? "", out var parts)) return parts;
        parts = problem is not null && NearestProblem(problem) is { } meant ? Find(meant)!.Parts
            : [.. Problems.SelectMany(p => p.Parts).Distinct()];
        if (_partsUnder.Count < MostHeadings) _partsUnder[problem ?? ""] = parts;
        return parts;
    }

    // most names are typed as they are
    private CatalogueProblem? Find(string name) => _problems.GetValueOrDefault(name) ?? _problems.GetValueOrDefault(Fold(name));

    /// <summary>The id of the problem that a name is a near miss of, or null.</summary>
    public string? NearestProblem(string name) => Nearest(name, Problems.Select(p => p.Id));

    /// <summary>The part that a name is a near miss of, among those under that heading; or null.</summary>
    public string? NearestPart(string? problem, string name) => Nearest(name, PartsUnder(problem));

    /// <summary>
    /// The id of the only problem that a name is one slip away from, or null. Of other numbers (exercise-2) no slip is made, nor of names so
    /// short that one letter is much of them.
    /// </summary>
    public string? ProblemOneSlipFrom(string name)
    {
        var typed = Fold(name);
        if (typed.Length < ShortestMisspelt) return null;
        CatalogueProblem[] near = [.. Problems.Where(problem => IsOneSlip(Fold(problem.Id), typed))];
        return near is [var only] ? only.Id : null;
    }

    private const int ShortestMisspelt = 4;

    private static bool IsOneSlip(string id, string typed) =>
        Math.Abs(id.Length - typed.Length) <= 1
        && typed.Length <= LongestMisspelt
        && NearestName.Distance(id, typed) == 1
        && Digits(id) == Digits(typed);

    private const int LongestMisspelt = 100;

    private static string Digits(string name) => string.Concat(name.Where(char.IsAsciiDigit));

    private static string? Nearest(string name, IEnumerable<string> ids) => NearestName.Among(ids.Select(id => (id, Fold(id))), Fold(name));

    // words joined by hyphens, however they were joined
    internal static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not (' ' or '\t' or '_' or '-' or '‐' or '‑' or '–' or '—')) folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != '-') folded.Append('-');
        }
        return folded.ToString().TrimEnd('-');
    }
}
