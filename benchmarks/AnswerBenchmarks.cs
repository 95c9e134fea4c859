using BenchmarkDotNet.Attributes;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;

namespace Benchmarks;

/// <summary>
/// One formula answer, from its text to the verdict, at 64 points. FormulaMarking is called directly: the memory of identical answers, which
/// a batch has in front of it, is not measured here. <see cref="Compare.LoadedBuild"/> calls this class in other builds by the names of its
/// members, so they stay: Names, Answer, Prepare, TextToVerdict, ReadAlone.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class AnswerBenchmarks
{
    internal static readonly (string Name, string Problem, string Part, string Answer)[] Answers =
    [
        ("F1", "itakura-saito", "a", "2*(z6^2-t)/z6^3"),
        ("F2", "itakura-saito", "d", "2*(z6^2-t)/z6^3*sigma'(z3)*(w36+w34*w46*sigma'(z4)+w35*w56*sigma'(z5))"),
        ("update", "itakura-saito", "b", "w46 - k*sigma(z4)*2*(z6^2 - t)/(z6*z6*z6)"),
        ("update in names", "itakura-saito", "b", "w46 - k*x4*2*(z6^2 - t)/(z6*z6*z6)"),
        ("Unicode", "itakura-saito", "a", "2·(z₆²−t)/z₆³"),
        ("given", "itakura-saito", "d", "dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5))"),
        ("wrong", "itakura-saito", "d", "dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4))"),
        ("LaTeX", "itakura-saito", "b", @"w_{46} \leftarrow w_{46} - \eta x_4 \frac{2(z_6^2-t)}{z_6^3}"),
        ("index formula", "delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)"),
        ("softmax hidden weight", "softmax-any-targets", "hidden-weight", "sum_i (sum_m t_m x_i - t_i) w_ji y_j (1 - y_j) z_k"),
        ("matrix formula", "delta-rules", "hidden-delta", @"W^{l+1} Delta^{l+1} \odot f'(z^l)"),
    ];

    private readonly Evaluation _evaluation = new();
    private FormulaMarking _grading = null!;
    private Vocabulary _vocabulary = null!;
    private Formula _formula = null!;
    private Reference _reference = null!;
    private string _answer = "";

    [ParamsSource(nameof(Names))]
    public string Answer { get; set; } = "";

    public static IEnumerable<string> Names => Answers.Select(Named);

    private static string Named((string Name, string Problem, string Part, string Answer) answer) =>
        $"{answer.Name} ({answer.Answer.Length} characters)";

    [GlobalSetup]
    public void Prepare()
    {
        var (_, problemId, partId, answer) = Answers.Single(one => Named(one) == Answer);
        var problem = ProblemReader.Read(Repository.Problem(problemId)).Single();
        var part = problem.Parts.Single(one => one.Id == partId);
        var question = (Question.Formula)part.Question;
        _reference = Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0"));
        _grading = new(question, _reference, new());
        _vocabulary = question.Vocabulary;
        _answer = answer;
        _formula = ((Reading.Success)FormulaReader.Read(answer, _vocabulary)).Formula;
        Console.WriteLine(
            $"// {Answer}: {_grading.Grade(answer).Verdict.Word()}, {_reference.UsablePoints} values to compare in {_reference.Frames.Length} frames");
    }

    [Benchmark(Baseline = true)]
    public Outcome TextToVerdict() => _grading.Grade(_answer);

    [Benchmark]
    public Reading ReadAlone() => FormulaReader.Read(_answer, _vocabulary);

    [Benchmark]
    public double EvaluateAlone()
    {
        var sum = 0.0;
        foreach (var frame in _reference.Frames) sum += _evaluation.Run(_formula, frame.Set, frame.Indices)[0].Value;
        return sum;
    }
}
