using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Problems;

namespace Grading.Marking.Tables;

/// <summary>
/// What the names in a table stand for: a cell, or a group of cells. Names are compared without what marks indices (n_1, n[1], n1), and
/// where that fails as the question's formulas are read.
/// </summary>
internal sealed partial class TableNames
{
    private readonly ImmutableArray<TableGroup> _groups;
    private readonly Dictionary<string, Range> _exact = [];
    private readonly Dictionary<string, Range?> _loose = new(StringComparer.OrdinalIgnoreCase);

    public TableNames(ImmutableArray<TableGroup> groups)
    {
        _groups = groups;
        var first = 0;
        foreach (var group in groups)
        {
            foreach (var key in KeysOf(group))
            {
                Add(key, first..(first + group.Cells.Length));
                for (var c = 0; c < group.Cells.Length; c++)
                    if (!group.Cells[c].Subscripts.IsEmpty) Add(key + string.Concat(group.Cells[c].Subscripts),
                        (first + c)..(first + c + 1));
            }
            first += group.Cells.Length;
        }
    }

    private void Add(string key, Range cells)
    {
        _exact.TryAdd(key, cells);
        // m and M are two names, unless there is but one of them
        _loose[key] = _loose.TryGetValue(key, out var other) && !Equals(other, cells) ? null : cells;
    }

    // dE/dm, dm
    private static IEnumerable<string> KeysOf(TableGroup group)
    {
        var key = KeyOf(group.Name);
        yield return key;
        if (key.Split('/') is [_, ['d', _, ..] below]) yield return below;
    }

    /// <summary>The cells that a name stands for; null where it is none of the question's.</summary>
    public Range? Of(string label)
    {
        var key = KeyOf(label);
        if (_exact.TryGetValue(key, out var cells)) return cells;
        return OfFormula(label) ?? (_loose.TryGetValue(key, out var loose) ? loose : null);
    }

    // ŷ_2, \delta_1: as answers are read
    private Range? OfFormula(string label)
    {
        var first = 0;
        foreach (var group in _groups)
        {
            for (var c = 0; c < group.Cells.Length; c++)
                if (Vocabulary(group.Cells[c].Question) is { } vocabulary && FormulaReader.Read(label, vocabulary) is Reading.Success read
                    && IsCell(read.Formula, group, group.Cells[c].Question)) return (first + c)..(first + c + 1);
            if (group.Cells[0].Question is Question.Number number
                && FormulaReader.Read(label, number.Vocabulary) is Reading.Mistyped or Reading.Success
                && WholeOf(label, number) == group.Name) return first..(first + group.Cells.Length);
            first += group.Cells.Length;
        }
        return null;
    }

    private static string? WholeOf(string label, Question.Number number) => FormulaReader.Read(label, number.Vocabulary) switch
    {
        Reading.Success { Formula: Formula.Symbol symbol } => Greek.Spelled(symbol.Quantity.Name),
        Reading.Mistyped { Formula: Formula.Symbol symbol } => Greek.Spelled(symbol.Quantity.Name),
        _ => null,
    };

    private static bool IsCell(Formula formula, TableGroup group, Question question) => formula == ReferenceOf(question)
        || group.IsUpdate && formula is Formula.Symbol && ReferenceOf(question) is Formula.Binary { Left: var updated }
            && updated == formula;

    private static Formula ReferenceOf(Question question) => question switch
    {
        Question.Number number => number.Reference,
        Question.Formula formula => formula.Reference,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Vocabulary Vocabulary(Question question) => question switch
    {
        Question.Number number => number.Vocabulary,
        Question.Formula formula => formula.Vocabulary,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The digits that a name ends with, as a number; null where it ends with none.</summary>
    public static long? NumberOf(string label) =>
        TrailingDigits().Match(KeyOf(label)) is { Length: > 0 and < 12 } digits
            ? long.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The cells in words: "n (2), E".</summary>
    public string InWords => string.Join(
        ", ", _groups.Select(group => group.Cells.Length == 1 ? group.Name : $"{group.Name} ({string.Join(" × ", group.Sizes)})"));

    // What is left of a name without the marks of indices and of what is new.
    private static string KeyOf(string label)
    {
        var key = Fraction().Replace(label, "$1/$2");
        key = Commands().Replace(New().Replace(key, ""), "").Replace(@"\partial", "d", StringComparison.Ordinal).Replace('∂', 'd');
        key = Marks().Replace(Spelled().Replace(key, match => Greek.Canonical(match.Value)), "");
        return Greek.Spelled(key);
    }

    [GeneratedRegex(@"\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\(?:mathrm|mathbf|mathit|text|boldsymbol|operatorname)\b|\\(?=alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|psi|omega)")]
    private static partial Regex Commands();

    // W_new, W^+, new W, W', the W
    [GeneratedRegex(@"\b(?:new|neu|the)\b|(?<=_|\^|\{|^)(?:new|neu)|\^?\s*\{?[+']+\}?")]
    private static partial Regex New();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"[\s_^{}()\[\],`*$\\]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex TrailingDigits();
}
