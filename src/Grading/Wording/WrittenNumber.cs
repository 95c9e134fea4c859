using System.Globalization;

namespace Grading.Wording;

/// <summary>Numbers with an exponent as people write them: <c>-5.44E+03</c> is −5440, and <c>1.2E-07</c> is 1.2·10⁻⁷.</summary>
internal static class WrittenNumber
{
    private const int LongestWhole = 5; // digits behind the first

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The number without "E"; what is no number, as it is.</summary>
    public static string Of(string number)
    {
        if (number.Split('E') is not [var digits, var power] || !int.TryParse(power, CultureInfo.InvariantCulture, out var exponent)
            || !decimal.TryParse(digits, CultureInfo.InvariantCulture, out _)) return number;
        return exponent is > 0 and <= LongestWhole
            ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
            : $"{digits}·10{(exponent < 0 ? "⁻" : "")}{string.Concat($"{Math.Abs(exponent)}".Select(digit => Raised[digit - '0']))}";
    }
}
