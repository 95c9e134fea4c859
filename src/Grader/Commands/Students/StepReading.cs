using System.Collections.Immutable;
using Formulas.Printing;
using Grader.Commands.Calling;
using Grading;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary><c>grader read --step "A = B"</c>: how a line of a derivation is read, in all the ways in which it can be.</summary>
internal static class StepReading
{
    /// <summary>The readings for a part; without one, for the part whose names fit.</summary>
    public static ImmutableArray<ShownReading> Of(string step, Problem problem, Part? part)
    {
        var batch = new Batch([problem], new());
        var text = HomeworkText.Typed(step);
        var parts = part is null ? problem.Parts.DistinctBy(one => one.Section) : [part];
        var read = parts.Select(one => batch.Derivation(problem.Id, one, text, isJudged: false).Chains).ToArray();
        var chains = Array.Find(read, one => one.Length > 0 && one.All(IsRead));
        if (chains.IsDefaultOrEmpty) chains = read[0];
        if (chains.IsEmpty) throw new UsageException(AssistantSentences.NoEquality);
        return [.. chains.SelectMany(chain => Of(step, chain))];
    }

    // In the whole line; all of a side that is read in other letters than it was typed in.
    private static (int, int) PlaceIn(string step, ReadMember member)
    {
        var (fault, text) = (member.Side.Fault!, member.Text.TrimStart());
        var begin = Math.Max(0, step.IndexOf(member.Typed, StringComparison.Ordinal));
        if (text.TrimEnd() != member.Typed) return (begin, member.Typed.Length);
        var start = Math.Clamp(begin + fault.Start - (member.Text.Length - text.Length), 0, step.Length);
        return (start, Math.Min(fault.Length, step.Length - start));
    }

    private static bool IsRead(ReadChain chain) => chain.Members.All(member => member.Side.Formula is not null);

    private static IEnumerable<ShownReading> Of(string step, ReadChain chain)
    {
        if (!IsRead(chain))
        {
            return chain.Members.Where(member => member.Side.Fault is not null)
                .Select(member => ShownReading.Of(step, member.Side.Fault!) with { Place = PlaceIn(step, member) });
        }
        var others = chain.Members.Where(member => member.Side.Otherwise is not null).Select(member =>
            AssistantSentences.ReadInTwoWays(PlainPrinter.Print(member.Side.Formula!), PlainPrinter.Print(member.Side.Otherwise!)));
        var slopes = chain.Slopes.Select(slope => AssistantSentences.TotalOrDirect(PlainPrinter.Print(slope)));
        return
        [
            ShownReading.Of(step, [.. chain.Members.Select(member => member.Side.Formula!)]) with { Otherwise = [.. others, .. slopes] },
        ];
    }
}
