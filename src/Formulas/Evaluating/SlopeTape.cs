using System.Collections.Concurrent;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>The derivative of a known function to high precision, from the text in its row of the table.</summary>
internal sealed class SlopeTape
{
    private static readonly ConcurrentDictionary<Function.Known, SlopeTape> Cache = new(ReferenceEqualityComparer.Instance);
    private static readonly Quantity Variable = Quantity.Scalar(0, "u");
    private static readonly ElementColumns Layout = new([Variable], []);

    private readonly Tape _tape = new();
    private readonly int _result;

    private SlopeTape(Function.Known function)
    {
        var vocabulary = new Vocabulary([Variable], []);
        var formula = ((Reading.Success)FormulaReader.Read(function.SlopeText, vocabulary)).Formula;
        _result = new Lowering(_tape, Layout, new PointElements(Layout)).Append(formula);
    }

    public static SlopeTape Of(Function.Known function) => Cache.GetOrAdd(function, static known => new SlopeTape(known));

    public BigFloat At(BigFloat u)
    {
        if (u.IsNaN) return u;
        var results = new BigFloat[_tape.Count];
        _tape.Run<BigFloat, Exact>(new(1, [u], []), results);
        return results[_result];
    }
}
