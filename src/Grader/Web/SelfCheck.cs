using System.Collections.Immutable;
using Formulas;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grader.Web.Guarding;
using Grader.Web.Pages;
using Grading;
using Grading.Language;
using Grading.Marking;
using Grading.Problems;
using Grading.Submissions;
using Grading.Submissions.Sheets;
using Grading.Verdicts;
using Grading.Wording;
using ScriptMessages;

namespace Grader.Web;

/// <summary>What becomes of a request to check.</summary>
public abstract record Checked
{
    private Checked() { }

    public sealed record Done(CheckReply Reply) : Checked;

    /// <summary>Not now: the tries are used up.</summary>
    public sealed record Later(TimeSpan After, string Sentence) : Checked;

    /// <summary>Too much is waiting already.</summary>
    public sealed record Busy : Checked;
}

/// <summary>
/// Reads and marks single answers with the code of <c>grader check</c>. Nothing of what it computes from the reference leaves it but the verdict and its
/// hint: no value, no witness, no reason, no group of points.
/// </summary>
public sealed class SelfCheck : IDisposable
{
    private readonly Batch _batch;
    private readonly Attempts _attempts;
    private readonly TimeBudgets _budgets;
    private readonly WorkQueue _answers;
    private readonly WorkQueue _scripts;
    private readonly Budget _scriptBudget;
    private readonly ImmutableHashSet<string> _constants;
    private readonly bool _countsAttempts;

    public SelfCheck(ServeOptions options)
    {
        var (limits, assignment) = (options.Limits, options.Assignment);
        Problems = assignment.Problems.IsEmpty ? options.Problems : [.. assignment.Problems.Select(assigned => options.Problems.First(problem => problem.Id == assigned.Id))];
        Catalogue = new([.. Problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);
        // One answer at a time is graded: of its own problem, not of all that are assigned.
        _batch = new(Problems, assignment with { Problems = [] }, options.Scripts, remembers: false);
        _attempts = new(options.Clock);
        _budgets = new(options.Clock, limits.MarkingBurst, limits.MarkingShare);
        _answers = new(limits.AnswerLanes, limits.AnswersWaiting, limits.AnswerPatience);
        _scripts = new(limits.ScriptLanes, limits.ScriptsWaiting, limits.ScriptPatience);
        _constants = [.. from problem in Problems from part in problem.Parts where part.Right.Any(right => IsConstant(part, right)) select $"{problem.Id}.{part.Id}"];
        _scriptBudget = new(limits.ScriptBurst, TimeSpan.FromSeconds(limits.SecondsPerScript));
        _countsAttempts = limits.CountsAttempts;
    }

    public ImmutableArray<Problem> Problems { get; }

    public Catalogue Catalogue { get; }

    public Problem? Problem(string id) => Problems.FirstOrDefault(problem => problem.Id == id);

    /// <summary>The answer in a field: as a cell of a table holds it, and as C# where C# is asked for.</summary>
    public static (string Text, bool IsScript) Answer(Part part, string typed)
    {
        var (text, isScript) = AnswerBody.OfCell(typed);
        return (text, isScript || part.Question is Question.Script);
    }

    /// <summary>Whether marking the answer starts the compiler.</summary>
    public static bool NeedsCompiler(Part part, string typed) =>
        Answer(part, typed) is { IsScript: true, Text: { Length: > 0 } code } && (part.Question is Question.Script || ScriptVerdicts.SingleExpression(code) is null);

    /// <summary>How an answer is read; null if too much is waiting.</summary>
    public Task<ReadReply?> Read(Part part, string typed, CancellationToken cancelled) => _answers.Run(() => Read(part, typed), isLong: false, cancelled);

    /// <summary>Marks an answer.</summary>
    /// <param name="address">Who asks, for the count of tries.</param>
    /// <param name="others">Answers to other parts of the problem, by part: one may follow from another.</param>
    public async Task<Checked> Check(string address, Problem problem, Part part, string typed, IReadOnlyDictionary<string, string> others, CancellationToken cancelled)
    {
        if (_countsAttempts && _budgets.Owed(address) is { } owed) return new Checked.Later(owed, PageSentences.MuchWork(owed));
        var (text, isScript) = Answer(part, typed);
        var key = $"{problem.Id}.{part.Id}";
        var budget = _countsAttempts && text.Length > 0 ? BudgetOf(key, part, text) : null;
        if (budget is not null && _attempts.Take(address, key, text, budget) is { } after) return new Checked.Later(after, PageSentences.NoMoreTries(after));
        var needsCompiler = NeedsCompiler(part, typed);
        if (needsCompiler && _countsAttempts && _attempts.Take(address, "", answer: null, _scriptBudget) is { } pause) return new Checked.Later(pause, PageSentences.ManyScripts(pause));
        Outcome? outcome = null;
        try
        {
            outcome = await (needsCompiler ? _scripts : _answers).Run(() => Timed(address, needsCompiler, () => Grade(problem, part, text, isScript, others)), needsCompiler, cancelled);
        }
        finally
        {
            if (budget is not null && outcome?.Verdict is not (Verdict.Wrong or Verdict.Conditional or Verdict.FollowThrough)) _attempts.GiveBack(address, key, text, budget);
        }
        if (outcome is null) return new Checked.Busy();
        return new Checked.Done(new()
        {
            Verdict = outcome.Verdict.Word(),
            Reading = outcome.Reading is { Length: > 0 } reading ? reading : null,
            Mathml = outcome.Formula is { } formula ? MathMLPrinter.Print(formula) : null,
            Sentence = outcome.Hint is { Length: > 0 } hint ? hint : null,
            Mark = outcome.Place is { } place ? MarkOf(typed, text, place.Start, place.Length) : null,
            TriesLeft = budget is null ? null : _attempts.Left(address, key, budget),
        });
    }

    /// <summary>The answers of a sheet, as the fields of the page take them; null if too much is waiting.</summary>
    public Task<OpenReply?> Open(string address, string sheet, CancellationToken cancelled) => _countsAttempts && _budgets.Owed(address) is not null
        ? Task.FromResult<OpenReply?>(null)
        : _answers.Run(() => Timed(address, isScript: false, () => Open(sheet)), isLong: false, cancelled);

    private OpenReply Open(string sheet)
    {
        var read = AnswerSheet.Parse(sheet, "the sheet", "", Catalogue);
        var answers = new List<OpenedAnswer>();
        foreach (var answer in read.Answers)
        {
            if (Problem(answer.Problem)?.Parts.FirstOrDefault(part => part.Id == answer.Part) is not { } part || answer.Text.Length == 0) continue;
            if (answers.Any(other => other.Problem == answer.Problem && other.Part == answer.Part)) continue;
            answers.Add(new(answer.Problem, answer.Part, SheetFields.Field(part, answer)));
        }
        return new() { Student = read.Student == StudentId.None ? "" : read.Student, Answers = answers, Notices = [.. read.Notices.Select(notice => $"Line {notice.Source.Line}: {notice.Sentence}")] };
    }

    public void Dispose()
    {
        _answers.Dispose();
        _scripts.Dispose();
    }

    /// <summary>Derives every reference and marks one answer of each part, so that no student waits for it.</summary>
    public void WarmUp(CancellationToken cancelled)
    {
        foreach (var problem in Problems)
        {
            foreach (var part in problem.Parts.Where(part => part.Question is not Question.Script))
            {
                if (cancelled.IsCancellationRequested) return;
                Grade(problem, part, "2", isScript: false, ImmutableDictionary<string, string>.Empty);
            }
        }
    }

    // Scripts have a count of their own.
    private T Timed<T>(string address, bool isScript, Func<T> work)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = work();
        if (!isScript) _budgets.Spend(address, System.Diagnostics.Stopwatch.GetElapsedTime(began));
        return result;
    }

    private Outcome Grade(Problem problem, Part part, string text, bool isScript, IReadOnlyDictionary<string, string> others)
    {
        var source = new Source("", 0);
        var answers = ImmutableArray.Create(new Answer(problem.Id, part.Id, text, isScript, source));
        foreach (var other in problem.Parts)
        {
            if (other.Id == part.Id || !others.TryGetValue(other.Id, out var typed) || NeedsCompiler(other, typed)) continue;
            var (own, isOwnScript) = Answer(other, typed);
            if (own.Length > 0) answers = answers.Add(new(problem.Id, other.Id, own, isOwnScript, source));
        }
        return _batch.Grade(new Submission("", answers, [])).First(result => result.Part == part.Id).Outcome;
    }

    // What could be found by trying: an option, a number, and a number in the place of a formula, or of one that is a number.
    private Budget? BudgetOf(string key, Part part, string text) => part.Question switch
    {
        Question.Choice => Budget.Choice,
        Question.Number => Budget.Number,
        Question.Formula when _constants.Contains(key) || IsConstant(part, text) => Budget.Choice,
        _ => null,
    };

    private static bool IsConstant(Part part, string text) => part.Question is Question.Formula formula && text.Length < 200
        && FormulaReader.Read(text, formula.Vocabulary) is Reading.Success { Formula: var read } && !Walks.Nodes(read).Any(node => node is Formula.Symbol or Formula.Derivative);

    private static ReadReply Read(Part part, string typed)
    {
        var (text, isScript) = Answer(part, typed);
        if (text.Length == 0) return new() { Status = "empty" };
        if (isScript) return ReadScript(part, typed, text);
        return part.Question switch
        {
            Question.Choice choice => ReadChoice(choice, text),
            Question.Formula formula => ReadFormula(text, formula.Vocabulary, typed, text),
            Question.Number number => ReadFormula(NumberMarking.WithDecimalPoint(text), number.Vocabulary, typed, text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ReadReply ReadChoice(Question.Choice choice, string text)
    {
        var outcome = new ChoiceMarking(choice).Grade(text);
        return outcome.Option.Length > 0 ? new() { Status = "read", Reading = outcome.Option } : new() { Status = "unreadable", Sentence = outcome.Hint };
    }

    private static ReadReply ReadFormula(string text, Vocabulary vocabulary, string typed, string answer) => FormulaReader.Read(text, vocabulary) switch
    {
        Reading.Success read => new()
        {
            Status = "read",
            Reading = PlainPrinter.Print(read.Formula),
            Mathml = MathMLPrinter.Print(read.Formula),
            Sentence = read.Otherwise is { } otherwise ? $"This can also be read as {PlainPrinter.Print(otherwise)}. Parentheses or a * make it certain." : read.HasEarlierLines ? "Of several lines the last one counts." : null,
        },
        Reading.Mistyped mistyped => new() { Status = "unreadable", Reading = PlainPrinter.Print(mistyped.Formula), Mathml = MathMLPrinter.Print(mistyped.Formula), Sentence = FaultSentences.Of(mistyped.Fault) },
        Reading.Unread { Fault: var fault } => new() { Status = "unreadable", Sentence = FaultSentences.Of(fault), Mark = MarkOf(typed, answer, fault.Start, fault.Length) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Only what can be seen without a compiler.
    private static ReadReply ReadScript(Part part, string typed, string code)
    {
        if (part.Question is not Question.Script && ScriptVerdicts.SingleExpression(code) is { } expression && part.Question is Question.Formula formula) return ReadFormula(expression, formula.Vocabulary, typed, code);
        return TextScan.Check(code) is { } rejected ? new() { Status = "unreadable", Sentence = StudentSentences.Rejected(rejected) } : new() { Status = "read", Sentence = "C#; it is compiled when it is checked." };
    }

    // The answer stands somewhere within the field: spaces and fences around it are no part of it.
    private static Mark MarkOf(string typed, string text, int start, int length)
    {
        var offset = Math.Max(0, typed.ReplaceLineEndings("\n").IndexOf(text, StringComparison.Ordinal));
        var from = Math.Clamp(offset + start, 0, typed.Length);
        return new(from, Math.Clamp(length, 0, typed.Length - from));
    }
}
