using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks;
using Benchmarks.Compare;

// One command runs everything: dotnet run -c Release --project benchmarks
// A word after -- picks one group: answers, slices, names, diagnosis, documents, problems, class, start, desk, peers, table.
// Two builds in turns: dotnet run -c Release --project benchmarks -- compare DIR_A DIR_B
if (args is ["compare", .. var words]) return BuildComparison.Run(words);
if (args is ["class", var program])
{
    ClassRun.Run(program);
    return 0;
}
if (args is ["counted-slices", var benchmarks])
{
    CountedSlices.Run(benchmarks);
    return 0;
}

string[] all = ["answers", "slices", "names", "diagnosis", "documents", "problems", "class", "scripts", "start", "desk", "peers"];
var groups = args.Length > 0 ? args : all;

// In this process: the repository's rules for warnings are not those of the code that BenchmarkDotNet would generate and build.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

foreach (var group in groups)
{
    switch (group)
    {
        case "answers":
            BenchmarkRunner.Run<ComparisonBenchmarks>(config);
            BenchmarkRunner.Run<AnswerBenchmarks>(config);
            break;
        case "slices": SliceRun.Run(); break;
        case "names": NameRun.Run(); break;
        case "diagnosis": DiagnosisRun.Run(); break;
        case "documents": DocumentRun.Run(); break;
        case "problems": BenchmarkRunner.Run<ProblemBenchmarks>(config); break;
        case "class": ClassRun.Run(null); break;
        case "scripts": ScriptRun.Run(); break;
        case "start": StartRun.Run(); break;
        case "desk": await DeskRun.Run(); break;
        case "peers": PeersRun.Run(); break;
        case "table": TableRun.Run(); break;
        default:
            Console.Error.WriteLine($"There is no group \"{group}\". There are: {string.Join(", ", all)}, table.");
            return 2;
    }
}
return 0;
