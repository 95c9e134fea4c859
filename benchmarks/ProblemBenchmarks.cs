using BenchmarkDotNet.Attributes;
using Grading;
using Grading.Problems;

namespace Benchmarks;

/// <summary>What is done once for a problem: its file is read, its points are sampled.</summary>
[MemoryDiagnoser]
public class ProblemBenchmarks
{
    private string _text = "";
    private Problem _problem = null!;

    [Params("itakura-saito", "delta-rules", "relu-sigmoid")]
    public string Id { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _text = File.ReadAllText(Repository.Problem(Id));
        _problem = ProblemReader.Parse(_text, Id);
    }

    [Benchmark]
    public Problem ReadFile() => ProblemReader.Parse(_text, Id);

    [Benchmark]
    public int SamplePoints() =>
        _problem.Sections.Sum(section => ProblemGrading.Points(_problem, section, "0").Sum(set => set.Points.Count));
}
