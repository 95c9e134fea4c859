using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Chains;
using Grading.Assignments;
using Grading.Documents.Addressing;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Submissions;
using Grading.Submissions.Ledgers;
using ReferenceSolutions.Sampling;

namespace Grading.Documents;

/// <summary>
/// Takes a whole document apart for one problem: its chains of equalities, the parts that they answer, and each step on the way.
/// </summary>
public sealed class DocumentGrading(Problem problem, Func<Section, SampledNetwork[]> sets, DocumentRules rules)
{
    private readonly Lazy<HomeworkText> _statement = new(() => HomeworkText.Of(PlacedLine.Of(problem.Statement, "")));

    private readonly HandoutLines _handout = new(rules.Handout);

    /// <summary>The document's answers and steps.</summary>
    public GradedDocument Of(HomeworkText text)
    {
        if (Read(text) is not var (chains, address, namings)) return new(problem.Id, [], new([]));
        return new(
            problem.Id, Answers(text, chains, address, namings, AnswerPlaces.Find(text.Marks, problem.Parts)),
            new(() => rules.SpeaksOfSteps ? new DocumentSteps(text, chains, address).Judged() : []))
        {
            Equalities = chains.Sum(chain => chain.Members.Length - 1),
            Marked = [.. text.Marks.Where(mark => mark.Text.Length > 0).Select(mark => text.Place(mark.Line))],
        };
    }

    /// <summary>A text that is about one part.</summary>
    /// <param name="isJudged">Whether anything that depends on what is right is to be said.</param>
    public TypedDerivation Derivation(HomeworkText text, Part part, bool isJudged)
    {
        ImmutableArray<string> lines = [.. Enumerable.Range(0, text.Lines).Select(text.Line)];
        if (part.Question.Vocabularies.FirstOrDefault() is not { } vocabulary) return new(lines, [], []);
        var chains = text.Chains(vocabulary);
        var namings = Namings(text, chains, vocabulary);
        var names = new DocumentNames(namings, Generic.Of(problem, text, namings));
        if (StepSection.Of(problem, part.Section, sets(part.Section), names) is not { } words)
            return new(lines, [], []);
        var address = new Address(new Dictionary<string, int>(), [.. chains.Select(_ => part.Id)])
        {
            Sections = [.. chains.Select(_ => words)],
        };
        var steps = isJudged && rules.SpeaksOfSteps ? new DocumentSteps(text, chains, address).Judged() : [];
        return new(lines, [.. chains.Select(chain => Read(chain, text, words))], steps);
    }

    private static ReadChain Read(Chain chain, HomeworkText text, StepSection section)
    {
        var (head, last) = (chain.Head, chain.Members[^1]);
        // a step has a letter for its size
        var update = section.UpdateOf(text.Folded(head.Start, head.End), text.Folded(last.Start, last.End));
        Func<string, Side> read = update is var (_, words, _) ? words.Read : section.Read;
        return new(text.PlaceAt(head.Start), [.. chain.Members.Select(member => new ReadMember(
            text.AsTyped(member.Start, member.End), text.Folded(member.Start, member.End),
            text.PlaceAt(Math.Max(member.Relation, member.Start)), read(text.Folded(member.Start, member.End))))]);
    }

    /// <summary>Its chains with their address, and the names that it gives; null where the problem asks for no formulas.</summary>
    internal (ImmutableArray<Chain> Chains, Address Address, ImmutableArray<Naming> Namings)? Read(HomeworkText text)
    {
        if (problem.Parts.SelectMany(part => part.Question.Vocabularies).FirstOrDefault() is not { } vocabulary) return null;
        var all = text.Chains(vocabulary);
        var namings = Namings(text, all, vocabulary);
        var chains = _handout.Without(text, all, vocabulary);
        var generic = Generic.Of(problem, text, namings);
        ImmutableArray<StepSection> sections =
        [
            .. problem.Sections.Select(section => StepSection.Of(problem, section, sets(section), new(namings, generic)))
                .OfType<StepSection>(),
        ];
        return (chains, new PartSearch(text, chains, problem, sections, rules).Find(), namings);
    }

    // The names that the document gives, and those that the statement of the problem gives and the document leaves as they are.
    private ImmutableArray<Naming> Namings(HomeworkText text, ImmutableArray<Chain> chains, Vocabulary vocabulary)
    {
        var own = NamingsIn(text, chains, vocabulary).ToImmutableArray();
        var stated = NamingsIn(_statement.Value, _statement.Value.Chains(vocabulary), vocabulary).ToImmutableArray();
        return
        [
            .. stated.Where(naming => naming.IsOfArray || own.All(other => other.Name != naming.Name)),
            .. own.Where(naming => stated.All(other => !other.IsOfArray || other.Name != naming.Name)),
        ];
    }

    // The heads of chains that are names of nothing in the problem, the names that stand in an array of it, and those that sentences give.
    private IEnumerable<Naming> NamingsIn(HomeworkText text, ImmutableArray<Chain> chains, Vocabulary vocabulary)
    {
        foreach (var chain in chains)
        {
            var (head, next) = (text.Folded(chain.Head.Start, chain.Head.End), text.Folded(chain.Members[1].Start, chain.Members[1].End));
            var isCase = text.SayingOf(chain) is { IsInParentheses: true } or { IsConditional: true, IsNaming: false };
            // what is said of a case only is a name all the same, of which nothing is known
            if (NameOf(head, next, vocabulary) is { } naming) yield return isCase ? naming with { Body = "" } : naming;
            if (isCase) continue;
            foreach (var element in ArrayNames.Of(head, next, vocabulary)) yield return element;
        }
        var results = problem.Parts.Where(part => part.Id.Length == 1).ToDictionary(part => part.Id, part => part.Asks);
        foreach (var (name, body) in text.Spoken(results))
            if (NameOf(name, body, vocabulary) is { } naming && !body.Contains('=')) yield return naming;
        foreach (var (name, behind) in text.SpokenOfEquations)
            if (chains.LastOrDefault(chain => chain.Members[^1].End <= behind) is { } chain && behind - chain.Members[^1].End < MostBetween
                && NameOf(name, text.Folded(chain.Members[^1].Start, chain.Members[^1].End), vocabulary) is { } naming) yield return naming;
    }

    // w := w - … gives no name, nor does j = 3 where a letter is given numbers
    private static Naming? NameOf(string name, string body, Vocabulary vocabulary) =>
        SideReader.Name(name, vocabulary) is { } own && !Naming.Has(body, name) && !IsNumbering(own, body)
            ? new(own, body) : null;

    // from the end of an equation to the words that name it
    private const int MostBetween = 80;

    private static bool IsNumbering(OwnName name, string body) =>
        name is { Name: [>= 'i' and <= 'n'], Below: "" } && body.AsSpan().Trim().IndexOfAnyExceptInRange('0', '9') < 0;

    private ImmutableArray<Answer> Answers(
        HomeworkText text, ImmutableArray<Chain> chains, Address address, ImmutableArray<Naming> namings,
        IReadOnlyDictionary<string, AnswerMark> marked)
    {
        var answers = ImmutableArray.CreateBuilder<Answer>();
        var said = new SaidChoices(text, Beginnings.In(text));
        foreach (var part in problem.Parts)
        {
            if (marked.TryGetValue(part.Id, out var mark) && Marked(part, mark, text, address.Conclusions) is { } answer)
            {
                answers.Add(answer);
                continue;
            }
            if (part.Question is Question.Choice choice)
            {
                if (said.Of(choice) is var (line, words)) answers.Add(Said(part, words, text.Place(line)));
                continue;
            }
            if (!address.Conclusions.TryGetValue(part.Id, out var number))
            {
                AddUnconcluded(answers, part, text, chains, address);
                continue;
            }
            var (head, last) = (chains[number].Head, chains[number].Members[^1]);
            var section = address.Sections[number];
            var typed = text.Folded(head.Start, head.End);
            var called = Called(Naming.Old(typed), section, part);
            var sign = called.Length == 0 ? "" : last.IsAssigned || Naming.Old(typed) != typed ? @" \leftarrow " : " = ";
            var value = $"${called}{sign}{Value(text.Folded(last.Start, last.End), section)}$";
            var place = text.PlaceAt(last.Relation);
            answers.Add(new(problem.Id, part.Id, WithNames(value, last, text, section, namings), IsScript: false, place));
        }
        return answers.ToImmutable();
    }

    // What stands behind the word "Answer"; null where it says only that there is a conclusion.
    private Answer? Marked(Part part, AnswerMark mark, HomeworkText text, IReadOnlyDictionary<string, int> conclusions)
    {
        if (mark.Text.Length == 0 || conclusions.ContainsKey(part.Id) && mark.IsProse) return null;
        return new(problem.Id, part.Id, mark.Text, IsScript: false, text.Place(mark.Line));
    }

    // Which of several choices a sentence answers, a person decides.
    private Answer Said(Part part, string words, Source place) => new(problem.Id, part.Id, words, IsScript: false, place)
    {
        Doubt = problem.Parts.Count(other => other.Question is Question.Choice) > 1 ? Sentences.SaidOfOneOf(part.Id) : "",
    };

    // d/dz ReLU(z) is what a part asks for, and no name that answers begin with; nor is a name of the student's own.
    private static string Called(string head, StepSection? section, Part part) =>
        section?.Read(head).Formula is Formulas.Tree.Formula.Slope
        || part.Question.Vocabularies.FirstOrDefault() is { } vocabulary && SideReader.Read(head, vocabulary).Formula is null ? "" : head;

    // A part that the document names, with equations of which none is about what is asked.
    private void AddUnconcluded(
        ImmutableArray<Answer>.Builder answers, Part part, HomeworkText text, ImmutableArray<Chain> chains, Address address)
    {
        var first = address.Named.Contains(part.Id) ? address.Parts.IndexOf(part.Id) : -1;
        if (first < 0) return;
        var (head, last) = (chains[first].Head, chains[first].Members[^1]);
        answers.Add(new(problem.Id, part.Id, text.AsTyped(head.Start, last.End), IsScript: false, text.PlaceAt(head.Start))
        {
            Doubt = Sentences.NoConclusion(part.Id),
        });
    }

    // With names of layers and of vectors spelled out: no clause says what they are, element by element.
    private static string Value(string typed, StepSection? section) =>
        section is not null && SideReader.Read(typed, section.Words.Vocabulary).Formula is { } read
        && section.Read(typed).Formula is { } spelled
        && Formulas.Tree.Walks.Nodes(read).OfType<Formulas.Tree.Formula.Symbol>().Any(symbol => IsByElement(symbol, section))
            ? Formulas.Printing.LatexPrinter.Print(spelled) : typed;

    private static bool IsByElement(Formulas.Tree.Formula.Symbol symbol, StepSection section) =>
        section.Words.Spelled.Any(name => name.Own == symbol.Quantity
            && (name.Own.Layer is not null || name.Letters.IsEmpty && !name.Own.Axes.IsEmpty));

    // The names of the student's own that the last member has, with what they stand for.
    private static string WithNames(
        string value, Member last, HomeworkText text, StepSection? section, ImmutableArray<Naming> namings)
    {
        if (section is null || SideReader.Read(text.Folded(last.Start, last.End), section.Words.Vocabulary).Formula is not { } read)
            return value;
        foreach (var naming in namings.DistinctBy(naming => naming.Key))
        {
            var uses = Formulas.Tree.Walks.First(read, node => node is Formulas.Tree.Formula.Symbol symbol
                && section.Section.Model.Quantities.All(known => known != symbol.Quantity)
                && symbol.Quantity.Name.StartsWith(naming.Name.Name, StringComparison.Ordinal));
            if (uses is not Formulas.Tree.Formula.Symbol used || IsByElement(used, section)) continue;
            var number = used.Quantity.Name[naming.Name.Name.Length..];
            value += number.Length > 0 && naming.Name.Below is [>= 'a' and <= 'z']
                ? Numbered(naming, read, section)
                : $", where ${Spelled(naming.Name.Name, naming.Name.Below)} = {naming.Body}$";
        }
        return value;
    }

    private static string Spelled(string name, string below) =>
        below.Length == 0 ? Formulas.Names.Greek.Latex(name) : $"{Formulas.Names.Greek.Latex(name)}_{{{below}}}";

    // s_3 and s_4 of s_j = σ'(z_j)
    private static string Numbered(Naming naming, Formulas.Tree.Formula read, StepSection section)
    {
        var numbers = Formulas.Tree.Walks.Nodes(read).OfType<Formulas.Tree.Formula.Symbol>()
            .Where(symbol => section.Section.Model.Quantities.All(known => known != symbol.Quantity)
                && symbol.Quantity.Name.StartsWith(naming.Name.Name, StringComparison.Ordinal))
            .Select(symbol => symbol.Quantity.Name[naming.Name.Name.Length..]).Distinct();
        return string.Concat(numbers.Select(number =>
            $", where ${Spelled(naming.Name.Name, number)} = {naming.Numbered(naming.Name.Below, number).Body}$"));
    }
}
