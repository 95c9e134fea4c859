using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Tables;

/// <summary>
/// Which part a question belongs to: the one that the mapping of <c>--columns</c> names for it, or the one whose id stands in its title,
/// as <c>itakura-saito.a</c> anywhere, or as <c>itakura-saito a</c> where nothing goes on in words.
/// </summary>
internal sealed class QuestionTitles
{
    private const int MostRemembered = 1000;

    private readonly ImmutableArray<(string Title, string Problem, string Part)> _named;
    private readonly ImmutableArray<(Regex Id, string Problem, string Part)> _ids;
    private readonly Dictionary<string, (string Problem, string Part)?> _known = new(StringComparer.Ordinal);

    public QuestionTitles(ProblemCatalogue catalogue, ImmutableSortedDictionary<string, string> columns)
    {
        _named =
        [
            .. from column in columns
               where column.Value != "student"
               orderby column.Key.Length descending
               let part = column.Value.Split('.', 2)
               where part.Length == 2
               select (column.Key, part[0], part[1]),
        ];
        _ids =
        [
            .. from problem in catalogue.Problems
               from part in problem.Parts
               orderby part.Length descending
               select (Id(problem.Id, part), problem.Id, part),
        ];
    }

    /// <summary>The names of the mapping that none of these titles has.</summary>
    public ImmutableArray<string> NotAmong(IEnumerable<string> titles) =>
        [.. _named.Select(named => named.Title).Where(name => !titles.Any(title => IsCalled(title.Trim(), name)))];

    /// <summary>The part that a question belongs to, or null.</summary>
    public (string Problem, string Part)? Find(string title)
    {
        if (_known.TryGetValue(title, out var known)) return known;
        var found = Search(title.Trim());
        if (_known.Count < MostRemembered) _known[title] = found;
        return found;
    }

    private (string Problem, string Part)? Search(string title) =>
        Named(named => title.Equals(named, StringComparison.OrdinalIgnoreCase))
        ?? Named(named => IsCalled(title, named))
        ?? WithId(title);

    private static bool IsCalled(string title, string named) => title.Equals(named, StringComparison.OrdinalIgnoreCase)
        || (named.Length > 3 && title.Contains(named, StringComparison.OrdinalIgnoreCase));

    private (string Problem, string Part)? Named(Func<string, bool> isMeant)
    {
        foreach (var (named, problem, part) in _named)
            if (isMeant(named)) return (problem, part);
        return null;
    }

    private (string Problem, string Part)? WithId(string title)
    {
        foreach (var (id, problem, part) in _ids)
            if (id.IsMatch(title)) return (problem, part);
        return null;
    }

    private static Regex Id(string problem, string part) => new(
        $@"(?<![\w.-]){Regex.Escape(problem)}(?:\.{Regex.Escape(part)}(?![\w-])|[ \u00A0]\(?{Regex.Escape(part)}(?:\s*$|\s*[\)\]:.,;]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
