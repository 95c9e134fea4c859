using System.Collections.Immutable;
using System.Globalization;
using Grader.Desk.Cases;
using Grading;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Submissions;

namespace Grader.Desk;

/// <summary>What became of a wish to write decisions.</summary>
internal abstract record Saved
{
    private Saved() { }

    /// <summary>They are on the disk.</summary>
    public sealed record Done : Saved;

    /// <summary>Something changed since the page was made; nothing is written.</summary>
    public sealed record Stale : Saved;

    /// <summary>They could not be written.</summary>
    public sealed record Failed(string Sentence) : Saved;
}

/// <summary>
/// Results and decisions as the files have them just now. What is decided is on the disk before anybody is told; files that others change
/// are read again.
/// </summary>
internal sealed class Board
{
    private readonly Lock _lock = new();
    private readonly DeskOptions _options;
    private readonly DecisionLog _log;
    private readonly Marking _marking;
    private readonly List<Decision> _written = [];
    private readonly SeenTexts _texts;
    private HandedIn _handedIn;
    private readonly ImmutableArray<(DateTime, long)> _problems;
    private Snapshot? _now;
    private (DateTime, long) _results;
    private (DateTime, long) _decided;
    private DateTimeOffset _last;

    private Board(DeskOptions options)
    {
        _options = options;
        _log = new(options.Log);
        Batch = new(options.Problems, options.Assignment);
        _texts = new(options.Texts);
        _problems = StampsOf(options.Problems);
        _handedIn = NewHandedIn();
        _marking = new(Batch.Grade, Batch.Order, student => _handedIn.Of(student));
    }

    /// <summary>The results and decisions of a desk that is opened.</summary>
    /// <exception cref="UnusableFileException">One of the files can't be read.</exception>
    public static Board Open(DeskOptions options)
    {
        var board = new Board(options);
        board.Now();
        return board.Broken is { } sentence ? throw new UnusableFileException(sentence) : board;
    }

    /// <summary>What marks meanings; answers in C# are for a person.</summary>
    public Batch Batch { get; }

    /// <summary>What was said of the files when they were read last.</summary>
    public ImmutableArray<string> Notices { get; private set; } = [];

    /// <summary>Decisions of this desk that are not in the log any more, since somebody saved an older copy of it.</summary>
    public ImmutableArray<Decision> Missing { get; private set; } = [];

    /// <summary>Why the log can't be used as it is; null where it can.</summary>
    public string? Broken { get; private set; }

    /// <summary>Whether the log is not there at all.</summary>
    public bool IsLogGone { get; private set; }

    /// <summary>Whether problem files have changed since the desk was opened, which still marks as they were.</summary>
    public bool HaveProblemsChanged => !StampsOf(_options.Problems).SequenceEqual(_problems);

    /// <summary>Whether the problem files have other parts or points than the results.</summary>
    public bool HasOtherProblems { get; private set; }

    /// <summary>A text that was decided on, or that these results had before they were read again; null where it is not known.</summary>
    public string? FormerText(string seen)
    {
        lock (_lock) return _texts.Of(seen);
    }

    /// <summary>An answer in full, also where it is too long for its cell.</summary>
    public string WholeAnswer(ResultRow row)
    {
        lock (_lock) return _handedIn.Whole(row);
    }

    public Snapshot Now()
    {
        lock (_lock)
        {
            Refresh();
            return _now!;
        }
    }

    /// <summary>Writes what was chosen for an item, if it still is as its page has it.</summary>
    public Saved Decide(Item item, Choice choice, string by, string on)
    {
        lock (_lock)
        {
            Refresh();
            if (Broken is { } sentence) return new Saved.Failed(sentence);
            if (_now!.Item(item.Id) is not { } current) return new Saved.Stale();
            if (_now.Token(current) == on) return Write(choice.Rows(current, _now, _options.Catalogue, by, Moment()), current);
            // the reply to the same wish was lost on its way
            return IsAlready(current, choice, by) ? new Saved.Done() : new Saved.Stale();
        }
    }

    /// <summary>Takes back the last deed of somebody.</summary>
    public Saved Undo(string by)
    {
        lock (_lock)
        {
            Refresh();
            if (!History.Of(_now!.Log, by).TryPeek(out var deed)) return new Saved.Done();
            var rows = History.Undoing(deed, _now.Log, by, Moment());
            return rows.IsEmpty ? new Saved.Stale() : Write(rows);
        }
    }

    /// <summary>Appends once more what was lost.</summary>
    public Saved PutBack()
    {
        lock (_lock)
        {
            Refresh();
            return Missing.IsEmpty ? new Saved.Done() : Write(Missing);
        }
    }

    private bool IsAlready(Item item, Choice choice, string by) => item.Cases.All(one => _now!.Of(one).By is { } last
        && last.By == by && last.Credit == choice.Credit && last.Means == choice.Means && last.Comment == choice.Comment);

    private HandedIn NewHandedIn() =>
        new(_options.Results, _options.Answers, _options.Catalogue, submission => Batch.Taken(submission).Submission);

    private Saved Write(ImmutableArray<Decision> rows, Item? about = null)
    {
        if (Broken is { } sentence) return new Saved.Failed(sentence);
        try
        {
            _log.Append(rows);
        }
        catch (UnusableFileException e)
        {
            return new Saved.Failed(e.Message);
        }
        _written.AddRange(rows.Except(Missing));
        Missing = [.. Missing.Except(rows)];
        var seen = rows.Select(row => row.Seen).ToHashSet();
        foreach (var one in about?.Cases ?? [])
            if (Cell.DigitsOf(one.Row.Answer) is { } digits && seen.Contains(digits)) _texts.Keep(digits, one.Row.Answer);
        _now = _now!.With(rows);
        _decided = Stamp(_options.Log.Path);
        return new Saved.Done();
    }

    // Moments differ, so that what was done at once can be told.
    private string Moment()
    {
        var now = _options.Clock.GetUtcNow();
        _last = now > _last ? now : _last.AddMilliseconds(1);
        return _last.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private void Refresh()
    {
        var (results, decided) = (Stamp(_options.Results), Stamp(_options.Log.Path));
        if (_now is not null && results == _results && decided == _decided) return;
        var notices = new List<string>();
        var read = _now is not null && results == _results ? _now.Class : ReadResults(notices);
        var log = ReadLog(notices);
        var before = _now;
        _now = Snapshot.Of(read, log, _marking, _options.Assignment.Counting);
        (_results, _decided, Notices) = (results, decided, [.. notices, .. Told(before)]);
    }

    // What can't be read now is read again the next time; until then the results stay as they were.
    private ClassResults ReadResults(List<string> notices)
    {
        try
        {
            _handedIn = NewHandedIn();
            var read = ClassResults.Read(_options.Results, _options.Steps, _marking);
            HasOtherProblems = !read.AreOf([.. Batch.Parts], areAllAsked: !_options.Assignment.Problems.IsEmpty);
            return read;
        }
        catch (UnusableFileException e) when (_now is not null)
        {
            notices.Add(e.Message);
            return _now.Class;
        }
    }

    private ImmutableArray<Decision> ReadLog(List<string> notices)
    {
        try
        {
            IsLogGone = !File.Exists(_options.Log.Path);
            var log = !IsLogGone ? DecisionsReader.Rows(_options.Log.Path, _options.Catalogue, notices.Add) : [];
            var there = log.Select(Key).ToHashSet();
            (Broken, Missing) = (null, [.. _written.Where(row => !there.Contains(Key(row)))]);
            return log;
        }
        catch (Exception e) when (e is ProblemFileException or UnusableFileException)
        {
            Broken = e.Message;
            return _now?.Log ?? [];
        }
    }

    private IEnumerable<string> Told(Snapshot? before)
    {
        if (before is null || ReferenceEquals(before.Class, _now!.Class)) yield break;
        var rows = before.Class.Students.SelectMany(student => student.Rows).ToArray();
        foreach (var row in rows)
            if (Cell.DigitsOf(row.Answer) is { } digits) _texts.Know(digits, row.Answer);
        var known = rows.ToLookup(row => (row.Student, row.Problem, row.Part), row => row.Answer);
        var changed = _now.Class.Students.SelectMany(student => student.Rows)
            .Count(row => !known[(row.Student, row.Problem, row.Part)].Contains(row.Answer));
        yield return DeskSentences.Reread(changed, _now.Items.Count(item => item.Kind == ItemKind.Changed));
    }

    private static (Target, string, string, string) Key(Decision row) => (row.Target, row.By, row.At, row.Means);

    private static ImmutableArray<(DateTime, long)> StampsOf(ImmutableArray<Problem> problems) =>
        [.. problems.Select(problem => Stamp(problem.File))];

    private static (DateTime, long) Stamp(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;
}
