using Formulas.Names;
using Formulas.Tree;
using Grading.Documents.Steps;
using Grading.Problems;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Addressing;

/// <summary>Whether a chain is about what a part asks for: by its head, whatever letters it has.</summary>
internal static class PartHeads
{
    /// <summary>Whether a part asks for the head of a chain.</summary>
    /// <param name="value">The last member of the chain.</param>
    public static bool Asks(Part part, StepSection section, string head, string value)
    {
        if (part.Question is Question.Formula { Updated: { } updated })
            return section.UpdateOf(head, value)?.Question.Updated == updated && SoughtOf(part) is not null;
        if (part.Question is Question.Table table)
            return table.Groups is [{ IsUpdate: false, Cells: [var first, ..] }] && IsWholeOf(section.Read(head).Formula, first.Question);
        if (VocabularyOf(part.Question) is not { Sought: { } sought } vocabulary) return false;
        return TypedHead(section, head) is { } typed
            && (typed is Slope slope && IsPartial(slope, sought, section) || IsSought(typed, sought, vocabulary));
    }

    /// <summary>Whether a part asks for the number that a step takes the head of a chain to.</summary>
    public static bool AsksStep(Part part, StepSection section, string head) =>
        part.Question is Question.Number { Vocabulary: { Sought: Binary { Left: Symbol asked } } vocabulary }
        && section.Read(Naming.Old(head)).Formula is Symbol given && IsElement(asked, given, vocabulary);

    // ∂y_i/∂x_m, where that is asked for: it has a name of its own
    private static bool IsPartial(Slope given, Formula sought, StepSection section) => sought is Symbol asked && given.Of is Symbol of
        && section.Section.Model.Partials.Any(partial =>
            partial.Name == asked.Quantity && partial.Of == of.Quantity && partial.With == given.With.Quantity);

    // dE/dW of a table whose cells are dE/dW_11 and so on
    private static bool IsWholeOf(Formula? head, Question cell) => (head, VocabularyOf(cell)?.Sought) switch
    {
        (Derivative whole, Derivative one) => whole.With is { Subscripts.IsEmpty: true } && whole.With.Quantity == one.With.Quantity,
        (Symbol { Subscripts.IsEmpty: true } whole, Symbol one) => whole.Quantity == one.Quantity,
        _ => false,
    };

    private static Formula? SoughtOf(Part part) => VocabularyOf(part.Question)?.Sought;

    private static Vocabulary? VocabularyOf(Question question) => question switch
    {
        Question.Formula formula => formula.Vocabulary,
        Question.Number number => number.Vocabulary,
        Question.Both both => both.Written.Vocabulary,
        _ => null,
    };

    private static Formula? TypedHead(StepSection section, string head) => section.Read(head).Formula is { } read
        ? Equality.Of(read, read, section.Words).Equality?.Left ?? read : null;

    private static bool IsSought(Formula head, Formula sought, Vocabulary vocabulary) => (sought, head) switch
    {
        (Derivative asked, Derivative given) => IsElement(asked.With, given.With, vocabulary),
        (Derivative asked, Symbol given) => vocabulary.Alias is { } alias && given.Quantity == alias
            && IsElement(asked.With with { Quantity = alias }, given, vocabulary),
        (Symbol asked, Symbol given) => IsElement(asked, given, vocabulary),
        (Call asked, Call given) => asked.Function == given.Function && asked.Order == given.Order,
        (Call asked, Slope { Of: Call given } slope) => IsSlopeOf(asked, given, slope.With),
        _ => sought == head,
    };

    // d/dz σ(z)
    private static bool IsSlopeOf(Call asked, Call given, Symbol with) => asked.Function == given.Function
        && asked.Order == given.Order + 1 && given.Arguments is [Symbol argument] && argument == with;

    // The same quantity in the same layer, with letters where letters are asked for.
    private static bool IsElement(Symbol asked, Symbol given, Vocabulary vocabulary) =>
        asked.Quantity == given.Quantity && IsLayer(asked.Layer, given.Layer, vocabulary)
        && (given.Subscripts.IsEmpty || AreLetters(asked, given));

    private static bool AreLetters(Symbol asked, Symbol given)
    {
        for (var s = 0; s < asked.Subscripts.Length && s < given.Subscripts.Length; s++)
            if (asked.Subscripts[s].IsNumber ? asked.Subscripts[s] != given.Subscripts[s]
                : given.Subscripts[s] is { IsNumber: true } or { Offset: not 0 }) return false;
        return asked.Subscripts.Length == given.Subscripts.Length;
    }

    private static bool IsLayer(Index? asked, Index? given, Vocabulary vocabulary)
    {
        if (asked is null || given is null) return asked is null && given is null;
        if (asked.IsNumber || vocabulary.IsEnd(asked.Letter)) return asked == given;
        return !given.IsNumber && !vocabulary.IsEnd(given.Letter) && given.Offset == asked.Offset;
    }
}
