using System.Collections.Immutable;
using static Formulas.Formula;

namespace Formulas;

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
    private static List<Token>? t_tokens;

    public static Reading Read(string answer, Vocabulary vocabulary)
    {
        if (answer.Length > LengthLimit) return new Reading.Failure(FormulaError.TooLong(answer.Length, LengthLimit));
        var folded = Folding.Fold(answer);
        var tokens = t_tokens ??= new(256);
        tokens.Clear();
        if (new PlainTokenizer(folded, vocabulary, tokens).Tokenize() is { } unknown) return new Reading.Failure(unknown);
        var reading = new Statement(folded, vocabulary, tokens).Read();
        if (tokens.Capacity > 4096) t_tokens = null;
        return reading;
    }

    /// <summary>Reads a condition of a problem file, such as <c>0.45 &lt; |z6| &lt; 2.2</c>, as a formula with the value 1 or 0.</summary>
    public static Reading ReadCondition(string text, Vocabulary vocabulary) => Read($"({text})", vocabulary);

    private readonly ref struct Statement(Folded folded, Vocabulary vocabulary, List<Token> tokens)
    {
        private readonly Definitions _definitions = new();

        public Reading Read()
        {
            var (from, to, earlier) = ConcludingLine();
            from = SkipLabel(from, to);
            to = TrimEnd(from, to);
            if (from >= to) return new Reading.Failure(FormulaError.Empty());
            var clauses = Clauses(from, to);
            foreach (var (start, end) in clauses.Skip(1))
                if (Define(start, end) is { } error) return new Reading.Failure(error);
            var reading = ReadMembers(clauses[0].From, clauses[0].To);
            return reading is Reading.Success success ? success with { HasEarlierLines = earlier } : reading;
        }

        // The last line that says something: lines are joined where a bracket is open or an operator stands at the break.
        private (int From, int To, bool Earlier) ConcludingLine()
        {
            var (from, depth, earlier) = (0, 0, false);
            var end = tokens.Count - 1;
            while (end > 0 && tokens[end - 1].Kind is TokenKind.NewLine) end--;
            for (var i = 0; i < end; i++)
            {
                depth += tokens[i].Kind switch { TokenKind.Open or TokenKind.CasesBegin => 1, TokenKind.Close or TokenKind.CasesEnd => -1, _ => 0 };
                if (tokens[i].Kind != TokenKind.NewLine) continue;
                if (depth > 0 || i == from || Joins(tokens[i - 1].Kind, before: true) || Joins(tokens[i + 1].Kind, before: false))
                {
                    if (i == from) from++;
                    continue;
                }
                (from, earlier) = (i + 1, true);
            }
            // line breaks within the line are spaces
            var line = from;
            for (var i = from; i < end; i++)
                if (tokens[i].Kind != TokenKind.NewLine || depth > 0) tokens[line++] = tokens[i];
            while (tokens.Count > line) tokens.RemoveAt(tokens.Count - 1);
            tokens.Add(new(TokenKind.End, folded.Text.Length, 0));
            // "= c" continues an equation from the line before: its last member counts
            if (from < line && tokens[from].Kind is TokenKind.Equals or TokenKind.Becomes) from++;
            return (from, line, earlier);
        }

        private static bool Joins(TokenKind kind, bool before) => kind switch
        {
            TokenKind.Plus or TokenKind.Times or TokenKind.Cdot or TokenKind.Slash or TokenKind.Hadamard or TokenKind.At or TokenKind.Outer or TokenKind.Power or TokenKind.Sup or TokenKind.Sub => true,
            TokenKind.Minus => true,
            TokenKind.Equals or TokenKind.Becomes or TokenKind.Comma or TokenKind.SubtractAssign => before,
            TokenKind.Close => !before,
            TokenKind.Open => before,
            TokenKind.Words => true,
            _ => false,
        };

        // "Answer:", "return", "ans =": labels without meaning
        private int SkipLabel(int from, int to)
        {
            if (from < to && tokens[from].Kind == TokenKind.Run && Text(from) is "return" or "var" or "double" or "ans" or "Ans" or "therefore" or "so" or "hence" or "thus") from++;
            for (var i = from; i < Math.Min(to, from + 5); i++)
            {
                if (tokens[i].Kind == TokenKind.Colon) return i + 1;
                if (tokens[i].Kind is not (TokenKind.Run or TokenKind.Words or TokenKind.Sub or TokenKind.Number or TokenKind.Slash)) break;
            }
            return from;
        }

        private int TrimEnd(int from, int to)
        {
            while (to > from && tokens[to - 1].Kind is TokenKind.Dot or TokenKind.Semicolon or TokenKind.Comma or TokenKind.NewLine) to--;
            return to;
        }

        private ReadOnlySpan<char> Text(int token) => folded.Text.AsSpan(tokens[token].Start, tokens[token].Length);

        // The formula, then what follows after commas or "where".
        private List<(int From, int To)> Clauses(int from, int to)
        {
            var clauses = new List<(int, int)>(1);
            var depth = 0;
            var start = from;
            for (var i = from; i < to; i++)
            {
                depth += tokens[i].Kind switch { TokenKind.Open or TokenKind.CasesBegin => 1, TokenKind.Close or TokenKind.CasesEnd => -1, _ => 0 };
                if (depth > 0 || tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon) && !(tokens[i].Kind == TokenKind.Words && tokens[i].Text is "where" or "with" or "and" or "for" or "and where" or "when" or "if")) continue;
                if (i > start) clauses.Add((start, i));
                start = i + 1;
            }
            if (start < to || clauses.Count == 0) clauses.Add((start, to));
            return clauses;
        }

        // "g = …", "dL/dw46 = …", "s = sigma", "f' = 1": names the answer defines itself
        private FormulaError? Define(int from, int to)
        {
            var equals = -1;
            for (var i = from; i < to; i++)
            {
                if (tokens[i].Kind is not (TokenKind.Equals or TokenKind.Becomes)) continue;
                equals = i;
                break;
            }
            if (equals < 0) return SecondAnswer(from, to);
            var parser = new FormulaParser(folded, vocabulary, tokens, _definitions);
            if (equals == from + 1 && tokens[from].Kind is TokenKind.Run or TokenKind.Name && to == equals + 2
                && Meaning(equals + 1) is Meaning.Call call)
            {
                _definitions.Add(Name(from), call); // s = sigma
                return null;
            }
            if (tokens[from].Kind is TokenKind.Run or TokenKind.Name && Meaning(from) is Meaning.Call function && equals <= from + 2)
            {
                // f' = 1
                if (parser.Parse(equals + 1, to) is not { } slope) return parser.Error;
                _definitions.Substitute(new Call(function.Function, function.Order + equals - from - 1, []), slope);
                return null;
            }
            if (parser.Parse(equals + 1, to) is not { } value) return parser.Error;
            if (parser.Parse(from, equals) is { } old) _definitions.Substitute(old, value);
            else if (equals == from + 1 && tokens[from].Kind is TokenKind.Run or TokenKind.Name) _definitions.Add(Name(from), value);
            else return parser.Error;
            return null;
        }

        private Meaning? Meaning(int token) =>
            tokens[token].Kind == TokenKind.Name ? vocabulary.Words.Exactly(tokens[token].Text) : tokens[token].Kind == TokenKind.Run ? vocabulary.Words.Exactly(Text(token)) : null;

        private string Name(int token) => tokens[token].Text ?? Text(token).ToString();

        // "A, B": what follows the comma is an answer of its own, or words
        private FormulaError SecondAnswer(int from, int to)
        {
            var comma = tokens[from - 1];
            var start = folded.Place(tokens[from].Start);
            var second = folded.Text[tokens[from].Start..tokens[to - 1].End];
            if (comma.Kind == TokenKind.Comma && from >= 2 && tokens[from - 2].Kind == TokenKind.Number && tokens[from].Kind == TokenKind.Number && tokens[from].Start == comma.End && to == from + 1)
            {
                var text = folded.Text[tokens[from - 2].Start..tokens[from].End];
                return FormulaError.DecimalComma(text, folded.Place(tokens[from - 2].Start));
            }
            if (comma.Kind == TokenKind.Words) return FormulaError.Words(folded.Text[comma.Start..tokens[to - 1].End], folded.Place(comma.Start));
            var first = folded.Text[tokens[0].Start..comma.Start].Trim();
            return FormulaError.TwoAnswers(first.Length > 60 ? "…" + first[^60..] : first, second, start, second.Length);
        }

        // A = B = C, with what may stand on the left: the asked quantity, the updated name, an increment.
        private Reading ReadMembers(int from, int to)
        {
            var members = new List<(int From, int To)>();
            var (depth, start) = (0, from);
            TokenKind assignment = TokenKind.Equals;
            for (var i = from; i < to; i++)
            {
                depth += tokens[i].Kind switch { TokenKind.Open or TokenKind.CasesBegin => 1, TokenKind.Close or TokenKind.CasesEnd => -1, _ => 0 };
                if (depth > 0) continue;
                if (tokens[i].Kind == TokenKind.Words && tokens[i].Text is "or" or "and" or "also")
                    return new Reading.Failure(FormulaError.TwoAnswers(folded.Text[tokens[from].Start..tokens[i].Start].Trim(), folded.Text[tokens[i].End..tokens[to - 1].End].Trim(), folded.Place(tokens[i].Start), tokens[i].Length));
                if (tokens[i].Kind is not (TokenKind.Equals or TokenKind.Becomes or TokenKind.SubtractAssign or TokenKind.AddAssign)) continue;
                if (tokens[i].Kind is TokenKind.SubtractAssign or TokenKind.AddAssign) assignment = tokens[i].Kind;
                members.Add((start, i));
                start = i + 1;
            }
            members.Add((start, to));
            var parser = new FormulaParser(folded, vocabulary, tokens, _definitions);
            var (last, otherwise) = Parse(parser, members[^1]);
            if (last is null) return new Reading.Failure(parser.Error);

            var left = members.Count > 1 ? LeftSide(members[0]) : null;
            var earlier = ImmutableArray<Formula>.Empty;
            for (var m = left is null ? 0 : 1; m < members.Count - 1; m++)
                if (new FormulaParser(folded, vocabulary, tokens, _definitions).Parse(members[m].From, members[m].To) is { } member && !(m == 0 && IsName(member))) earlier = earlier.Add(member);
            return Typed(new(last) { Otherwise = otherwise, Earlier = earlier }, left, assignment, parser.HasIndices);
        }

        private (Formula? Formula, Formula? Otherwise) Parse(FormulaParser parser, (int From, int To) range)
        {
            var formula = parser.Parse(range.From, range.To);
            if (formula is null || !parser.IsAmbiguous) return (formula is null ? null : _definitions.Apply(formula), null);
            parser.Tight = true;
            var otherwise = parser.Parse(range.From, range.To);
            return (_definitions.Apply(formula), otherwise is null ? null : _definitions.Apply(otherwise));
        }

        private static bool IsName(Formula formula) => formula is Symbol or Derivative or Call { Arguments: [Symbol] };

        // What stands on the left: a name or a derivative, or Δ before the updated name.
        private (Formula? Formula, bool IsIncrement)? LeftSide((int From, int To) range)
        {
            var parser = new FormulaParser(folded, vocabulary, tokens, _definitions);
            var from = range.From;
            if (vocabulary.Updated is not null && from < range.To)
            {
                while (from < range.To - 1 && tokens[from].Kind == TokenKind.Run && Text(from) is "next" or "new" or "updated") from++;
                var delta = tokens[from].Kind == TokenKind.Name && tokens[from].Text == "Δ" || tokens[from].Kind == TokenKind.Run && Text(from) is "delta" or "Delta" or "Δ" or "change" or "d" or "increment";
                if (delta && parser.Parse(from + 1, range.To) is Symbol grown && grown.Quantity == vocabulary.Updated) return (grown, true);
                if (tokens[from].Kind == TokenKind.Run && Text(from) is ['Δ', ..] or ['d', 'e', 'l', 't', 'a', '_', ..] or ['D', 'e', 'l', 't', 'a', '_', ..] or ['d', 'e', 'l', 't', 'a', ..])
                {
                    // Δw46 and delta_w46 in one run
                    var prefix = Text(from)[0] == 'Δ' ? 1 : Text(from).Length > 5 && Text(from)[5] == '_' ? 6 : 5;
                    var token = tokens[from];
                    tokens[from] = token with { Start = token.Start + prefix, Length = token.Length - prefix };
                    if (tokens[from].Length > 0 && parser.Parse(from, range.To) is Symbol changed && changed.Quantity == vocabulary.Updated) return (changed, true);
                    tokens[from] = token;
                }
            }
            var formula = parser.Parse(from, range.To);
            return formula is null || IsName(formula) ? (formula, false) : null;
        }

        private Reading Typed(Reading.Success read, (Formula? Formula, bool IsIncrement)? left, TokenKind assignment, bool hasIndices)
        {
            if (vocabulary.Updated is { } updated) read = Updated(read, updated, left, assignment);
            if (!vocabulary.HasIndices && !hasIndices) return read;
            var side = left?.Formula switch
            {
                Symbol symbol => symbol,
                Derivative derivative => derivative.With,
                _ => null,
            };
            var (formula, fault) = IndexTyping.Of(read.Formula, vocabulary, side);
            if (formula is null) return new Reading.Mistyped(fault!);
            var vocabularyOfMembers = vocabulary;
            return read with
            {
                Formula = formula,
                Otherwise = read.Otherwise is { } otherwise ? IndexTyping.Of(otherwise, vocabulary, side).Formula : null,
                Earlier = [.. read.Earlier.Select(member => IndexTyping.Of(member, vocabularyOfMembers, side).Formula).OfType<Formula>()],
            };
        }

        private static Reading.Success Updated(Reading.Success read, Quantity updated, (Formula? Formula, bool IsIncrement)? left, TokenKind assignment)
        {
            var old = Symbol.Of(updated);
            if (assignment == TokenKind.SubtractAssign || assignment == TokenKind.AddAssign || left is { IsIncrement: true })
            {
                var @operator = assignment == TokenKind.SubtractAssign ? Operator.Subtract : Operator.Add;
                return read with
                {
                    Formula = new Binary(@operator, old, read.Formula),
                    Otherwise = read.Otherwise is { } otherwise ? new Binary(@operator, old, otherwise) : null,
                    Earlier = [],
                    Update = UpdateForm.Increment,
                };
            }
            return left is { Formula: Derivative } ? read with { Update = UpdateForm.Gradient } : read;
        }
    }
}
