using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Names: which word stands at a place, and what it means there.
internal sealed partial class FormulaParser
{
    // What can be a part of a name before it.
    private static readonly TokenKinds Clings = TokenKinds.Of(TokenKind.Sub, TokenKind.Sup, TokenKind.Prime, TokenKind.Open, TokenKind.Run, TokenKind.Words);

    // Letters and digits in one go: the longest known word that stands at the place, then the rest.
    private Formula? Run()
    {
        ref readonly var token = ref Current;
        var text = folded.Text.AsSpan(token.Start + _offset, token.Length - _offset);
        if (text[0] is 'd' or 'δ' && TryDerivative() is { } derivative) return derivative;
        if (_error is not null) return null;

        var meaning = vocabulary.Words.Longest(text, out var length);
        if (_definitions is not null && TrySpelledOut(_definitions.Longest(text), length, meaning, token) is { } value) return value;
        if (_error is not null) return null;
        if (meaning is null || IsWord(text, length)) return Unknown(text, token);
        Advance(length);
        // the usual name, which nothing can follow that belongs to it
        if (meaning is Meaning.Name { Array: null, Scalar: { } scalar } && _offset == 0 && !Clings.Has(Kind)) return scalar.Quantity.Id == vocabulary.Step?.Id ? StepSize(scalar.Quantity.Name, token) : scalar;
        return Meant(meaning, token, IsDelta(text[..length]));
    }

    // The value of a name of the answer's own that is no shorter than the declared one here.
    private Formula? TrySpelledOut(string? own, int declared, Meaning? meaning, in Token token)
    {
        if (own is null || own.Length < declared) return null;
        var mark = Mark();
        if (token.Kind == TokenKind.Name) Next();
        else Advance(own.Length);
        if (SpelledOut(own, meaning, token) is { } value) return value;
        if (_error is null) Reset(mark);
        return null;
    }

    private Formula? WholeName(in Token token)
    {
        var meaning = vocabulary.Words.Exactly(token.Text);
        if (_definitions is not null && TrySpelledOut(_definitions.Longest(token.Text), token.Text!.Length, meaning, token) is { } value) return value;
        if (_error is not null) return null;
        if (meaning is not null)
        {
            Next();
            return Meant(meaning, token, IsDelta(token.Text));
        }
        if (token.Text is "δ" && TryDerivative() is { } derivative) return derivative;
        return _error is null ? Unknown(token.Text, token) : null;
    }

    // After a name of the answer's own: its value, with the subscripts that follow put in.
    private Formula? SpelledOut(string name, Meaning? declared, in Token token)
    {
        // σ(z) stays a call where the answer defines σ = 1/(1+e^{-z})
        if (declared is Meaning.Call && Kind == TokenKind.Open && Peek(2) == TokenKind.Close) return null;
        var mark = Mark();
        foreach (var own in Definitions.Named(name))
        {
            if (own.Value is Call { Arguments: [] } function) return Function(new(function.Function, function.Order), token);
            if (WithScripts(own) is { } value)
            {
                _spelledOut += own.Size;
                return _spelledOut > Definitions.NodeLimit ? Fail(new ReadingFault.Plain(PlainFault.TooLarge, 0, 0)) : value;
            }
            _error = null;
            Reset(mark);
        }
        return null;
    }

    private Formula? WithScripts(Definitions.Own own)
    {
        if (own.Subscript is null && own.Indices.IsEmpty) return own.Value;
        Index? layer = null;
        var transposed = false;
        if (own.Layer is not null && Take(TokenKind.Sup) && (layer = LayerIndex(ref transposed)) is null) return null;
        if (Kind != TokenKind.Sub && !IsOpen('[')) return null;
        if (own.Subscript is not null)
        {
            Next();
            var at = _index;
            if (Kind == TokenKind.Open) SkipGroup();
            else Next();
            return folded.Text.AsSpan(tokens[at].Start, tokens[_index - 1].End - tokens[at].Start).Trim("{}") is var text && text.SequenceEqual(own.Subscript) ? own.Value : null;
        }
        var subscripts = new List<Index>();
        if (!Subscripts(subscripts, own.Indices.Length) || subscripts.Count != own.Indices.Length) return null;
        if (own.Layer is not null && layer is null && Take(TokenKind.Sup)) layer = LayerIndex(ref transposed);
        var letters = own.Indices.Zip(subscripts).ToImmutableArray();
        return Renaming.Of(own.Value, own.Layer is not null && layer is { } read ? letters.Add((own.Layer, read)) : letters);
    }

    private void Advance(int length)
    {
        _offset += length;
        if (_offset >= Current.Length) Next();
    }

    private static bool IsDelta(ReadOnlySpan<char> word) => word is "δ" or "delta";

    private Formula? Meant(Meaning meaning, in Token token, bool isDelta)
    {
        switch (meaning)
        {
            case Meaning.Name name:
                if (_offset > 0 && name.Array is { } array && Glued(array) is { } element) return element;
                // a digit left over was meant as part of the name: z63, w99
                if (_offset > 0 && char.IsAsciiDigit(folded.Text[token.Start + _offset])) return Fail(NoSuchName(token));
                if (isDelta && TryKronecker() is { } kronecker) return kronecker;
                return Scripted(name, token);
            case Meaning.Call call: return Function(call, token);
            case Meaning.Constant constant: return new Constant(constant.Word);
            case Meaning.Step step: return StepSize(step.Word, token);
            case Meaning.Form { Word: "sum" or "Sum" } when Kind is TokenKind.Sub or TokenKind.Sup: return SumBody(token);
            case Meaning.Form form: return Form(form.Word, token);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private ReadingFault NoSuchName(in Token token)
    {
        var name = Word(folded.Text.Substring(token.Start, token.Length));
        return new ReadingFault.UnknownName(name, vocabulary.Nearest(name), true, folded.Place(token.Start), name.Length);
    }

    private Formula? Unknown(ReadOnlySpan<char> text, in Token token)
    {
        var word = Word(text.ToString());
        var start = folded.Place(token.Start + _offset);
        if (word is "δ" or "delta" && Advanced(word.Length, TryKronecker) is { } kronecker) return kronecker;
        if (vocabulary.Step is not null && StepName is null && IsStepName(word) && !vocabulary.Quantities.Any(quantity => quantity.Name.StartsWith(word[0])) && word is not ("o" or "O"))
        {
            if (token.Kind == TokenKind.Name) Next();
            else Advance(word.Length);
            return StepSize(word, token);
        }
        if (word is "o" or "O") return Fail(new ReadingFault.Quoting(QuotingFault.LetterForDigit, word, start, word.Length));
        var name = word.Length == 0 ? text.ToString() : word;
        return Fail(new ReadingFault.UnknownName(name, vocabulary.Nearest(word), false, start, name.Length));
    }

    private static bool IsStepName(string word) => word.Length is 1 or 2 && word.All(char.IsLetter)
        || word.Contains("rate", StringComparison.OrdinalIgnoreCase) || word.Contains("step", StringComparison.OrdinalIgnoreCase);

    // w3i within a sum over i, yj where j is free: subscripts that hang at the name
    private Symbol? Glued(Quantity quantity)
    {
        var rest = TextOf(Current)[_offset..];
        var start = Current.Start + _offset;
        var wanted = quantity.Subscripts;
        if (wanted == 0 || rest.Length < wanted || !rest[..wanted].ContainsAnyExceptInRange('0', '9')) return null;
        foreach (var c in rest[..wanted])
            if (!char.IsAsciiDigit(c) && !_dummies.Contains(c) && !vocabulary.FreeIndices.Any(free => free.Letter[0] == c)) return null;
        Advance(wanted);
        HasIndices = true;
        var subscripts = folded.Text.Substring(start, wanted).Select(c => char.IsAsciiDigit(c) ? Index.Of(c - '0') : new Index($"{c}", 0)).ToImmutableArray();
        if (quantity.Layer is null) return new Symbol(quantity, subscripts, null);
        return Element(quantity, Current, new Symbol(quantity, subscripts, null)) as Symbol;
    }

    private Formula? Advanced(int length, Func<Formula?> read)
    {
        var mark = Mark();
        if (Kind == TokenKind.Name) Next();
        else Advance(length);
        var result = read();
        if (result is null) Reset(mark);
        return result;
    }

    private Formula? StepSize(string name, in Token token)
    {
        if (StepName is not null && StepName != name)
            return Fail(new ReadingFault.Pairing(PairingFault.TwoStepSizes, Greek.Spelled(StepName), Greek.Spelled(name), folded.Place(token.Start), token.Length));
        StepName = name;
        return Symbol.Of(vocabulary.Step!);
    }

    // Four letters or more that would fall apart into single ones are a word, not a product.
    private bool IsWord(ReadOnlySpan<char> text, int length)
    {
        if (_offset > 0 || length > 1 || text.Length < 4) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    private static string Word(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_')) length++;
        return text[..length];
    }

    // A name with the scripts that follow, in either order: z_6, z^2_6, w_jk^(l+1), W[l+1].T, w[4][6].
    private Formula? Scripted(Meaning.Name name, in Token token)
    {
        if (name.Array is not { } array || name.Scalar is not null && Kind != TokenKind.Sub && !IsOpen('['))
            return Scalar(name.Scalar!, token);
        return !array.IsFamily ? Element(array, token) : PlainMember(array) is { } member ? Scalar(member, token) : Member(array, token);
    }

    private Formula? Scalar(Symbol scalar, in Token token)
    {
        if (vocabulary.Updated is null) return scalar;
        if (scalar.Quantity.Id == vocabulary.Step?.Id) return StepSize(scalar.Quantity.Name, token);
        if (scalar.Quantity.Id == vocabulary.Updated.Id) SkipUpdateMarks();
        return scalar;
    }

    // The usual z_6 and w_{46}, without a list of indices.
    private Symbol? PlainMember(Quantity family)
    {
        if (Kind != TokenKind.Sub) return null;
        var braces = Peek() == TokenKind.Open;
        var digits = _index + (braces ? 2 : 1);
        if (digits >= _end || tokens[digits].Kind != TokenKind.Number || tokens[digits].Length != family.Subscripts || braces && Peek(3) != TokenKind.Close) return null;
        var number = TextOf(tokens[digits]);
        // a scalar of that very name, and not of another spelling, is one of the family
        if (vocabulary.Words.Exactly(family.Name, number) is not Meaning.Name { Scalar: { } member } || !member.Quantity.Name.StartsWith(family.Name, StringComparison.Ordinal)) return null;
        MoveTo(digits + (braces ? 2 : 1));
        return member;
    }

    private Formula? Member(Quantity family, in Token token)
    {
        var digits = family.Subscripts;
        var subscripts = new List<Index>();
        Formula? power = null;
        if (Kind == TokenKind.Sup && vocabulary.Updated is null && !_inDerivative)
        {
            Next(); // z^2_6
            if ((power = Exponent()) is null) return null;
        }
        while (Kind == TokenKind.Sub || (IsOpen('[') && subscripts.Count < digits))
        {
            if (Kind == TokenKind.Sub && vocabulary.Updated is { } updated && family.Members.ContainsKey(updated.Name) && Peek() == TokenKind.Run
                && UpdateMarks.AsSpan(0, 2).Contains(TextOf(tokens[_index + 1]).ToString()))
            {
                SkipUpdateMarks(); // w_new
                return Symbol.Of(updated);
            }
            if (!Subscripts(subscripts, digits)) return null;
            if (subscripts.Count >= digits) break;
        }
        var end = tokens[Math.Max(0, _index - (_offset > 0 ? 0 : 1))].End;
        if (subscripts.Count == 0) return Fail(new ReadingFault.Counting(CountingFault.Subscripts, family.Name, digits, 0, folded.Place(token.Start), Math.Max(1, token.Length)));
        Formula symbol;
        if (subscripts.All(index => index.IsNumber))
        {
            var name = family.Name + string.Concat(subscripts.Select(index => index.Offset));
            if (!family.Members.TryGetValue(name, out var member))
                return Fail(new ReadingFault.UnknownName(Greek.Spelled(name), vocabulary.Nearest(name), true, folded.Place(token.Start), end - token.Start));
            if (member == vocabulary.Updated) SkipUpdateMarks();
            symbol = Symbol.Of(member);
        }
        else
        {
            HasIndices = true;
            symbol = new Symbol(family, [.. subscripts], null);
        }
        return power is null ? symbol : new Binary(Operator.Power, symbol, power);
    }

    private static readonly string[] UpdateMarks = ["new", "old", "t", "t+1", "t-1", "n", "n+1", "k", "k+1", "i", "i+1", "next", "current", "tau", "τ", "τ+1", "*", "+", "prev", "updated"];

    // w46(t+1), w_46^{new}, w46', w_46,old: marks of a new or old value, without meaning for the value itself
    private void SkipUpdateMarks()
    {
        while (true)
        {
            if (Take(TokenKind.Prime)) continue;
            var mark = Mark();
            if (Kind is TokenKind.Sub or TokenKind.Sup) Next();
            if (Kind == TokenKind.Open)
            {
                var from = Current.End;
                SkipGroup();
                var inner = folded.Text[from..Math.Max(from, tokens[_index - 1].Start)].Replace(" ", "").Trim('(', ')').Replace("\\text{", "").Replace("\\mathrm{", "").Trim('{', '}').Replace("\\", "");
                if (UpdateMarks.Contains(inner)) continue;
            }
            else if (_index > mark.Index && Kind is TokenKind.Run or TokenKind.Words && UpdateMarks.Contains(TextOf(Current).ToString()))
            {
                Next();
                continue;
            }
            Reset(mark);
            return;
        }
    }
}
