using System.Collections.Immutable;
using Formulas;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using ReferenceSolutions;

namespace Grading.Problems;

/// <summary>Reads the forward model of a section: symbols, functions, definitions, conditions, strata.</summary>
internal sealed class SectionReader
{
    // Fewer points decide nothing, more are slow.
    private const int LeastPoints = 64;
    private const int MostPoints = 4096;

    private static readonly string[] Known = ["symbols", "functions", "model", "loss", "widths", "keep", "strata", "points", "hand-derived"];

    private readonly YamlFields[] _fields; // the section, and the file around it
    private readonly List<Quantity> _quantities = [];
    private readonly List<Leaf> _leaves = [];
    private readonly List<Definition> _definitions = [];
    private readonly List<AdjointName> _adjoints = [];
    private readonly HashSet<Quantity> _hidden = [];
    private readonly HashSet<Quantity> _steps = [];
    private readonly List<(string Spelling, Function Function)> _functions = [];
    private readonly List<Function.Open> _open = [];
    private readonly List<AdjointText> _adjointTexts = [];

    // delta_j^l: { is: dC/dz_j^l }
    private sealed record AdjointText(YamlFields Fields, string Key, SymbolPattern Pattern, string Of);

    public SectionReader(YamlFields section, YamlFields file) => _fields = section == file ? [file] : [section, file];

    /// <summary>The names that students may use; a part may take some away.</summary>
    public IEnumerable<Quantity> Visible => _quantities.Where(quantity => !_hidden.Contains(quantity));

    /// <summary>The step sizes: names of the parts that ask for an update with them, and of no others.</summary>
    public IReadOnlySet<Quantity> Steps => _steps;

    public IReadOnlyList<(string Spelling, Function Function)> Functions => _functions;

    public Quantity? Loss { get; private set; }

    /// <summary>x3 = σ(z3): what dx3/dz3 means.</summary>
    public Dictionary<int, ActivationRule> Activations { get; } = [];

    public IReadOnlyList<AdjointName> AdjointNames => _adjoints;

    public Quantity? Quantity(SymbolPattern pattern) => _quantities.FirstOrDefault(quantity =>
        quantity.Name == pattern.Name && quantity.Axes.Length == pattern.Letters.Length
        && (_quantities.Count(other => other.Name == pattern.Name) == 1 || quantity.Letters.SequenceEqual(pattern.Letters)));

    public Section Read(string name)
    {
        for (var i = _fields.Length - 1; i >= 0; i--) ReadSymbols(_fields[i]);
        ReadFunctions();
        var statements = Statements();
        DeclareScalars(statements);
        foreach (var (fields, key, pattern, of) in _adjointTexts) ReadAdjoint(fields, key, pattern, of);
        if (First("loss") is { } lossField) Loss = _quantities.FirstOrDefault(quantity => quantity.Name == lossField.Text("loss"));
        else if (statements is [.., var last] && SymbolPattern.Parse(last.Left) is { } pattern) Loss = Quantity(pattern);
        if (Loss is { IsScalar: false }) Loss = null;
        foreach (var statement in statements) ReadDefinition(statement);
        foreach (var definition in _definitions)
            if (definition.Body is Formula.Call { Order: 0, Arguments: [Formula.Symbol argument] } call && argument.Subscripts.SequenceEqual(definition.Target.Subscripts))
                Activations[definition.Target.Quantity.Id] = new(call.Function, argument.Quantity);
        var model = new Model
        {
            Quantities = [.. _quantities],
            Leaves = [.. _leaves],
            Definitions = [.. _definitions],
            AdjointNames = [.. _adjoints],
            Loss = Loss,
            OpenFunctions = [.. _open],
            Keep = Conditions("keep"),
            Strata = Strata(),
            Widths = ReadWidths(),
            PointCount = PointCount(),
        };
        if (_fields.Length > 1) _fields[0].RefuseTheRest([.. Known, "name", "parts"]);
        return new(name, model, First("hand-derived")?.Optional("hand-derived"));
    }

    /// <summary>Marks the fields of this reader as known, before the file around it is checked for unknown ones.</summary>
    private YamlFields? First(string field)
    {
        YamlFields? found = null;
        foreach (var fields in _fields)
            if (fields.Has(field)) found ??= fields;
        return found;
    }

    private void ReadSymbols(YamlFields fields)
    {
        if (fields.Fields("symbols") is not { } symbols) return;
        foreach (var key in symbols.Names.ToArray())
        {
            var entry = symbols.IsMapping(key) ? symbols.Fields(key) : null;
            var sample = entry is null ? symbols.Optional(key) : entry.Optional("sample");
            var domain = sample is null ? null : Domain.Parse(sample);
            if (sample is not null && domain is null) symbols.Fault(key, $"\"{sample}\" is not a domain. Write [0.3, 3], ±[0.3, 1.6], [0, 2] ∪ [6, 8], or a number.");
            foreach (var text in key.Split(','))
            {
                if (SymbolPattern.Parse(text) is { } pattern) ReadSymbol(symbols, key, entry, pattern, domain);
                else symbols.Fault(key, $"\"{text.Trim()}\" is not a name. Write w46, y_j or w_kj^l.");
            }
            entry?.RefuseTheRest("sample", "axes", "from", "hidden", "step", "is", "sums-to-one");
        }
    }

    private void ReadSymbol(YamlFields symbols, string key, YamlFields? entry, SymbolPattern pattern, Domain? domain)
    {
        var sums = (entry?.Optional("sums-to-one")) switch
        {
            null => SumsToOne.No,
            "always" => SumsToOne.Always,
            "at-half" => SumsToOne.AtHalf,
            var other => Unknown(symbols, key, $"\"{other}\" should be always or at-half."),
        };
        var quantity = entry?.Has("axes") == true ? _quantities.FirstOrDefault(known => known.Name == pattern.Name && known.Letters.SequenceEqual(pattern.Letters)) : Quantity(pattern);
        if (quantity is null)
        {
            var axes = (entry?.Optional("axes") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SymbolPattern.ParseIndex).ToArray();
            if (axes.Length != pattern.Letters.Length || axes.Any(axis => axis is null))
                symbols.Fault(key, $"{pattern.Name} has {pattern.Letters.Length} {(pattern.Letters.Length == 1 ? "subscript" : "subscripts")}; \"axes\" should name the layer that each runs over, such as axes: \"l-1, l\".");
            else
            {
                quantity = new(_quantities.Count, pattern.Name, pattern.Letters, [.. axes.Select(axis => new Axis(axis!))], pattern.Layer is { IsNumber: false } layer ? layer.Letter : null)
                {
                    FirstLayer = entry?.Whole("from") ?? 1,
                };
                _quantities.Add(quantity);
            }
        }
        if (quantity is null) return;
        if (entry is not null && entry.Flag("hidden")) _hidden.Add(quantity);
        if (entry is not null && entry.Flag("step")) _steps.Add(quantity);
        if (entry?.Optional("is") is { } of) _adjointTexts.Add(new(symbols, key, pattern, of));
        if (domain is null) return;
        // the section's own domain stands in for the file's
        _leaves.RemoveAll(leaf => leaf.Quantity == quantity && leaf.Layer == (pattern.Layer is { IsNumber: true } ? pattern.Layer : null));
        _leaves.Add(new(quantity, pattern.Layer is { IsNumber: true } ? pattern.Layer : null, domain, sums));
    }

    private int PointCount()
    {
        if (First("points") is not { } fields || fields.Whole("points") is not { } count) return LeastPoints;
        if (count is < LeastPoints or > MostPoints) fields.Fault("points", $"There should be from {LeastPoints} to {MostPoints} points.");
        return Math.Clamp(count, LeastPoints, MostPoints);
    }

    private static SumsToOne Unknown(YamlFields fields, string key, string sentence)
    {
        fields.Fault(key, sentence);
        return SumsToOne.No;
    }

    // δ_j^l: { axes: l, is: dC/dz_j^l }
    private void ReadAdjoint(YamlFields fields, string key, SymbolPattern pattern, string of)
    {
        if (of.Split("/d") is [_, var with] && SymbolPattern.Parse(with) is { } named && Quantity(named) is { } quantity && Quantity(pattern) is { } name) _adjoints.Add(new(name, quantity));
        else fields.Fault(key, $"\"is: {of}\" should be a derivative of the loss, such as dC/dz_j^l.");
    }

    private void ReadFunctions()
    {
        if (First("functions") is not { } fields || fields.Fields("functions") is not { } functions) return;
        foreach (var key in functions.Names.ToArray())
        {
            var text = functions.Text(key);
            if (key.Split('(') is [var defined, var parameter] && parameter.TrimEnd(')') is { Length: > 0 } letter)
            {
                var variable = Formulas.Tree.Quantity.Scalar(-1000 - _functions.Count, Greek.Canonical(letter));
                if (FormulaReader.Read(text, new Vocabulary([variable], _functions)) is Reading.Success body) _functions.Add((defined.Trim(), new Function.Defined(Greek.Canonical(defined.Trim()), variable, body.Formula)));
                else functions.Fault(key, $"\"{text}\" can't be read as a formula of {letter}.");
                continue;
            }
            var spellings = key.Split(',', StringSplitOptions.TrimEntries);
            Function function;
            if (text == "any smooth")
            {
                var open = new Function.Open(Greek.Canonical(spellings[0]), _open.Count);
                _open.Add(open);
                function = open;
            }
            else if (FunctionTable.Named(text) is { } known) function = known with { Name = Greek.Canonical(spellings[0]) };
            else
            {
                functions.Fault(key, $"\"{text}\" is not a function that is known here. Write \"any smooth\", a name such as logistic, or a formula for {spellings[0]}(z).");
                continue;
            }
            foreach (var spelling in spellings) _functions.Add((spelling, function));
        }
    }

    private sealed record Statement(YamlFields Fields, string Left, string Right, int Line);

    private List<Statement> Statements()
    {
        var statements = new List<Statement>();
        if (First("model") is not { } fields) return statements;
        var start = fields.LineOf("model");
        var lines = fields.Text("model").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var text in lines[i].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right]) statements.Add(new(fields, left, right, start + i));
                else fields.Fault("model", start + i, $"\"{text}\" should be an assignment such as z3 = w13*x1 + b3.");
            }
        }
        return statements;
    }

    // Scalars need no declaration; their definition is one.
    private void DeclareScalars(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
            if (SymbolPattern.Parse(statement.Left) is { Letters.IsEmpty: true, Layer: null } pattern && Quantity(pattern) is null)
                _quantities.Add(Formulas.Tree.Quantity.Scalar(_quantities.Count, pattern.Name));
    }

    private Vocabulary? _vocabulary;

    private Vocabulary Vocabulary => _vocabulary ??= new(_quantities, _functions) { Loss = Loss };

    private void ReadDefinition(Statement statement)
    {
        void Fault(string sentence) => statement.Fields.Fault("model", statement.Line, sentence);
        if (SymbolPattern.Parse(statement.Left) is not { } pattern || Quantity(pattern) is not { } quantity)
        {
            Fault($"\"{statement.Left}\" is not declared under symbols.");
            return;
        }
        if (_definitions.Any(definition => definition.Target.Quantity == quantity && definition.Target.Layer == pattern.Layer)) Fault($"{statement.Left} is defined twice.");
        if (_leaves.Any(leaf => leaf.Quantity == quantity && (leaf.Layer is null || leaf.Layer == pattern.Layer))) Fault($"{statement.Left} has both a definition and a domain.");
        switch (FormulaReader.Read(statement.Right, Vocabulary.WithFree(pattern.Free(quantity), pattern.Layer is { IsNumber: false } layer ? layer.Letter : null)))
        {
            case Reading.Success success:
                _definitions.Add(new(pattern.Of(quantity), success.Formula));
                break;
            case Reading.Unread failure: Fault($"{statement.Left} = {statement.Right}: {FaultSentences.Of(failure.Fault)}"); break;
            case Reading.Mistyped mistyped: Fault($"{statement.Left} = {statement.Right}: {FaultSentences.Of(mistyped.Fault)}"); break;
        }
    }

    private ImmutableArray<Formula> Conditions(string field)
    {
        var conditions = ImmutableArray.CreateBuilder<Formula>();
        if (First(field) is not { } fields) return [];
        foreach (var (text, line) in fields.Texts(field))
            if (Condition(fields, field, text, line) is { } condition) conditions.Add(condition);
        return conditions.ToImmutable();
    }

    private ImmutableArray<ImmutableArray<Formula>> Strata()
    {
        if (First("strata") is not { } fields) return [];
        var strata = ImmutableArray.CreateBuilder<ImmutableArray<Formula>>();
        foreach (var list in fields.Lists("strata"))
        {
            var alternatives = ImmutableArray.CreateBuilder<Formula>();
            foreach (var text in list.Texts)
                if (Condition(fields, "strata", text.Text, text.Line) is { } condition) alternatives.Add(condition);
            strata.Add(alternatives.ToImmutable());
        }
        return strata.ToImmutable();
    }

    private Formula? Condition(YamlFields fields, string field, string text, int line)
    {
        if (FormulaReader.ReadCondition(text, Vocabulary) is Reading.Success { Formula: Formula.Choose condition }) return condition;
        fields.Fault(field, line, $"\"{text}\" can't be read as a condition such as 0.45 < |z6| < 2.2.");
        return null;
    }

    private ImmutableArray<ImmutableArray<int>> ReadWidths()
    {
        if (First("widths") is not { } fields) return [[]];
        var widths = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var (texts, line) in fields.Lists("widths"))
        {
            var numbers = ImmutableArray.CreateBuilder<int>(texts.Length);
            foreach (var text in texts)
                if (int.TryParse(text.Text, out var width) && width is > 0 and <= 50) numbers.Add(width);
            if (numbers.Count >= 2 && numbers.Count == texts.Length) widths.Add(numbers.ToImmutable());
            else fields.Fault("widths", line, "Each list should hold the numbers of neurons of the layers, the inputs first, such as [3, 4, 2].");
        }
        return widths.Count > 0 ? widths.ToImmutable() : [[]];
    }
}
