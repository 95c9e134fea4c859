using Formulas.Printing;
using Grader.Commands.Showing;
using Grading;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Language;
using Grading.Problems;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary><c>grader read --step "A = B"</c>: how a line of a derivation is read, in all the ways in which it can be.</summary>
internal static class StepReading
{
    /// <summary>Shows the readings for a part; without one, for the part whose names fit.</summary>
    public static int Run(string step, Problem problem, Part? part)
    {
        var batch = new Batch([problem], new());
        var text = HomeworkText.Typed(step);
        var parts = part is null ? problem.Parts.DistinctBy(one => one.Section) : [part];
        var read = parts.Select(one => batch.Derivation(problem.Id, one, text, isJudged: false).Chains).ToArray();
        var chains = Array.Find(read, one => one.Length > 0 && one.All(IsRead));
        if (chains.IsDefaultOrEmpty) chains = read[0];
        if (chains.IsEmpty) throw new UnusableFileException(AssistantSentences.NoEquality);
        foreach (var chain in chains) Show(chain);
        return chains.All(IsRead) ? Exit.Done : Exit.NotRightYet;
    }

    private static bool IsRead(ReadChain chain) => chain.Members.All(member => member.Side.Formula is not null);

    private static void Show(ReadChain chain)
    {
        foreach (var member in chain.Members.Where(member => member.Side.Fault is not null))
            Terminal.Out.WriteLine(FaultSentences.Marked(member.Side.Fault!, member.Text));
        if (!IsRead(chain)) return;
        Terminal.Out.WriteLine($"text   {string.Join(" = ", chain.Members.Select(member => PlainPrinter.Print(member.Side.Formula!)))}");
        Terminal.Out.WriteLine($"latex  {string.Join(" = ", chain.Members.Select(member => LatexPrinter.Print(member.Side.Formula!)))}");
        foreach (var member in chain.Members)
            if (member.Side.Otherwise is { } otherwise)
                ShowOther(AssistantSentences.ReadInTwoWays(PlainPrinter.Print(member.Side.Formula!), PlainPrinter.Print(otherwise)));
        foreach (var slope in chain.Slopes) ShowOther(AssistantSentences.TotalOrDirect(PlainPrinter.Print(slope)));
    }

    private static void ShowOther(string reading) => Terminal.Out.WriteLine($"or     {reading}");
}
