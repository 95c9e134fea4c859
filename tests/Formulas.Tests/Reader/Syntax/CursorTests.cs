using System.Reflection;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Tests.Reader.Syntax;

public sealed class CursorTests
{
    private delegate bool Trial(ref Grammar grammar);

    // Everything that is tried, and whether it succeeded.
    private static readonly Dictionary<string, Trial> Trials = new()
    {
        ["TryDerivative"] = static (ref grammar) => grammar.TryDerivative() is not null,
        ["TryDerivativeFraction"] = static (ref grammar) => grammar.TryDerivativeFraction() is not null,
        ["TryGradientName"] = static (ref grammar) => grammar.TryGradientName(1) is not null,
        ["TryFactorBesideDerivative"] = static (ref grammar) => grammar.TryFactorBesideDerivative() is not null,
        ["TryKronecker"] = static (ref grammar) => grammar.TryKronecker() is not null,
        ["TryKroneckerAfter"] = static (ref grammar) => grammar.TryKroneckerAfter(1) is not null,
        ["TryIndexCondition"] = static (ref grammar) => grammar.TryIndexCondition() is not null,
        ["TryLabelCondition"] = static (ref grammar) => grammar.TryLabelCondition() is not null,
        ["TryCompound"] = static (ref grammar) => grammar.TryCompound() is not null,
        ["TryCombination"] = static (ref grammar) => grammar.TryCombination([]),
        ["TrySpelledOut"] = static (ref grammar) => grammar.TrySpelledOut("e", 1, null) is not null,
        ["TryTransposed"] = static (ref grammar) => grammar.TryTransposed(),
        ["TryT"] = static (ref grammar) => grammar.TryT(),
        ["TryUpdateMark"] = static (ref grammar) => grammar.TryUpdateMark(),
    };

    private static readonly string[] Pieces =
    [
        "d", "L", "∂", @"\frac", "{", "}", "(", ")", "[", "]", "/", "_", "^", "T", "z6", "z", "w", "w_jk", "e", "e_j", "e_a", "j", "k",
        "i=m",
        "k≠3", "δ", "Δ", "delta", "+", "-", ",", "'", "sum_k", "sum", "ln ", "sin ", "σ", "f'", "new", "t+1", "1", "46", " ", "|", "old",
        "x6",
        "∇_a", "dx3/dz3", @"\partial L", @"\partial z_6", "partialC", "a^l", "W^{l+1}", "η", "alpha", "2 x4/x5 t", @"\begin{cases}", "?",
    ];

    public static TheoryData<string, string> Parts => new()
    {
        { "itakura-saito", "a" },
        { "itakura-saito", "b" },
        { "relu-sigmoid", "sgd" },
        { "delta-rules", "hidden-delta" },
        { "nielsen-delta-rules", "weight" },
        { "cross-entropy", "sigmoid-hidden-weight" },
    };

    [Fact]
    public void Every_trial_is_run()
    {
        var methods = typeof(Grammar).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        Assert.Equal(Trials.Keys.Order(),
            methods.Select(method => method.Name).Where(name => name.StartsWith("Try", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Nothing_but_the_cursor_changes_while_a_formula_is_read()
    {
        var fields = typeof(Grammar).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => !field.IsInitOnly);
        Assert.Equal([typeof(Cursor)], fields.Select(field => field.FieldType));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_trial_that_fails_leaves_the_cursor_as_it_was(string problem, string part)
    {
        var vocabulary = Vocabularies.Of(problem, part);
        var definitions = Definitions.Empty.With(new Definitions.Own("e", null, ["i"], null, new(Formula.Integer(2), null)))
            .With(new Definitions.Own("e", "a", [], null, new(Formula.Integer(3), null)));
        var random = new Random(7);
        var (failed, succeeded) = (0, 0);
        for (var run = 0; run < 1000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(2, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var source = SourceOf(text, vocabulary);
            for (var from = 0; from < source.Tokens.Count - 1; from++)
            {
                foreach (var (name, trial) in Trials)
                {
                    var grammar = new Grammar(source, definitions, new(), from, source.Tokens.Count - 1);
                    var mark = grammar.Cursor;
                    var isRead = trial(ref grammar);
                    (failed, succeeded) = isRead ? (failed, succeeded + 1) : (failed + 1, succeeded);
                    // what is certain to be meant, and can't be read, ends the reading
                    if (!isRead && grammar.Cursor.Fault is null)
                        Assert.True(mark == grammar.Cursor, $"{name} at {from} of {text}: {grammar.Cursor}");
                }
            }
        }
        Assert.True(failed > 5000 && succeeded > 50, $"{failed} failed, {succeeded} succeeded");
    }

    private static Source SourceOf(string text, Vocabulary vocabulary)
    {
        var folded = Folding.Fold(text);
        var tokens = new TokenList();
        new PlainTokenizer(folded, vocabulary, tokens).Tokenize();
        return new(folded, vocabulary, tokens);
    }
}
