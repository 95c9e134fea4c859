using System.Collections.Immutable;
using System.Text.Json;
using Formulas.Reader;
using Formulas.Translating;
using Grading.Assignments;
using Grading.Problems;
using Grading.Submissions;
using Grading.Submissions.Ledgers;
using Grading.Tests.Documents;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using ScriptMessages;
using Xunit.Abstractions;

namespace Grading.Tests.Wording;

/// <summary>Hints are kept in English, and said again in the language of who reads them: as if they had been said in it at once.</summary>
public sealed class SaidAgainTests(ITestOutputHelper output)
{
    /// <summary>What somebody may type, or call a file or a student: never another text for being quoted.</summary>
    public static TheoryData<string> Typed =>
    [
        "x", "w_kj", "It is empty.", "It is empty", "holds", "a value", "wrong", "1 student", "line 3", "u and v", "{0}", "{0:said}", "\"",
        "a\" b", "\"quoted\"", "x. It is empty. y", "x\". It is empty. \"y", "Did you mean \"x\"?", "x: A semicolon is missing. y",
        "x\" is text, not a formula. Please write the answer itself, without words. \"y",
        "a\" and \"b", "x\" is closed by \"y", "a and b are not equal, but a = stands between them. Which of the two is your answer?",
        "a long text that goes on. It is empty. What is the input that a bias is multiplied with? It goes on and on, again and again.",
    ];

    /// <summary>Hints of problem files.</summary>
    public static TheoryData<string> Own =>
    [
        "Which arrow is missing?", "How many numbers is this?", "How many numbers is this? Draw the network.", "holds",
        "It is \"a value\".",
        "Draw it. Which quantity is asked for? And which one is given?",
    ];

    [Theory]
    [MemberData(nameof(Typed))]
    public void Whatever_is_typed_stays_in_every_kind_of_reason(string typed) => SaidAlike(
        new KindsOf(typed).All<Reason>().Where(reason => !QuotesName(reason) || !typed.Contains(' ', StringComparison.Ordinal))
            .Select(reason => (new Outcome(Verdict.Wrong, reason), typed)));

    // What these quote stands in the sentence once more, without quotation marks, and is a name or a number.
    private static bool QuotesName(Reason reason) => reason is Reason.Unread
    {
        Fault: ReadingFault.Quoting { Kind: QuotingFault.NeedsLayer or QuotingFault.Inverse or QuotingFault.DecimalComma }
    };

    // Behind what is said of an answer may stand a call of a script, and lines that were not read.
    [Theory]
    [MemberData(nameof(Typed))]
    public void What_stands_behind_a_hint_is_said_alike(string typed)
    {
        ImmutableArray<UnreadLine> lines = [UnreadLine.Of(new("hw3.md", 4), typed, UnreadKind.Prose, null)];
        string[] behind =
        [
            StudentSentences.FailingCase([("z", new Value.Number(2))], null), StudentSentences.FailingCase("z6=-1.2 t=0.5 -> 3.21"),
            StudentSentences.FailingCase("", "[0]", 2), StudentSentences.FailingCase([("z", new Value.Vector([1, 2]))]),
            StudentSentences.FailingCase([], new Value.Number(1)),
        ];
        Outcome[] outcomes = [new(Verdict.Wrong), new(Verdict.Wrong, Cause.ScriptTooLong), new(Verdict.Wrong, Cause.TooLarge)];
        SaidAlike(
            from outcome in outcomes
            from shown in behind
            select (outcome with { Case = shown }, typed),
            () => $" {StudentSentences.AlsoNotRead(lines)}");
    }

    // What is noticed when files are read is said in English, as results have it.
    [Fact]
    public void Of_what_is_noticed_in_files()
    {
        string[] Noticed() =>
        [
            .. Directory.GetFileSystemEntries(Class.Samples).Append(Path.Combine(Repository.Folder, "submissions-sample"))
                .Where(path => !path.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .SelectMany(path =>
                {
                    var intake = IntakeReader.Open(path, Class.Catalogue);
                    return intake.Notices.Concat(intake.Submissions.SelectMany(submission => submission.Notices))
                        .Select(notice => notice.Sentence).Prepend(intake.Layout);
                }),
        ];
        var english = Noticed();
        using var german = Spoken.In(Translation.German);
        Assert.Equal(Noticed(), english.Select(kept => Spoken.Again(kept)));
        Assert.True(english.Length > 20, $"{english.Length}");
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void An_author_s_own_hint_is_said_alike(string hint)
    {
        var found = new Reason.Found(Finding.Of(Mistake.OfAuthor("OWN", hint)));
        SaidAlike([(new(Verdict.Wrong, found), ""), (new(Verdict.FollowThrough, new Reason.Follows("a", found)), "")]);
    }

    [Fact]
    public void Of_answers_of_every_verdict()
    {
        var problems = Repository.Problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));
        SaidAlike(
            from line in File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
            let row = JsonDocument.Parse(line).RootElement
            let answer = Of(row, "answer")
            select (problems[Of(row, "problem")][Of(row, "part")]!.Grade(answer), answer));

        static string Of(JsonElement row, string name) => row.GetProperty(name).GetString()!;
    }

    // The first slip of three parts of each problem: all of them would take too long, and every kind of reason is above.
    [Fact]
    public void Of_the_library_s_own_answers()
    {
        var library = ProblemReader.Read(Path.Combine(Repository.Folder, "problems"));
        SaidAlike(library.SelectMany(problem =>
        {
            var grading = new ProblemGrading(problem, new Assignment());
            return problem.Parts.Take(3).SelectMany(part => part.Slips.Take(1).Select(slip => (grading[part.Id]!.Grade(slip), slip)));
        }));
        SaidAlike(library.SelectMany(problem => problem.Parts).Select(part => part.Question).OfType<Question.Formula>()
            .SelectMany(question => question.Mistakes)
            .Select(own => (new Outcome(Verdict.Wrong, new Reason.Found(Finding.Of(own.Mistake))), "")));
    }

    [Fact]
    public void Of_a_class_and_of_whole_documents()
    {
        var batch = new Batch(Repository.Problems, new());
        SaidAlike(Repository.SampleSubmissions().SelectMany(submission => batch.Grade(submission))
            .Concat(LabelledDocument.All.SelectMany(document => document.Results))
            .Select(result => (result.Outcome, result.Answer?.Text ?? "")));
    }

    private void SaidAlike(IEnumerable<(Outcome Outcome, string Typed)> outcomes, Func<string>? more = null)
    {
        string Said(Outcome outcome) => $"{outcome.Hint}{more?.Invoke()}";
        var all = outcomes.ToArray();
        string[] english = [.. all.Select(one => Said(one.Outcome))];
        using var german = Spoken.In(Translation.German);
        var others = all.Zip(english).DistinctBy(pair => pair.Second)
            .Select(pair => (Kept: pair.Second, At: Said(pair.First.Outcome), Again: Spoken.Again(pair.Second, pair.First.Typed)))
            .Where(said => said.At != said.Again).ToArray();
        foreach (var (kept, at, again) in others) output.WriteLine($"{kept}\n  at once {at}\n  again   {again}");
        Assert.Empty(others);
    }
}
