using System.Globalization;
using CsvHelper;
using Grading.Assignments;
using Grading.Problems;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>A row of the log as it is read: what can't be meant is a fault with its line and column.</summary>
internal sealed class DecisionRow(CsvReader reader, Dictionary<string, int> at, string file, List<Fault> faults)
{
    /// <summary>The credit that takes back what was decided.</summary>
    public const string Auto = "auto";

    private readonly int _line = (int)reader.LineNumber;

    private string this[string column] => at.TryGetValue(column, out var place) && place < reader.FieldCount
        ? Cell.Original(reader.GetString(place)).Trim()
        : "";

    /// <summary>Neither a credit nor a meaning: as if it did not stand there.</summary>
    public bool IsUndecided => this["credit"].Length == 0 && this["means"].Length == 0;

    public Decision? Decision(ProblemCatalogue catalogue)
    {
        var before = faults.Count;
        var (student, cluster) = (Named("student"), Named("cluster"));
        // What is named as it was typed need not be a part.
        if (student is null && !GroupId.IsAsTyped(cluster)) CheckPart(this["problem"], this["part"], catalogue);
        if (student is null && cluster is null) Fault(at.ContainsKey("cluster") ? "cluster" : "student", AssistantSentences.Whom);
        if (student is not null && cluster is not null) Fault("cluster", AssistantSentences.OneOfTheTwo);
        var isAuto = this["credit"].Equals(Auto, StringComparison.OrdinalIgnoreCase);
        var credit = isAuto || this["credit"].Length == 0 ? null : Credit();
        var means = this["means"];
        if (means.Length > 0 && student is null) Fault("means", AssistantSentences.MeansOfOne);
        if (means.Length > 0 && isAuto) Fault("means", AssistantSentences.MeansAndAuto);
        if (faults.Count > before) return null;
        var target = new Target(this["problem"], this["part"], student, cluster is null ? null : GroupId.Of(cluster));
        return new(target, credit, means, PlaceOf(means, catalogue), this["comment"], this["seen"], this["by"], this["at"],
            new(file, _line))
        {
            IsAuto = isAuto,
        };
    }

    private void CheckPart(string problem, string part, ProblemCatalogue catalogue)
    {
        var ids = catalogue.Problems.Select(one => one.Id);
        if (catalogue.Problems.FirstOrDefault(one => one.Id == problem) is not { } known)
            Fault("problem", AssistantSentences.NoProblem(problem, catalogue.NearestProblem(problem), ids));
        else if (!known.Parts.Contains(part))
            Fault("part", AssistantSentences.NoPart(problem, part, catalogue.NearestPart(problem, part), known.Parts));
    }

    /// <summary>The part that a meaning names (<c>itakura-saito.a</c>), where there is such a part.</summary>
    public static PartName? PlaceOf(string means, ProblemCatalogue catalogue) => means.Split('.', 2) is [var problem, var part]
        && catalogue.Problems.FirstOrDefault(one => one.Id == problem) is { } known && known.Parts.Contains(part)
            ? new(problem, part)
            : null;

    private string? Named(string column) => this[column] is { Length: > 0 } name ? name : null;

    // 0.5, 0,5 or 50%
    private decimal? Credit()
    {
        var cell = this["credit"];
        var text = cell.TrimEnd('%').TrimEnd();
        if (!text.Contains('.')) text = text.Replace(',', '.');
        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credit);
        if (cell.EndsWith('%')) credit /= 100;
        if (isNumber && credit <= 1) return credit;
        Fault("credit", AssistantSentences.NoCredit(cell));
        return null;
    }

    private void Fault(string field, string sentence) => faults.Add(new(file, _line, field, sentence));
}
