using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using ScriptMessages;

namespace ScriptHost;

/// <summary>
/// Runs the emitted code of one script after the other: a load context for each, a new instance for every call, the result copied out at
/// once.
/// </summary>
internal static class Execution
{
    // The exceptions that are reported by name; the name of any other type is the student's own text.
    private static readonly ImmutableHashSet<string> Named =
    [
        nameof(IndexOutOfRangeException), nameof(NullReferenceException), nameof(DivideByZeroException), nameof(InvalidCastException),
        nameof(OverflowException),
        nameof(ArgumentException), nameof(ArgumentOutOfRangeException), nameof(InvalidOperationException), nameof(ArithmeticException),
        nameof(ArrayTypeMismatchException),
        nameof(Exception), nameof(SwitchExpressionException),
    ];

    // The code that was run last: one script comes several times, at other inputs and with other numbers. It has nothing that lasts.
    private static (byte[] Image, Entry Entry)? s_last;

    // How a script is called: a new instance for every call, and what stands outside of its methods (none where there are methods alone).
    private sealed record Entry(
        Assembly Assembly, ConstructorInvoker Constructor, MethodInvoker? Initialize, MethodInvoker Method, bool IsStatic);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Reply Run(Request request)
    {
        try
        {
            return Loaded(request, out var refused) is { } entry ? Run(entry, request) : new(Status.Refused, 0, refused, 0, []);
        }
        catch (Exception e)
            when (e is BadImageFormatException or TypeLoadException or MissingMemberException or FileLoadException or FileNotFoundException)
        {
            return new(Status.Refused, 0, e.GetType().Name, 0, []);
        }
    }

    // Null where it is refused.
    private static Entry? Loaded(Request request, out string refused)
    {
        refused = "";
        if (s_last is { } last)
        {
            if (last.Image.AsSpan().SequenceEqual(request.Image)) return last.Entry;
            s_last = null;
            AssemblyLoadContext.GetLoadContext(last.Entry.Assembly)!.Unload();
        }
        if (MetadataList.Check(request.Image) is { } unlisted)
        {
            refused = unlisted;
            return null;
        }
        var assembly = new AssemblyLoadContext("script", isCollectible: true)
            .LoadFromStream(new MemoryStream(request.Image, writable: false));
        var entry = EntryOf(assembly, request.Entry);
        s_last = (request.Image, entry);
        return entry;
    }

    private static Entry EntryOf(Assembly assembly, string method)
    {
        const BindingFlags Any =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var script = assembly.GetType(Messages.ClassOfScript, throwOnError: true)!;
        var entry = script.GetMethod(method, Any)!;
        return new(assembly, ConstructorInvoker.Create(script.GetConstructors(Any).Single(one => !one.IsStatic)),
            script.GetMethod("<Initialize>", Any) is { } initialize ? MethodInvoker.Create(initialize) : null,
            MethodInvoker.Create(entry), entry.IsStatic);
    }

    private static Reply Run(Entry entry, Request request)
    {
        var results = ImmutableArray.CreateBuilder<Value?>();
        var (most, left) = (0L, request.StepsInAll);
        foreach (var (run, arguments) in
            request.Runs.SelectMany(run => request.Calls.Take(run.Calls).Select(call => (run, call))))
        {
            var (status, detail, result) = Call(() =>
            {
                Guard.Allow(request.Steps, left, request.Elements, run);
                var instance = entry.Initialize is null ? entry.Constructor.Invoke() : entry.Constructor.Invoke((object)new object[2]);
                if (entry.Initialize is { } initialize) Initialize(initialize, instance);
                return entry.Method.Invoke(entry.IsStatic ? null : instance, arguments.Select(Argument).ToArray<object?>().AsSpan());
            }, request.ResultElements);
            (most, left) = (Math.Max(most, request.Steps - Guard.StepsLeft), Guard.WorkLeft);
            if (status != Status.Done) return new(status, results.Count, detail, most, results.ToImmutable());
            results.Add(result);
        }
        return new(Status.Done, results.Count, "", most, results.ToImmutable());
    }

    // What stands outside of its methods.
    private static void Initialize(MethodInvoker initialize, object instance)
    {
        var task = (Task)initialize.Invoke(instance)!;
        if (!task.IsCompleted) throw new LimitReached(Status.Refused);
        if (task.Exception?.InnerException is { } thrown) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
    }

    private static (Status, string, Value?) Call(Func<object?> call, int most)
    {
        try
        {
            var result = call();
            var copy = Result(result, most);
            return copy is null && result is not null ? (Status.TooLong, "", null) : (Status.Done, "", copy);
        }
        catch (LimitReached e)
        {
            return (e.Status, "", null);
        }
        catch (OutOfMemoryException)
        {
            return (Status.Memory, "", null);
        }
        catch (InsufficientExecutionStackException)
        {
            return (Status.Stack, "", null);
        }
        catch (TypeLoadException)
        {
            throw;
        }
        catch (Exception e)
        {
            // Never the message: it is the student's text.
            return (Status.Exception, Named.Contains(e.GetType().Name) ? e.GetType().Name : nameof(Exception), null);
        }
    }

    // Copies: no script ever holds what another call is given.
    private static object Argument(Value value) => value switch
    {
        Value.Number number => number.X,
        Value.Vector vector => vector.Elements.Clone(),
        Value.Matrix matrix => Copied(matrix.Rows)!,
        Value.Cube cube => cube.Layers.Select(Copied).ToArray(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static double[]?[]? Copied(double[]?[]? rows) => rows?.Select(row => (double[]?)row?.Clone()).ToArray();

    private static bool IsTooLong(double[]?[]? rows, ref int most)
    {
        if ((most -= rows?.Length ?? 0) < 0) return true;
        foreach (var row in rows ?? [])
            if ((most -= row?.Length ?? 0) < 0) return true;
        return false;
    }

    // The result, or null where it is null or too long.
    private static Value? Result(object? result, int most)
    {
        switch (result)
        {
            case double number:
                return new Value.Number(number);
            case double[] vector:
                return vector.Length <= most ? new Value.Vector([.. vector]) : null;
            case double[]?[] rows:
                return IsTooLong(rows, ref most) ? null : new Value.Matrix(Copied(rows)!);
            case double[]?[]?[] layers:
                if ((most -= layers.Length) < 0) return null;
                foreach (var layer in layers)
                    if (IsTooLong(layer, ref most)) return null;
                return new Value.Cube([.. layers.Select(Copied)]);
            default:
                return null;
        }
    }
}
