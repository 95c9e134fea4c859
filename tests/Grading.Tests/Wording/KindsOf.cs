using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using ScriptMessages;

namespace Grading.Tests.Wording;

/// <summary>A record of every kind, made of what its constructor takes: whoever adds a kind has it here.</summary>
/// <param name="typed">What somebody typed, wherever a string is not one of a few words.</param>
internal sealed class KindsOf(string typed)
{
    private static readonly Dimension Samples = new(0, "n", "samples");

    private static readonly Dictionary<Type, object?[]> Members = new()
    {
        [typeof(int)] = [1, 2],
        [typeof(char)] = ['b'],
        [typeof(bool)] = [false, true],
        [typeof(Formula)] = [new Formula.Number("2.5", 2.5)],
        [typeof(Index)] = [new Index("j", 0)],
        [typeof(Axis)] = [new Axis(Samples, null), new Axis(Samples, new Index("l", 1))],
        [typeof(Function.Known)] = [FunctionTable.Logistic],
        [typeof(Function.Open)] = [new Function.Open("sigma", 0)],
        [typeof(Mistake)] = [Mistake.All[0]],
        [typeof(Finding)] = [Finding.Of(Mistake.All[1])],
        [typeof(ImmutableArray<string>)] = [ImmutableArray.Create("z6", "t")],
        [typeof(ImmutableArray<Axis?>)] = [ImmutableArray.Create<Axis?>(new Axis(Samples, new Index("l", 1)), null)],
        [typeof(ImmutableArray<Function.Open>)] = [ImmutableArray.Create(new Function.Open("f", 0), new Function.Open("g", 1))],
    };

    // Words of the program, by what takes them.
    private static readonly Dictionary<string, object?[]> Words = new()
    {
        [nameof(Compiled.Rejected.Rule)] =
        [
            .. typeof(Rule).GetFields().Select(field => field.GetRawConstantValue()),
            .. (string[])["CS1002", "CS0161", "CS0103", "CS0246", "CS0117", "CS0234", "CS0518", "CS0656", "CS9999"],
        ],
        [nameof(Reason.ScriptStopped.Limit)] = ["steps", "memory", "stack", "time", "crash"],
        [nameof(Type)] = ["IndexOutOfRangeException", "ArgumentOutOfRangeException", "NullReferenceException", "DivideByZeroException",
            "OverflowException", "InvalidCastException", "SwitchExpressionException", "FormatException"],
        [nameof(Reason.ScriptShape.Place)] = ["", "3 samples, 4 features"],
        [nameof(Reason.ScriptShape.Expected)] = ["double[3]"],
        [nameof(Reason.ScriptShape.Returned)] = ["double[4]", null],
        [nameof(Reason.UnknownCell.Wanted)] = ["n (2), E"],
        [nameof(Reason.NoShape.Names)] = ["n, m"],
        [nameof(Reason.LinesNotRead.Lines)] = ["hw3.md:4-6 (\"x\")"],
        [nameof(Reason.File.Sentence)] = ["\"a.md\" is empty, so there is no answer in it."],
        [nameof(Reason.UnknownPart.Noticed)] = ["", "There is no part \"x\" in \"y\". Its parts are a, b."],
        [nameof(Reason.InCell.Cell)] = ["E[0]"],
        [nameof(ReadingFault.Missing.Sign)] = [")"],
        [nameof(Reason.Follows.Given)] = [Reason.None, new Reason.Half(HalfState.Right, HalfState.Missing)],
        [nameof(Reason.Repaired.Before)] = [Reason.None],
    };

    public IEnumerable<T> All<T>() => Of(typeof(T)).Cast<T>();

    private IEnumerable<object?> Of(Type type) => type.IsAbstract
        ? type.GetNestedTypes().Where(kind => kind.IsSubclassOf(type)).SelectMany(Of)
        : Combinations(type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First());

    private IEnumerable<object?> Combinations(ConstructorInfo made) => made.GetParameters()
        .Aggregate(
            (IEnumerable<object?[]>)[[]],
            (before, next) => before.SelectMany(given => Given(next).Select(one => (object?[])[.. given, one])))
        .Select(made.Invoke);

    // What is a name can't be a sentence, but may be one of our words.
    private static readonly HashSet<string> Names =
    [
        nameof(IndexFault.AtLetter.Letter), nameof(IndexFault.Renamed.Asked), nameof(IndexFault.NoSuchPair.Use),
        nameof(IndexFault.RunsOverTwo.Other), nameof(Compiled.Rejected.What), nameof(Reason.OtherForm.Outside),
    ];

    private IEnumerable<object?> Given(ParameterInfo parameter) => parameter switch
    {
        { Name: { } name } when Words.TryGetValue(name, out var words)
            && Array.TrueForAll(words, word => word is null || parameter.ParameterType.IsInstanceOfType(word)) => words.Select(Word),
        { ParameterType: var type, Name: { } name } when type == typeof(string) =>
            [Names.Contains(name) && !typed.All(c => char.IsAsciiLetter(c) || c == '_') ? "w_kj" : typed],
        { ParameterType: var type } when Members.TryGetValue(type, out var members) => members,
        { ParameterType: { IsEnum: true } type } => ((IEnumerable)Enum.GetValues(type)).Cast<object>(),
        { ParameterType: var type } => Of(type),
    };

    private static object? Word(object? word) => (word as string) switch
    {
        ['C', 'S', ..] code => $"compile:{code}",
        _ => word,
    };
}
