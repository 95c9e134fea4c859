using System.Collections.Immutable;
using Formulas.Names;
using Grading.Problems.Sections;

namespace Grading.Problems;

/// <summary>A problem: what students read, and its parts in order.</summary>
/// <param name="Statement">Markdown with formulas between dollar signs.</param>
/// <param name="Sections">The networks that the parts ask about.</param>
public sealed record Problem(string Id, string Title, string Statement, ImmutableArray<Section> Sections, ImmutableArray<Part> Parts)
{
    /// <summary>The file that the problem was read from.</summary>
    public required string File { get; init; }

    /// <summary>The problem with other ways to write its names, as far as it has them; they count before its own.</summary>
    public Problem With(ImmutableArray<Spelling> spellings) =>
        spellings.IsEmpty ? this : this with { Parts = [.. Parts.Select(part => part with { Question = part.Question.With(spellings) })] };

    /// <summary>Whether the question of a part has something of that name, or asks for it.</summary>
    public bool IsName(string part, string name) =>
        Parts.FirstOrDefault(one => one.Id == part)?.Question.Vocabularies.Any(names => Has(names, name)) == true;

    private static bool Has(Vocabulary names, string name) => names.Has(name) || names.Declared(name) is not null;
}

/// <summary>One part of a problem.</summary>
/// <param name="Id">The id in sheets, tables and results.</param>
/// <param name="Asks">What is asked, as the problem file has it: <c>dL/dz6</c>.</param>
/// <param name="Text">The question in words, for students.</param>
public sealed record Part(string Id, string Asks, string Text, Section Section, Question Question)
{
    /// <summary>The question with its options, or with the method that is asked for.</summary>
    public string Asked => Question switch
    {
        Question.Choice choice => Text + Listed(choice.Options),
        Question.Selection selection => Text + Listed(selection.Options),
        Question.Script script => $"{Text.TrimEnd()}\n   {script.Signature}",
        _ => Text,
    };

    private static string Listed(ImmutableArray<Option> options) =>
        string.Concat(options.Select((option, i) => $"\n   ({(char)('a' + i)}) {option.Text}"));

    /// <summary>The points that a right answer earns unless an assignment says otherwise.</summary>
    public decimal Points { get; init; } = 1;

    /// <summary>Parts that this one builds on, each with the quantity whose adjoint its answer is; what "given" names need not be
    /// repeated.</summary>
    public ImmutableArray<Followed> Follows { get; init; } = [];

    /// <summary>Answers that must pass, that must not, and that must be conditional; <c>grader validate</c> marks them.</summary>
    public ImmutableArray<string> Right { get; init; } = [];

    public ImmutableArray<string> Slips { get; init; } = [];

    public ImmutableArray<string> Conditional { get; init; } = [];
}
