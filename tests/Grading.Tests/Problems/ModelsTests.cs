using System.Collections.Immutable;
using System.Text;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff;
using YamlDotNet.Serialization;

namespace Grading.Tests.Problems;

/// <summary>
/// Thirty-two models of courses, each with what is asked about it and, under <c>textbook</c>, the gradients as textbooks have them. Both
/// are read by the author's grammar; the one is derived, the other typed.
/// </summary>
public sealed class ModelsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "models");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    // A file of this folder as a problem: what is asked are its parts, and what the textbook has are parts as well.
    private static (Problem Problem, (string Asked, string Textbook)[] Pairs) Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
        var fields = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        var asks = ((List<object>)fields["ask"]).Cast<string>().SelectMany(Cells).ToList();
        var textbook = fields.TryGetValue("textbook", out var rows)
            ? ((Dictionary<object, object>)rows).Select(row => ($"{row.Key}", $"{row.Value}")).ToArray()
            : [];
        var file = new StringBuilder($"id: model\ntitle: {name}\nstatement: none\n");
        file.Append(text[..text.IndexOf("\nask:", StringComparison.Ordinal)]).Append("\nparts:\n");
        for (var a = 0; a < asks.Count; a++) file.Append($"  a{a}: {{ question: q, ask: {Quoted(asks[a])} }}\n");
        for (var t = 0; t < textbook.Length; t++) file.Append($"  t{t}: {{ question: q, ask: {Quoted(textbook[t].Item2)} }}\n");
        return (ProblemReader.Parse(file.ToString(), name + ".yaml"),
            [.. textbook.Select((row, t) => ($"a{asks.IndexOf(row.Item1)}", $"t{t}"))]);
    }

    // a table is asked cell by cell
    private static string[] Cells(string ask) =>
        ask.StartsWith('[') && ask.EndsWith(']') ? ask[1..^1].Split(',', StringSplitOptions.TrimEntries) : [ask];

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_derived_is_what_the_textbook_has(string name)
    {
        var (problem, pairs) = Read(name);
        Assert.NotEmpty(pairs);
        foreach (var (asked, textbook) in pairs)
        {
            var (derived, typed) = (ValuesOf(problem, asked), ValuesOf(problem, textbook, LettersOf(problem, asked)));
            Assert.NotEmpty(derived);
            Assert.Equal(derived.Keys.Order(StringComparer.Ordinal), typed.Keys.Order(StringComparer.Ordinal));
            foreach (var (place, values) in derived)
                for (var p = 0; p < values.Length; p++)
                    Assert.True(Math.Abs(values[p].Value - typed[place][p].Value) <= 1e-12 * (values[p].Size + typed[place][p].Size)
                        + 1e-300,
                        $"{asked} {place}: {values[p].Value} and {typed[place][p].Value}");
        }
    }

    private static ImmutableArray<FreeIndex> LettersOf(Problem problem, string id) =>
        ((Question.Formula)problem.Parts.Single(part => part.Id == id).Question).Vocabulary.FreeIndices;

    // The values at all points, by network and place: what the letters of the question stand for has the same order in both.
    private static Dictionary<string, Sized[]> ValuesOf(Problem problem, string id, ImmutableArray<FreeIndex> like = default)
    {
        var part = problem.Parts.Single(part => part.Id == id);
        var sets = ProblemGrading.Points(problem, part.Section, "0").ToArray();
        var all = new Dictionary<string, Sized[]>();
        var question = (Question.Formula)part.Question;
        var letters = Ordered(question.Vocabulary.FreeIndices, like);
        foreach (var frame in Reference.Of(question, sets).Frames)
        {
            var step = frame.Indices.FirstOrDefault(index => index.Letter == question.Vocabulary.FreeLayer)?.Value ?? 0;
            var places = letters.Select(letter => frame.Indices.Single(index => index.Letter == letter).Value);
            all.Add($"{Array.IndexOf(sets, frame.Set)} step {step}: {string.Join(',', places)}", frame.Values);
        }
        return all;
    }

    // The letters, each where the other question has one of the same dimension.
    private static string[] Ordered(ImmutableArray<FreeIndex> free, ImmutableArray<FreeIndex> like)
    {
        if (like.IsDefault) return [.. free.Select(index => index.Letter)];
        var left = free.ToList();
        return [.. like.Select(other =>
        {
            var same = left.Find(index => index.Letter == other.Letter && index.Axis == other.Axis) ?? left.First(index =>
                index.Axis == other.Axis);
            left.Remove(same);
            return same.Letter;
        })];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_derived_is_the_slope_of_the_loss(string name)
    {
        var (problem, _) = Read(name);
        var section = problem.Sections[0];
        if (section.Model.Loss is null) return;
        var compared = 0;
        foreach (var set in ProblemGrading.Points(problem, section, "0"))
        {
            var points = OneInFour(set.Points);
            foreach (var (leaf, column) in set.Network.Leaves.Where(leaf => IsSmooth(leaf.Leaf)))
            {
                var adjoints = points.Column(set.Network.Layout.Elements + column);
                var differences = FiniteDifferences.Of(set.Network, points, column);
                for (var p = 0; p < differences.Length; p++)
                {
                    if (differences[p].Uncertainty > 1e-6) continue; // across a kink
                    compared++;
                    Assert.Equal(adjoints[p].Value, differences[p].Value, 1e-7 * (1 + adjoints[p].Size) + 20 * differences[p].Uncertainty);
                }
            }
        }
        Assert.True(compared > 0);
    }

    // Of all kinds of points, and of every leaf: a model of some hundred leaves takes a minute at all points.
    private static PointColumns<Sized> OneInFour(PointColumns<Sized> points)
    {
        const int Step = 4;
        var columns = Enumerable.Range(0, points.Columns.Length / points.Count)
            .SelectMany(column => Spread(points.Column(column).ToArray()));
        return new((points.Count + Step - 1) / Step, [.. columns], [.. points.Families.Select(Spread)]);

        static T[] Spread<T>(T[] all) => [.. all.Where((_, p) => p % Step == 0)];
    }

    // A label, and what is one of a few numbers, does not move.
    private static bool IsSmooth(Leaf leaf) =>
        leaf.Label is null && (!leaf.Constants.IsEmpty
            || leaf.Domain.Intervals.All(interval => interval.From < interval.To || leaf.IsConstant));
}
