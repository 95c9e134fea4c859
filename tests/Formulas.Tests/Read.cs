using Formulas.Printing;
using Formulas.Reader;
using Formulas.Typing;

namespace Formulas.Tests;

/// <summary>Answers read with the vocabulary of a part.</summary>
internal static class Read
{
    public static Reading Answer(string problem, string part, string text) => FormulaReader.Read(text, Vocabularies.Of(problem, part));

    public static Reading.Success Success(string problem, string part, string text) => Answer(problem, part, text) switch
    {
        Reading.Success success => success,
        Reading.Mistyped mistyped => throw new Xunit.Sdk.XunitException($"{text}: {mistyped.Fault.Word}"),
        Reading.Unread failure =>
            throw new Xunit.Sdk.XunitException(MarkedText.Below(failure.Fault.Word, text, failure.Fault.Start, failure.Fault.Length)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Prefix(string problem, string part, string text) => PrefixPrinter.Print(Success(problem, part, text).Formula);

    public static ReadingFault Error(string problem, string part, string text) =>
        Assert.IsType<Reading.Unread>(Answer(problem, part, text)).Fault;

    public static IndexFault Fault(string problem, string part, string text) =>
        Assert.IsType<Reading.Mistyped>(Answer(problem, part, text)).Fault;
}
