using System.Reflection;
using System.Runtime.Loader;

namespace Benchmarks.Compare;

/// <summary>
/// The benchmarks of another build, loaded into this process beside everything of ours: its <see cref="AnswerBenchmarks"/>, found by name.
/// That class is linked to the build's own types, whatever they are called; of them nothing is seen here but that results are objects.
/// </summary>
internal sealed class LoadedBuild
{
    private readonly Type _answers;
    private readonly string _root;

    private LoadedBuild(Type answers, string root) => (_answers, _root) = (answers, root);

    public IEnumerable<string> Names => (IEnumerable<string>)_answers.GetProperty(nameof(AnswerBenchmarks.Names))!.GetValue(null)!;

    public static LoadedBuild From(string benchmarks)
    {
        var assembly = new Context(benchmarks).LoadFromAssemblyPath(benchmarks);
        return new(assembly.GetType(typeof(AnswerBenchmarks).FullName!, throwOnError: true)!, Path.GetDirectoryName(benchmarks)!);
    }

    /// <summary>What is done with an answer: its text to the verdict, and its reading alone.</summary>
    public (string Name, Func<object> Does)[] Prepared(string answer)
    {
        var of = Activator.CreateInstance(_answers)!;
        _answers.GetProperty(nameof(AnswerBenchmarks.Answer))!.SetValue(of, answer);
        // the problem files of that build: they are looked for above the program
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", _root + Path.DirectorySeparatorChar);
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        Method<Action>(of, nameof(AnswerBenchmarks.Prepare))();
        Console.SetOut(console);
        return
        [
            (answer, Method<Func<object>>(of, nameof(AnswerBenchmarks.TextToVerdict))),
            ($"{answer} – reading", Method<Func<object>>(of, nameof(AnswerBenchmarks.ReadAlone))),
        ];
    }

    private T Method<T>(object of, string name) where T : Delegate => _answers.GetMethod(name)!.CreateDelegate<T>(of);

    private sealed class Context(string benchmarks) : AssemblyLoadContext(benchmarks)
    {
        private readonly AssemblyDependencyResolver _beside = new(benchmarks);

        protected override Assembly? Load(AssemblyName name) =>
            _beside.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
