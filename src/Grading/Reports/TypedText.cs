using System.Security.Cryptography;
using System.Text;

namespace Grading.Reports;

/// <summary>Which answer a decision was made on.</summary>
internal static class TypedText
{
    /// <summary>How many hexadecimal digits tell answers apart.</summary>
    public const int Length = 12;

    /// <summary>The first digits of SHA-256 of the whole text, as a cell shows its characters.</summary>
    public static string Digits(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Cell.Printable(text))))[..Length];

    /// <summary>The same of what stands in a cell, where it may have been cut; null where it was, and does not say.</summary>
    public static string? DigitsOfCell(string cell) => Cell.IsCut(cell) ? Cell.DigitsOfCut(cell) : Digits(cell);
}
