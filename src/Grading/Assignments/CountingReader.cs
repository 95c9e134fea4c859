using System.Collections.Immutable;
using Grading.Language;
using Grading.Problems;
using Grading.Problems.Yaml;

namespace Grading.Assignments;

/// <summary>
/// Reads the section of an assignment that says what counts; a problem's id stands for all its parts:
/// <code>
/// count:
///   only: [itakura-saito.a, itakura-saito.c, relu-sigmoid]
///   not: [relu-sigmoid.loss]
///   extra: [tanh-unit.b]
///   best: [{ take: 2, of: [itakura-saito.a, itakura-saito.b, itakura-saito.c] }]
/// </code>
/// </summary>
internal sealed class CountingReader(ImmutableArray<Problem> problems, ImmutableArray<AssignedProblem> assigned)
{
    public Counting Read(YamlFields fields)
    {
        if (fields.Fields("count") is not { } given) return Counting.All;
        var counting = new Counting
        {
            Only = given.Has("only") ? Set(given, "only") : null,
            Not = Set(given, "not"),
            Extra = Set(given, "extra"),
        };
        counting = counting with { Best = [.. given.FieldsList("best").Select(group => Group(group, counting)).OfType<BestOf>()] };
        given.RefuseTheRest();
        CheckOverlaps(given, counting);
        return counting;
    }

    private ImmutableHashSet<PartName> Set(YamlFields given, string field) =>
        [.. given.Texts(field).SelectMany(text => Named(given, field, text))];

    private ImmutableArray<PartName> Named(YamlFields given, string field, YamlFields.TextLine text)
    {
        var (id, part) = text.Text.Split('.', 2) is [var one, var two] ? (one, two) : (text.Text, null);
        if (problems.FirstOrDefault(problem => problem.Id == id && IsAssigned(id)) is { } known)
        {
            var meant = known.Parts.Where(own => part is null || own.Id == part);
            ImmutableArray<PartName> parts = [.. meant.Select(own => new PartName(id, own.Id))];
            if (!parts.IsEmpty) return parts;
        }
        var (problem, example) = (problems[0].Id, problems[0].Parts[0].Id);
        given.Fault(field, text.Line, AuthorSentences.NothingThatCounts(text.Text, problem, $"{problem}.{example}"));
        return [];
    }

    private bool IsAssigned(string id) => assigned.IsEmpty || assigned.Any(problem => problem.Id == id);

    private BestOf? Group(YamlFields group, Counting counting)
    {
        var names = group.Texts("of");
        ImmutableArray<ImmutableHashSet<PartName>> items =
            [.. names.Select(name => Named(group, "of", name).Where(counting.Counts).ToImmutableHashSet())];
        var take = group.Whole("take") ?? 0;
        group.RefuseTheRest();
        if (take < 1 || take >= items.Length) group.Fault("take", AuthorSentences.TakesNoShare(take, items.Length));
        else if (items.Select(Points).Distinct().Count() > 1)
            group.Fault("of", AuthorSentences.OfDifferentWorth(items.Select((item, i) => $"{names[i].Text} {Points(item)}")));
        else if (assigned.IsEmpty) group.Fault("of", AuthorSentences.NeedsProblems);
        return new(take, [.. names.Select(name => name.Text)], items);
    }

    private decimal Points(ImmutableHashSet<PartName> item) => item.Sum(name =>
    {
        var part = problems.First(problem => problem.Id == name.Problem).Parts.First(part => part.Id == name.Part);
        var own = assigned.FirstOrDefault(problem => problem.Id == name.Problem)?.Points;
        return own?.GetValueOrDefault(part.Id, part.Points) ?? part.Points;
    });

    // A part that is said to count in two ways would count in neither.
    private static void CheckOverlaps(YamlFields given, Counting counting)
    {
        PartName[] grouped = [.. counting.Best.SelectMany(group => group.Items).SelectMany(item => item)];
        var twice = grouped.GroupBy(part => part).Where(same => same.Count() > 1).Select(same => same.Key);
        foreach (var part in twice.Concat(grouped.Where(counting.Extra.Contains)).Distinct())
            given.Fault("best", AuthorSentences.CountsTwice(part.ToString()));
        foreach (var part in counting.Extra.Where(part => !counting.Counts(part)))
            given.Fault("extra", AuthorSentences.CountsTwice(part.ToString()));
    }
}
