using Grading.Assignments;
using Grading.Problems;

namespace Grading;

/// <summary>
/// Marks single answers to the parts of a problem: the way in for a program that has the grader in
/// it. The first answer to a part derives its reference (some milliseconds); the others take microseconds.
/// May be used from any number of threads.
/// </summary>
public sealed class Marker
{
    private readonly ProblemGrading _problem;

    private Marker(ProblemGrading problem) => _problem = problem;

    /// <summary>A marker of the problem; answers in C# go to a person, as nothing here runs them.</summary>
    /// <param name="seed">Draws the points that answers are compared at: the same seed, the same verdicts and witnesses.</param>
    public static Marker Of(Problem problem, string seed = "0") => new(new(problem, new Assignment { Seed = seed }));

    /// <summary>The part of that id.</summary>
    /// <exception cref="ArgumentException">The problem has no such part.</exception>
    public PartGrading this[string part] =>
        _problem[part]
        ?? throw new ArgumentException($"{_problem.Problem.Id} has no part \"{part}\". Its parts are {Ids}.", nameof(part));

    private string Ids => string.Join(", ", _problem.Parts.Select(part => part.Part.Id));
}
