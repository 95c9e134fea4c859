using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;

namespace Grading.Problems;

// Tables, a list of asks or the elements of an array; shapes; a formula with its value.
internal sealed partial class PartReader
{
    // more than anybody types
    private const int MostCells = 200;

    private Question.Table? Table()
    {
        var groups = ImmutableArray.CreateBuilder<TableGroup>();
        foreach (var ask in AsksIn(fields.Text("ask")))
            if (Formula(ask) is { } question) groups.Add(GroupOf(ask, question));
        var table = new Question.Table(groups.ToImmutable());
        if (table.Cells.Length > MostCells) fields.Fault("ask", AuthorSentences.TooManyCells(table.Cells.Length, MostCells));
        return table.Cells.IsEmpty ? null : table;
    }

    private Question.Both? Both(string ask)
    {
        if (Formula(ask) is not { } question) return null;
        if (question is Question.Number { Vocabulary: { FreeIndices.IsEmpty: true, FreeLayer: null } names } number)
            return new(new(number.Reference, names.ForFormula, (1, 0), Givens()), number);
        fields.Fault(fields.Has("decimals") ? "ask" : "decimals", AuthorSentences.NoValue);
        return null;
    }

    private Question.Shape? Shape()
    {
        if (Understood("ask", fields.Text("ask"), AuthorSentences.OldAsk) is not { } asked) return null;
        var array = asked.Formula switch
        {
            Formulas.Tree.Formula.Derivative derivative => derivative.With,
            Formulas.Tree.Formula.Symbol symbol => symbol,
            _ => null,
        };
        return new(array, [.. asked.Free.Select(index => index.Axis)]);
    }

    /// <summary>Whether an ask is a list: <c>[n, a, E]</c>, but not <c>[c = y]</c>.</summary>
    private static bool IsList(string ask) => InBrackets(ask)?.Replace(":=", "", StringComparison.Ordinal) is { } inner
        && inner.AsSpan().IndexOfAny("<>=!") < 0;

    // [n, dE/dW[1,2], E]: cut at the commas outside of brackets
    private static IEnumerable<string> AsksIn(string ask)
    {
        if (!IsList(ask)) return [ask];
        var (asks, inner, depth, start) = (new List<string>(), InBrackets(ask)!, 0, 0);
        for (var i = 0; i <= inner.Length; i++)
        {
            if (i < inner.Length && inner[i] is '[' or '(') depth++;
            if (i < inner.Length && inner[i] is ']' or ')') depth--;
            if (i < inner.Length && (inner[i] != ',' || depth > 0)) continue;
            asks.Add(inner[start..i].Trim());
            start = i + 1;
        }
        return asks;
    }

    private static string? InBrackets(string ask)
    {
        ask = ask.Trim();
        if (ask is not ['[', .., ']']) return null;
        var depth = 0;
        for (var i = 0; i < ask.Length - 1; i++)
        {
            depth += ask[i] == '[' ? 1 : ask[i] == ']' ? -1 : 0;
            if (depth == 0) return null;
        }
        return ask[1..^1];
    }

    private TableGroup GroupOf(string ask, Question question)
    {
        var changed = ask.StartsWith(UpdatePrefix, StringComparison.Ordinal) ? ask[UpdatePrefix.Length..].Trim()
            : ask.Split(":=", StringSplitOptions.TrimEntries) is [var left, _] ? left : null;
        var (name, isUpdate) = (changed ?? ask, changed is not null);
        var vocabulary = question.Vocabularies.First();
        if (vocabulary.FreeIndices.IsEmpty && vocabulary.FreeLayer is null) return new(name, [], [new(name, [], question)], isUpdate);
        if (section.Networks is not [var network])
        {
            if (question is Question.Number) fields.Fault("ask",
                AuthorSentences.NoSizeOfTable(ask, $"{vocabulary.FreeIndices[0].Axis.Dimension}"));
            return new(name, [], [new(name, [], question)], isUpdate);
        }
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        ImmutableArray<int> sizes = [];
        foreach (var letters in Elements(vocabulary, network.Layout, out sizes))
            cells.Add(new(
                $"{name}[{string.Join(',', letters.Select(pair => pair.Value.Offset))}]", [.. letters.Select(pair => pair.Value.Offset)],
                At(question, letters)));
        return new(name, sizes, cells.ToImmutable(), isUpdate);
    }

    // The values of the letters that are free, the step first and the last index fastest.
    private IEnumerable<ImmutableArray<(string Letter, Formulas.Tree.Index Value)>> Elements(
        Vocabulary vocabulary, Formulas.Evaluating.ColumnLayout layout, out ImmutableArray<int> sizes)
    {
        IEnumerable<ImmutableArray<(string, Formulas.Tree.Index)>> all = [[]];
        var known = ImmutableArray.CreateBuilder<int>();
        if (vocabulary.FreeLayer is { } letter)
        {
            var (first, fromEnd) = Layers(letter);
            var last = layout.Sizes.Last(vocabulary.FreeSteps!) + fromEnd;
            all = [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(ImmutableArray<(string,
                Formulas.Tree.Index)> (step) => [(letter, Formulas.Tree.Index.Of(step))])];
            known.Add(last - first + 1);
        }
        foreach (var free in vocabulary.FreeIndices)
        {
            int SizeAt(ImmutableArray<(string, Formulas.Tree.Index)> before) =>
                layout.SizeOf(free.Axis, vocabulary.FreeLayer is null ? 0 : before[0].Item2.Offset);
            known.Add(all.Any() ? SizeAt(all.First()) : 0);
            all = [.. all.SelectMany(before =>
                Enumerable.Range(1, SizeAt(before)).Select(value => before.Add((free.Letter, Formulas.Tree.Index.Of(value)))))];
        }
        sizes = known.ToImmutable();
        return all;
    }

    private static Question At(Question question, ImmutableArray<(string Letter, Formulas.Tree.Index Value)> letters) => question switch
    {
        Question.Number number =>
            number with { Reference = Renaming.Of(number.Reference, letters), Vocabulary = number.Vocabulary.At(letters) },
        Question.Formula formula => formula with
        {
            Reference = Renaming.Of(formula.Reference, letters),
            Vocabulary = formula.Vocabulary.At(letters),
            Layers = (1, 0),
            Mistakes = [.. formula.Mistakes.Select(mistake => mistake with { Formula = Renaming.Of(mistake.Formula, letters) })],
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
