using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;

namespace Grading.Tests.Comparing;

/// <summary>A question with its reference, and answers to it.</summary>
internal sealed record Asked(Question.Formula Question, Reference Reference)
{
    /// <summary>A product of two symbols, one of them of either sign, with a stratum for each.</summary>
    public static Asked Signs { get; } = Asked.In("""
        id: signs
        title: Two signs
        statement: No network.
        symbols: { x: ±0.5..2, y: 0.5..2 }
        strata: x > 0 or x < 0
        parts:
          a: { question: 'What is it?', ask: 'x*y' }
        """);

    /// <summary>The last part of a problem file.</summary>
    public static Asked In(string yaml) => Of(ProblemReader.Parse(yaml, "asked.yaml"), null);

    /// <summary>A part of a problem of the repository.</summary>
    public static Asked In(string problem, string part) => Of(Repository.Problem(problem), part);

    public static Asked Of(Problem problem, string? id)
    {
        var part = id is null ? problem.Parts[^1] : problem.Parts.Single(one => one.Id == id);
        var question = (Question.Formula)part.Question;
        return new(question, Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0")));
    }

    public Formula Read(string answer) => ((Reading.Success)FormulaReader.Read(answer, Question.Vocabulary)).Formula;

    /// <summary>The column of a declared name, in the first frame.</summary>
    public int Column(string name)
    {
        var quantity = Question.Vocabulary.Quantities.Single(one => one.Name == name);
        return Reference.Frames[0].Set.Network.Layout.Column(quantity, [], 0);
    }

    public Agreements Agreements(string answer) => Grading.Comparing.Agreements.Of(Read(answer), Reference);
}
