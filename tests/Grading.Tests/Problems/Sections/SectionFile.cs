using Formulas.Evaluating;
using Grading.Problems;
using Grading.Problems.Sections;
using ReferenceSolutions;

namespace Grading.Tests.Problems.Sections;

/// <summary>A short problem file around what a test is about.</summary>
internal static class SectionFile
{
    /// <summary>The section of a file with these dimensions and symbols, and a model of one line.</summary>
    public static Section Read(string dims, string symbols = "x: 1..2", string model = "E = 1", string more = "") => ProblemReader.Parse(
        Text(dims, symbols, model, more), "short.yaml").Sections[0];

    /// <summary>The sizes of the dimensions in each network, by letter.</summary>
    public static string Sizes(string dims) => string.Join(" | ", Read(dims).Model.Sizes.Select(Shown));

    /// <summary>The faults of a file, without its name.</summary>
    public static string[] Faults(string dims, string symbols = "x: 1..2", string model = "E = 1", string more = "")
    {
        try
        {
            ProblemReader.Parse(Text(dims, symbols, model, more), "short.yaml");
            return [];
        }
        catch (ProblemFileException e)
        {
            return [.. e.Faults.Select(fault => fault.Field.Length == 0 ? fault.Sentence : $"{fault.Field}: {fault.Sentence}")];
        }
    }

    private static string Text(string dims, string symbols, string model, string more) =>
        "id: short\ntitle: Short\nstatement: none\n" + (dims.Length == 0 ? "" : $"dims: {{ {dims} }}\n") + $"symbols:\n  {symbols}\n"
        + $"model: |\n  {model}\n{more}parts:\n  a: {{ question: q, ask: E }}\n";

    private static string Shown(Sizes sizes) =>
        string.Join(' ', sizes.Dimensions.Select(one => $"{one.End ?? one.Letter}={string.Join('-', sizes.All[one.Id])}"));

    public static Leaf Leaf(string symbols, string name, string dims = "") =>
        Read(dims, symbols).Model.Leaves.Single(leaf => leaf.Quantity.Name == name);
}
