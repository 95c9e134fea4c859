using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Printing;
using Grader.Web.Derivations;
using Grader.Web.Guarding;
using Grader.Web.Pages;
using Grading;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Submissions.Sheets;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Web;

/// <summary>
/// Reads and marks single answers with the code of <c>grader check</c>. Nothing of what it computes from the reference leaves it but the
/// verdict and its hint: no value, no witness, no reason, no group of points. A wrong script is told what it gave back, and for what.
/// </summary>
internal sealed class SelfCheck
{
    private readonly Batch _batch;
    private readonly Attempts _attempts;
    private readonly TimeBudgets _budgets;
    private readonly TimeBudgets _scriptTimes;
    private readonly FairQueue _answers;
    private readonly FairQueue _scripts;
    private readonly Budget _scriptBudget;
    private readonly Guesses _guesses;
    private readonly ScriptRunner? _runner;
    private readonly bool _countsAttempts;
    private readonly Shown _show;
    private readonly bool _speaksOfSteps;

    public SelfCheck(ServeOptions options)
    {
        var (limits, assignment) = (options.Limits, options.Assignment);
        Problems = assignment.Problems.IsEmpty
            ? options.Problems
            : [.. assignment.Problems.Select(assigned => options.Problems.First(problem => problem.Id == assigned.Id))];
        Catalogue = new([.. Problems.Select(problem => new CatalogueProblem(problem.Id,
            [.. problem.Parts.Select(part => part.Id)]) { Names = problem.IsName })]);
        // One answer at a time is graded: of its own problem, not of all that are assigned.
        _batch = new(Problems, assignment with { Problems = [] }, options.Scripts, remembers: false);
        var students = options.ClassSize;
        _attempts = new(options.Clock, students);
        _budgets = new(options.Clock, limits.MarkingBurst * students, Math.Min(limits.MarkingShare * students, limits.AnswerLanes));
        _scriptTimes = new(options.Clock, limits.ScriptTimeBurst * students, Math.Min(limits.MarkingShare * students, limits.AnswerLanes));
        _answers = new(limits.AnswerLanes, limits.AnswersWaiting,
            new(limits.AnswerLanes, limits.AnswersWaitingOfAddress * students), limits.AnswerPatience);
        _scripts = new(limits.ScriptLanes, limits.ScriptsWaiting, new(1, limits.ScriptsWaitingOfAddress * students), limits.ScriptPatience,
            address => _scriptTimes.HasUsed(address, limits.MuchOfScriptTime));
        _runner = options.Scripts;
        _guesses = new(Problems);
        _scriptBudget = new(limits.ScriptBurst, TimeSpan.FromSeconds(limits.SecondsPerScript));
        _countsAttempts = limits.CountsAttempts;
        (_show, _speaksOfSteps) = (options.Show, assignment.Documents.SpeaksOfSteps);
    }

    public ImmutableArray<Problem> Problems { get; }

    public ProblemCatalogue Catalogue { get; }

    public Problem? Problem(string id) => Problems.FirstOrDefault(problem => problem.Id == id);

    // Who asks, for what: where tries are counted.
    private sealed record Asked(Visitor Visitor, Problem Problem, Part Part, string Typed)
    {
        public TypedAnswer Answer { get; } = TypedAnswer.Of(Part, Typed);

        public string Key => $"{Problem.Id}.{Part.Id}";

        public bool NeedsCompiler => Answer.NeedsCompiler(Part);
    }

    /// <summary>How an answer is read; null if too much is waiting, or the address has used up its time.</summary>
    public Task<ReadReply?> Read(string address, Problem problem, Part part, string typed, CancellationToken cancelled) =>
        _countsAttempts && _budgets.Owed(address) is not null
        ? Task.FromResult<ReadReply?>(null)
        : _answers.Run(address, () => Timed(_budgets, address, () => FieldReading.Of(_batch.Part(problem.Id, part.Id)!, typed)),
            isLong: false, cancelled);

    /// <summary>
    /// The marks on the lines of a derivation; null if too much is waiting, or the address has used up its time. Where tries are counted,
    /// a line that does not hold costs one, and what stands behind the last one is only read; so is everything where verdicts are not
    /// shown.
    /// </summary>
    public Task<LinesReply?> Lines(Visitor visitor, Problem problem, Part part, string typed, CancellationToken cancelled)
    {
        var address = visitor.Address;
        if (_countsAttempts && _budgets.Owed(address) is not null) return Task.FromResult<LinesReply?>(null);
        var isMarked = _show == Shown.Verdict && _speaksOfSteps;
        var tries = isMarked && BudgetOfLines(problem, part) is { } cost ? new LineTries(_attempts, visitor, cost) : null;
        var looked = FieldLines.Cut(typed);
        return _answers.Run(address, () => Timed(_budgets, address, () => FieldLines.Of(
            _batch.Derivation(problem.Id, part, HomeworkText.Typed(looked), isMarked), isMarked,
            isCut: looked.Length < typed.ReplaceLineEndings("\n").TrimEnd('\n').Length, tries)), isLong: false, cancelled);
    }

    /// <summary>Marks an answer.</summary>
    /// <param name="visitor">Who asks, for the count of tries.</param>
    /// <param name="others">Answers to other parts of the problem, by part: one may follow from another.</param>
    // 6 parameters: what a request names, and the reader that may have gone.
    public async Task<Checked> Check(
        Visitor visitor, Problem problem, Part part, string typed, IReadOnlyDictionary<string, string> others, CancellationToken cancelled)
    {
        var asked = new Asked(visitor, problem, part, typed);
        var budget = _countsAttempts && !asked.Answer.IsEmpty ? _guesses.BudgetOf(problem, part, asked.Answer.Text) : null;
        if (_countsAttempts && Wait(asked, budget) is { } later) return later;
        Outcome? outcome = null;
        try
        {
            var (times, from) = (TimesOf(asked), visitor.Address);
            outcome = await Queue(asked).Run(from, () => Timed(times, from, () => Grade(asked, others)), asked.NeedsCompiler, cancelled);
        }
        finally
        {
            // right, not to be read, or not marked at all
            if (budget is not null && !TellsNo(outcome)) _attempts.GiveBack(visitor, asked.Key, asked.Answer.Text, budget);
        }
        return outcome is null
            ? new Checked.Busy()
            : new Checked.Done(Counted(Reply(asked, outcome), asked, budget));
    }

    /// <summary>The answers of a sheet, as the fields of the page take them; null if too much is waiting.</summary>
    public Task<OpenReply?> Open(string address, string sheet, CancellationToken cancelled) =>
        _countsAttempts && _budgets.Owed(address) is not null
        ? Task.FromResult<OpenReply?>(null)
        : _answers.Run(address, () => Timed(_budgets, address, () => Open(sheet)), isLong: false, cancelled);

    private OpenReply Open(string sheet)
    {
        var read = AnswerSheet.Parse(sheet, "the sheet", "", Catalogue);
        return new()
        {
            Student = read.Student == StudentId.None ? "" : read.Student,
            Answers = [.. read.Answers.Select(Opened).OfType<OpenedAnswer>().DistinctBy(answer => (answer.Problem, answer.Part))],
            Notices = [.. read.Notices.Select(notice => PageSentences.InLine(notice.Source.Line, notice.Sentence))],
        };
    }

    private OpenedAnswer? Opened(Answer answer) =>
        Problem(answer.Problem)?.Parts.FirstOrDefault(part => part.Id == answer.Part) is { } part && answer.Text.Length > 0
            ? new(answer.Problem, answer.Part, SheetFields.Field(part, answer))
            : null;

    /// <summary>Derives every reference and marks one answer of each part, so that no student waits for it.</summary>
    public void WarmUp(CancellationToken cancelled)
    {
        foreach (var problem in Problems)
        {
            foreach (var part in problem.Parts.Where(part => part.Question is not Question.Script))
            {
                if (cancelled.IsCancellationRequested) return;
                Grade(new(new("", ""), problem, part, "2"), ImmutableDictionary<string, string>.Empty);
            }
        }
        if (!cancelled.IsCancellationRequested) _runner?.StartLanes();
    }

    // What an address has used up; takes a try where there is one.
    private Checked.Later? Wait(Asked asked, Budget? budget)
    {
        if (TimesOf(asked).Owed(asked.Visitor.Address) is { } owed) return new(owed, PageSentences.MuchWork(owed));
        if (budget is not null && _attempts.Take(asked.Visitor, asked.Key, asked.Answer.Text, budget) is { } after)
            return new(after, PageSentences.NoMoreTries(after));
        if (asked.NeedsCompiler && _attempts.Take(asked.Visitor, "", answer: null, _scriptBudget) is { } pause)
            return new(pause, PageSentences.ManyScripts(pause));
        return null;
    }

    private TimeBudgets TimesOf(Asked asked) => asked.NeedsCompiler ? _scriptTimes : _budgets;

    private FairQueue Queue(Asked asked) => asked.NeedsCompiler ? _scripts : _answers;

    private static bool TellsNo(Outcome? outcome) => outcome?.Verdict is Verdict.Wrong or Verdict.Conditional or Verdict.FollowThrough;

    private static T Timed<T>(TimeBudgets budgets, string address, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = work();
        budgets.Spend(address, Stopwatch.GetElapsedTime(began));
        return result;
    }

    private Outcome Grade(Asked asked, IReadOnlyDictionary<string, string> others)
    {
        var (problem, part) = (asked.Problem, asked.Part);
        var answers = problem.Parts.Where(other => other.Id != part.Id).Select(other => OtherAnswer(problem, other, others))
            .OfType<Answer>();
        var submission = new Submission("", [AnswerTo(problem, part, asked.Answer), .. answers], []);
        return _batch.Grade(submission).First(result => result.Part == part.Id).Outcome;
    }

    // Nothing is compiled to see what another answer may follow from.
    private static Answer? OtherAnswer(Problem problem, Part part, IReadOnlyDictionary<string, string> others) =>
        others.TryGetValue(part.Id, out var typed) && TypedAnswer.Of(part, typed) is { IsEmpty: false } answer
            && !answer.NeedsCompiler(part)
            ? AnswerTo(problem, part, answer)
            : null;

    private static Answer AnswerTo(Problem problem, Part part, TypedAnswer answer) =>
        new(problem.Id, part.Id, answer.Text, answer.IsScript, new("", 0));

    private CheckReply Counted(CheckReply reply, Asked asked, Budget? budget)
    {
        if (budget is null) return reply;
        var left = _attempts.Left(asked.Visitor, asked.Key, budget);
        return reply with { TriesLeft = left, Tries = TrySentences.Of(budget, left) };
    }

    /// <summary>How often an answer to a part may be wrong; null where nobody could guess it.</summary>
    public Budget? BudgetOf(Problem problem, Part part) => _countsAttempts ? _guesses.BudgetOf(problem, part, "") : null;

    /// <summary>What lines of a derivation that do not hold cost; null where they cost nothing.</summary>
    public LineBudget? BudgetOfLines(Problem problem, Part part) => _countsAttempts ? _guesses.BudgetOfLines(problem, part) : null;

    private static CheckReply Reply(Asked asked, Outcome outcome) => new()
    {
        Verdict = outcome.Verdict.Word(),
        Reading = outcome.Reading is { Length: > 0 } reading ? reading : null,
        Mathml = outcome.Formula is { } formula ? MathMLPrinter.PrintPieces(formula) : null,
        Sentence = outcome.Hint is { Length: > 0 } hint ? hint : null,
        Mark = outcome.Place is { } place ? asked.Answer.MarkIn(asked.Typed, place.Start, place.Length) : null,
    };
}
