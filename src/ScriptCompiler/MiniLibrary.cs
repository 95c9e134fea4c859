using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using ScriptMessages;

namespace ScriptCompiler;

/// <summary>
/// All that a script is compiled against: a stand-in for the core library in which nothing dangerous exists, under its name, and the guard.
/// What is not in these texts does not exist for the compiler; the emitted code finds the real members of the same names when it is run. To
/// offer more, add a line here and one to <see cref="MetadataList"/>.
/// </summary>
internal static class MiniLibrary
{
    public const string Core = """
        [assembly: System.Reflection.AssemblyVersion("VERSION")]
        namespace System
        {
            public class Object { public Object() { } }
            public abstract class ValueType { }
            public abstract class Enum : ValueType { }
            public struct Void { }
            public struct Boolean { }
            public struct Char { }
            public struct SByte { }
            public struct Byte { }
            public struct Int16 { }
            public struct UInt16 { }
            public struct Int32 { public const int MaxValue = 2147483647; public const int MinValue = -2147483648; }
            public struct UInt32 { }
            public struct Int64 { public const long MaxValue = 9223372036854775807; public const long MinValue = -9223372036854775808; }
            public struct UInt64 { }
            public struct Single { }
            public struct Double
            {
                public const double NaN = 0.0 / 0.0, PositiveInfinity = 1.0 / 0.0, NegativeInfinity = -1.0 / 0.0, Epsilon = 4.9406564584124654E-324;
                public const double MaxValue = 1.7976931348623157E+308, MinValue = -1.7976931348623157E+308;
                public static bool IsNaN(double d) => false;
                public static bool IsInfinity(double d) => false;
                public static bool IsFinite(double d) => false;
            }
            public struct IntPtr { }
            public struct UIntPtr { }
            public sealed class String { }
            public abstract class Array { public int Length => 0; public int Rank => 0; public int GetLength(int dimension) => 0; public object Clone() => null; }
            public abstract class Delegate { }
            public abstract class MulticastDelegate : Delegate { }
            public abstract class Attribute { }
            public enum AttributeTargets { All = 32767 }
            public sealed class AttributeUsageAttribute : Attribute { public AttributeUsageAttribute(AttributeTargets validOn) { } public bool AllowMultiple { get; set; } public bool Inherited { get; set; } }
            public sealed class ParamArrayAttribute : Attribute { }
            public sealed class Type { }
            public struct RuntimeTypeHandle { }
            public struct RuntimeFieldHandle { }
            public class Exception { public Exception() { } public Exception(string message) { } }
            public class ArgumentException : Exception { public ArgumentException() { } public ArgumentException(string message) { } }
            public class InvalidOperationException : Exception { public InvalidOperationException() { } public InvalidOperationException(string message) { } }
            public delegate void Action();
            public delegate void Action<in T>(T a);
            public delegate void Action<in T1, in T2>(T1 a, T2 b);
            public delegate void Action<in T1, in T2, in T3>(T1 a, T2 b, T3 c);
            public delegate void Action<in T1, in T2, in T3, in T4>(T1 a, T2 b, T3 c, T4 d);
            public delegate R Func<out R>();
            public delegate R Func<in T, out R>(T a);
            public delegate R Func<in T1, in T2, out R>(T1 a, T2 b);
            public delegate R Func<in T1, in T2, in T3, out R>(T1 a, T2 b, T3 c);
            public delegate R Func<in T1, in T2, in T3, in T4, out R>(T1 a, T2 b, T3 c, T4 d);
            public struct ValueTuple<T1, T2> { public T1 Item1; public T2 Item2; public ValueTuple(T1 a, T2 b) { Item1 = a; Item2 = b; } }
            public struct ValueTuple<T1, T2, T3> { public T1 Item1; public T2 Item2; public T3 Item3; public ValueTuple(T1 a, T2 b, T3 c) { Item1 = a; Item2 = b; Item3 = c; } }
            public struct ValueTuple<T1, T2, T3, T4>
            {
                public T1 Item1; public T2 Item2; public T3 Item3; public T4 Item4;
                public ValueTuple(T1 a, T2 b, T3 c, T4 d) { Item1 = a; Item2 = b; Item3 = c; Item4 = d; }
            }
        }
        namespace System
        {
            public interface IDisposable { void Dispose(); }
        }
        namespace System.Collections
        {
            public interface IEnumerator { object Current { get; } bool MoveNext(); }
            public interface IEnumerable { IEnumerator GetEnumerator(); }
        }
        namespace System.Collections.Generic
        {
            public interface IEnumerator<out T> : IDisposable, IEnumerator { new T Current { get; } }
            public interface IEnumerable<out T> : IEnumerable { new IEnumerator<T> GetEnumerator(); }
            public interface ICollection<T> : IEnumerable<T> { }
            public interface IList<T> : ICollection<T> { }
        }
        namespace System.Reflection
        {
            public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string memberName) { } }
            public sealed class AssemblyVersionAttribute : Attribute { public AssemblyVersionAttribute(string version) { } }
        }
        namespace System.Threading.Tasks
        {
            public class Task { }
            public class Task<T> : Task { }
        }
        namespace System.Diagnostics
        {
            public sealed class DebuggableAttribute : Attribute
            {
                public enum DebuggingModes { None = 0, Default = 1, IgnoreSymbolStoreSequencePoints = 2, EnableEditAndContinue = 4, DisableOptimizations = 256 }
                public DebuggableAttribute(DebuggingModes modes) { }
            }
            public sealed class DebuggerHiddenAttribute : Attribute { public DebuggerHiddenAttribute() { } }
        }
        namespace System.Runtime.CompilerServices
        {
            public interface IAsyncStateMachine { void MoveNext(); void SetStateMachine(IAsyncStateMachine stateMachine); }
            public struct AsyncTaskMethodBuilder<T>
            {
                public static AsyncTaskMethodBuilder<T> Create() => default;
                public void Start<S>(ref S stateMachine) where S : IAsyncStateMachine { }
                public void SetStateMachine(IAsyncStateMachine stateMachine) { }
                public void SetResult(T result) { }
                public void SetException(Exception exception) { }
                public void AwaitOnCompleted<A, S>(ref A awaiter, ref S stateMachine) where S : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<A, S>(ref A awaiter, ref S stateMachine) where S : IAsyncStateMachine { }
                public Threading.Tasks.Task<T> Task => null;
            }
            public static class RuntimeHelpers { public static void InitializeArray(Array array, RuntimeFieldHandle field) { } }
            public sealed class SwitchExpressionException : InvalidOperationException { public SwitchExpressionException() { } public SwitchExpressionException(object value) { } }
            public sealed class ExtensionAttribute : Attribute { public ExtensionAttribute() { } }
            public sealed class CompilerGeneratedAttribute : Attribute { public CompilerGeneratedAttribute() { } }
            public class CompilationRelaxationsAttribute : Attribute { public CompilationRelaxationsAttribute(int relaxations) { } }
            public sealed class RuntimeCompatibilityAttribute : Attribute { public RuntimeCompatibilityAttribute() { } public bool WrapNonExceptionThrows { get; set; } }
            public sealed class AsyncStateMachineAttribute : Attribute { public AsyncStateMachineAttribute(Type type) { } }
            public sealed class TupleElementNamesAttribute : Attribute { public TupleElementNamesAttribute(string[] names) { } }
        }
        """;

    public const string Guard = """
        namespace ScriptHost
        {
            public static class Guard
            {
                public static void Step() { }
                public static void Step(int operations) { }
                public static void Enter() { }
                public static void Enter(int operations) { }
                public static double Real(int number) => 0;
                public static int Whole(int number) => 0;
                public static T[] New<T>(long n) => null;
                public static T[,] New<T>(long n, long m) => null;
                public static T[,,] New<T>(long n, long m, long k) => null;
                public static T Counted<T>(T array) => array;
                public static object Clone(System.Array array) => null;
                public static double Rounded(double quotient) => 0;
            }
        }
        """;

    /// <summary>What the guard offers in the place of the library's own.</summary>
    public const string Offered = """
        using System;
        using System.Collections.Generic;
        namespace ScriptHost.Offered
        {
            public static class Math
            {
                public const double E = 2.7182818284590452354, PI = 3.14159265358979323846, Tau = 6.283185307179586476925;
                public static double Abs(double x) => x; public static int Abs(int x) => x; public static long Abs(long x) => x;
                public static float Abs(float x) => x;
                public static double Acos(double x) => x; public static double Asin(double x) => x;
                public static double Atan(double x) => x; public static double Atan2(double y, double x) => x;
                public static double Cbrt(double x) => x; public static double Ceiling(double x) => x;
                public static double Clamp(double x, double min, double max) => x; public static int Clamp(int x, int min, int max) => x;
                public static double Cos(double x) => x; public static double Cosh(double x) => x; public static double Exp(double x) => x;
                public static double Floor(double x) => x;
                public static double Log(double x) => x; public static double Log(double x, double b) => x;
                public static double Log10(double x) => x; public static double Log2(double x) => x;
                public static double Max(double a, double b) => a; public static int Max(int a, int b) => a;
                public static long Max(long a, long b) => a; public static float Max(float a, float b) => a;
                public static double Min(double a, double b) => a; public static int Min(int a, int b) => a;
                public static long Min(long a, long b) => a; public static float Min(float a, float b) => a;
                public static double Pow(double x, double y) => x; public static double Round(double x) => x;
                public static int Sign(double x) => 0; public static int Sign(int x) => 0;
                public static double Sin(double x) => x; public static double Sinh(double x) => x; public static double Sqrt(double x) => x;
                public static double Tan(double x) => x;
                public static double Tanh(double x) => x; public static double Truncate(double x) => x;
            }
            public static class Console
            {
                public static void WriteLine() { }
                public static void WriteLine<T>(T value) { }
                public static void WriteLine<T1, T2>(T1 first, T2 second) { }
                public static void WriteLine<T1, T2, T3>(T1 first, T2 second, T3 third) { }
                public static void WriteLine<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth) { }
                public static void Write<T>(T value) { }
                public static void Write<T1, T2>(T1 first, T2 second) { }
                public static void Write<T1, T2, T3>(T1 first, T2 second, T3 third) { }
                public static void Write<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth) { }
            }
            public sealed class List<T> : IEnumerable<T>
            {
                public List() { }
                public List(int capacity) { }
                public List(IEnumerable<T> elements) { }
                public int Count => 0;
                public T this[int index] { get => default; set { } }
                public void Add(T element) { }
                public void AddRange(IEnumerable<T> elements) { }
                public void Clear() { }
                public void Insert(int index, T element) { }
                public void RemoveAt(int index) { }
                public int IndexOf(T element) => 0;
                public bool Contains(T element) => false;
                public void Reverse() { }
                public void ForEach(Action<T> action) { }
                public T[] ToArray() => null;
                IEnumerator<T> IEnumerable<T>.GetEnumerator() => null;
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null;
            }
            public static class Enumerable
            {
                public static IEnumerable<int> Range(int start, int count) => null;
                public static IEnumerable<T> Repeat<T>(T element, int count) => null;
                public static IEnumerable<T> Empty<T>() => null;
                public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, TResult> selector) => null;
                public static IEnumerable<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, int, TResult> selector) => null;
                public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate) => null;
                public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate) => null;
                public static IEnumerable<TResult> SelectMany<T, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TResult>> selector) => null;
                public static IEnumerable<TResult> Zip<T1, T2, TResult>(this IEnumerable<T1> first, IEnumerable<T2> second, Func<T1, T2, TResult> selector) => null;
                public static IEnumerable<(T1 First, T2 Second)> Zip<T1, T2>(this IEnumerable<T1> first, IEnumerable<T2> second) => null;
                public static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second) => null;
                public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element) => null;
                public static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element) => null;
                public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count) => null;
                public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count) => null;
                public static IEnumerable<T> Reverse<T>(this IEnumerable<T> source) => null;
                public static IEnumerable<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => null;
                public static IEnumerable<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) => null;
                public static T[] ToArray<T>(this IEnumerable<T> source) => null;
                public static List<T> ToList<T>(this IEnumerable<T> source) => null;
                public static double Sum(this IEnumerable<double> source) => 0;
                public static int Sum(this IEnumerable<int> source) => 0;
                public static long Sum(this IEnumerable<long> source) => 0;
                public static double Sum<T>(this IEnumerable<T> source, Func<T, double> selector) => 0;
                public static int Sum<T>(this IEnumerable<T> source, Func<T, int> selector) => 0;
                public static double Average(this IEnumerable<double> source) => 0;
                public static double Average(this IEnumerable<int> source) => 0;
                public static double Average<T>(this IEnumerable<T> source, Func<T, double> selector) => 0;
                public static double Max(this IEnumerable<double> source) => 0;
                public static int Max(this IEnumerable<int> source) => 0;
                public static double Max<T>(this IEnumerable<T> source, Func<T, double> selector) => 0;
                public static int Max<T>(this IEnumerable<T> source, Func<T, int> selector) => 0;
                public static double Min(this IEnumerable<double> source) => 0;
                public static int Min(this IEnumerable<int> source) => 0;
                public static double Min<T>(this IEnumerable<T> source, Func<T, double> selector) => 0;
                public static int Min<T>(this IEnumerable<T> source, Func<T, int> selector) => 0;
                public static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> function) => default;
                public static TSum Aggregate<T, TSum>(this IEnumerable<T> source, TSum seed, Func<TSum, T, TSum> function) => default;
                public static int Count<T>(this IEnumerable<T> source) => 0;
                public static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate) => 0;
                public static bool Any<T>(this IEnumerable<T> source) => false;
                public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate) => false;
                public static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate) => false;
                public static bool Contains<T>(this IEnumerable<T> source, T element) => false;
                public static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second) => false;
                public static T First<T>(this IEnumerable<T> source) => default;
                public static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate) => default;
                public static T Last<T>(this IEnumerable<T> source) => default;
                public static T ElementAt<T>(this IEnumerable<T> source, int index) => default;
            }
        }
        """;

    /// <summary>Both as references in memory: no file is opened for them.</summary>
    public static ImmutableArray<MetadataReference> Compile()
    {
        var real = typeof(object).Assembly.GetName();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false);
        var core = Reference(CSharpCompilation.Create(
            real.Name, [CSharpSyntaxTree.ParseText(Core.Replace("VERSION", real.Version!.ToString()))], [],
            options.WithCryptoPublicKey([.. real.GetPublicKey()!]).WithPublicSign(true)));
        var guard = Reference(CSharpCompilation.Create(
            MetadataList.GuardAssembly, [CSharpSyntaxTree.ParseText(Guard), CSharpSyntaxTree.ParseText(Offered)], [core], options));
        return [core, guard];
    }

    private static MetadataReference Reference(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new EmitOptions(metadataOnly: true, runtimeMetadataVersion: "v4.0.30319"));
        if (!emitted.Success) throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
