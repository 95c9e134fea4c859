using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Grading.Problems;
using Grading.Problems.Sections;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff.Nodes;
using ReferenceSolutions.Sampling;

namespace Grading.Documents.Steps;

/// <summary>What the lines of a document are judged with in one section of its problem.</summary>
internal sealed class StepSection
{
    private readonly Dictionary<string, Side> _sides = new(StringComparer.Ordinal);
    private readonly ImmutableArray<UpdateWords> _updates;

    private StepSection(Section section, StepWords words, ImmutableArray<NodeField> fields, ImmutableArray<UpdateWords> updates) =>
        (Section, Words, Fields, Judge, _updates) = (section, words, fields, new(words, fields), updates);

    // What a step w := w - … is read with; most lines are none.
    private sealed class UpdateWords(Question.Formula question, Lazy<StepWords> words, ImmutableArray<NodeField> fields)
    {
        private readonly Dictionary<string, bool> _isOf = new(StringComparer.Ordinal);
        private StepJudge? _judge;

        public Question.Formula Question => question;

        public StepWords Words => words.Value;

        public StepJudge Judge => _judge ??= new(Words, fields);

        public bool IsOf(string head)
        {
            if (_isOf.TryGetValue(head, out var isOf)) return isOf;
            isOf = SideReader.Read(Naming.Old(head), question.Vocabulary).Formula is Formula.Symbol symbol
                && symbol.Quantity == question.Updated;
            _isOf.Add(head, isOf);
            return isOf;
        }
    }

    public Section Section { get; }

    public StepWords Words { get; }

    public ImmutableArray<NodeField> Fields { get; }

    public StepJudge Judge { get; }

    /// <summary>A section with the names that a document adds to it; null for one that asks for no formulas.</summary>
    public static StepSection? Of(Problem problem, Section section, SampledNetwork[] sets, DocumentNames names)
    {
        var formulas = problem.Parts.Where(part => part.Section == section).SelectMany(part => part.Question.Vocabularies).ToArray();
        if (formulas.Length == 0) return null;
        var made = Made(problem, section, sets, names, formulas);
        // what is said twice of one name may be the same only by another name of which that holds
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var agreed = names.Own.Where(naming => naming.Body.Length > 0).GroupBy(naming => naming.Key).Where(made.AreSame)
                .Select(group => group.First()).ToDictionary(naming => naming.Key);
            if (agreed.Count == 0) break;
            names = names with
            {
                Own = [.. names.Own.Where(naming => !agreed.TryGetValue(naming.Key, out var first) || naming == first)],
            };
            made = Made(problem, section, sets, names, formulas);
        }
        return made;
    }

    private const int MostPasses = 3;

    // Whether what is said of one name several times is always the same.
    private bool AreSame(IEnumerable<Naming> namings)
    {
        Naming[] distinct = [.. namings.DistinctBy(naming => naming.Body)];
        return distinct.Length > 1 && Read(distinct[0].Body).Formula is { } first
            && distinct.Skip(1).All(naming => Read(naming.Body).Formula is { } other && Judge.AreSame(first, other, Fields));
    }

    private static StepSection Made(
        Problem problem, Section section, SampledNetwork[] sets, DocumentNames names, Vocabulary[] formulas)
    {
        var vocabulary = formulas.FirstOrDefault(one => one.Updated is null) ?? formulas[0].WithFree([], null);
        var (namings, extended) = Usable(names.Own, vocabulary, section, sets);
        var updates = problem.Parts.Where(part => part.Section == section).Select(part => part.Question).OfType<Question.Formula>()
            .Where(question => question.Updated is not null)
            .Select(question => new UpdateWords(
                question, new(() => OwnNames.Of(namings, question.Vocabulary, section.Model, section.Names).Words), extended.Fields));
        return new(section, extended.Words with { Generic = names.Generic }, extended.Fields, [.. updates]);
    }

    // A section with some names.
    private sealed record Extended(StepWords Words, ImmutableArray<NodeField> Fields)
    {
        /// <summary>Null where the model is no network with them: one is made of itself.</summary>
        public static Extended? Of(ImmutableArray<Naming> namings, Vocabulary vocabulary, Section section, SampledNetwork[] sets)
        {
            var (words, extended, own) = OwnNames.Of(namings, vocabulary, section.Model, section.Names);
            if (extended is null) return new(words, [.. sets.Select(set => new NodeField(set, set.Network, []))]);
            try
            {
                return new(words, [.. sets.Select(set => new NodeField(set, new Network(extended, set.Network.Layout.Sizes), own))]);
            }
            catch (ModelException)
            {
                return null;
            }
        }
    }

    // The names with which the model is still a network: all of them, or one after another.
    private static (ImmutableArray<Naming> Namings, Extended Extended) Usable(
        ImmutableArray<Naming> namings, Vocabulary vocabulary, Section section, SampledNetwork[] sets)
    {
        if (Extended.Of(namings, vocabulary, section, sets) is { } all) return (namings, all);
        (ImmutableArray<Naming> usable, var extended) = ([], Extended.Of([], vocabulary, section, sets)!);
        foreach (var naming in namings)
            if (Extended.Of(usable.Add(naming), vocabulary, section, sets) is { } more) (usable, extended) = (usable.Add(naming), more);
        return (usable, extended);
    }

    /// <summary>Whether the names of a formula are made of the same in another section.</summary>
    public bool Defines(Formula formula, StepSection other) => other == this
        || NamesOf(formula).All(name => MadeOf(name) == other.MadeOf(name));

    private IEnumerable<string> NamesOf(Formula formula)
    {
        var names = Letters.Symbols(formula).Select(symbol => symbol.Quantity.Name).ToHashSet();
        if (Walks.First(formula, node => node is Formula.Derivative) is not null && Words.Vocabulary.Loss is { } loss) names.Add(loss.Name);
        return names;
    }

    private string MadeOf(string name) => Section.Model.Definitions.FirstOrDefault(one => one.Target.Quantity.Name == name) is { } found
        ? Formulas.Printing.PlainPrinter.Print(found.Body) : "";

    /// <summary>A side as it is read here.</summary>
    public Side Read(string text)
    {
        if (!_sides.TryGetValue(text, out var side)) _sides.Add(text, side = Words.Read(text));
        return side;
    }

    /// <summary>
    /// Both sides of an equality with what judges it; the head of a step w := w - … stands for the new value that is asked for.
    /// </summary>
    public (Side Left, Side Right, StepJudge Judge, bool IsUpdate) Sides(string left, string right, string head)
    {
        var updates = UpdatesOf(head, right).Select(update => Sides(left, right, left == head, update)).ToArray();
        if (updates.Length == 0) return (Read(left), Read(right), Judge, false);
        // of several rules for one name that one is meant that fits
        var fits = updates.Length == 1 ? 0 : Array.FindIndex(updates, one => one.Judge.Of(one.Left, one.Right) is not StepVerdict.False);
        return updates[Math.Max(0, fits)];
    }

    private static (Side Left, Side Right, StepJudge Judge, bool IsUpdate) Sides(
        string left, string right, bool isHead, (Question.Formula Question, StepWords Words, StepJudge Judge) update) =>
        (isHead ? new Side(update.Question.Reference, null, null) : update.Words.Read(left), update.Words.Read(right), update.Judge, true);

    /// <summary>Whether a chain is an update, and of what.</summary>
    public (Question.Formula Question, StepWords Words, StepJudge Judge)? UpdateOf(string head, string value)
    {
        foreach (var update in UpdatesOf(head, value)) return update;
        return null;
    }

    private IEnumerable<(Question.Formula Question, StepWords Words, StepJudge Judge)> UpdatesOf(string head, string value)
    {
        foreach (var update in _updates)
            if (update.IsOf(head) && update.Words.Read(value).Formula is { } read && Has(read, update.Question.Updated!))
                yield return (update.Question, update.Words, update.Judge);
    }

    private static bool Has(Formula formula, Quantity quantity) =>
        Walks.First(formula, node => node is Formula.Symbol symbol && symbol.Quantity == quantity) is not null;
}
