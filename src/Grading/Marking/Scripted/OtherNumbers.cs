using System.Collections.Immutable;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>The numbers of a script, each as others than was written.</summary>
internal static class OtherNumbers
{
    // What is smaller keeps from dividing by zero.
    private const double LeastThreshold = 1e-6;

    // In a method a larger one keeps numbers from overflowing, or stands for none; whole ones up to 2 count arrays and calls.
    private const double MostThresholdOfMethod = 100;
    private const double MostCounted = 2;

    // What is worked out in blocks of so many, or for each of so many, is only rounded otherwise in others.
    private const double MostInBlock = 8;

    // More are a table, or hide a number among others.
    private const int MostNumbers = 40;

    /// <summary>Whether a script has more numbers than are looked at one by one.</summary>
    public static bool AreMany(ImmutableArray<Compiled.WrittenNumber> numbers) =>
        numbers.Count(number => Distance(number) > 0) > MostNumbers;

    /// <summary>Which numbers are looked at: those farthest from 1 first.</summary>
    public static IEnumerable<int> InOrder(ImmutableArray<Compiled.WrittenNumber> numbers) =>
        Enumerable.Range(0, numbers.Length).OrderByDescending(i => Distance(numbers[i])).Take(MostNumbers);

    /// <summary>
    /// What a number is to be instead, until there is a result: larger by a quarter; for a whole one, which may count rounds or elements
    /// and stays one, also smaller by a quarter, and far larger.
    /// </summary>
    public static IEnumerable<double> Of(Compiled.WrittenNumber number)
    {
        var (value, size) = (number.Value, Math.Abs(number.Value));
        if (!IsWhole(number)) return [value + Math.Max(size / 4, double.Epsilon)];
        var step = Math.Max(1, Math.Floor(size / 4));
        return ((double[])[value + step, value - step, 4 * value + 1]).Where(number.CanBe);
    }

    /// <summary>Whether it could be an index or a count.</summary>
    public static bool IsWhole(Compiled.WrittenNumber number) => double.IsInteger(number.Value);

    /// <summary>Whether something is hidden where a number can be no other: honest ones are, but those that count.</summary>
    public static bool MustHaveOther(Compiled.WrittenNumber number) => !IsCount(number.Value);

    /// <summary>Whether a number may be another one for rounding's sake: one that counts. A step is none.</summary>
    public static bool MayRoundOtherwise(Compiled.WrittenNumber number) =>
        double.IsInteger(number.Value) && Math.Abs(number.Value) <= MostInBlock;

    /// <summary>Whether a number could be a threshold.</summary>
    public static bool CouldBeThreshold(Compiled.WrittenNumber number) => number.Decides && number.Value >= LeastThreshold;

    /// <summary>Whether a number of a method would be told to decide nothing: one that lies where its values do.</summary>
    public static bool IsThresholdOfMethod(double number) => number < MostThresholdOfMethod && !IsCount(number);

    private static bool IsCount(double number) => double.IsInteger(number) && number <= MostCounted;

    private static double Distance(Compiled.WrittenNumber number) => Math.Abs(Math.Log(Math.Abs(number.Value)));
}
