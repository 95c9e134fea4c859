using System.Collections.Immutable;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grader.Commands.Showing;
using Grading.Language;
using static Formulas.Translating.Spoken;

namespace Grader.Commands.Students;

/// <summary>How an answer or a line of a derivation is read, or why it can't be.</summary>
/// <param name="Typed">As it was typed.</param>
internal sealed record ShownReading(string Typed, bool IsRead)
{
    public string? Text { get; init; }
    public string? Latex { get; init; }

    /// <summary>What it could be read as as well.</summary>
    public ImmutableArray<string> Otherwise { get; init; } = [];

    /// <summary>What is said of it instead; why it can't be read.</summary>
    public string? Sentence { get; init; }

    /// <summary>The stable word of that.</summary>
    public string? Reason { get; init; }

    /// <summary>The place that it is about.</summary>
    public (int Start, int Length)? Place { get; init; }

    public static ShownReading Of(string typed, ImmutableArray<Formula> members) => new(typed, IsRead: true)
    {
        Text = string.Join(" = ", members.Select(PlainPrinter.Print)),
        Latex = string.Join(" = ", members.Select(LatexPrinter.Print)),
    };

    public static ShownReading Of(string typed, ReadingFault fault) =>
        new(typed, IsRead: false)
        {
            Sentence = FaultSentences.Of(fault),
            Reason = fault.Word,
            Place = (fault.Start, fault.Length),
        };

    /// <summary>Prints readings, each as it is read or with a mark at the place; whether all of them are read.</summary>
    public static int Print(ImmutableArray<ShownReading> readings, bool isJson)
    {
        foreach (var reading in readings)
            foreach (var line in isJson ? [JsonLine.Of(reading.ToJson())] : reading.Lines()) Terminal.Out.WriteLine(line);
        return readings.All(reading => reading.IsRead) ? Exit.Done : Exit.NotRightYet;
    }

    private IEnumerable<string> Lines()
    {
        if (Place is var (start, length)) yield return MarkedText.Below(Sentence!, Typed, start, length);
        else if (Sentence is not null) yield return Sentence;
        if (Text is not null) yield return $"text   {Text}";
        if (Latex is not null) yield return $"latex  {Latex}";
        foreach (var other in Otherwise) yield return $"{Say("or"),-6} {other}";
    }

    private ReadLine ToJson() => new(IsRead, Text, Latex, Otherwise.IsEmpty ? null : [.. Otherwise], Sentence)
    {
        Reason = Reason,
        Start = Place?.Start,
        Length = Place?.Length,
    };
}
