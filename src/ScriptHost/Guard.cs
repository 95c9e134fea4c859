using System.Runtime.CompilerServices;
using ScriptMessages;

namespace ScriptHost;

/// <summary>
/// What the weaving puts into every script: a step for each round of a loop and each call, a charge for each array. A script can only
/// spend; what it may spend is set by <see cref="Execution"/>, through members that no script is compiled against.
/// </summary>
public static class Guard
{
    // what a function costs, in operations that are written: the dearest of them, of a number that is large
    private const int Function = 64;

    private static long s_steps;
    private static long s_work;
    private static long s_elements;
    private static double[] s_numbers = [];
    private static uint s_perturbation;

    /// <summary>First in every loop body.</summary>
    public static void Step()
    {
        if (--s_steps < 0) throw new LimitReached(Status.Steps);
        if (--s_work < 0) throw new LimitReached(Status.Work);
    }

    /// <summary>The same where there is much in it.</summary>
    /// <param name="operations">So many are written there.</param>
    public static void Step(int operations)
    {
        Step();
        Work(operations);
    }

    /// <summary>First in every method, local function and lambda.</summary>
    public static void Enter()
    {
        Step();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new LimitReached(Status.Stack);
    }

    /// <summary>The same where there is much in it.</summary>
    public static void Enter(int operations)
    {
        Enter();
        Work(operations);
    }

    // As much work as a step for eight.
    private static void Work(int operations)
    {
        if ((s_work -= operations / 8) < 0) throw new LimitReached(Status.Work);
    }

    /// <summary>A number of the script, as it was written or another one.</summary>
    public static double Real(int number) => s_numbers[number];

    /// <summary>A whole one.</summary>
    public static int Whole(int number) => (int)s_numbers[number];

    /// <summary>
    /// A quotient, or what a function comes to. In a perturbed run another number at a relative distance of at most
    /// <see cref="Request.Run.LargestPerturbation"/>, the same for the same value, so that a result shows how many times it holds the
    /// rounding of what it is made from (stochastic arithmetic: Vignes, Math. Comput. Simul. 35, 1993). Whole numbers stay, since they may
    /// count, and so does what is no finite number.
    /// </summary>
    public static double Rounded(double x) => s_perturbation != 0 && double.IsFinite(x) && !double.IsInteger(x) ? Perturbed(x) : x;

    /// <summary>What a function comes to.</summary>
    internal static double OfFunction(double x)
    {
        Work(Function);
        return Rounded(x);
    }

    /// <summary><c>new T[n]</c>.</summary>
    public static T[] New<T>(long n)
    {
        Charge(n);
        return new T[n];
    }

    /// <summary><c>new T[n, m]</c>.</summary>
    public static T[,] New<T>(long n, long m)
    {
        Charge(Product(n, m, 1));
        return new T[n, m];
    }

    /// <summary><c>new T[n, m, k]</c>.</summary>
    public static T[,,] New<T>(long n, long m, long k)
    {
        Charge(Product(n, m, k));
        return new T[n, m, k];
    }

    /// <summary><c>new[] { … }</c>: an array that the text of the script bounds, but that a loop can make again and again.</summary>
    public static T Counted<T>(T array)
    {
        Charge(((Array)(object)array!).Length);
        return array;
    }

    /// <summary><c>array.Clone()</c>.</summary>
    public static object Clone(Array array)
    {
        Charge(array.Length);
        return array.Clone();
    }

    /// <summary>For work on so many elements at once: a step for sixteen.</summary>
    internal static void Spend(long elements)
    {
        if ((s_steps -= elements / 16 + 1) < 0) throw new LimitReached(Status.Steps);
        if ((s_work -= elements / 16 + 1) < 0) throw new LimitReached(Status.Work);
    }

    internal static long StepsLeft => Math.Max(0, s_steps);

    internal static long WorkLeft => Math.Max(0, s_work);

    internal static void Allow(long steps, long work, long elements, Request.Run run) =>
        (s_steps, s_work, s_elements, s_numbers, s_perturbation) = (steps, work, elements, run.Numbers, run.Perturbation);

    // The bits mixed as by SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), as a number from -1 to 1.
    private static double Perturbed(double x)
    {
        var bits = BitConverter.DoubleToUInt64Bits(x) + s_perturbation * 0x9E3779B97F4A7C15;
        bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        return x + x * (Request.Run.LargestPerturbation * ((long)bits / 9.2233720368547758e18));
    }

    // The runtime has its own words for a negative size, whatever the others are.
    private static long Product(long n, long m, long k) =>
        n < 0 || m < 0 || k < 0 ? -1 : (long)Int128.Min(Int128.Min((Int128)n * m, long.MaxValue) * k, long.MaxValue);

    // A negative size is the script's own fault; the runtime says so. An array costs a few elements however short it is.
    private static void Charge(long elements)
    {
        if (elements < 0) return;
        if (elements > s_elements || (s_elements -= elements + 4) < 0) throw new LimitReached(Status.Memory);
    }
}

/// <summary>Ends a script that has spent what it was given.</summary>
internal sealed class LimitReached(Status status) : Exception
{
    public Status Status { get; } = status;
}
