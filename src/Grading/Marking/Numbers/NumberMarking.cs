using System.Diagnostics;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Marking.Numbers;

/// <summary>
/// Marks a number by the rule of decimals: with d decimals as typed (trailing zeros dropped, an exponent
/// counted in, at least as many as the part asks for) it must be the true value rounded or truncated to d decimals; or it lies within half
/// a unit of the last asked decimal and 0.5 % of it.
/// </summary>
public sealed class NumberMarking(Question.Number question, Reference.Frame reference)
{
    private const int MostDecimals = 15;
    private const double LargestWithDecimals = 1e9;

    // of a result, what stands beside it and is its working
    private const double Nearby = 0.05;

    private readonly Lazy<NumberDiagnosis> _diagnosis = new(() => new NumberDiagnosis(question.Reference, reference, question.Decimals));

    private readonly Permission _permission = new(question, reference.Set.Network.Model);

    public Outcome Grade(string answer)
    {
        var outcome = Judge(answer);
        if (outcome is not { Verdict: Verdict.Wrong, Formula: { } formula }) return outcome;
        var value = Value(formula);
        var typed = WrittenNumber.Decimals(formula);
        var finding = ExplanationGuard.Try(() => _diagnosis.Value.Of(value, typed, other => IsRight(formula, value, other)), null);
        return outcome.With(finding) with { Cluster = Evidence.Cluster(Evidence.Number(value)) };
    }

    /// <summary>How an answer is read: what can be told of it without what is right.</summary>
    public AsRead Read(string answer) => FormulaReader.Read(WithDecimalPoint(answer), question.Vocabulary) switch
    {
        Reading.Unread { Fault: var fault } => AsRead.Not(new Reason.Unread(fault)),
        Reading.Success read => Open(read) is { } open ? new(read.Formula, open, IsReadable: true)
            : Unclear(read) is { } unclear ? AsRead.Not(unclear)
            : new(read.Formula, Reason.None, IsReadable: true) { HasEarlierLines = read.HasEarlierLines },
        Reading.Mistyped { Formula: var formula } => new(formula, Reason.None, IsReadable: true),
        _ => throw new UnreachableException(),
    };

    /// <summary>The verdict on an answer as it stands, without explanations of what is wrong.</summary>
    internal Outcome Judge(string answer)
    {
        var reading = FormulaReader.Read(WithDecimalPoint(answer), question.Vocabulary);
        if (reading is Reading.Unread { Fault: var fault }) return new(Verdict.Unreadable, new Reason.Unread(fault));
        if (reading is not Reading.Success { Formula: var formula } success) return new(Verdict.Unreadable, Cause.NoNumber);
        if (Open(success) is { } open) return new(Verdict.Unreadable, open) { Formula = formula };
        if (success.Left is { } left && !IsAsked(left)) return new(Verdict.Unreadable, new Reason.OtherLeft(left)) { Formula = formula };
        if (Unclear(success) is { } unclear) return new(Verdict.Unreadable, unclear) { Formula = formula };
        return Compared(success);
    }

    private Outcome Compared(Reading.Success read)
    {
        var formula = read.Formula;
        if (IsRight(formula, Value(formula), reference.Values[0].Value)) return new(Verdict.Correct) { Formula = formula };
        // 0.288 = 0.29: rounded further than is asked. Whether the number before it is right is not told.
        if (WrittenNumber.Decimals(formula) is { } typed && typed < question.Decimals)
            foreach (var member in read.Earlier)
                if (WrittenNumber.Decimals(member) > typed)
                    return new(Verdict.Unreadable, new Reason.Contradiction(member, formula)) { Formula = formula };
        return new(Verdict.Wrong) { Formula = formula };
    }

    // Names come first: nothing is told of the value of y or C, which are to be worked out; the given
    // numbers (x, w1) may stand in an expression.
    private Reason? WithheldIn(Formula formula) => Withheld.By(_permission, formula);

    private Reason? Open(Reading.Success read) =>
        WithheldIn(read.Formula) ?? (read.Otherwise is null ? null : WithheldIn(read.Otherwise));

    // Another name for what is asked; of an expression with it nothing is told, for its value could be anything.
    private bool IsAsked(Formula left) => left is Formula.Symbol or Formula.Derivative
        && Math.Abs(Value(left) - reference.Values[0].Value) <= Tolerances.Formula * Math.Abs(reference.Values[0].Value);

    // Two readings, or two members of a chain, that are not the same number.
    private Reason? Unclear(Reading.Success read)
    {
        if (read.Otherwise is { } otherwise && Value(otherwise) != Value(read.Formula))
            return new Reason.Ambiguous(read.Formula, otherwise);
        if (InDoubt(read) is { } doubt) return doubt;
        return (read.Earlier.IsEmpty ? null : Break(read)) ?? FalseClaim(read);
    }

    // 0.288-0.289: from one to the other, or their difference. 0.288 (1/2*0.7595^2): the bracket has the value of the number, and says
    // where it comes from. What is right has no say in it.
    private Reason? InDoubt(Reading.Success read)
    {
        if (WrittenNumber.Range(read.Formula) is var (from, to))
            return new Reason.Unread(new ReadingFault.Pairing(
                PairingFault.TwoAnswers, PlainPrinter.Print(from), PlainPrinter.Print(to), 0, 0));
        return read.Alone is { } alone && (read.Working is not { } working || IsResult(alone, working))
            ? new Reason.Ambiguous(read.Formula, alone)
            : null;
    }

    // 0.5 (0.2405-1)^2 has a coefficient: rounded so far, it would be a result of nearly everything.
    private bool IsResult(Formula number, Formula working)
    {
        var (result, value) = (Value(number), Value(working));
        return Math.Abs(result - value) <= Nearby * Math.Abs(value) && Chain().FirstBreak([number, working]) is null;
    }

    private NumberChain Chain() => new(Value, [.. reference.Set.Network.Leaves.Select(leaf => leaf.Leaf.Domain.At(0))]);

    // Two members of a chain that are not the same number; of one with names that are to be worked out nothing is told.
    private Reason? Break(Reading.Success read)
    {
        Formula[] members = [.. read.Earlier.Where(member => WithheldIn(member) is null), read.Formula];
        return Chain().FirstBreak(members) is var (one, other)
            ? new Reason.Contradiction(one, other)
            : null;
    }

    // "0.288 (x = 1)": a given number that is another one in the question; of names that are to be worked out nothing is told
    private Reason? FalseClaim(Reading.Success read)
    {
        foreach (var (left, right) in read.Claims)
            if (left is not null && WithheldIn(left) is null && WithheldIn(right) is null
                && new NumberChain(Value, []).FirstBreak([left, right]) is var (one, other)) return new Reason.Contradiction(one, other);
        return null;
    }

    private double Value(Formula formula) => Evaluation.OfThread.Run(formula, reference.Set, [])[0].Value;

    private bool IsRight(Formula formula, double value, double truth)
    {
        if (!double.IsFinite(value)) return false;
        var unit = Math.Pow(10, -question.Decimals);
        if (Math.Abs(value - truth) <= Math.Min(unit / 2, Tolerances.Number * Math.Abs(truth))) return true;
        if (WrittenNumber.Decimals(formula) is not { } typed) return false;
        var decimals = Math.Max(typed, question.Decimals);
        // what neither a double nor a decimal holds
        if (decimals > MostDecimals || Math.Max(Math.Abs(value), Math.Abs(truth)) > LargestWithDecimals) return false;
        var (given, exact) = ((decimal)value, (decimal)truth);
        return decimal.Round(given, decimals) == decimal.Round(exact, decimals, MidpointRounding.AwayFromZero)
            || decimal.Round(given, decimals) == decimal.Round(exact, decimals, MidpointRounding.ToZero);
    }

    // 0,288 can only be a decimal comma; 2,080 is left for the reader to ask about.
    internal static string WithDecimalPoint(string answer)
    {
        if (answer.Count(c => c == ',') != 1 || answer.Contains('.')) return answer;
        var comma = answer.IndexOf(',');
        var before = comma;
        while (before > 0 && char.IsAsciiDigit(answer[before - 1])) before--;
        var after = comma + 1;
        while (after < answer.Length && char.IsAsciiDigit(answer[after])) after++;
        if (before == comma || after == comma + 1) return answer;
        var thousands = answer[before] != '0' && comma - before <= 3 && after - comma - 1 == 3;
        return thousands ? answer : $"{answer[..comma]}.{answer[(comma + 1)..]}";
    }
}
