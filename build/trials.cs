// Runs the tests of one project in one process against many mutants, one after the other: milliseconds each instead of a process each.
//   trials FOLDER TESTS MUTATED TESTS-WANTED MUTANTS RESULTS
// FOLDER holds what dotnet-stryker built, with every mutant switched by a number in the assembly MUTATED; TESTS-WANTED are regular
// expressions of names of tests, each behind + or -, the last that fits counts; MUTANTS is a file with numbers, and RESULTS gets
// "number status" for each, as dotnet-stryker says it.
// A mutant in what is computed once a process is tried in a process of its own.
#:property PublishAot=false
#:property NoWarn=IL2026;IL2070;IL2075;IL2060;IL3050;IL2055;IL2072;IL2065;IL2080;IL2067;RS0030;CA1515;CA1849;CA1031;CA2000;CA1852
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

return args switch
{
    ["--tests", var folder, var tests, var mutated, var wanted, var mutants] => new Tests(folder, tests, mutated, wanted).Try(mutants),
    ["--alone", var folder, var tests, var mutated, var wanted, var mutant] =>
        new Tests(folder, tests, mutated, wanted).TryAlone(int.Parse(mutant)),
    [var folder, var tests, var mutated, var wanted, var mutants, var results] =>
        new Trials(folder, tests, mutated, wanted).Run(mutants, results),
    _ => 2,
};

/// <summary>Starts the processes that run tests, and goes on where one ends early.</summary>
internal sealed class Trials(string folder, string tests, string mutated, string wanted)
{
    private readonly Dictionary<int, string> _status = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public int Run(string mutants, string results)
    {
        var pending = File.ReadAllLines(mutants).Select(int.Parse).ToList();
        while (pending.Count > 0)
        {
            File.WriteAllLines(mutants + ".pending", pending.Select(id => $"{id}"));
            if (!Together(mutants + ".pending")) return 1;
            pending.RemoveAll(_status.ContainsKey);
        }
        foreach (var (id, status) in _status.ToList())
            if (status == "Static") Alone(id);
        File.WriteAllLines(results, _status.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"));
        return 0;
    }

    private bool Together(string pending)
    {
        using var child = Start("--tests", folder, tests, mutated, wanted, pending);
        int? current = null;
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ', 4) is not ["trial:", var word, var number, ..])
            {
                Console.WriteLine(line);
                continue;
            }
            var id = int.Parse(number);
            if (word == "Start")
            {
                current = id;
                continue;
            }
            (_status[id], current) = (word, null);
            if (word == "Survived") Console.WriteLine($"{id} survives, {_status.Count} tried in {_clock.Elapsed:h\\:mm\\:ss}");
        }
        child.WaitForExit();
        if (current is { } lost) _status[lost] = "Killed"; // the process ended
        return child.ExitCode == 0 || current is not null || _status.Count > 0 && child.ExitCode != 1;
    }

    private void Alone(int id)
    {
        using var child = Start("--alone", folder, tests, mutated, wanted, $"{id}");
        var text = child.StandardOutput.ReadToEndAsync();
        if (!child.WaitForExit(120_000)) child.Kill();
        _status[id] = text.Result.Contains("trial: Survived", StringComparison.Ordinal) ? "Survived" : "Killed";
    }

    private Process Start(params string[] arguments)
    {
        var file = Path.Combine(folder, Path.GetFileName(typeof(Trials).Assembly.Location));
        var start = new ProcessStartInfo("dotnet",
            ["exec", "--runtimeconfig", Path.Combine(folder, tests + ".runtimeconfig.json"),
                "--depsfile", Path.Combine(folder, tests + ".deps.json"), file, .. arguments])
        { RedirectStandardOutput = true };
        if (arguments[0] == "--alone") start.Environment["ActiveMutation"] = arguments[5];
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }
}

/// <summary>One test: a method with one row of its arguments.</summary>
internal sealed class Case(string name, MethodInfo method, object?[] arguments)
{
    public string Name => name;

    public double Milliseconds { get; set; }

    public bool Passes()
    {
        var instance = method.IsStatic ? null : Activator.CreateInstance(method.ReflectedType!);
        try
        {
            if (method.Invoke(instance, arguments) is Task task) task.GetAwaiter().GetResult();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }
}

/// <summary>The tests of a project, run against mutants in this process.</summary>
internal sealed class Tests
{
    private readonly List<Case> _cases = [];
    private readonly FieldInfo _active;
    private readonly FieldInfo _capture;
    private readonly MethodInfo _begin;
    private readonly MethodInfo _end;
    private readonly Lock _lock = new();

    public Tests(string folder, string tests, string mutated, string wanted)
    {
        var control = Assembly.LoadFrom(Path.Combine(folder, mutated + ".dll")).GetTypes().Single(type => type.Name == "MutantControl");
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        (_active, _capture) = (control.GetField("ActiveMutant", Any)!, control.GetField("CaptureCoverage", Any)!);
        (_begin, _end) = (control.GetMethod("ResetCoverage", Any)!, control.GetMethod("GetCoverageData", Any)!);
        var rules = wanted.Split(' ').Select(rule => (Is: rule[0] == '+', In: new Regex(rule[1..]))).ToList();
        var types = Assembly.LoadFrom(Path.Combine(folder, tests + ".dll")).GetTypes();
        foreach (var type in types.Where(type => !type.IsAbstract || type.IsSealed))
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
                if (rules.LastOrDefault(rule => rule.In.IsMatch($"{type.FullName}.{method.Name}")) is { Is: true }) Add(type, method);
    }

    private void Add(Type type, MethodInfo method)
    {
        var kind = method.GetCustomAttributes().FirstOrDefault(one => one.GetType().Name is "FactAttribute" or "TheoryAttribute");
        if (kind is null || !type.IsAbstract && type.GetConstructor([]) is null) return;
        var name = $"{type.FullName}.{method.Name}";
        if (kind.GetType().Name == "FactAttribute")
        {
            _cases.Add(new(name, method, []));
            return;
        }
        var row = 0;
        foreach (var attribute in method.GetCustomAttributes())
        {
            if (attribute.GetType().GetMethod("GetData", [typeof(MethodInfo)])?.Invoke(attribute, [method]) is not { } rows) continue;
            foreach (var arguments in (IEnumerable<object?[]>)rows) _cases.Add(new($"{name}[{row++}]", method, Filled(method, arguments)));
        }
    }

    // What a row leaves to the defaults of the method.
    private static object?[] Filled(MethodInfo method, object?[] arguments) =>
        [.. arguments, .. method.GetParameters().Skip(arguments.Length).Select(parameter => parameter.DefaultValue)];

    public int Try(string mutants)
    {
        var wanted = File.ReadAllLines(mutants).Select(int.Parse).ToList();
        var (meeting, once) = Meeting();
        foreach (var id in wanted)
        {
            if (once.Contains(id)) Say("Static", id);
            else if (!meeting.TryGetValue(id, out var cases)) Say("NoCoverage", id);
            else Try(id, [.. cases.OrderBy(one => _cases[one].Milliseconds)]);
        }
        return 0;
    }

    // Which cases meet which mutant, where the tests pass; and the mutants that are met once a process.
    private (Dictionary<int, List<int>> Meeting, HashSet<int> Once) Meeting()
    {
        _active.SetValue(null, -1);
        _capture.SetValue(null, true);
        foreach (var one in _cases.Where(one => !one.Passes()).ToList())
        {
            Console.WriteLine($"{one.Name} fails without a mutant and is left out.");
            _cases.Remove(one);
        }
        Dictionary<int, List<int>> meeting = [];
        var once = Met().ToHashSet();
        for (var i = 0; i < _cases.Count; i++)
        {
            _begin.Invoke(null, null);
            var clock = Stopwatch.StartNew();
            _cases[i].Passes();
            _cases[i].Milliseconds = clock.Elapsed.TotalMilliseconds;
            foreach (var id in Met())
            {
                if (!meeting.TryGetValue(id, out var cases)) meeting.Add(id, cases = []);
                cases.Add(i);
            }
        }
        _capture.SetValue(null, false);
        once.ExceptWith(meeting.Keys);
        Console.WriteLine($"{_cases.Count} tests, {meeting.Count} mutants met, {once.Count} more once a process");
        return (meeting, once);
    }

    private IEnumerable<int> Met() => ((IList<int>[])_end.Invoke(null, null)!).SelectMany(ids => ids).Distinct();

    private void Try(int id, int[] cases)
    {
        Say("Start", id);
        foreach (var one in cases)
        {
            var passes = Passes(id, _cases[one]);
            if (passes is null)
            {
                Say("Timeout", id);
                Process.GetCurrentProcess().Kill();
            }
            if (passes is true) continue;
            _active.SetValue(null, -1);
            if (Passes(-1, _cases[one]) is true)
            {
                Say("Killed", id, _cases[one].Name);
                return;
            }
            Say("Static", id); // it left something behind that makes tests fail without it
            Process.GetCurrentProcess().Kill();
        }
        Say("Survived", id);
    }

    // Null where it takes far too long.
    private bool? Passes(int id, Case one)
    {
        var passes = false;
        var thread = new Thread(() => passes = one.Passes()) { IsBackground = true };
        _active.SetValue(null, id);
        thread.Start();
        var ended = thread.Join(TimeSpan.FromMilliseconds(5000 + 20 * one.Milliseconds));
        if (ended) _active.SetValue(null, -1);
        return ended ? passes : null;
    }

    // With the mutant from the first moment on.
    public int TryAlone(int id)
    {
        _active.SetValue(null, id);
        var killed = _cases.Any(one => !one.Passes());
        Say(killed ? "Killed" : "Survived", id);
        return 0;
    }

    private void Say(string word, int id, string? more = null)
    {
        lock (_lock) Console.WriteLine(more is null ? $"trial: {word} {id}" : $"trial: {word} {id} {more}");
        Console.Out.Flush();
    }
}
