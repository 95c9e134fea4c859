using System.Collections.Immutable;
using Grading.Documents;
using Grading.Reports.Steps;

namespace Grader.Commands;

/// <summary>The rows of <c>steps.csv</c>.</summary>
internal static class StepRows
{
    /// <summary>Those of all documents of a student.</summary>
    public static ImmutableArray<StepRow> Of(string student, ImmutableArray<GradedDocument> documents) => documents.IsEmpty ? []
        : [.. documents.SelectMany(document => document.Steps.Select(step => StepRow.Of(student, document.Problem, step)))];
}
