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
    private readonly ImmutableArray<(Question.Formula Question, StepWords Words, StepJudge Judge)> _updates;

    private StepSection(
        Section section, StepWords words, ImmutableArray<NodeField> fields, IEnumerable<(Question.Formula, StepWords)> updates)
    {
        (Section, Words, Fields, Judge) = (section, words, fields, new(words, fields));
        _updates = [.. updates.Select(one => (one.Item1, one.Item2, new StepJudge(one.Item2, fields)))];
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
            var agreed = names.Own.GroupBy(naming => naming.Key).Where(made.AreSame)
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
        var namings = Usable(names.Own, vocabulary, section, sets);
        var (words, extended, own) = OwnNames.Of(namings, vocabulary, section.Model, section.Names);
        var updates = problem.Parts.Where(part => part.Section == section).Select(part => part.Question).OfType<Question.Formula>()
            .Where(question => question.Updated is not null)
            .Select(question => (question, OwnNames.Of(namings, question.Vocabulary, section.Model, section.Names).Words));
        return new(section, words with { Generic = names.Generic }, [.. sets.Select(set => FieldOf(set, extended, own))], updates);
    }

    // The names with which the model is still a network: all of them, or one after another.
    private static ImmutableArray<Naming> Usable(
        ImmutableArray<Naming> namings, Vocabulary vocabulary, Section section, SampledNetwork[] sets)
    {
        if (IsNetwork(namings, vocabulary, section, sets)) return namings;
        ImmutableArray<Naming> usable = [];
        foreach (var naming in namings)
            if (IsNetwork(usable.Add(naming), vocabulary, section, sets)) usable = usable.Add(naming);
        return usable;
    }

    private static bool IsNetwork(ImmutableArray<Naming> namings, Vocabulary vocabulary, Section section, SampledNetwork[] sets)
    {
        if (OwnNames.Of(namings, vocabulary, section.Model, section.Names).Extended is not { } extended) return true;
        try
        {
            return sets.All(set => new Network(extended, set.Network.Layout.Sizes).Tape.Count > 0);
        }
        catch (ModelException)
        {
            return false;
        }
    }

    private static NodeField FieldOf(SampledNetwork set, Model? extended, ImmutableArray<Quantity> own) => extended is null
        ? new(set, set.Network, [])
        : new(set, new Network(extended, set.Network.Layout.Sizes), own);

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
            if (update.Words.Read(head).Formula is Formula.Symbol symbol && symbol.Quantity == update.Question.Updated
                && update.Words.Read(value).Formula is { } read && Has(read, symbol.Quantity)) yield return update;
    }

    private static bool Has(Formula formula, Quantity quantity) =>
        Walks.First(formula, node => node is Formula.Symbol symbol && symbol.Quantity == quantity) is not null;
}
