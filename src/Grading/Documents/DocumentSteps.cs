using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Formulas.Reader.Chains;
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

    public ImmutableArray<Step> Judged()
    {
        for (var c = 0; c < chains.Length; c++) Judge(c);
        return _steps.ToImmutable();
    }

    // A step with its verdict, and a false one with where it comes from.
    private Step Judged(Step step, Member head, Member left, Member right, StepSection section)
    {
        var (one, other, judge, isUpdate) = section.Sides(Folded(left), Folded(right), Folded(head));
        step = step with { Verdict = judge.Of(one, other) };
        if (step.Verdict is not StepVerdict.False) return step;
        ImmutableArray<Statement> statements = isUpdate ? []
            : [.. new[] { new Statement(Folded(head), Folded(right)), new(Folded(left), Folded(right)) }.Distinct()];
        var cause = _blame.Of(_steps.Count, new(one.Formula!, other.Formula!, statements, judge), section);
        return cause is { } number ? step with { Follows = _steps[number].Place } : step;
    }

    private void Judge(int chain)
    {
        var members = chains[chain].Members;
        var section = address.Sections[chain];
        var isDefinition = section is not null && IsDefinition(members[0], section);
        var isReadable = isDefinition || section is not null && IsReadable(members, section);
        for (var m = 1; m < members.Length; m++)
        {
            var (left, right) = (members[m - 1], members[m]);
            var step = new Step(
                address.Parts[chain], text.Place(text.LineAt(right.Relation)), text.AsTyped(left.Start, left.End),
                text.AsTyped(right.Start, right.End), new StepVerdict.Unread("unreadable-head")) { Chain = chain };
            if (m == 1 && isDefinition) step = step with { Verdict = new StepVerdict.Definition() };
            else if (isReadable) step = Judged(step, members[0], left, right, section!);
            _steps.Add(step);
        }
    }

    private string Folded(Member member) => text.Folded(member.Start, member.End);

    private bool IsDefinition(Member head, StepSection section) =>
        SideReader.Name(Folded(head), section.Words.Vocabulary) is { Above: "" } name && name.Name.Length < 12
            && section.Words.Names.AxisOf(name.Name) is null
        || section.Words.Vocabulary.Quantities.Any(own => own.Axes.Length >= 0 && IsOwn(own, section)
            && SideReader.Read(Folded(head), section.Words.Vocabulary).Formula is Formulas.Tree.Formula.Symbol symbol && symbol.Quantity == own)
        || OfFunction().IsMatch(Folded(head)) && section.Read(Folded(head)).Formula is null;

    private static bool IsOwn(Formulas.Tree.Quantity quantity, StepSection section) =>
        !quantity.IsFamily && section.Section.Model.Quantities.All(known => known != quantity);

    private bool IsReadable(ImmutableArray<Member> members, StepSection section) =>
        section.Read(Folded(members[0])).Formula is not null || section.UpdateOf(Folded(members[0]), Folded(members[^1])) is not null;

    // f(z), \rho'(z)
    [GeneratedRegex(@"^\s*\\?[A-Za-z]+(?:\{[A-Za-z]+\})?'*\s*\\?(?:left)?\(\s*[a-z]\s*\\?(?:right)?\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfFunction();
}
