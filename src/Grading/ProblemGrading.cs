using System.Collections.Immutable;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Marking;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Scripts;
using ReferenceSolutions.Sampling;

namespace Grading;

/// <summary>The problems of an assignment, ready to mark.</summary>
public sealed class ProblemGrading
{
    private readonly Dictionary<string, PartGrading> _parts;

    public ProblemGrading(Problem problem, Assignment assignment, ScriptRunner? scripts = null, bool remembers = true)
    {
        problem = problem.With(assignment.Write);
        Problem = problem;
        var sets = problem.Sections
            .ToDictionary(section => section, section => new Lazy<SampledNetwork[]>(() => [.. Points(problem, section, assignment.Seed)]));
        Parts =
        [
            .. problem.Parts.Select(part => new PartSetup(part, sets[part.Section], assignment.SwitchesOf(problem.Id, part.Id), remembers)
                {
                    Fresh = new(part.Section, assignment.Seed, problem.Id, part.Id),
                })
                .Select(setup => new PartGrading(setup, scripts)),
        ];
        _parts = Parts.ToDictionary(part => part.Part.Id);
        Documents = new(problem, section => sets[section].Value, assignment.Documents);
        foreach (var part in Parts) part.Follows = [.. Followed(part)];
    }

    // A part follows the parts that ask for what its "given" names; where that is not the node itself, the problem says so.
    private IEnumerable<FollowThrough> Followed(PartGrading part)
    {
        foreach (var (id, node) in part.Part.Follows)
            if (this[id] is { } named) yield return part.Following(named, node);
        if (part.Part.Question is not Question.Formula question) yield break;
        foreach (var given in question.Given)
        {
            foreach (var earlier in Parts.TakeWhile(earlier => earlier != part))
                if (given.With.IsScalar && AsksFor(earlier.Part, given.With, part.Part.Section))
                    yield return part.Following(earlier, given.With);
        }
    }

    private static bool AsksFor(Part earlier, Quantity node, Section section) => earlier.Section == section
        && earlier.Question is Question.Formula { Updated: null, Vocabulary.Asked: { } asked } && asked.Quantity == node;

    public Problem Problem { get; }

    public ImmutableArray<PartGrading> Parts { get; }

    /// <summary>Which of the <see cref="Parts"/> has this name.</summary>
    internal int PlaceOf(string part) => Parts.IndexOf(_parts[part]);

    /// <summary>What takes whole documents apart.</summary>
    internal Documents.DocumentGrading Documents { get; }

    /// <summary>This problem, as what a document may be about.</summary>
    internal WholeDocuments.Sought Sought => new(Problem.Id, [.. Parts.Select(part => part.Part.Id)], text => Documents.Of(text));

    public PartGrading? this[string part] => _parts.GetValueOrDefault(part);

    /// <summary>The sample points of a section: the same for everyone with this seed.</summary>
    public static ImmutableArray<SampledNetwork> Points(Problem problem, Section section, string seed) =>
        Sampler.Sample(section.Networks, seed, problem.Id, section.Name);
}
