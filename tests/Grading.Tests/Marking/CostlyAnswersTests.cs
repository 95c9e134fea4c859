using Benchmarks;
using Grading.Assignments;
using Grading.Problems;
using Xunit.Abstractions;

namespace Grading.Tests.Marking;

/// <summary>
/// A hunt for answers that surprise by what they cost: all sample answers of the library, and the dearest of them changed in ways that make
/// work. What is found is printed.
/// </summary>
public sealed class CostlyAnswersTests(ITestOutputHelper output)
{
    private const int Surprising = 50; // × the median

    // A tenth of a second on the machine of benchmarks/README.md, where the median of these answers, none of them remembered, takes 10 µs.
    private const int Most = 10_000;

    private const int Hunted = 6, Rounds = 2, Printed = 20;

    // A right answer with more work in it: as many terms again, terms that cancel, a step, a quotient, a power.
    private static readonly string[] Harder =
    [
        "({0}) + ({0}) - ({0})", "({0}) + 10^12*({0}) - 10^12*({0})", "({0})*step(1 + exp({0}))", "({0})*exp({0})/exp({0})",
        "(({0})^3)^(1/3)",
    ];

    [LinuxFact]
    public void No_answer_takes_a_tenth_of_a_second()
    {
        var samples = Samples().ToArray();
        foreach (var answer in samples) Cost(answer); // compiled
        var costs = samples.Select(Cost).OrderByDescending(answer => answer.Microseconds).ToList();
        var median = costs[costs.Count / 2].Microseconds;
        for (var round = 0; round < Rounds; round++)
        {
            var dearest = costs.Take(Hunted).ToArray();
            costs.AddRange(dearest.SelectMany(answer => Harder.Select(harder =>
                Cost((answer.Part, string.Format(null, harder, answer.Text))))));
            costs.Sort((one, other) => other.Microseconds.CompareTo(one.Microseconds));
        }

        var surprising = costs.Count(answer => answer.Microseconds > Surprising * median);
        output.WriteLine($"{costs.Count} answers; median {median:0} µs; {surprising} cost more than {Surprising} × that. The dearest:");
        foreach (var (part, text, microseconds) in costs.Take(Printed))
            output.WriteLine($"{microseconds / median,6:0} × {part.Part.Id}: {text}");
        Assert.InRange(costs[0].Microseconds / median, 0, Most);
    }

    private static IEnumerable<(PartGrading Part, string Text)> Samples() =>
        from problem in ProblemReader.Read(Path.Combine(Repository.Folder, "problems"))
        let grading = new ProblemGrading(problem, new Assignment(), remembers: false)
        from part in problem.Parts
        where part.Question is Question.Formula
        from text in part.Right.Concat(part.Slips).Concat(part.Conditional)
        select (grading[part.Id]!, text);

    // Of two, the quicker.
    private static (PartGrading Part, string Text, double Microseconds) Cost((PartGrading Part, string Text) answer)
    {
        double Once() => ThreadClock.Of(() => Assert.NotNull(answer.Part.Grade(answer.Text)));
        return (answer.Part, answer.Text, Math.Min(Once(), Once()));
    }
}
