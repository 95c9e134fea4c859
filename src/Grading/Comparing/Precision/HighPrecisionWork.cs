using System.Numerics;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace Grading.Comparing.Precision;

/// <summary>
/// How much work high precision is: bits × operations, counted before anything is computed, so that no answer takes long and each is
/// decided alike on every machine. The weights are times as measured.
/// </summary>
internal static class HighPrecisionWork
{
    /// <summary>What the formulas of one answer may take, the reference among them: a tenth of a second.</summary>
    public const long Most = 100_000;

    /// <summary>
    /// What the networks may take at the points that one answer leaves undecided, which they are worked out at once for all answers: some
    /// twenty points of a large one.
    /// </summary>
    public const long MostOfNetworks = 400_000;

    // however large they are: a wrong answer shows at one point in each stratum
    private const int LeastPoints = 4;

    // microseconds, about
    private const int Simple = 1;
    private const int Division = 2;
    private const int Curve = 12;
    private const int Power = 3 * Curve;

    // by effort, how much more an operation takes, and a function
    private static readonly int[] OfSimple = [1, 2, 8, 1, 1];
    private static readonly int[] OfCurve = [1, 4, 30, 1, 1];

    // forwards, slopes and backwards
    private const int Passes = 3;

    private static readonly HashSet<string> SimpleFunctions = ["identity", "abs", "sign", "step", "relu"];

    // of these one curve is computed, of others two or three
    private static readonly HashSet<string> One = ["exp", "ln", "sqrt", "logistic", "tanh", "expm1", "log1p", "smooth1"];

    // and of these a curve with roots beside it, of which one takes another
    private static readonly HashSet<string> Three = ["asec", "acsc", "asech", "acsch"];

    private static readonly Dictionary<Curve, string> Names = NamesOfCurves();

    private static Dictionary<Curve, string> NamesOfCurves()
    {
        var names = new Dictionary<Curve, string>(ReferenceEqualityComparer.Instance);
        foreach (var name in (IEnumerable<string>)[.. SimpleFunctions, .. One, .. Three])
            if (FunctionTable.Named(name) is Function.Known known) names.TryAdd(known.Curve, name);
        return names;
    }

    /// <summary>What may be worked out to compare one answer with a reference.</summary>
    public static Allowance Allowed(Reference reference)
    {
        var largest = 0L;
        foreach (var stack in reference.Stacks) largest = Math.Max(largest, OfNetwork(stack.Set.Network.Tape));
        return new(Most, Math.Max(MostOfNetworks, LeastPoints * largest));
    }

    /// <summary>What the steps of a tape take at one point.</summary>
    public static long Of(Tape tape, Effort effort)
    {
        var (simple, curves) = (0L, 0L);
        for (var step = 0; step < tape.Count; step++)
        {
            var work = Of(tape[step]);
            if (tape[step].Operation is Operation.Call or Operation.Power) curves += work;
            else simple += work;
        }
        return simple * OfSimple[(int)effort] + curves * OfCurve[(int)effort];
    }

    /// <summary>What a network with its derivatives takes at one point.</summary>
    public static long OfNetwork(Tape tape) => Passes * Of(tape, Effort.Network);

    private static int Of(in Step step) => step.Operation switch
    {
        Operation.Divide => Division,
        Operation.Power => Power,
        Operation.WholePower => Division + 2 * BitOperations.Log2((uint)Math.Abs(step.B) + 1),
        Operation.Call => OfFunction((Function)step.Operand!),
        _ => Simple,
    };

    // whatever a problem calls it
    private static int OfFunction(Function function) =>
        OfFunction(function is Function.Known { Curve: var curve } && Names.TryGetValue(curve, out var name) ? name : function.Name);

    private static int OfFunction(string name) =>
        SimpleFunctions.Contains(name) ? Simple : One.Contains(name) ? Curve : Three.Contains(name) ? 3 * Curve : 2 * Curve;
}
