using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Formulas.Names;
using Grading.Problems;
using Grading.Submissions;

namespace Grading.Reports.Decided;

/// <summary>
/// Reads a table of decisions, strictly: the columns <c>problem, part, credit</c>, <c>cluster</c> or <c>student</c> or both, perhaps <c>comment</c>, in any order.
/// A row is about the student or the cluster that it names. Rows without a credit are not decided yet and mean nothing.
/// </summary>
internal static class DecisionsReader
{
    private static readonly string[] Columns = ["student", "problem", "part", "cluster", "credit", "comment"];

    private static readonly string[] Needed = ["problem", "part", "credit"];

    // What "grader clusters" adds for the person who decides.
    private static readonly string[] Beside = ["students", "mistake", "reason", "example"];

    /// <exception cref="ProblemFileException">What stands there can't be meant; all faults at once.</exception>
    /// <exception cref="UnusableFileException">The file can't be read.</exception>
    public static Overrides Read(string path, Catalogue catalogue, Action<string> say)
    {
        var file = Path.GetFileName(path);
        var faults = new List<Fault>();
        var decisions = ImmutableArray.CreateBuilder<Override>();
        var undecided = 0;
        using (var reader = Open(path))
        {
            var at = Header(reader, file, faults);
            while (at.Count > 0 && reader.Read())
            {
                if (Enumerable.Range(0, reader.FieldCount).All(column => reader.GetString(column).Length == 0)) continue;
                var row = new Row(reader, at, file, faults);
                if (row["credit"].Length == 0) undecided++;
                else if (row.Decision(catalogue) is { } decision) decisions.Add(decision);
            }
        }
        foreach (var (first, second) in Repeated(decisions)) faults.Add(new(file, second.Source.Line, second.Student is null ? "cluster" : "student", $"{second.Target} is decided already in line {first.Source.Line}."));
        if (faults.Count > 0) throw new ProblemFileException([.. faults.OrderBy(fault => fault.Line)]);
        if (undecided > 0) say($"{path}: {undecided} {(undecided == 1 ? "row has" : "rows have")} no credit and {(undecided == 1 ? "is" : "are")} left undecided.");
        return new(decisions.ToImmutable());
    }

    // Where each column stands; none after a fault.
    private static Dictionary<string, int> Header(CsvReader reader, string file, List<Fault> faults)
    {
        var at = new Dictionary<string, int>();
        var names = reader.Headers.Select(name => name.Trim().ToLowerInvariant()).ToArray();
        for (var column = 0; column < names.Length; column++)
        {
            var name = names[column];
            if (Beside.Contains(name)) continue;
            if (!Columns.Contains(name))
                faults.Add(new(file, 1, name, NearestName.Among(Columns.Select(known => (known, known)), name) is { } nearest ? $"There is no column of that name; did you mean \"{nearest}\"?" : $"There is no column of that name. There are: {string.Join(", ", Columns)}."));
            else if (!at.TryAdd(name, column)) faults.Add(new(file, 1, name, "This column stands here a second time."));
        }
        foreach (var name in Needed.Where(name => !at.ContainsKey(name))) faults.Add(new(file, 1, name, "This column is missing."));
        if (!at.ContainsKey("student") && !at.ContainsKey("cluster")) faults.Add(new(file, 1, "cluster", "There should be a column \"cluster\" or \"student\": whom is each decision about?"));
        if (faults.Count > 0) at.Clear();
        return at;
    }

    private static IEnumerable<(Override First, Override Second)> Repeated(IEnumerable<Override> decisions)
    {
        var seen = new Dictionary<(string, string, string?, string?), Override>();
        foreach (var decision in decisions)
        {
            var about = (decision.Problem, decision.Part, decision.Student, decision.Cluster);
            if (!seen.TryAdd(about, decision)) yield return (seen[about], decision);
        }
    }

    private static CsvReader Open(string path)
    {
        try
        {
            return CsvReader.FromFile(path, new() { Separator = ',', TrackLineNumbers = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"The overrides \"{path}\" could not be read ({e.GetType().Name}).", e);
        }
    }

    private sealed class Row(CsvReader reader, Dictionary<string, int> at, string file, List<Fault> faults)
    {
        private readonly int _line = (int)reader.LineNumber;

        public string this[string column] => at.TryGetValue(column, out var place) && place < reader.FieldCount ? Cell.Original(reader.GetString(place)).Trim() : "";

        public Override? Decision(Catalogue catalogue)
        {
            var before = faults.Count;
            var (problem, part, student, cluster) = (this["problem"], this["part"], this["student"], this["cluster"]);
            var known = catalogue.Problems.FirstOrDefault(one => one.Id == problem);
            if (known is null) Fault("problem", $"There is no problem \"{problem}\".{DidYouMean(catalogue.NearestProblem(problem), catalogue.Problems.Select(one => one.Id))}");
            else if (!known.Parts.Contains(part)) Fault("part", $"There is no part \"{part}\" in \"{problem}\".{DidYouMean(catalogue.NearestPart(problem, part), known.Parts)}");
            if (student.Length == 0 && cluster.Length == 0) Fault(at.ContainsKey("cluster") ? "cluster" : "student", "This is empty: whom is the decision about?");
            if (student.Length > 0 && cluster.Length > 0) Fault("cluster", "A decision is about a student or about a cluster. Please leave one of the two empty.");
            if (!decimal.TryParse(this["credit"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credit) || credit > 1)
                Fault("credit", $"\"{this["credit"]}\" should be a number from 0 to 1, such as 0.5: the share of the part's points.");
            return faults.Count > before ? null : new(problem, part, student.Length > 0 ? student : null, cluster.Length > 0 ? cluster : null, credit, this["comment"], new(file, _line));
        }

        private void Fault(string field, string sentence) => faults.Add(new(file, _line, field, sentence));

        private static string DidYouMean(string? nearest, IEnumerable<string> known) => nearest is null ? $" There are: {string.Join(", ", known)}." : $" Did you mean \"{nearest}\"?";
    }
}
