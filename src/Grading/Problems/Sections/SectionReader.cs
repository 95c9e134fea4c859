using System.Collections.Immutable;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Yaml;
using ReferenceSolutions;

namespace Grading.Problems.Sections;

/// <summary>Reads the forward model of a section: dimensions, symbols, functions, definitions, conditions, strata.</summary>
internal sealed class SectionReader
{
    // Fewer points decide nothing, more are slow.
    private const int LeastPoints = 64;
    private const int MostPoints = 4096;

    private static readonly string[] Constants = ["e", "pi"];

    private readonly YamlFields[] _fields; // the section, and the file around it
    private readonly DimensionsReader _dimensions;
    private readonly SymbolsReader _symbols;
    private readonly ModelLines _declared;
    private readonly List<Definition> _definitions = [];
    private readonly List<int> _lines = []; // of the definitions, in the file
    private readonly List<Function.Open> _open = [];
    private readonly List<AdjointName> _adjointNames = [];

    public SectionReader(YamlFields section, YamlFields file)
    {
        _fields = section == file ? [file] : [section, file];
        _dimensions = new(Names);
        _symbols = new(Names, _dimensions);
        _declared = new(Names);
    }

    /// <summary>What the names of the model mean.</summary>
    public AuthorNames Names { get; } = new();

    /// <summary>The names that students may use; a part may take some away.</summary>
    public IEnumerable<Quantity> Visible => Names.Quantities.Where(quantity =>
        !_symbols.Hidden.Contains(quantity) && !Names.Partials.Exists(partial => partial.Name == quantity));

    /// <summary>The step sizes: names of the parts that ask for an update with them, and of no others.</summary>
    public IReadOnlySet<Quantity> Steps => _symbols.Steps;

    /// <summary>What the loss compares with its targets: a^L in C = ½ Σ (a_j^L - y_j)². Null where it does nothing of that kind.</summary>
    public Formula.Symbol? Output { get; private set; }

    /// <summary>Other ways to write the names, the section's before the file's.</summary>
    public ImmutableArray<Spelling> Spellings { get; private set; } = [];

    /// <summary>x3 = σ(z3): what dx3/dz3 means.</summary>
    public Dictionary<int, ActivationRule> Activations { get; } = [];

    public IReadOnlyList<AdjointName> AdjointNames => _adjointNames;

    /// <summary>The names of sizes: N = size(n).</summary>
    public ImmutableArray<(string, Axis)> SizeNames =>
        [.. _definitions.Where(one => one.Body is Formula.Extent).Select(one =>
            (one.Target.Quantity.Name, ((Formula.Extent)one.Body).Axis))];

    /// <summary>A question for the nearest name there is, or nothing where none is near.</summary>
    public string Nearest(string name) => KnownNames.Nearest(
        Names.Quantities.Select(quantity => Greek.Spelled(quantity.Name)), Greek.Spelled(name.Split('_', '^', '[')[0].Trim()));

    /// <summary>Whether an answer can be written in terms of it: a symbol, a constant or a function.</summary>
    public bool Knows(string name) =>
        Constants.Contains(name) || FunctionTable.Named(name) is not null
        || Names.Quantities.Exists(quantity => Greek.Spelled(quantity.Name) == name)
            || Names.Functions.Exists(function => Greek.Spelled(function.Function.Name) == name);

    /// <summary>Whether a symbol, or numbered ones, or a function are called so.</summary>
    public bool IsNamed(string name) => Names.Quantities.Exists(quantity => Spelling.IsNamed(quantity, name))
        || Names.Functions.Exists(function => Greek.Canonical(function.Spelling) == name);

    /// <summary>The dimensions that stand under a letter of another, or under a combination of letters: x[2*o+k-2].</summary>
    public ImmutableArray<Dimension> Shifted =>
        [.. _definitions.SelectMany(one => Walks.Nodes(one.Body)).OfType<Formula.Symbol>().SelectMany(ShiftedIn).Distinct()];

    private static IEnumerable<Dimension> ShiftedIn(Formula.Symbol symbol)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
            if (symbol.Subscripts[s] is { IsNumber: false } index && (!index.IsPlain || index.Offset != 0))
                yield return symbol.Quantity.Axes[s].Dimension;
    }

    /// <inheritdoc cref="Vocabulary.Contracted"/>
    public ImmutableArray<Formula> Contracted =>
        [.. _definitions.SelectMany(one => Walks.Nodes(one.Body)).OfType<Formula.Sum>().Select(Renaming.OfOneName).Distinct()];

    /// <inheritdoc cref="Vocabulary.Bars"/>
    public Bars Bars => BarsOfModel.In(_definitions.Select(one => one.Body));

    /// <summary>What an author wrote in a field, by the names of the model; null, with a fault, where it has no meaning.</summary>
    public T? Understood<T>(YamlFields fields, string field, int line, string text, Func<AuthorParser, Elaboration, T> read) where T : class
    {
        try
        {
            return read(ParserOf(text), new(Names) { Source = text });
        }
        catch (AuthorException fault)
        {
            fields.Fault(field, line + fault.Line, fault.Message);
            return null;
        }
    }

    private AuthorParser ParserOf(string text) => new(text, Names.IsFunction, Names.IsQuantity)
    {
        Nearest = Names.Nearest,
        NearestFunction = Names.NearestFunction,
    };

    public Section Read(string name)
    {
        for (var i = _fields.Length - 1; i >= 0; i--) _dimensions.Read(_fields[i]);
        new FunctionsReader(Names, _open).Read(First("functions"));
        for (var i = _fields.Length - 1; i >= 0; i--) _symbols.Read(_fields[i]);
        if (AsksForUpdate()) _symbols.AddStep(_fields[0]);
        if (Lines() is not { } lines) return new(name, ModelOf([], []), null) { Names = Names };
        Declare(lines);
        _symbols.Declare(_declared.Find);
        Names.Loss = ReadLoss(lines);
        foreach (var line in lines) ReadLine(line, lines);
        RefuseOutside();
        FindActivations();
        Output = FindOutput();
        foreach (var fields in _fields) Spellings = Spellings.AddRange(SymbolsReader.Spellings(fields, IsNamed));
        var (keep, strata) = (Keep(), Strata());
        if (_fields.Length > 1) _fields[0].RefuseTheRest(ProblemFields.At(FieldPlaces.Section));
        return new(name, ModelOf(keep, strata), First("hand-derived")?.Optional("hand-derived")) { Names = Names };
    }

    /// <summary>The model with the derivatives that lines and questions speak of so far.</summary>
    public Model ModelOf(ImmutableArray<Formula> keep, ImmutableArray<ImmutableArray<Formula>> strata)
    {
        var sizes = _dimensions.Sizes;
        return new()
        {
            Quantities = [.. Names.Quantities],
            Leaves = [.. _symbols.Leaves],
            Definitions = [.. _definitions],
            AdjointNames = [.. _adjointNames],
            Partials = [.. Names.Partials],
            Loss = Names.Loss,
            OpenFunctions = [.. _open],
            Keep = keep,
            Strata = strata,
            Sizes = sizes,
            OtherSizes = _dimensions.OtherSizes(sizes[0]),
            PointCount = PointCount(),
        };
    }

    private bool AsksForUpdate() => _fields[0].IsMapping("parts") && _fields[0].Fields("parts") is { } parts
        && parts.Names.Any(part => parts.IsMapping(part) && parts.Fields(part) is { } asked && !asked.Has("step")
            && asked.Glimpse("ask")?.Contains("update ", StringComparison.Ordinal) == true);

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

    // The names before any has a meaning: a d before one of them is a derivative's. Null, with its faults, for a text that can't be read.
    private ImmutableArray<Line>? Lines()
    {
        if (First("model") is not { } fields) return [];
        var text = fields.Text("model");
        HashSet<string> words = [.. _symbols.Names.Select(name => name.Name.Word), .. LeftWords(text)];
        bool IsQuantity(string word) => words.Contains(word) || Names.IsQuantity(word)
            || word.Split('_') is [var name, var below] && words.Contains(name)
                && below.All(letter => Names.AxisOf($"{letter}") is not null);
        var isWhole = true;
        void Refuse(AuthorException fault)
        {
            isWhole = false;
            fields.Fault("model", fields.LineOf("model") + fault.Line, OldFields.OfLine(text, fault.Line) ?? fault.Message);
        }
        try
        {
            var lines = new AuthorParser(text, word => !words.Contains(word) && Names.IsFunction(word), IsQuantity)
            {
                Nearest = word => NearestName.Among(words.Select(name => (name, name)), word),
                NearestFunction = Names.NearestFunction,
            }.Lines(Refuse);
            return isWhole ? lines : null;
        }
        catch (AuthorException fault)
        {
            Refuse(fault);
            return null;
        }
    }

    private static IEnumerable<string> LeftWords(string text)
    {
        foreach (var line in text.Split('\n', ';'))
            if (line.Split('=', 2) is [var left, _] && left.Split('[')[0].Trim() is { Length: > 0 } word) yield return word;
    }

    private void Declare(ImmutableArray<Line> lines)
    {
        foreach (var (fields, key, name) in _symbols.Names) Note(name, fields, key, fields.LineOf(key));
        if (First("model") is { } model)
            foreach (var line in lines) Note(line.Left, model, "model", model.LineOf("model") + line.Number);
        _declared.Declare();
        foreach (var quantity in Names.Quantities)
            if (Names.EndOf(quantity.Name) is not null && First("symbols") is { } symbols)
                symbols.Fault("symbols", AuthorSentences.TakenName(quantity.Name));
    }

    private void Note(Written.Name name, YamlFields fields, string field, int line)
    {
        try
        {
            _declared.Note(name);
        }
        catch (AuthorException fault)
        {
            fields.Fault(field, line, $"{AuthorSentences.InName(name.Word)} {fault.Message}");
        }
    }

    // What is said to be the loss, or the last line that is no derivative; null where that is no scalar.
    private Quantity? ReadLoss(ImmutableArray<Line> lines)
    {
        var loss = First("loss") is { } fields ? NamedLoss(fields) : null;
        if (!_fields.Any(one => one.Has("loss")))
            foreach (var line in lines)
                if (line.Right is not Written.Slope) loss = _declared.Find(line.Left)?.Quantity ?? loss;
        return loss is { IsScalar: true } ? loss : null;
    }

    private Quantity? NamedLoss(YamlFields fields)
    {
        var name = fields.Text("loss");
        var loss = Names.Named(name).FirstOrDefault();
        if (loss is null && name.Length > 0) fields.Fault("loss", AuthorSentences.NoneOfThem("symbol", name, Nearest(name)));
        return loss;
    }

    private void ReadLine(Line line, ImmutableArray<Line> lines)
    {
        var fields = First("model")!;
        var at = fields.LineOf("model") + line.Number;
        if (_declared.Find(line.Left) is not var (quantity, step)) return;
        if (_definitions.Exists(definition => definition.Target.Quantity == quantity && definition.Target.Layer == step && step is not null)
            || step is null && _definitions.Exists(definition => definition.Target.Quantity == quantity && IsEverywhere(definition.Target)))
            fields.Fault("model", at, AuthorSentences.DefinedTwice(line.Left.Word));
        if (_symbols.Leaves.Any(leaf => leaf.Quantity == quantity && leaf.Layer == step))
            fields.Fault("model", at, AuthorSentences.DefinedAndDrawn(line.Left.Word));
        if (AdjointOf(line, quantity, lines) is { } of)
        {
            _adjointNames.Add(new(quantity, of));
            return;
        }
        if (Mentions.Any(line.Right, word => word.StartsWith("sum_", StringComparison.Ordinal)))
        {
            fields.Fault("model", at, AuthorSentences.OldSum);
            return;
        }
        var source = fields.Text("model");
        if (Understood(fields, "model", at, source, (_, elaboration) => elaboration.Of(line)) is { } defined)
        {
            _definitions.Add(new(defined.Target, defined.Body));
            _lines.Add(at);
        }
    }

    private void RefuseOutside()
    {
        var sizes = _dimensions.Sizes;
        for (var i = 0; i < _definitions.Count; i++)
            if (PlaceRanges.Fault(_definitions[i], sizes) is { } sentence) First("model")!.Fault("model", _lines[i], sentence);
    }

    private bool IsEverywhere(Formula.Symbol target) =>
        target.Layer is null || !target.Layer.IsNumber && Names.EndOf(target.Layer.Letter) is null;

    // delta[t,j] = dL/dz[t,j], unless another line uses delta: then it is a value like any other.
    private Quantity? AdjointOf(Line line, Quantity name, ImmutableArray<Line> lines)
    {
        if (line.Right is not Written.Slope { Of: Written.Name { Places.IsEmpty: true } of, With: var with } || Names.Loss is null)
            return null;
        if (Names.Named(of.Word).FirstOrDefault() != Names.Loss
            || lines.Any(other => Mentions.Any(other.Right, word => word == line.Left.Word))) return null;
        if (!with.Places.IsEmpty && !with.Places.Select(Shown).SequenceEqual(line.Left.Places.Select(Shown))) return null;
        return Names.Named(with.Word).FirstOrDefault(quantity =>
            quantity.Axes.SequenceEqual(name.Axes) && quantity.Layer == name.Layer
                && (with.Places.IsEmpty || quantity.Letters.Length == name.Letters.Length));
    }

    private static string Shown(Place place) => place is Place.Combined { Letter: { } letter } ? letter : "";

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
        if (_definitions.Find(definition => definition.Target.Quantity == Names.Loss)?.Body is not { } body) return null;
        var names = new List<Formula.Symbol>();
        foreach (var node in Walks.Nodes(body))
            if (node is Formula.Symbol symbol && !names.Exists(other => other.Quantity == symbol.Quantity && other.Layer == symbol.Layer))
                names.Add(symbol);
        if (names.Where(IsDefined).ToArray() is not [var output]) return null;
        var axes = AxesOf(output).ToArray();
        var targets = names.Count(symbol =>
            !IsDefined(symbol) && !_symbols.Hidden.Contains(symbol.Quantity) && AxesOf(symbol).SequenceEqual(axes));
        var isOnly = !_definitions.Exists(definition => IsOtherOutput(definition.Target.Quantity, output.Quantity));
        return targets == 1 && isOnly ? output : null;
    }

    // y, a hidden unit, beside the output x: nobody knows what ŷ is
    private static bool IsOtherOutput(Quantity defined, Quantity output) =>
        defined != output && Spelling.IsNamed(defined, "y") && !Spelling.IsNamed(output, "y");

    private bool IsDefined(Formula.Symbol symbol) => _definitions.Exists(definition => definition.Target.Quantity == symbol.Quantity);

    private static IEnumerable<Axis> AxesOf(Formula.Symbol symbol) =>
        symbol.Quantity.Axes.Select((_, place) => symbol.Quantity.AxisAt(place, symbol.Layer));

    private ImmutableArray<Formula> Keep()
    {
        var conditions = ImmutableArray.CreateBuilder<Formula>();
        foreach (var (fields, line, text) in LinesOf("keep"))
            if (Understood(fields, "keep", line, text, (parser, elaboration) => elaboration.Of(parser.Condition())) is { } condition)
                conditions.Add(condition);
        return conditions.ToImmutable();
    }

    // z > 0 or z < 0: the alternatives of one way to cut
    private ImmutableArray<ImmutableArray<Formula>> Strata()
    {
        var strata = ImmutableArray.CreateBuilder<ImmutableArray<Formula>>();
        foreach (var (fields, line, text) in LinesOf("strata"))
            if (Understood(fields, "strata", line, text, (parser, elaboration) =>
                Alternatives(parser.Condition(), elaboration)) is { } alternatives)
                strata.Add([.. alternatives]);
        return strata.ToImmutable();
    }

    private static Formula[] Alternatives(Comparisons condition, Elaboration elaboration) =>
        [.. condition.Alternatives.Select(group => elaboration.Of(condition with { Alternatives = [group] }))];

    private IEnumerable<(YamlFields Fields, int Line, string Text)> LinesOf(string field)
    {
        if (First(field) is not { } fields) yield break;
        if (fields.IsList(field))
        {
            fields.Fault(field, OldFields.OfList(field, fields));
            yield break;
        }
        var start = fields.LineOf(field);
        var lines = fields.Text(field).Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Split('#')[0].Trim() is { Length: > 0 } line)
                yield return (fields, start + i, line.StartsWith("all ", StringComparison.Ordinal) ? line[4..] : line);
    }
}
