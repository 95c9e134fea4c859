using System.Collections.Immutable;
using Formulas.Numbers;
using Grading.Comparing;
using Grading.Scripts;
using Grading.Verdicts;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// A script that was judged right is run again at inputs that depend on its own text. There it has the reference's values, or it was made
/// for the inputs that everybody can know; none of its numbers is a step that has only to be small; and its results do not hold the
/// rounding of what they are made from many times, as those of a quotient of differences do, whatever its step is made from.
/// </summary>
/// <param name="Run">Runs a script through the first of some calls.</param>
/// <param name="Together">The same for several trials, as far as they end well.</param>
internal sealed record ScriptConfirmation(
    Func<string, ImmutableArray<ImmutableArray<Value>>, ScriptRunner.Trial, ScriptOutcome> Run,
    Func<string, ImmutableArray<ImmutableArray<Value>>, ImmutableArray<ScriptRunner.Trial>, ImmutableArray<ScriptOutcome?>> Together)
{
    /// <summary>What is asked at further inputs.</summary>
    /// <param name="Expected">The numbers of each result; where there is none, they are not compared.</param>
    /// <param name="Inside">So many of the calls, the first, lie within what the model is sampled from.</param>
    public readonly record struct Inputs(
        ImmutableArray<ImmutableArray<Value>> Calls, ImmutableArray<Sized[]?> Expected, int Inside)
    {
        /// <summary>The inputs that it was judged by, where a threshold must lie among all these inputs; empty where it need not.</summary>
        public ImmutableArray<ImmutableArray<Value>> Known { get; init; } = [];

        /// <summary>Which numbers must be crossed, of those that could be thresholds.</summary>
        public Func<double, bool> IsThreshold { get; init; } = _ => true;
    }

    /// <summary>How a runner gives results.</summary>
    public static ScriptConfirmation Of(ScriptRunner runner, Signature signature, bool isBody, int resultElements) =>
        new((code, calls, trial) => runner.Run(new(code, signature, isBody), calls, resultElements, _ => true, trial),
            (code, calls, trials) => runner.RunTogether(new(code, signature, isBody), calls, resultElements, trials));

    /// <summary>Why a right script is not taken for one after all; null where it is.</summary>
    /// <param name="numbers">The numbers of the script.</param>
    public Outcome? Refusal(string code, ImmutableArray<Compiled.WrittenNumber> numbers, Inputs inputs)
    {
        var areMany = OtherNumbers.AreMany(numbers);
        Suspect[] suspects = areMany ? [] : [.. OtherNumbers.InOrder(numbers).Select(index => new Suspect(index, numbers[index]))];
        // as it stands, perturbed, and with each of its numbers another one: nearly always that is all
        ScriptRunner.Trial[] first = [new(null, inputs.Calls.Length), .. Perturbed(inputs.Inside)];
        var outcomes = Together(code, inputs.Calls,
            [.. first, .. suspects.Where(suspect => suspect.Others.Length > 0).Select(suspect => suspect.Trial(0, inputs.Inside))]);
        if (Numbers(outcomes[0] ?? Run(code, inputs.Calls, first[0])) is not { } results) return new(Verdict.Review, Cause.Unconfirmed);
        for (var call = 0; call < results.Length; call++)
        {
            if (inputs.Expected[call] is not { } expected) continue;
            if (Refusal(results[call], expected, call < inputs.Inside) is { } refusal) return refusal;
        }
        if (areMany || outcomes.Any(outcome => outcome is ScriptOutcome.Stopped { Limit: "time" }))
            return new(Verdict.Review, Cause.Unconfirmed);
        var known = new Lazy<ImmutableArray<double[]>?>(() =>
            inputs.Known.IsEmpty ? null : Numbers(Run(code, inputs.Known, new(null, inputs.Known.Length))));
        var next = first.Length;
        foreach (var suspect in suspects)
        {
            var moved = suspect.Others.Length > 0 ? outcomes[next++] : null;
            if (Suspicion(code, suspect, moved, inputs, results, known) is { } cause) return new(Verdict.Review, cause);
        }
        ImmutableArray<double[]>?[] perturbed =
            [.. first[1..].Select((trial, i) => Numbers(outcomes[i + 1] ?? Run(code, inputs.Calls, trial)))];
        return Instability(results, perturbed) is { } unstable ? new(Verdict.Review, unstable) : null;
    }

    private static IEnumerable<ScriptRunner.Trial> Perturbed(int calls)
    {
        for (uint i = 1; i <= ErrorGrowth.Perturbations; i++) yield return new(null, calls, i);
    }

    /// <summary>Whether results that are nearly right are those of a quotient of differences: then they are wrong.</summary>
    public bool AreOfDifferences(string code, ImmutableArray<ImmutableArray<Value>> calls, ImmutableArray<Value?> results)
    {
        ScriptRunner.Trial[] trials = [.. Perturbed(calls.Length)];
        var outcomes = Together(code, calls, [.. trials]);
        ImmutableArray<double[]>?[] perturbed = [.. trials.Select((trial, i) => Numbers(outcomes[i] ?? Run(code, calls, trial)))];
        return Instability([.. results.Select(ScriptValues.Numbers)], perturbed) == Cause.Approximates;
    }

    // What is seen when what is rounded is another number; null where it is that to the results, or little more.
    private static Cause? Instability(ImmutableArray<double[]> results, ImmutableArray<double[]>?[] perturbed)
    {
        if (!perturbed.All(run => run.HasValue)) return Cause.Unconfirmed;
        return ErrorGrowth.Of(results, [.. perturbed.Select(run => run!.Value)]) switch
        {
            <= Tolerances.ErrorGrowth => null,
            <= Tolerances.ErrorGrowthOfQuotient => Cause.Approximates,
            _ => Cause.Unconfirmed,
        };
    }

    // A number, and what it is to be instead until there is a result.
    private sealed record Suspect(int Index, Compiled.WrittenNumber Written)
    {
        public double[] Others { get; } = [.. OtherNumbers.Of(Written)];

        public ScriptRunner.OtherNumber Other(int i) => new(Index, Others[i]);

        public ScriptRunner.Trial Trial(int i, int calls) => new(Other(i), calls);
    }

    private static ImmutableArray<double[]>? Numbers(ScriptOutcome outcome) =>
        outcome is ScriptOutcome.Values { Results: var results } ? [.. results.Select(ScriptValues.Numbers)] : null;

    // What is seen when a number is another one; null where nothing is.
    private Cause? Suspicion(
        string code, Suspect number, ScriptOutcome? first, Inputs inputs, ImmutableArray<double[]> results,
        Lazy<ImmutableArray<double[]>?> known)
    {
        for (var i = 0; i < number.Others.Length; i++)
        {
            var other = number.Other(i);
            var outcome = (i == 0 ? first : null) ?? Run(code, inputs.Calls, number.Trial(i, inputs.Inside));
            if (Numbers(outcome) is not { } moved || !AreResults(moved, results, OtherNumbers.IsWhole(number.Written))) continue;
            var rounding = OtherNumbers.MayRoundOtherwise(number.Written) ? Tolerances.RoundedOtherwise : 0;
            if (IsStepOnly(results, moved, inputs.Expected, rounding)) return Cause.Approximates;
            return AreSame(results, moved) && OtherNumbers.CouldBeThreshold(number.Written) && inputs.IsThreshold(number.Written.Value)
                && DecidesNothing(code, other, inputs, results, known)
                ? Cause.Unconfirmed
                : null;
        }
        return OtherNumbers.MustHaveOther(number.Written) ? Cause.Unconfirmed : null;
    }

    // A number that decides nothing at any of these inputs decides something at others.
    private bool DecidesNothing(
        string code, ScriptRunner.OtherNumber other, Inputs inputs, ImmutableArray<double[]> results,
        Lazy<ImmutableArray<double[]>?> known) =>
        known.Value is { } before
        && Numbers(Run(code, [.. inputs.Calls, .. inputs.Known], new(other, inputs.Calls.Length + inputs.Known.Length))) is { } everywhere
        && AreSame([.. results, .. before], everywhere);

    // Something, and finite numbers where there were some; an element that was not written is nothing to divide by.
    private static bool AreResults(ImmutableArray<double[]> moved, ImmutableArray<double[]> results, bool mayBeInfinite)
    {
        for (var call = 0; call < moved.Length; call++)
        {
            if (moved[call].Length == 0 && results[call].Length > 0) return false;
            for (var i = 0; i < moved[call].Length && !mayBeInfinite; i++)
            {
                var wasFinite = i >= results[call].Length || double.IsFinite(results[call][i]);
                if (wasFinite && !double.IsFinite(moved[call][i])) return false;
            }
        }
        return true;
    }

    // Bit by bit, as far as the second go.
    private static bool AreSame(ImmutableArray<double[]> results, ImmutableArray<double[]> others)
    {
        for (var call = 0; call < others.Length; call++)
            if (!results[call].AsSpan().SequenceEqual(others[call])) return false;
        return true;
    }

    private static Outcome? Refusal(double[] result, Sized[] expected, bool isInside)
    {
        if (result.Length != expected.Length) return new(isInside ? Verdict.Wrong : Verdict.Review, Cause.NotElsewhere);
        for (var i = 0; i < expected.Length; i++)
        {
            if (Comparison.IsSame(result[i], expected[i])) continue;
            return isInside && Comparison.IsFar(result[i], expected[i])
                ? new(Verdict.Wrong, Cause.NotElsewhere)
                : new(Verdict.Review, Cause.Unconfirmed);
        }
        return null;
    }

    // Whether something has changed by more than rounding, and nothing to speak of: another step of a quotient.
    private static bool IsStepOnly(
        ImmutableArray<double[]> results, ImmutableArray<double[]> moved, ImmutableArray<Sized[]?> expected, double rounding)
    {
        var hasMoved = false;
        for (var call = 0; call < moved.Length; call++)
        {
            if (moved[call].Length != results[call].Length) return false;
            for (var i = 0; i < moved[call].Length; i++)
            {
                var (before, after) = (results[call][i], moved[call][i]);
                var size = expected[call] is { } values ? Math.Max(values[i].Size, Math.Abs(before)) : Math.Abs(before);
                if (!(Math.Abs(after - before) <= Tolerances.StepOnly * size)) return false;
                hasMoved |= Math.Abs(after - before) > rounding * size;
            }
        }
        return hasMoved;
    }
}
