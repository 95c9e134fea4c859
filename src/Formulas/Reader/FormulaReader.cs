using System.Text;
using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>
/// Reads an answer: its concluding line, with the left-hand side, the members of a chain of equalities, the clauses that define names,
/// and the form of an update.
/// </summary>
public static class FormulaReader
{
    /// <summary>Longer answers are not read as one formula.</summary>
    public const int LengthLimit = 20_000;

    // Reading allocates trees and nothing else: the tokens of the last answer make room for the next.
    [ThreadStatic]
    private static TokenList? t_tokens;

    public static Reading Read(string answer, Vocabulary vocabulary)
    {
        if (answer.Length > LengthLimit)
            return new Reading.Unread(new ReadingFault.TooLong(Measure.Characters, answer.Length, LengthLimit, 0, 0));
        // most answers have nothing to fold, and no delimiters
        var isBare = !answer.AsSpan().ContainsAny('&', '$', '\\') && Ascii.IsValid(answer);
        var folded = isBare ? new Folded(answer, null) : Folding.Fold(answer);
        var tokens = t_tokens ??= new();
        tokens.Clear();
        var source = new Source(folded, vocabulary, tokens);
        var segments = isBare ? [] : Segmentation.Of(folded.Text);
        if (segments.IsEmpty) new PlainTokenizer(folded, vocabulary, tokens).Tokenize();
        else new Passages(source).Tokenize(segments);
        var reading = new Answer(source).Read();
        if (folded.Origin is not null && reading is not Reading.Unread && Flattened(answer, vocabulary) is { } fault)
            reading = new Reading.Unread(fault);
        if (tokens.Capacity > 4096) t_tokens = null;
        return reading;
    }

    // What has lost its scripts is never another formula.
    private static ReadingFault.Plain? Flattened(string answer, Vocabulary vocabulary) =>
        Flattening.Evidence(answer, vocabulary.Words.Exactly("e") is Meaning.Constant) is { } place
            ? new(PlainFault.Flattened, place, char.IsHighSurrogate(answer[place]) ? 2 : 1)
            : null;

    /// <summary>The one name that the text is, as a vocabulary has it: δ, xhat; null where it is more or less than one.</summary>
    public static string? WordOf(string text)
    {
        var folded = Folding.Fold(Attached(text));
        var tokens = new TokenList();
        new PlainTokenizer(folded, Nothing, tokens).Tokenize();
        if (tokens.Count != 2 || tokens[0].Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        return Greek.Canonical(tokens[0].Text ?? folded.Text.Substring(tokens[0].Start, tokens[0].Length));
    }

    // x_hat, h_{prev}: a word below a name is a part of it
    private static string Attached(string text) =>
        text.Split('_') is [var name, var below] && below.Trim('{', '}') is { Length: > 1 } word && word.All(char.IsLetter) ? name + word
            : text;

    private static readonly Vocabulary Nothing = new([], []);

    /// <summary>Reads a condition of a problem file, such as <c>0.45 &lt; |z6| &lt; 2.2</c>, as a formula with the value 1 or 0.</summary>
    public static Reading ReadCondition(string text, Vocabulary vocabulary) => Read($"({text})", vocabulary);
}
