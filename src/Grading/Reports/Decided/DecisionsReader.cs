using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Formulas.Names;
using Grading.Problems;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>
/// Reads a table of decisions, strictly: the columns <c>problem, part, credit</c>, <c>cluster</c> or <c>student</c> or both, perhaps
/// <c>comment</c>, in any order. A row is about the student or the cluster that it names. Rows without a credit are not decided yet and
/// mean nothing.
/// </summary>
internal static class DecisionsReader
{
    private static readonly string[] Columns = ["student", "problem", "part", "cluster", "credit", "comment"];

    private static readonly string[] Needed = ["problem", "part", "credit"];

    // What "grader clusters" adds for the person who decides.
    private static readonly string[] Beside = ["students", "mistake", "reason", "example"];

    /// <exception cref="ProblemFileException">What stands there can't be meant; all faults at once.</exception>
    /// <exception cref="UnusableFileException">The file can't be read.</exception>
    public static Decisions Read(string path, ProblemCatalogue catalogue, Action<string> say)
    {
        var file = Path.GetFileName(path);
        var faults = new List<Fault>();
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var undecided = 0;
        foreach (var row in Rows(path, file, faults))
        {
            if (row["credit"].Length == 0) undecided++;
            else if (row.Decision(catalogue) is { } decision) decisions.Add(decision);
        }
        faults.AddRange(Repeated(decisions, file));
        if (faults.Count > 0) throw new ProblemFileException([.. faults.OrderBy(fault => fault.Line)]);
        if (undecided > 0) say(AssistantSentences.Undecided(path, undecided));
        return new(decisions.ToImmutable());
    }

    // The rows in which anything stands; each is to be read before the next.
    private static IEnumerable<Row> Rows(string path, string file, List<Fault> faults)
    {
        using var reader = Open(path);
        var at = Header(reader, file, faults);
        while (at.Count > 0 && reader.Read())
        {
            var isBlank = Enumerable.Range(0, reader.FieldCount).All(column => reader.GetString(column).Length == 0);
            if (!isBlank) yield return new(reader, at, file, faults);
        }
    }

    // Where each column stands; none after a fault.
    private static Dictionary<string, int> Header(CsvReader reader, string file, List<Fault> faults)
    {
        var at = new Dictionary<string, int>();
        var names = reader.Headers.Select(name => name.Trim().ToLowerInvariant()).ToArray();
        for (var column = 0; column < names.Length; column++)
        {
            if (Place(names[column], column, at) is { } sentence) faults.Add(new(file, 1, names[column], sentence));
        }
        foreach (var name in Needed.Where(name => !at.ContainsKey(name)))
            faults.Add(new(file, 1, name, AssistantSentences.ColumnIsMissing));
        if (!at.ContainsKey("student") && !at.ContainsKey("cluster")) faults.Add(new(file, 1, "cluster", AssistantSentences.WhomColumn));
        if (faults.Count > 0) at.Clear();
        return at;
    }

    // Notes where a column stands, or says why it can't.
    private static string? Place(string name, int column, Dictionary<string, int> at)
    {
        if (Beside.Contains(name)) return null;
        if (!Columns.Contains(name))
            return AssistantSentences.NoColumn(NearestName.Among(Columns.Select(known => (known, known)), name), Columns);
        return at.TryAdd(name, column) ? null : AssistantSentences.SecondColumn;
    }

    private static IEnumerable<Fault> Repeated(IEnumerable<Decision> decisions, string file)
    {
        var seen = new Dictionary<(string, string, string?, string?), Decision>();
        foreach (var decision in decisions)
        {
            var about = (decision.Problem, decision.Part, decision.Student, decision.Cluster);
            if (seen.TryAdd(about, decision)) continue;
            var field = decision.Student is null ? "cluster" : "student";
            var sentence = AssistantSentences.DecidedAlready(decision.Target, seen[about].Source.Line);
            yield return new(file, decision.Source.Line, field, sentence);
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
            throw new UnusableFileException(AssistantSentences.DecisionsNotRead(path, e), e);
        }
    }

    private sealed class Row(CsvReader reader, Dictionary<string, int> at, string file, List<Fault> faults)
    {
        private readonly int _line = (int)reader.LineNumber;

        public string this[string column] => at.TryGetValue(column, out var place) && place < reader.FieldCount
            ? Cell.Original(reader.GetString(place)).Trim()
            : "";

        public Decision? Decision(ProblemCatalogue catalogue)
        {
            var before = faults.Count;
            CheckPart(this["problem"], this["part"], catalogue);
            var student = Named("student");
            var cluster = Named("cluster");
            if (student is null && cluster is null) Fault(at.ContainsKey("cluster") ? "cluster" : "student", AssistantSentences.Whom);
            if (student is not null && cluster is not null) Fault("cluster", AssistantSentences.OneOfTheTwo);
            var credit = Credit();
            return faults.Count > before ? null
                : new(this["problem"], this["part"], student, cluster, credit, this["comment"], new(file, _line));
        }

        private void CheckPart(string problem, string part, ProblemCatalogue catalogue)
        {
            var ids = catalogue.Problems.Select(one => one.Id);
            if (catalogue.Problems.FirstOrDefault(one => one.Id == problem) is not { } known)
                Fault("problem", AssistantSentences.NoProblem(problem, catalogue.NearestProblem(problem), ids));
            else if (!known.Parts.Contains(part))
                Fault("part", AssistantSentences.NoPart(problem, part, catalogue.NearestPart(problem, part), known.Parts));
        }

        private string? Named(string column) => this[column] is { Length: > 0 } name ? name : null;

        private decimal Credit()
        {
            var cell = this["credit"];
            if (!decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credit) || credit > 1)
                Fault("credit", AssistantSentences.NoCredit(cell));
            return credit;
        }

        private void Fault(string field, string sentence) => faults.Add(new(file, _line, field, sentence));
    }
}
