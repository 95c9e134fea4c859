using System.Collections.Immutable;
using Grading.Submissions;

namespace Grading.Documents;

/// <summary>A document with its answers and its steps.</summary>
/// <param name="Answers">The concluding lines, as answers to their parts.</param>
/// <param name="Named">Parts that a letter or heading of the document names.</param>
public sealed record GradedDocument(
    string Problem, ImmutableArray<Answer> Answers, ImmutableArray<Step> Steps, ImmutableHashSet<string> Named);
