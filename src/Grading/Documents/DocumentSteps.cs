using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Grading.Documents.Addressing;
using Grading.Documents.Blaming;
using Grading.Documents.Steps;
using Grading.Documents.Texts;

namespace Grading.Documents;

/// <summary>Judges the steps of a document in their order.</summary>
internal sealed partial class DocumentSteps(HomeworkText text, ImmutableArray<Chain> chains, Address address)
{
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();

    private readonly Blame _blame = new();

    private readonly StatedNumbers _numbers = new();

    private readonly Dictionary<string, bool> _isSumMissing = [];

    public ImmutableArray<Step> Judged()
    {
        for (var c = 0; c < chains.Length; c++)
        {
            try
            {
                Judge(c);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                GiveUp(c);
            }
        }
        return _steps.ToImmutable();
    }

    // A bug of ours costs no more than the rest of one chain.
    private void GiveUp(int chain)
    {
        var members = chains[chain].Members;
        for (var m = 1 + _steps.Count(step => step.Chain == chain); m < members.Length; m++)
            _steps.Add(Unjudged(chain, members[m - 1], members[m]) with { Verdict = new StepVerdict.Unread("internal") });
    }

    // A step with its verdict, and a false one with where it comes from.
    private Step Judged(Step step, Chain chain, int at, StepSection section)
    {
        var members = chain.Members;
        var (head, left, right) = (members[0], members[at - 1], members[at]);
        var (one, other, judge, isUpdate) = section.Sides(Folded(left), Folded(right), Folded(head));
        var whole = (isUpdate ? judge.Words.Read(Folded(head)) : section.Read(Folded(head))).Formula;
        step = step with { Verdict = WithSums(judge.Of(one, other, whole), step.Part, section) };
        if (step.Verdict is StepVerdict.True)
        {
            var holds = Holds(step.Chain);
            _numbers.Add(judge, one.Formula!, other.Formula!, holds ? whole : null);
            if (Rounding.IsRounded(other.Formula!)) Round(left, right);
            if (!holds) _blame.GoOn(new(Folded(head), Folded(right)));
            else if (left != head && Rounding.IsRounded(other.Formula!)) Round(head, right);
        }
        if (step.Verdict is not StepVerdict.False) return step;
        if (Spared(step, chain, at, (one.Formula!, other.Formula!), judge, isUpdate, section) is { } spared)
            return step with { Verdict = spared };
        step = step with { Group = judge.GroupOf(one.Formula!, other.Formula!) };
        ImmutableArray<Statement> statements = isUpdate ? []
            : [.. new[] { new Statement(Folded(head), Folded(right)), new(Folded(left), Folded(right)) }.Distinct()];
        var said = new FalseStep(one.Formula!, other.Formula!, statements, judge) { Head = whole };
        return _blame.Of(_steps.Count, said, section) is { } number
            ? step with { Follows = _steps[number].Place }
            : step with { Mistake = StepSlips.Of(said, section)?.Code ?? "" };
    }

    // What is not the same, and no error for all that.
    private StepVerdict? Spared(
        Step step, Chain chain, int at, (Formula Left, Formula Right) sides, StepJudge judge, bool isUpdate,
        StepSection section)
    {
        var right = chain.Members[at];
        return true switch
        {
            _ when IsGiven(sides.Left, sides.Right, section) => new StepVerdict.Definition(),
            _ when _numbers.Has(judge, sides.Left, sides.Right) => new StepVerdict.True(),
            _ when !isUpdate && IsArrow(right) => new StepVerdict.Unread("arrow"),
            _ when right.IsFar => new StepVerdict.Unread("goes-on"),
            _ when address.OfOtherCases.Contains(step.Chain) => new StepVerdict.Unread("another-case"),
            _ when Conditional(chain, sides.Left, sides.Right, judge, section) is { } condition => condition,
            _ when IsBesideUnread(chain.Members, at, isUpdate ? judge.Words.Read : section.Read) =>
                new StepVerdict.Unread("beside-unreadable"),
            _ => null,
        };
    }

    // x = 3 where the points are drawn: nothing is said of them
    private static bool IsGiven(Formula left, Formula right, StepSection section) =>
        !section.Judge.HasNumbers && left is Formula.Symbol symbol && !Letters.Symbols(right).Any()
        && section.Section.Model.Definitions.All(definition => definition.Target.Quantity != symbol.Quantity);

    private void Round(Member left, Member right) => _blame.Round(new(Folded(left), Folded(right)));

    // Whether all of a chain is the same so far.
    private bool Holds(int chain) => _steps.All(step => step.Chain != chain || step.Verdict is StepVerdict.True or StepVerdict.Definition);

    // A missing sum is asked about; where the answer to the part lacks it, too, nobody meant one.
    private StepVerdict WithSums(StepVerdict verdict, string part, StepSection section) =>
        verdict is StepVerdict.Unread { Because: StepVerdict.Unread.SumUnderstood, Otherwise: { } otherwise } && IsSumMissing(part, section)
            ? otherwise : verdict;

    private bool IsSumMissing(string part, StepSection section)
    {
        if (_isSumMissing.TryGetValue(part, out var isMissing)) return isMissing;
        isMissing = !text.UnderstandsSums && address.Conclusions.TryGetValue(part, out var number)
            && section.Judge.Of(section.Read(Folded(chains[number].Head)), section.Read(Folded(chains[number].Members[^1])))
                is StepVerdict.Unread { Because: StepVerdict.Unread.SumUnderstood };
        _isSumMissing.Add(part, isMissing);
        return isMissing;
    }

    // What is said of a case holds there, or nobody can tell.
    private StepVerdict? Conditional(
        Chain chain, Formula left, Formula right, StepJudge judge, StepSection section)
    {
        var saying = text.SayingOf(chain);
        if (!(chain.IsDisplayed ? saying.IsConditional : saying.IsLoose)) return null;
        foreach (var cost in Costs.Of(saying))
        {
            if (cost.Says.HoldsIn(section)) return null;
            if (Supposed.Of([cost.Says], section) is { } fields && judge.AreSame(left, right, fields))
                return new StepVerdict.OnlyIf(cost.Name);
        }
        return new StepVerdict.Unread("condition");
    }

    private void Judge(int chain)
    {
        var members = chains[chain].Members;
        var section = address.Sections[chain];
        var isDefinition = section is not null && IsDefinition(members[0], section);
        var isReadable = isDefinition || section is not null && IsReadable(members, section);
        for (var m = 1; m < members.Length; m++)
        {
            var step = Unjudged(chain, members[m - 1], members[m]);
            if (m == 1 && (isDefinition || section is not null && IsNewValue(members, section)))
                step = step with { Verdict = new StepVerdict.Definition() };
            else if (isReadable) step = Judged(step, chains[chain], m, section!);
            _steps.Add(step);
        }
    }

    private Step Unjudged(int chain, Member left, Member right) => new(
        address.Parts[chain], text.PlaceAt(right.Relation), text.AsTyped(left.Start, left.End),
        text.AsTyped(right.Start, right.End), new StepVerdict.Unread("unreadable-head"))
    {
        Chain = chain,
    };

    // Whoever reads a picture repeats lines and cuts them off: what stands beside one that can't be read may be such a line.
    private bool IsBesideUnread(ImmutableArray<Member> members, int at, Func<string, Side> read)
    {
        foreach (var other in (ReadOnlySpan<int>)[at - 2, at + 1])
            if (other >= 0 && other < members.Length && members[other].Segment == members[at].Segment
                && read(Naming.Old(Folded(members[other]))).Formula is null) return true;
        return false;
    }

    // w -> z -> a: what leads to what
    private bool IsArrow(Member member) => Arrow().IsMatch(text.Folded(member.Relation, member.Start));

    [GeneratedRegex(@"^\s*(?:[-=]>|→|⇒|\\(?:long)?(?:to|[rR]ightarrow|mapsto)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    private string Folded(Member member) => text.Folded(member.Start, member.End);

    // A name that the problem does not have, or a function of it: s_i = …, f(z) = z.
    private bool IsDefinition(Member head, StepSection section) => IsNewName(head, section)
        || section.Read(Folded(head)).Formula switch
        {
            null => OfFunction().IsMatch(Folded(head)),
            Formula.Symbol symbol => IsOwn(symbol.Quantity, section),
            _ => false,
        };

    // w := w - … of what the model does not define, where that is no question of the problem
    private bool IsNewValue(ImmutableArray<Member> members, StepSection section) =>
        section.Read(Naming.Old(Folded(members[0]))).Formula is Formula.Symbol head
        && section.Section.Model.Definitions.All(definition => definition.Target.Quantity != head.Quantity)
        && section.UpdateOf(Folded(members[0]), Folded(members[^1])) is null
        && section.Read(Folded(members[1])).Formula is Formula.Binary
        {
            Operator: Operator.Subtract or Operator.Add, Left: Formula.Symbol from,
        } && from == head;

    private bool IsNewName(Member head, StepSection section) =>
        SideReader.Name(Folded(head), section.Words.Vocabulary) is { Above: "", Name.Length: < 12 } name
        && section.Words.Names.AxisOf(name.Name) is null;

    private static bool IsOwn(Quantity quantity, StepSection section) =>
        !quantity.IsFamily && section.Section.Model.Quantities.All(known => known != quantity);

    private bool IsReadable(ImmutableArray<Member> members, StepSection section) =>
        section.Read(Naming.Old(Folded(members[0]))).Formula is not null
        || section.UpdateOf(Folded(members[0]), Folded(members[^1])) is not null;

    // f(z), \rho'(z)
    [GeneratedRegex(@"^\s*\\?[A-Za-z]+(?:\{[A-Za-z]+\})?'*\s*\\?(?:left)?\(\s*[a-z]\s*\\?(?:right)?\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfFunction();
}
