using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>What stands before a formula can say of it.</summary>
internal enum Headed
{
    /// <summary>What the question asks for, or nothing: "Answer", "(a)", "the gradient wrt z6".</summary>
    AsAsked,

    /// <summary>A name, which the formula may or may not be equal to: "w1".</summary>
    AsName,

    /// <summary>Another part or quantity, or what nobody can read: "(b)", "the loss after the step".</summary>
    AsOther,
}

internal ref partial struct Equation
{
    /// <summary>
    /// What stands before a formula, up to ":", "is" or "=": words, the label of a part, names. One rule for all of them: it says what the
    /// question asks for, or nothing; it is a name; anything else is another quantity and is asked about.
    /// </summary>
    internal ref struct Heading(Source source)
    {
        private static readonly TokenKinds Relations = TokenKinds.Of(
            TokenKind.Equals, TokenKind.Becomes, TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual,
            TokenKind.NotEqual, TokenKind.In);

        private static readonly TokenKinds Counting =
            TokenKinds.Of(TokenKind.Number, TokenKind.Open, TokenKind.Close, TokenKind.Dot, TokenKind.Words, TokenKind.Sub,
                TokenKind.Minus);

        // Emphasis, and the end of a sentence.
        private static readonly TokenKinds Between = TokenKinds.Of(TokenKind.Gap, TokenKind.Dot, TokenKind.Power, TokenKind.Times);

        private readonly TokenList Tokens => source.Tokens;

        private readonly Vocabulary Asking => source.Vocabulary;

        private Subject _before;
        private bool _isSlope, _isLoss, _isNext, _isWeight, _isBias;
        private bool _isOther;
        private bool _isName;

        /// <summary>Reads what stands from one token to another.</summary>
        public Headed Of(int from, int to)
        {
            var hasWords = false;
            for (var i = from; i < to;)
            {
                if (Between.Has(Tokens[i].Kind) && (i == from || i == to - 1 || Tokens[i].Kind == TokenKind.Dot)
                    || Tokens[i].Kind == TokenKind.Sub && _before == Subject.Slope) i++; // grad_w1
                else if (IsWord(i)) hasWords = Word(i++);
                else if (EndOfAccented(i, to) is > 0 and var end) (hasWords, i) = (Accented(i, end), end);
                else i = Name(i, to);
            }
            if (_isOther || _isName && hasWords || !Fits()) return Headed.AsOther;
            return _isName ? Headed.AsName : Headed.AsAsked;
        }

        /// <summary>Whether words beside a formula say that it is of the other kind of parameters: "for biases".</summary>
        public bool SaysOther(int words)
        {
            Word(words);
            return IsOfOtherKind();
        }

        /// <summary>
        /// Whether all of it is one name of the answer's own with its scripts, or such a name with an argument; Δw and 2δ are none where w and δ
        /// are names of the question.
        /// </summary>
        public readonly bool IsOwnName(int from, int to)
        {
            if (Tokens[from].Kind is not (TokenKind.Run or TokenKind.Name)) return false;
            if (source.MeaningOf(from) is not (null or Meaning.Constant) || Tokens[from].Bracket == Token.Accent
                || EndsInName(source.Name(from))) return false;
            for (var i = from + 1; i < to; i++)
            {
                if (Tokens[i].Kind is TokenKind.Prime) continue;
                if (Tokens[i].Kind is TokenKind.Sub or TokenKind.Sup) i++;
                if (Tokens[i].Kind == TokenKind.Open) i = EndOfGroup(i, to);
                else if (Tokens[i - 1].Kind is not (TokenKind.Sub or TokenKind.Sup)) return false;
            }
            return true;
        }

        // Δw, kδ6
        private readonly bool EndsInName(string word) => word.Length > 1
            && (Asking.Words.Exactly(word.AsSpan(1)) is Meaning.Name { IsUsual: false } meaning
                && (word[0] is 'Δ' or 'δ' || Asking.Alias is { } alias && meaning.Quantities.Contains(alias)));

        private readonly int EndOfGroup(int open, int to)
        {
            var depth = 1;
            while (depth > 0 && ++open < to) depth += TokenKinds.Nesting(Tokens[open].Kind);
            return open;
        }

        private readonly bool IsWord(int token)
        {
            if (Tokens[token].Kind == TokenKind.Words) return true;
            if (Tokens[token] is not { Kind: TokenKind.Run, Length: > 1 } || source.MeaningOf(token) is not null) return false;
            return Subjects.Of(source.Text(token)) != Subject.Unknown || IsPart(source.Text(token));
        }

        private bool Word(int token)
        {
            if (Tokens[token].Kind != TokenKind.Words) Say(source.Text(token).ToString(), token);
            else foreach (var word in Tokens[token].Text!.Split(' ')) Say(word, token);
            return true;
        }

        // Lösung, D'où: behind the letters and accents that hang together; 0 where none are
        private readonly int EndOfAccented(int from, int to)
        {
            var (end, hasAccent) = (from, false);
            for (; end < to && Tokens[end].Kind is TokenKind.Run or TokenKind.Name or TokenKind.Prime; end++)
            {
                if (end > from && Typed(from, end + 1).Contains(' ')) break;
                hasAccent |= Tokens[end].Bracket == Token.Accent;
            }
            return hasAccent && end > from + 1 ? end : 0;
        }

        private readonly string Typed(int from, int to) => source.Folded.Typed(Tokens[from].Start, Tokens[to - 1].End);

        private bool Accented(int from, int to)
        {
            Say(Typed(from, to), from);
            return true;
        }

        private void Say(string word, int token)
        {
            if (word.Length > 1 && IsPart(word))
            {
                _isOther |= !IsOwnPart(word);
                _before = Subject.Nothing;
                return;
            }
            var subject = Subjects.Of(word);
            _isSlope |= subject == Subject.Slope;
            _isLoss |= subject == Subject.Loss;
            _isNext |= subject == Subject.Next;
            _isWeight |= subject == Subject.Weight;
            _isBias |= subject == Subject.Bias;
            if (subject == Subject.Begins) _isSlope = _isLoss = _isNext = _isWeight = _isBias = _isOther = false;
            else if (subject == Subject.Place) _isOther |= !IsOfLayer(token);
            else if (subject == Subject.Unknown) _isOther |= word.Length > 1;
            _before = subject;
        }

        // "output layer", "hidden neuron"; "the output" is a value
        private readonly bool IsOfLayer(int token) => Tokens[token].Kind == TokenKind.Words ? IsOfLayer(Tokens[token].Text!)
            : token + 1 < Tokens.Count && IsOfLayer(source.Text(token + 1).ToString());

        private static bool IsOfLayer(string words) => words.Contains("layer", StringComparison.OrdinalIgnoreCase)
            || words.Contains("neuron", StringComparison.OrdinalIgnoreCase) || words.Contains("unit", StringComparison.OrdinalIgnoreCase);

        // Up to the next word: the label of a part, a condition, a name.
        private int Name(int from, int to)
        {
            var end = from + 1;
            while (end < to && Tokens[end].Kind != TokenKind.Dot && !IsWord(end)) end++;
            if (IsCondition(from, end) || IsLabel(from, end)) return end;
            _isName |= !IsOfQuestion(from, end);
            _before = Subject.Nothing;
            return end;
        }

        private readonly bool IsCondition(int from, int to)
        {
            for (var i = from; i < to; i++)
                if (Relations.Has(Tokens[i].Kind)) return true;
            return false;
        }

        // (5), 3a, b, Q2: what is counted in a text; another part is another quantity
        private bool IsLabel(int from, int to)
        {
            var run = -1;
            for (var i = from; i < to; i++)
            {
                if (Tokens[i].Kind == TokenKind.Run && run < 0) run = i;
                else if (!Counting.Has(Tokens[i].Kind)) return false;
            }
            if (run < 0) return true;
            var text = source.Text(run);
            if (IsPart(text))
            {
                _isOther |= !IsOwnPart(text);
                return true;
            }
            if (text.Length > 1) return Phrases.AreNumbered(text.TrimEnd("0123456789").ToString().ToLowerInvariant());
            return source.MeaningOf(run) is null or Meaning.Constant && text[0] is >= 'a' and <= 'i' or >= 'A' and <= 'I';
        }

        private readonly bool IsPart(ReadOnlySpan<char> word)
        {
            foreach (var part in Asking.Parts)
                if (word.Equals(part, StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }

        private readonly bool IsOwnPart(ReadOnlySpan<char> word) => word.Equals(Asking.Part, StringComparison.OrdinalIgnoreCase);

        private readonly bool IsOfQuestion(int from, int to)
        {
            var cursor = new Cursor();
            if (new Equation(source, Definitions.Empty, new()).IsAsked(from, to, byName: true) || IsLoss(from, to)) return true;
            return _before is Subject.Of or Subject.By or Subject.Slope
                && Grammar.Read(source, Definitions.Empty, ref cursor, from, to) is { First: Symbol name }
                && (_before == Subject.Of ? name.Quantity == Asking.Loss && _isSlope : name.Quantity == By?.Quantity);
        }

        // L, E, J for the loss that is asked for
        private readonly bool IsLoss(int from, int to) => to == from + 1 && Asking.Sought is Symbol asked && asked.Quantity == Asking.Loss
            && Tokens[from].Kind is TokenKind.Run or TokenKind.Name && source.MeaningOf(from) is null
            && LossNames.LengthIn(source.Name(from)) == source.Name(from).Length;

        private readonly Symbol? By => Asking.Sought switch
        {
            Derivative derivative => derivative.With,
            Call { Arguments: [Symbol argument] } => argument,
            Symbol updated when Asking.Updated is not null => updated,
            _ => null,
        };

        private readonly bool IsOfOtherKind() =>
            _isWeight && By?.Quantity.Name is null or ['b', ..] || _isBias && By?.Quantity.Name is null or ['w', ..];

        // Whether all that the words say is what is asked.
        private readonly bool Fits()
        {
            if (IsOfOtherKind()) return false;
            if (_isNext && Asking.Updated is null) return false;
            if (_isSlope) return Asking.Sought is Derivative or Call { Order: > 0 };
            if (_isLoss) return Asking.Sought is Symbol asked && asked.Quantity == Asking.Loss;
            return !(_isWeight || _isBias) || Asking.Updated is not null || Asking.HasIndices;
        }
    }
}
