using System.Collections.Immutable;
using Grader.Web.Derivations;
using Grader.Web.Statements;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Feedback;
using Grading.Reports.Steps;
using Grading.Wording;
using Microsoft.AspNetCore.Components;

namespace Grader.Feedback;

/// <summary>What is typeset of a student's file, and whether all lines of derivations are in it: all, where it fits.</summary>
internal readonly record struct Setting(bool Readings, bool Lines, bool EveryLine);

/// <summary>Makes the views of students.</summary>
internal sealed class FeedbackViews(string title, ImmutableArray<Problem> problems)
{
    private readonly Typeset _typeset = new(problems);
    private readonly Dictionary<string, string> _titles = problems.ToDictionary(problem => problem.Id, problem => problem.Title);

    public FeedbackView Of(StudentResults student, ImmutableArray<StepRow> steps, Setting setting)
    {
        var parts = student.Rows.Select((row, i) => Part(row, i, steps, setting)).ToArray();
        return new(
            title.Length > 0 ? title : StudentSentences.Results,
            student,
            [.. Totals.Lines(student.Counting, Totals.Dropped(student.Rows, student.Counting))],
            [.. parts.GroupBy(part => part.Row.Problem).Select(problem => new ProblemFeedback(
                problem.Key,
                _titles.GetValueOrDefault(problem.Key, ""),
                [.. problem],
                View(Derivation.Before(problem.Key, steps), problem.Key, "", setting)))]);
    }

    private PartFeedback Part(ResultRow row, int number, ImmutableArray<StepRow> steps, Setting setting) => new()
    {
        Anchor = $"p{number + 1}",
        Row = row,
        Reading = setting.Readings
            ? _typeset.Formula(row.Problem, row.Part, row.Reading)
            : (MarkupString)Typeset.Typed(row.Reading),
        At = WitnessPoint.Of(row.Witness, row.Reading),
        ByPerson = [.. ByPerson(row)],
        Derivation = View(Derivation.Of(row, steps), row.Problem, row.Part, setting, row.Said),
    };

    private static IEnumerable<string> ByPerson(ResultRow row)
    {
        if (MachineRow.IsReadAs(row)) yield return StudentSentences.APersonSaidWhatItMeans;
        if (MachineRow.IsDecided(row)) yield return StudentSentences.APersonDecided;
    }

    // 5 parameters: a derivation, and whose it is
    private DerivationView? View(Derivation derivation, string problem, string part, Setting setting, string hint = "")
    {
        if (derivation.Lines.IsEmpty) return null;
        ImmutableArray<StepRow> shown = [.. derivation.Lines.Where(step => setting.EveryLine || !StepMarks.Of(step, derivation).IsFine())];
        var lines = shown.Select((step, i) => Line(step, i == 0 ? null : shown[i - 1], derivation));
        return new([.. lines], StepsInWords.Summary(derivation.Lines), $"{StepMarks.Legend(derivation)}.", derivation.Cause is not null)
        {
            LeftOut = derivation.Lines.Length - shown.Length,
        };

        MarkedLine Line(StepRow step, StepRow? before, Derivation among)
        {
            var mark = StepMarks.Of(step, among);
            var left = before is not null && before.Right == step.Left ? "" : step.Left; // a chain goes on
            var markup = setting.Lines
                ? $"{Side(left)}<math><mo>=</mo></math>{Side(step.Right)}"
                : Typeset.Typed($"{left} = {step.Right}");
            return new(step.Line, mark.Word(), mark.Sign(), mark.Meaning(), (MarkupString)markup, Said(step, mark, hint))
            {
                IsReached = setting.Lines && Typeset.IsWide(markup),
            };
        }

        string Side(string typed) => _typeset.Side(problem, part, typed).Value;
    }

    // what the verdict says already is not said again
    private static string? Said(StepRow step, StepMark mark, string hint) =>
        StepMarks.Said(step, mark) is { Length: > 0 } said && !hint.Contains(said, StringComparison.Ordinal) ? said : null;
}
