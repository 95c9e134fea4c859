using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Architecture.Tests.Measuring;

/// <summary>The code in numbers, and where it is worst.</summary>
internal sealed class Measures
{
    public const int LineWidth = 140;
    public const int MostBranchesAtTheNinetiethPercentile = 6;
    public const int MostBranchesWithoutAReason = 15;
    public const double LargestShareOfLongLines = 0.005;

    private static readonly string[] Folders = ["src", "tests", "benchmarks"];

    private static readonly Lazy<Measures> Once = new(() => new());

    private Measures()
    {
        Methods = [.. Repository.Sources.Values.AsParallel().AsOrdered().SelectMany(Method.In)
            .OrderByDescending(method => method.Branches)];
        Files = [.. Folders.SelectMany(Repository.Code)
            .Select(file => FileLines.Of(file.Path, file.Text)).OrderByDescending(file => file.Long)];
    }

    public static Measures Now => Once.Value;

    /// <summary>Of <c>src</c>, those that branch most first.</summary>
    public ImmutableArray<Method> Methods { get; }

    /// <summary>With their long lines, those that have most first.</summary>
    public ImmutableArray<FileLines> Files { get; }

    public double LongLineShare => (double)Files.Sum(file => file.Long) / Files.Sum(file => file.Lines);

    public IEnumerable<Method> TooManyBranches =>
        Methods.Where(method => method.Branches > MostBranchesWithoutAReason && method.Branches > method.Excused);

    public int Percentile(int percent, Func<Method, int> measure) => At(percent, Methods.Where(method => method.IsCalled).Select(measure));

    /// <summary>A table for people: what is measured, then the methods and files to begin with.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        Summary(table);
        table.AppendLine().AppendLine("The methods that branch most:");
        foreach (var method in Methods.Take(40)) table.AppendLine(Row($"{method.Branches,5}  {method.Path}:{method.Line}  {method.Name}"));
        table.AppendLine().AppendLine(Row($"The files with most lines over {LineWidth} characters:"));
        foreach (var file in Files.Where(file => file.Long > 0).Take(40))
            table.AppendLine(Row($"{file.Long,5} of {file.Lines,4}  {file.Path}"));
        return table.ToString();
    }

    private void Summary(StringBuilder table)
    {
        var source = Files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Lines).ToArray();
        var called = Methods.Where(method => method.IsCalled).ToArray();
        table.AppendLine(Row($"methods               {called.Length}, and {Methods.Length - called.Length} accessors and rows"));
        var (middle, high) = (Percentile(50, m => m.Branches), Percentile(90, m => m.Branches));
        table.AppendLine(Row($"branches a method     p50 {middle}  p90 {high}  most {Methods[0].Branches}"));
        table.AppendLine(Row($"  with accessors      p90 {At(90, Methods.Select(m => m.Branches))}"));
        table.AppendLine(Row($"  over {MostBranchesWithoutAReason}, no reason  {TooManyBranches.Count()}"));
        table.AppendLine(
            Row($"lines a method        p50 {Percentile(50, m => m.Lengths.Length)}  p90 {Percentile(90, m => m.Lengths.Length)}"));
        table.AppendLine(Row($"characters a line     {called.SelectMany(m => m.Lengths).Average():0.0} of a method, on average"));
        table.AppendLine(Row($"                      p50 {Percentile(50, m => (int)m.Lengths.Average())} of the methods' averages"));
        table.AppendLine(Row($"lines a file of src   p50 {At(50, source)}  p90 {At(90, source)}  most {source.Max()}"));
        foreach (var folder in Folders.Select(folder => folder + "/")) table.AppendLine(ShareOf(folder));
        table.AppendLine(Row($"long lines, all       {LongLineShare:P2}, at most {LargestShareOfLongLines:P2}"));
    }

    private string ShareOf(string folder)
    {
        var files = Files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal)).ToArray();
        var (wide, lines) = (files.Sum(file => file.Long), files.Sum(file => file.Lines));
        return Row($"long lines {folder,-11}{wide} of {lines} ({(double)wide / lines:P2})");
    }

    // the smallest value that so many of a hundred don't exceed
    private static int At(int percent, IEnumerable<int> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[(sorted.Length * percent + 99) / 100 - 1];
    }

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The lines of a file, and how many of them are over <see cref="Measures.LineWidth"/>.</summary>
internal sealed record FileLines(string Path, int Lines, int Long)
{
    public static FileLines Of(string path, string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        return new(path, lines.Length, lines.Count(line => line.Length > Measures.LineWidth));
    }
}
