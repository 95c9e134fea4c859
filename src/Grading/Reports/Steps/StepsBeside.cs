using System.Collections.Immutable;

namespace Grading.Reports.Steps;

/// <summary>The steps of a class, read beside the results: both have the students in one order, so neither is held in memory.</summary>
internal sealed class StepsBeside(string? path) : IDisposable
{
    private readonly IEnumerator<ImmutableArray<StepRow>> _students = (path is null ? [] : StepsReader.Students(path)).GetEnumerator();
    private bool _isAhead;

    /// <summary>The steps of the student whose results come next; none where there are none.</summary>
    public ImmutableArray<StepRow> Of(string student)
    {
        if (!_isAhead) _isAhead = _students.MoveNext();
        if (!_isAhead || _students.Current[0].Student != student) return [];
        _isAhead = false;
        return _students.Current;
    }

    public void Dispose() => _students.Dispose();
}
