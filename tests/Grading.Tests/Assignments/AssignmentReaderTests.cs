using System.Text;
using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;

namespace Grading.Tests.Assignments;

public sealed class AssignmentReaderTests
{
    private const string Good = """
        title: Homework 3
        seed: 2026
        problems: { itakura-saito: { a: 2, d: 3.5 }, delta-rules: {} }
        credit: { conditional: 0.25, follow-through: 0.9 }
        mistakes: { SIGN: 0.5 }
        switches: { assume-logistic: correct, targets-sum-to-one: wrong, bare-increment: accept, intermediate-deltas: reject, form: required, batch-average: accept, sum-convention: einstein, decimals: 2, relu-sigmoid.loss: { decimals: 4 } }
        """;

    private static readonly (string What, string Old, string New)[] Slips =
    [
        ("an unknown field", "title: Homework 3", "titel: Homework 3"),
        ("a repeated field", "seed: 2026", "seed: 2026\nseed: 2027"),
        ("an unknown problem", "itakura-saito:", "itakura:"),
        ("an unknown part", "d: 3.5", "e: 3.5"),
        ("points that are no number", "a: 2,", "a: two,"),
        ("points below zero", "a: 2,", "a: -2,"),
        ("an unknown verdict", "conditional: 0.25", "conditionally: 0.25"),
        ("credit for what a person decides", "conditional: 0.25", "review: 0.25"),
        ("credit above one", "conditional: 0.25", "conditional: 2.5"),
        ("an unknown mistake", "SIGN:", "SIGNS:"),
        ("credit above one for a mistake", "SIGN: 0.5", "SIGN: 1.5"),
        ("an unknown switch", "bare-increment:", "bare-increments:"),
        ("an unknown word for a switch", "bare-increment: accept", "bare-increment: 'yes'"),
        ("a verdict that an assumption can't have", "assume-logistic: correct", "assume-logistic: missing"),
        ("an unknown form", "form: required", "form: strict"),
        ("no decimals at all", "decimals: 2", "decimals: 0"),
        ("an unknown convention for sums", "sum-convention: einstein", "sum-convention: implied"),
        ("switches of an unknown part", "relu-sigmoid.loss:", "relu-sigmoid.lost:"),
        ("an unknown field of documents", "seed: 2026", "seed: 2026\ndocuments: { step: off }"),
        ("a handout that is not there", "seed: 2026", "seed: 2026\ndocuments: { handout: handouts.md }"),
        ("an unknown section", "seed: 2026", "seed: 2026\ndocuments: { sections: { case 1: sigmoids } }"),
        ("an unknown word for steps", "seed: 2026", "seed: 2026\ndocuments: { steps: marks }"),
        ("an unknown switch of a part", "decimals: 4", "decimal: 4"),
        ("a form where none is asked for", "{ decimals: 4 }", "{ decimals: 4, form: required }"),
        ("a list of problems", "{ itakura-saito: { a: 2, d: 3.5 }, delta-rules: {} }", "[itakura-saito, delta-rules]"),
        ("no YAML", "title: Homework 3", "title: [Homework 3"),
        ("nothing", Good, ""),
        ("three faults at once", Good,
            Good.Replace("d: 3.5", "e: 3.5", StringComparison.Ordinal).Replace("0.9", "nine", StringComparison.Ordinal)
            .Replace("bare-increment: accept", "bare-increment: perhaps", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var assignment = Read(Good);

        Assert.Equal(("Homework 3", "2026"), (assignment.Title, assignment.Seed));
        Assert.Equal(["itakura-saito", "delta-rules"], assignment.Problems.Select(problem => problem.Id));
        Assert.Equal([2, 1, 1, 3.5m],
            Repository.Problem("itakura-saito").Parts.Select(part => assignment.PointsOf(Repository.Problem("itakura-saito"), part)));
        Assert.Equal((0.25m, 0.9m, 1m),
            (assignment.CreditOf(new Outcome(Verdict.Conditional)), assignment.CreditOf(new Outcome(Verdict.FollowThrough)),
                assignment.CreditOf(new Outcome(Verdict.Correct))));
        Assert.Equal((0.5m, 0m),
            (assignment.CreditOf(new Outcome(Verdict.Wrong) { Finding = Finding.Of(Mistake.Sign) }),
                assignment.CreditOf(new Outcome(Verdict.Wrong) { Finding = Finding.Of(Mistake.Typo) })));
        var switches =
            new Switches
            {
                AssumeLogistic = Verdict.Correct,
                TargetsSumToOne = Verdict.Wrong,
                BareIncrement = true,
                FormRequired = true,
                BatchAverage = true,
                ImpliedSums = true,
                Decimals = 2
            };
        Assert.Equal(switches, assignment.Switches);
        Assert.Equal((switches, switches with { Decimals = 4 }),
            (assignment.SwitchesOf("relu-sigmoid", "db"), assignment.SwitchesOf("relu-sigmoid", "loss")));
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (read, usual) = (Read("title: Homework 3"), new Assignment());

        Assert.Equal(usual.Credit, read.Credit);
        Assert.Equal((usual.Seed, usual.Switches), (read.Seed, read.Switches));
        Assert.Empty(read.Problems);
        Assert.Null(usual.CreditOf(new Outcome(Verdict.Review)));
    }

    [Fact]
    public Task Faults_are_told_with_line_and_field()
    {
        var told = new StringBuilder();
        foreach (var (what, old, @new) in Slips)
        {
            Assert.Contains(old, Good, StringComparison.Ordinal);
            told.Append(what).Append('\n').Append(FaultsOf(Good.Replace(old, @new, StringComparison.Ordinal))).Append("\n\n");
        }
        return Verify(told.ToString());

        static string FaultsOf(string text)
        {
            try
            {
                Read(text);
                return "    (no fault)";
            }
            catch (ProblemFileException e)
            {
                return string.Join('\n', e.Faults.Select(fault => $"    {fault}"));
            }
        }
    }

    private static Assignment Read(string text) => AssignmentReader.Parse(text, "homework.yaml", Repository.Problems);
}
