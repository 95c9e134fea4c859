using System.Collections.Immutable;
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

    private const int WidestLayer = 50;

    private static readonly string[] Known =
        ["symbols", "functions", "model", "loss", "widths", "keep", "strata", "points", "hand-derived", "write", "name", "parts"];

    private static readonly string[] Constants = ["e", "pi"];

    private readonly YamlFields[] _fields; // the section, and the file around it
    private readonly SymbolsReader _symbols = new();
    private readonly List<Definition> _definitions = [];
    private readonly List<(string Spelling, Function Function)> _functions = [];
    private readonly List<Function.Open> _open = [];

    public SectionReader(YamlFields section, YamlFields file) => _fields = section == file ? [file] : [section, file];

    /// <summary>The names that students may use; a part may take some away.</summary>
    public IEnumerable<Quantity> Visible => _symbols.Quantities.Where(quantity => !_symbols.Hidden.Contains(quantity));

    /// <summary>The step sizes: names of the parts that ask for an update with them, and of no others.</summary>
    public IReadOnlySet<Quantity> Steps => _symbols.Steps;

    public IReadOnlyList<(string Spelling, Function Function)> Functions => _functions;

    public Quantity? Loss { get; private set; }

    /// <summary>What the loss compares with its targets: a^L in C = ½ Σ (a_j^L - y_j)². Null where it does nothing of that kind.</summary>
    public Formula.Symbol? Output { get; private set; }

    /// <summary>Other ways to write the names, the section's before the file's.</summary>
    public ImmutableArray<Spelling> Spellings { get; private set; } = [];

    /// <summary>x3 = σ(z3): what dx3/dz3 means.</summary>
    public Dictionary<int, ActivationRule> Activations { get; } = [];

    public IReadOnlyList<AdjointName> AdjointNames => _symbols.AdjointNames;

    public Quantity? Quantity(SymbolPattern pattern) => _symbols.Find(pattern);

    /// <inheritdoc cref="SymbolsReader.Nearest"/>
    public string Nearest(string name) => _symbols.Nearest(name);

    /// <summary>Whether an answer can be written in terms of it: a symbol, a constant or a function.</summary>
    public bool Knows(string name) =>
        Constants.Contains(name) || FunctionTable.Named(name) is not null
        || _symbols.Quantities.Exists(quantity => Greek.Spelled(quantity.Name) == name)
            || _functions.Exists(function => Greek.Spelled(function.Function.Name) == name);

    /// <summary>Whether a symbol, or numbered ones, or a function are called so.</summary>
    public bool IsNamed(string name) => _symbols.Quantities.Exists(quantity => Spelling.IsNamed(quantity, name))
        || _functions.Exists(function => Greek.Canonical(function.Spelling) == name);

    /// <summary>What is wrong with a text that can't be read.</summary>
    public static string Sentence(Reading reading) => reading switch
    {
        Reading.Unread unread => FaultSentences.Of(unread.Fault),
        Reading.Mistyped mistyped => FaultSentences.Of(mistyped.Fault),
        _ => AuthorSentences.Unreadable,
    };

    public Section Read(string name)
    {
        for (var i = _fields.Length - 1; i >= 0; i--) _symbols.Read(_fields[i]);
        ReadFunctions();
        var statements = Statements();
        foreach (var statement in statements)
            if (SymbolPattern.Parse(statement.Left) is { } pattern) _symbols.Declare(pattern);
        _symbols.ReadAdjoints();
        Loss = ReadLoss(statements);
        foreach (var statement in statements) ReadDefinition(statement);
        FindActivations();
        Output = FindOutput();
        foreach (var fields in _fields) Spellings = Spellings.AddRange(SymbolsReader.Spellings(fields, IsNamed));
        var model = new Model
        {
            Quantities = [.. _symbols.Quantities],
            Leaves = [.. _symbols.Leaves],
            Definitions = [.. _definitions],
            AdjointNames = [.. _symbols.AdjointNames],
            Loss = Loss,
            OpenFunctions = [.. _open],
            Keep = Conditions("keep"),
            Strata = Strata(),
            Widths = ReadWidths(),
            PointCount = PointCount(),
        };
        if (_fields.Length > 1) _fields[0].RefuseTheRest(Known);
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

    private int PointCount()
    {
        if (First("points") is not { } fields || fields.Whole("points") is not { } count) return LeastPoints;
        if (count is < LeastPoints or > MostPoints) fields.Fault("points", AuthorSentences.PointsOutOfRange(LeastPoints, MostPoints));
        return Math.Clamp(count, LeastPoints, MostPoints);
    }

    // What is said to be the loss, or what is defined last; null where that is no scalar.
    private Quantity? ReadLoss(List<Statement> statements)
    {
        Quantity? loss = null;
        if (First("loss") is { } fields)
        {
            var name = fields.Text("loss");
            loss = _symbols.Quantities.Find(quantity => quantity.Name == Greek.Canonical(name));
            if (loss is null && name.Length > 0) fields.Fault("loss", AuthorSentences.NoneOfThem("symbol", name, Nearest(name)));
        }
        else if (statements is [.., var last] && SymbolPattern.Parse(last.Left) is { } pattern) loss = Quantity(pattern);
        return loss is { IsScalar: true } ? loss : null;
    }

    private void FindActivations()
    {
        foreach (var (target, body) in _definitions)
        {
            if (body is not Formula.Call { Order: 0, Arguments: [Formula.Symbol argument] } call) continue;
            if (argument.Subscripts.SequenceEqual(target.Subscripts))
                Activations[target.Quantity.Id] = new(call.Function, argument.Quantity);
        }
    }

    // The one name in the loss that has a definition, beside one that is given and has as many elements.
    private Formula.Symbol? FindOutput()
    {
        if (_definitions.Find(definition => definition.Target.Quantity == Loss)?.Body is not { } body) return null;
        var names = new List<Formula.Symbol>();
        foreach (var node in Walks.Nodes(body))
            if (node is Formula.Symbol symbol && !names.Exists(other => other.Quantity == symbol.Quantity && other.Layer == symbol.Layer))
                names.Add(symbol);
        if (names.Where(IsDefined).ToArray() is not [var output]) return null;
        var axes = AxesOf(output).ToArray();
        var targets = names.Count(symbol =>
            !IsDefined(symbol) && !_symbols.Hidden.Contains(symbol.Quantity) && AxesOf(symbol).SequenceEqual(axes));
        return targets == 1 ? output : null;
    }

    private bool IsDefined(Formula.Symbol symbol) => _definitions.Exists(definition => definition.Target.Quantity == symbol.Quantity);

    private static IEnumerable<Axis> AxesOf(Formula.Symbol symbol) =>
        symbol.Quantity.Axes.Select((_, place) => symbol.Quantity.AxisAt(place, symbol.Layer));

    private void ReadFunctions()
    {
        if (First("functions") is not { } fields || fields.Fields("functions") is not { } functions) return;
        foreach (var key in functions.Names.ToArray())
        {
            var text = functions.Text(key);
            if (key.Split('(') is [var name, var parameter] && parameter.TrimEnd(')') is { Length: > 0 } letter)
                ReadDefined(functions, key, name.Trim(), letter, text);
            else ReadNamed(functions, key, text);
        }
    }

    // rho(z): z^2
    private void ReadDefined(YamlFields functions, string key, string name, string letter, string text)
    {
        var variable = Formulas.Tree.Quantity.Scalar(-1000 - _functions.Count, Greek.Canonical(letter));
        if (FormulaReader.Read(text, new Vocabulary([variable], _functions)) is Reading.Success body)
            _functions.Add((name, new Function.Defined(Greek.Canonical(name), variable, body.Formula)));
        else functions.Fault(key, AuthorSentences.NoFormulaOf(text, letter));
    }

    // "g, sigma": logistic is one function under two names; "f, g": any smooth are two functions
    private void ReadNamed(YamlFields functions, string key, string text)
    {
        var spellings = key.Split(',', StringSplitOptions.TrimEntries);
        var name = Greek.Canonical(spellings[0]);
        if (text == "any smooth") ReadOpen(spellings);
        else if (FunctionTable.Named(text) is { } function)
            foreach (var spelling in spellings) _functions.Add((spelling, function with { Name = name }));
        else
        {
            var nearest = KnownNames.Nearest(FunctionTable.Table.Select(row => row.Function.Name), text);
            functions.Fault(key, AuthorSentences.NoFunction(text, spellings[0], nearest));
        }
    }

    private void ReadOpen(string[] names)
    {
        foreach (var name in names)
        {
            _open.Add(new(Greek.Canonical(name), _open.Count));
            _functions.Add((name, _open[^1]));
        }
    }

    private sealed record Statement(YamlFields Fields, string Left, string Right, int Line)
    {
        public void Fault(string sentence) => Fields.Fault("model", Line, sentence);
    }

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
                if (text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right])
                    statements.Add(new(fields, left, right, start + i));
                else fields.Fault("model", start + i, AuthorSentences.NoAssignment(text));
            }
        }
        return statements;
    }

    private Vocabulary? _vocabulary;

    private Vocabulary Vocabulary => _vocabulary ??= new(_symbols.Quantities, _functions) { Loss = Loss };

    private void ReadDefinition(Statement statement)
    {
        if (SymbolPattern.Parse(statement.Left) is not { } pattern || Quantity(pattern) is not { } quantity)
        {
            statement.Fault(AuthorSentences.NotDeclared(statement.Left));
            return;
        }
        if (_definitions.Exists(definition => definition.Target.Quantity == quantity && definition.Target.Layer == pattern.Layer))
            statement.Fault(AuthorSentences.DefinedTwice(statement.Left));
        if (_symbols.Leaves.Exists(leaf => leaf.Quantity == quantity && (leaf.Layer is null || leaf.Layer == pattern.Layer)))
            statement.Fault(AuthorSentences.DefinedAndDrawn(statement.Left));
        var layer = pattern.Layer is { IsNumber: false } index ? index.Letter : null;
        var reading = FormulaReader.Read(statement.Right, Vocabulary.WithFree(pattern.Free(quantity), layer));
        if (reading is Reading.Success success) _definitions.Add(new(pattern.Of(quantity), success.Formula));
        else statement.Fault(AuthorSentences.InDefinition(statement.Left, statement.Right, Sentence(reading)));
    }

    private ImmutableArray<Formula> Conditions(string field) =>
        First(field) is { } fields ? Conditions(fields, field, fields.Texts(field)) : [];

    private ImmutableArray<ImmutableArray<Formula>> Strata()
    {
        if (First("strata") is not { } fields) return [];
        var strata = ImmutableArray.CreateBuilder<ImmutableArray<Formula>>();
        foreach (var list in fields.Lists("strata")) strata.Add(Conditions(fields, "strata", list.Texts));
        return strata.ToImmutable();
    }

    private ImmutableArray<Formula> Conditions(YamlFields fields, string field, YamlFields.TextLine[] texts)
    {
        var conditions = ImmutableArray.CreateBuilder<Formula>();
        foreach (var (text, line) in texts)
        {
            if (FormulaReader.ReadCondition(text, Vocabulary) is Reading.Success { Formula: Formula.Choose condition })
                conditions.Add(condition);
            else fields.Fault(field, line, AuthorSentences.NoCondition(text));
        }
        return conditions.ToImmutable();
    }

    private ImmutableArray<ImmutableArray<int>> ReadWidths()
    {
        if (First("widths") is not { } fields) return [[]];
        var widths = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var (texts, line) in fields.Lists("widths"))
        {
            if (Numbers(texts) is { Length: >= 2 } numbers) widths.Add(numbers);
            else fields.Fault("widths", line, AuthorSentences.NoWidths);
        }
        return widths.Count > 0 ? widths.ToImmutable() : [[]];
    }

    private static ImmutableArray<int>? Numbers(YamlFields.TextLine[] texts)
    {
        var numbers = ImmutableArray.CreateBuilder<int>(texts.Length);
        foreach (var text in texts)
        {
            if (!int.TryParse(text.Text, out var width) || width is <= 0 or > WidestLayer) return null;
            numbers.Add(width);
        }
        return numbers.ToImmutable();
    }
}
