using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grading.Assignments;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;

namespace Grading.Documents.Addressing;

/// <summary>
/// Where in a document each section of its problem stands: stretches between beginnings, in the order of the problem, so that as many parts
/// as can be are found; words of headings that name a section count beside that, and of several ways the earliest beginnings are taken.
/// </summary>
internal sealed class SectionRanges(
    ImmutableArray<Beginning> beginnings, ImmutableArray<StepSection> sections, Problem problem, Func<int, int> lineOf,
    IReadOnlyDictionary<string, List<int>> candidates)
{
    private const int MostBeginnings = 200;

    // a part that is found counts more than any words
    private const int OfPart = 100;

    // what an assignment says counts more than what is found
    private const int OfName = 100 * OfPart;

    private readonly Dictionary<(StepSection Section, int Begin, int End), int> _worths = [];

    public DocumentRules Rules { get; init; } = new();

    // Where stretches can begin and end: the beginning, the beginnings, and behind the end.
    private readonly int[] _bounds =
        [0, .. beginnings.Where(beginning => !beginning.IsHandout && beginning.Line > 0).Select(beginning => beginning.Line).Take(MostBeginnings), int.MaxValue];

    // of more sections only the order of the problem is tried
    private const int MostOrdered = 4;

    public Dictionary<StepSection, (int From, int To)> Find()
    {
        var (best, ranges) = (int.MinValue, new Dictionary<StepSection, (int From, int To)>());
        foreach (var order in sections.Length <= MostOrdered ? Orders([.. sections]) : [sections])
        {
            var (worth, found) = InOrder(order);
            if (worth > best) (best, ranges) = (worth, found);
        }
        return ranges;
    }

    // The order of the problem first.
    private static IEnumerable<ImmutableArray<StepSection>> Orders(ImmutableArray<StepSection> rest) => rest.Length < 2 ? [rest]
        : rest.SelectMany(first => Orders(rest.Remove(first)).Select(order => order.Insert(0, first)));

    private (int Worth, Dictionary<StepSection, (int From, int To)> Ranges) InOrder(ImmutableArray<StepSection> order)
    {
        // best[s][b]: the most that the first s sections can make of the text before bound b
        var (best, begins) = (new int[order.Length + 1, _bounds.Length], new int[order.Length + 1, _bounds.Length]);
        for (var s = 1; s <= order.Length; s++)
        {
            for (var end = 0; end < _bounds.Length; end++)
            {
                best[s, end] = int.MinValue;
                for (var begin = 0; begin <= end; begin++)
                {
                    var value = best[s - 1, begin] + Worth(order[s - 1], begin, end);
                    if (value > best[s, end]) (best[s, end], begins[s, end]) = (value, begin);
                }
            }
        }
        return (best[order.Length, _bounds.Length - 1], Traced(order, begins));
    }

    private Dictionary<StepSection, (int From, int To)> Traced(ImmutableArray<StepSection> order, int[,] begins)
    {
        var ranges = new Dictionary<StepSection, (int From, int To)>();
        var end = _bounds.Length - 1;
        for (var s = order.Length; s > 0; s--)
        {
            var begin = begins[s, end];
            if (begin < end) ranges.Add(order[s - 1], (_bounds[begin], _bounds[end]));
            end = begin;
        }
        return ranges;
    }

    private int Worth(StepSection section, int begin, int end)
    {
        if (begin == end) return 0;
        if (!_worths.TryGetValue((section, begin, end), out var worth))
        {
            worth = Weighed([.. problem.Parts.Where(part => part.Section == section.Section)], section, begin, end);
            _worths.Add((section, begin, end), worth);
        }
        return worth;
    }

    private int Weighed(Part[] parts, StepSection section, int begin, int end)
    {
        var (from, to) = (_bounds[begin], _bounds[end]);
        var found = parts.Count(part => candidates[part.Id].Exists(c => lineOf(c) >= from && lineOf(c) < to));
        var (words, named) = (0, 0);
        foreach (var beginning in beginnings)
        {
            if (beginning.Line < from || beginning.Line >= to) continue;
            if (!beginning.IsSpoken) words += Words(beginning.Title, section);
            if (Rules.SectionOf(beginning.Title) is { } name) named += name == section.Section.Name ? OfName : -OfName;
        }
        // of two sections that ask for the same the first is meant
        if (found == 0 && words == 0 && named == 0) return -1;
        return (OfPart + sections.Length - sections.IndexOf(section)) * found + named + Math.Clamp(words, -OfPart / 2, OfPart / 2);
    }

    /// <summary>Whether a line has a word that names one of the sections.</summary>
    public static bool Speaks(string line, ImmutableArray<StepSection> sections) =>
        sections.Any(section => IsIn(line, NameOf(section)));

    // linear, and not non-linear
    private static bool IsIn(string line, string name) => name.Length > 3
        && Regex.IsMatch(line, $@"(?<![\w-]){Regex.Escape(name)}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static string NameOf(StepSection section) => section.Section.Name.Split(' ')[0];

    // Whether a heading names this section, or another one.
    private int Words(string title, StepSection section)
    {
        if (sections.Length == 1) return 0;
        var worth = 0;
        foreach (var other in sections)
        {
            if (IsIn(title, NameOf(other))) worth += other == section ? 1 : -1;
        }
        return worth;
    }
}
