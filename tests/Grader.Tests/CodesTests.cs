using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using Grader.Commands;
using Grader.Desk;
using Grader.Report;
using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Verdicts;
using Grading.Wording.Codes;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grader.Tests;

/// <summary>
/// <c>docs/codes.md</c>, made from the types: all words that stand in results, and the exit codes. Where
/// it differs, <c>docs/codes.received.md</c> is what it should be: read it and put it in its place.
/// </summary>
public sealed class CodesTests
{
    private static readonly Stratum Summing = new Stratum.TargetsSumToOne();

    private static readonly Formula One = Formula.Integer(1);
    private static readonly Axis Layer = Layering.Here;

    // The constants of a class, so that a new one can't be forgotten here.
    private static IEnumerable<string> Rules => typeof(Rule).GetFields().Select(row => (string)row.GetRawConstantValue()!);

    private static readonly string[] Limits = ["steps", "memory", "stack", "crash", "time"];

    private static readonly (int Code, string Means)[] Exits = [.. Exit.CodesOf(Exit.Program)];

    [Fact]
    public async Task The_catalogue_of_codes_is_what_the_types_say()
    {
        var (approved, received) = (PathOf("codes.md"), PathOf("codes.received.md"));
        var page = Page();
        if (File.Exists(approved) && (await File.ReadAllTextAsync(approved)).ReplaceLineEndings("\n") == page)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, page);
        Assert.Fail($"docs/codes.md is not what the types say; {received} is.");
    }

    [Fact]
    public void Every_exit_code_is_explained() => Assert.Equal(
        typeof(Exit).GetFields().Select(field => field.GetRawConstantValue()).OfType<int>().Order(),
            Exits.Select(exit => exit.Code).Order());

    [Fact]
    public void Every_word_of_a_table_has_its_words_and_only_those() => Assert.Equal(
        Reasons.Concat(Faults).Concat(OfPersons).Concat(StepReasons).Select(Head).Where(word => word.Length > 0)
            .Distinct().Order(StringComparer.Ordinal),
        CodeSentences.OfReasons.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void What_students_did_can_be_said_of_twelve_of_them() => Assert.All(Mistake.All, mistake =>
    {
        Assert.Matches("^[a-z].*[^.]$", mistake.Did);
        Assert.Matches(@"^[A-Z].*\.$|\?$", mistake.InClass);
    });

    // results in which each code stands once, in the table of clusters, on the report and at the desk
    [Fact]
    public void No_code_is_shown_without_its_words()
    {
        ResultRow[] rows =
        [
            .. Mistake.All.Select((mistake, i) => Row(i, Verdict.Wrong, Finding.Of(mistake).Reason, mistake.Code)),
            .. Reasons.Concat(Faults).Where(word => word.Length > 0).Distinct()
                .Select((word, i) => Row(1000 + i, Verdict.Review, word, "")),
        ];
        using var files = new Homework();
        var results = Path.Combine(files.Root, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), rows);

        var groups = AnswerGroup.Of(results);
        var page = WebUtility.HtmlDecode(
            ReportFile.Html(ClassSums.Report(results, PartColumns.Of(results, Class.Problems), Class.Problems, new())));

        Assert.All(groups, group => Assert.NotEmpty(group.Meaning));
        Assert.All(groups, group => Assert.Contains(group.Meaning, group.Told, StringComparison.Ordinal));
        Assert.Equal(rows.Length, groups.Length);
        Assert.All(rows, row => Assert.Contains(CodeSentences.Means(row.Mistake, row.Reason.Split(':')[0], row.Hint),
            DeskSentences.What(12, row), StringComparison.Ordinal));
        var shown = Mistake.All.Where(mistake => page.Contains($">{mistake.Code} ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(shown);
        Assert.All(shown, mistake => Assert.Contains($"{mistake.Did} <span", page, StringComparison.Ordinal));
    }

    private static ResultRow Row(int student, Verdict verdict, string reason, string mistake) => new(
        $"s{student:D4}", "itakura-saito", "a", $"x{student}", $"x{student}", verdict, verdict == Verdict.Wrong ? 0 : null, 1,
        verdict == Verdict.Wrong ? 0 : null, reason, mistake, "", "", $"w{student:x8}", "", $"s{student:D4}.md:3");

    private static string Page()
    {
        var page = new StringBuilder("""
            # Codes

            All words that stand in results, and the exit codes, with what each means and what helps in class. Made from the code by a test;
            to change it, change that.

            """.ReplaceLineEndings("\n"));
        Table(page, "Verdicts", "verdict | credit unless the assignment says otherwise",
            Enum.GetValues<Verdict>().Select(verdict => $"`{verdict.Word()}` | {CreditOf(verdict)}"));
        Table(page, "Mistakes", "code | where | 12 students … | what each of them reads | in class",
            Mistake.All.OrderBy(mistake => mistake.Code, StringComparer.Ordinal).Select(mistake => string.Join(" | ",
                $"`{mistake.Code}`", mistake.Generality.ToString().ToLowerInvariant(), mistake.Did, mistake.Hint, mistake.InClass)));
        Glossary(page, "Reasons", "In the column `reason`; what follows a colon there is the name, ratio or stratum that it is about.",
            Reasons.Concat(OfPersons));
        Glossary(
            page, "Faults of reading", "In the column `reason` of an answer that can't be read, or whose indices don't fit.", Faults);
        Glossary(page, "Steps", "In the column `verdict` of the table of steps.", CodeSentences.OfSteps.Keys, CodeSentences.OfSteps);
        Glossary(page, "Reasons of steps", "In the column `reason` of the table of steps, of a line that nothing is said of.", StepReasons);
        Table(page, "Exit codes", "code | means", Exits.Select(exit => $"`{exit.Code}` | {exit.Means}"));
        return page.ToString();
    }

    private static IEnumerable<string> Reasons =>
    [
        .. Enum.GetValues<Cause>().Select(cause => new Reason.Plain(cause).Word),
        .. Enum.GetValues<Clue>().Select(clue => Finding.Of(Mistake.All[0], clue).Reason),
        new Reason.Chosen('a').Word, new Reason.NoOption(2).Word, new Reason.TwoOptions('a', 'b').Word, new Reason.File("").Word,
        new Reason.NoSelection(2).Word, new Reason.Selected(1, 2, 2).Word, new Reason.Cells(1, 0, 2, "a").Word,
        new Reason.InCell("a", Reason.None).Word, new Reason.OtherCells(1, "").Word, new Reason.UnknownCell("a", "").Word,
        new Reason.Turned("a").Word, new Reason.Half(HalfState.Right, HalfState.Wrong).Word, new Reason.NoShape("").Word,
        new Reason.UnknownSize("m", "").Word, .. Enum.GetValues<ShapeSlip>().Select(slip => new Reason.OtherShape(slip, 2).Word),
        new Reason.UnknownPart("e", "").Word, new Reason.UnknownProblem("p", "").Word, new Reason.NothingFound("").Word,
        new Reason.Internal("Exception").Word, new Reason.LinesNotRead(1, "").Word, new Reason.ImageInAnswer().Word,
        new Reason.Assumes(Summing).Word, new Reason.OnlyIf(Summing).Word, new Reason.Follows("a", Reason.None).Word,
        new Reason.Ambiguous(One, One).Word, new Reason.Contradiction(One, One).Word, new Reason.NotExplicit(One).Word,
        new Reason.OtherForm([], "y").Word, new Reason.ScriptShape("", "double[1]", "double[2]").Word, new Reason.ScriptNotFinite("").Word,
        new Reason.ScriptThrew("Exception", "").Word,
        .. Rules.Append("compile:CS0000").Select(rule => new Reason.ScriptRefused(new(rule, 0, "x")).Word),
        .. Limits.Select(limit => new Reason.ScriptStopped(limit).Word), new Finding(Mistake.Typo, new Trace.Repair(Mistake.Typo)).Reason,
    ];

    private static IEnumerable<string> Faults =>
    [
        .. Enum.GetValues<PlainFault>().Select(kind => new ReadingFault.Plain(kind, 0, 1).Word),
        .. Enum.GetValues<QuotingFault>().Select(kind => new ReadingFault.Quoting(kind, "x", 0, 1).Word),
        .. Enum.GetValues<PairingFault>().Select(kind => new ReadingFault.Pairing(kind, "x", "y", 0, 1).Word),
        .. Enum.GetValues<CountingFault>().Select(kind => new ReadingFault.Counting(kind, "x", 1, 2, 0, 1).Word),
        .. Enum.GetValues<LetterFault>().Select(kind => new IndexFault.AtLetter(kind, "i").Word),
        new ReadingFault.UnknownName("x", null, false, 0, 1).Word, new ReadingFault.UnknownCharacter("#", 0, 1).Word,
        new ReadingFault.TooLong(Measure.Characters, 2, 1, 0, 0).Word, new ReadingFault.Missing(Wanted.Formula, "", "", 0, 0).Word,
        new IndexFault.Renamed("i", "j").Word, new IndexFault.RunsOverTwo("i", Layer, null, Layer, "x").Word,
        new IndexFault.WrongLimit("i", Layer, Layer).Word, new IndexFault.NotALayer("x", "i").Word, new IndexFault.NoSuchPair("x", []).Word,
        .. Enum.GetValues<ShapeFault>().Select(kind => new IndexFault.Shapes(kind, new Shape.Scalar(), new Shape.Scalar()).Word),
    ];

    // what clusters has of false steps, and what a person's decision leaves
    private static IEnumerable<string> OfPersons => ["false-step", Reason.Overridden("", "0"), "read-as:comma"];

    private static IEnumerable<string> StepReasons => ["unreadable", "letter:i/j", .. StudentSentences.UnreadWords];

    private static string CreditOf(Verdict verdict) =>
        new Assignment().CreditOf(new Outcome(verdict)) is { } credit ? Grading.Reports.Cell.Number(credit) : "a person decides";

    private static void Table(StringBuilder page, string title, string head, IEnumerable<string> rows, string text = "")
    {
        var under = text.Length > 0 ? $"{text}\n\n" : "";
        page.Append($"\n## {title}\n\n{under}| {head} |\n|{string.Concat(Enumerable.Repeat(" --- |", head.Split('|').Length))}\n");
        foreach (var row in rows) page.Append($"| {row} |\n");
    }

    private static void Glossary(
        StringBuilder page, string title, string text, IEnumerable<string> words,
        IReadOnlyDictionary<string, (string Means, string Help)>? glossary = null)
    {
        var known = glossary ?? CodeSentences.OfReasons;
        var rows = words.Select(Head).Where(known.ContainsKey).Distinct().Order(StringComparer.Ordinal)
            .Select(word => $"`{word}` | {known[word].Means} | {known[word].Help}");
        Table(page, title, "word | means | in class, or at the desk", rows, text);
    }

    private static string Head(string word) => word.Split(':')[0].Trim();

    private static string PathOf(string name, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", name));
}
