using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>How an activation is computed: x3 = σ(z3).</summary>
public sealed record ActivationRule(Function Function, Quantity Argument);

/// <summary>A name for the derivative of one node by another, whatever they are: ∂p_c/∂s_k.</summary>
/// <param name="Name">Its elements have the indices of the first, then those of the second.</param>
/// <param name="OfStep">The step or layer of the first, relative to that of the name.</param>
public sealed record Partial(Quantity Name, Quantity Of, Tree.Index? OfStep, Quantity With, Tree.Index? WithStep);

/// <summary>
/// The names that the answers to one part may use. The declared names decide how letters are cut (w34w46 is w34·w46), what is a call
/// and what a product, and whether a superscript is a power or a layer.
/// </summary>
public sealed partial class Vocabulary
{
    private static readonly char[] Digits = "0123456789".ToCharArray();

    private readonly ImmutableArray<(string Spelling, Function Function)> _functions;
    private readonly Lazy<NearestName.Candidate[]> _suggestions; // for the first unknown name
    private int _compounds; // the same of names of several letters
    private int _indexed; // 1 with indices, -1 without, 0 before anybody asked
    private ImmutableArray<Quantity> _namesakes; // default before anybody asked

    /// <param name="spellings">Other ways to write the names, the strongest first: of two that are written alike, the first counts, and
    /// what is declared counts before all of them.</param>
    public Vocabulary(
        IEnumerable<Quantity> quantities, IEnumerable<(string Spelling, Function Function)> functions,
        ImmutableArray<Spelling> spellings = default)
    {
        Quantities = [.. quantities];
        _functions = [.. functions];
        Spellings = spellings.IsDefault ? [] : spellings;
        Words = new(CommonWords.All);
        var byName = new Dictionary<string, List<Quantity>>();
        foreach (var quantity in Quantities) Add(byName, quantity.Name, quantity);
        foreach (var family in Families(Quantities)) Add(byName, family.Name, family);
        foreach (var (name, same) in byName) AddName(name, new Meaning.Name([.. same]));
        foreach (var (spelling, function) in _functions) CommonWords.AddDeclared(Words, spelling, function);
        foreach (var spelling in Spellings)
            if (!IsDeclared(spelling.Written, byName)) AddSpelling(spelling, byName);
        foreach (var (name, same) in byName) AddOtherCase(name, new Meaning.Name([.. same]));
        var words = Words;
        _suggestions = new(() => Suggestions(words.Words));
    }

    public ImmutableArray<Quantity> Quantities { get; }

    /// <summary>Whether the question speaks of the function itself: what is usual beside that is not counted.</summary>
    public bool Declares(Function function)
    {
        foreach (var (_, declared) in _functions)
            if (declared == function) return true;
        return false;
    }

    /// <summary>The functions that are declared, as they are written, without those that every answer may use.</summary>
    public IEnumerable<(string Spelling, Function Function)> Functions => _functions;

    /// <summary>The other ways to write the names, the strongest first.</summary>
    public ImmutableArray<Spelling> Spellings { get; }

    public Trie<Meaning> Words { get; }

    /// <summary>The quantity that all derivatives are taken of; null in a problem without a model.</summary>
    public Quantity? Loss { get; init; }

    /// <summary>Names that mean something here which need not be known.</summary>
    public ImmutableArray<string> Named { get; private init; } = [];

    /// <summary>The quantity that an update changes; null in parts that don't ask for an update.</summary>
    public Quantity? Updated
    {
        get;
        init
        {
            field = value;
            if (value is null) return;
            foreach (var name in CommonWords.StepNames)
            {
                var step = new Meaning.Step(Greek.Canonical(name));
                if (Words.Exactly(step.Word) is null) Words.Add(step.Word, step);
                if (Words.Exactly(name) is null) Words.Add(name, step); // step(z) is a function
            }
        }
    }

    /// <summary>The step size of an update: its value stands in the points, whatever the student calls it.</summary>
    public Quantity? Step { get; init; }

    /// <summary>The letters that the question leaves free, with what they run over: δ_j^l has j over layer l.</summary>
    public ImmutableArray<FreeIndex> FreeIndices { get; init; } = [];

    /// <summary>The letter of a free layer or step (l, t), or null where the question fixes it or has none.</summary>
    public string? FreeLayer { get; init; }

    /// <summary>What indices run over here.</summary>
    public ImmutableArray<Dimension> Dimensions { get; init; } = [];

    /// <summary>The names of sizes: N for the number of samples.</summary>
    public ImmutableArray<(string Name, Axis Of)> SizeNames { get; init; } = [];

    /// <summary>The quantities that number the elements of an axis: y_n is the class of sample n.</summary>
    public ImmutableArray<(Quantity Label, Axis Of)> Labels { get; init; } = [];

    /// <summary>The dimensions that the model runs over by letters of others, as a convolution does: x_{o+k-1}.</summary>
    public ImmutableArray<Dimension> Shifted { get; init; } = [];

    /// <summary>The sums of products that the model takes itself, each with its dummy called k: what is written like one of them is meant so.</summary>
    public ImmutableArray<Formula> Contracted { get; init; } = [];

    /// <inheritdoc cref="Names.Bars"/>
    public Bars Bars { get; init; }

    /// <summary>Whether names have more than one letter, and no digits: hprev, which people write h_{prev}.</summary>
    public bool HasCompounds
    {
        get
        {
            if (_compounds == 0) _compounds = CountCompounds();
            return _compounds > 0;
        }
    }

    private ImmutableArray<Quantity> FindNamesakes() => [.. Quantities.Where(one => Quantities.Any(other => AreNamesakes(one, other)))];

    private static bool AreNamesakes(Quantity one, Quantity other) =>
        one.Id != other.Id && one.Axes.Length == other.Axes.Length && one.Name == other.Name;

    private int CountCompounds() => Quantities.Any(IsCompound) || Spellings.Any(IsCompound) ? 1 : -1;

    private static bool IsCompound(Quantity quantity) =>
        quantity.Name.Length > 1 && (!quantity.IsScalar || quantity.Name.All(char.IsLetter)) && !quantity.IsFamily;

    private static bool IsCompound(Spelling spelling) => !spelling.IsUsual && spelling.Written.Length > 1;

    /// <summary>What a quantity numbers the elements of; null for one that is a value.</summary>
    public Axis? LabelOf(Quantity quantity)
    {
        foreach (var (label, of) in Labels)
            if (label == quantity) return of;
        return null;
    }

    /// <summary>The ordered dimension that <see cref="FreeLayer"/> is a letter of; null without one.</summary>
    public Dimension? FreeSteps
    {
        get
        {
            foreach (var quantity in Quantities)
                if (FreeLayer is { } letter && quantity.Layer == letter) return quantity.Steps;
            return null;
        }
    }

    /// <summary>The last layer, or step, as it is called here: L, T; null where nothing is ordered.</summary>
    public string? LastLayer
    {
        get
        {
            foreach (var dimension in Dimensions)
                if (dimension.End is { } end) return end;
            return null;
        }
    }

    /// <summary>The neurons of a layer; null where there are no layers.</summary>
    public Axis? NeuronsOf(Tree.Index layer)
    {
        foreach (var dimension in Dimensions)
            if (dimension.Layers is not null) return new(dimension, layer);
        return null;
    }

    /// <summary>Whether a letter stands for the last layer or step.</summary>
    public bool IsEnd(string letter)
    {
        foreach (var dimension in Dimensions)
            if (dimension.End == letter) return true;
        return false;
    }

    /// <summary>What the question asks the derivative by; its letters are renamed by a left-hand side such as ∂C/∂w_kj.</summary>
    public Formula.Symbol? Asked { get; init; }

    /// <summary>What the question asks for, or the name whose new value it asks for; null where that is not known.</summary>
    public Formula? Sought { get; init; }

    /// <summary>A name of the question for the derivative that it asks for, as δ_j^l is for ∂C/∂z_j^l; null where it has none.</summary>
    public Quantity? Alias { get; init; }

    /// <summary>Of what and by what the derivative is that the question asks for, where its name can't be written; else null.</summary>
    public Partial? Partial { get; init; }

    /// <summary>Whether a layer may be left out, where one is spoken of: dC/dW = … for dC/dW^l.</summary>
    internal bool MayLackLayer { get; private init; }

    /// <summary>Whether the derivative of anything by any node is read, and ∂/∂z of what follows: on the way to an answer.</summary>
    public bool HasSlopes { get; init; }

    /// <summary>The name of the part that is answered.</summary>
    public string Part { get; init; } = "";

    /// <summary>The names of all parts of its problem, which answers may be labelled with.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Whether the answer is a number.</summary>
    public bool AsksNumber { get; init; }

    /// <summary>
    /// Whether a formula by itself doesn't tell what it is of: a number, or a value without a name of its own. Then only what is asked may
    /// stand on its left.
    /// </summary>
    public bool IsOfName => AsksNumber || Loss is not null && Sought is not (null or Formula.Symbol or Formula.Derivative or Formula.Call);

    /// <summary>x3 = σ(z3): the slope dx3/dz3 is σ'(z3). From the activation to the function and its argument.</summary>
    public IReadOnlyDictionary<int, ActivationRule> Activations { get; init; } = new Dictionary<int, ActivationRule>();

    /// <summary>True where superscripts can be layers and subscripts indices.</summary>
    public bool HasIndices
    {
        get
        {
            if (_indexed == 0) _indexed = Quantities.Any(quantity => !quantity.Axes.IsEmpty) ? 1 : -1;
            return _indexed > 0;
        }
    }

    /// <summary>The arrays beside which there is another of that name and of as many dimensions.</summary>
    internal ImmutableArray<Quantity> Namesakes
    {
        get
        {
            if (_namesakes.IsDefault) ImmutableInterlocked.InterlockedInitialize(ref _namesakes, FindNamesakes());
            return _namesakes;
        }
    }

    /// <summary>Whether quantities, numbered ones among them, or a function are called so.</summary>
    public bool Has(string name) => Quantities.Any(quantity => Spelling.IsNamed(quantity, name))
        || _functions.Any(function => Greek.Canonical(function.Spelling) == name);

    /// <summary>What exactly this word means, unless people only usually write it for something here.</summary>
    public Meaning? Declared(ReadOnlySpan<char> word) => Words.Exactly(word) is { IsUsual: false } meaning ? meaning : null;

    /// <summary>The known word nearest to one that is not known, or null where none is near.</summary>
    public string? Nearest(string word) => NearestName.OfWords(_suggestions.Value, word);

    private static NearestName.Candidate[] Suggestions(IEnumerable<string> words) =>
        [.. words.Select(Greek.Spelled).Where(word => word.Length > 1).Distinct().Select(word => new NearestName.Candidate(word))];

    // z3, z4, … are also the numbered members of z.
    private static List<Quantity> Families(ImmutableArray<Quantity> quantities)
    {
        var byName = new Dictionary<string, List<Quantity>>();
        foreach (var quantity in quantities)
            if (quantity.IsScalar && char.IsAsciiDigit(quantity.Name[^1])) Add(byName, quantity.Name.TrimEnd(Digits), quantity);
        var families = new List<Quantity>();
        foreach (var (name, numbered) in byName)
        {
            var members = new Dictionary<string, Quantity>();
            foreach (var member in numbered) members.Add(member.Name, member);
            families.Add(Quantity.Scalar(-1 - families.Count, name) with { Members = members });
        }
        return families;
    }

    // not the framework's grouping, which a student would wait for
    private static void Add(Dictionary<string, List<Quantity>> byName, string name, Quantity quantity)
    {
        if (!byName.TryGetValue(name, out var same)) byName.Add(name, same = []);
        same.Add(quantity);
    }

    // A letter that names or numbers anything here is that.
    private bool IsDeclared(string word, Dictionary<string, List<Quantity>> byName) =>
        byName.ContainsKey(word) || _functions.Any(function => Greek.Canonical(function.Spelling) == word);

    private void AddSpelling(Spelling spelling, Dictionary<string, List<Quantity>> byName)
    {
        var (written, name) = (spelling.Written, spelling.Name);
        foreach (var (declared, same) in byName)
        {
            if (!Spelling.IsNamed(same[0], name)) continue;
            var word = written + declared[name.Length..];
            var meaning = new Meaning.Name([.. same]) { Layer = spelling.Layer, IsUsual = spelling.IsUsual };
            Words.Add(word, meaning, !spelling.IsUsual);
            Words.Add(Greek.Spelled(word), meaning, !spelling.IsUsual);
        }
        foreach (var (declared, function) in _functions)
        {
            if (Greek.Canonical(declared) != name) continue;
            CommonWords.AddDeclared(Words, written, function, spelling.IsUsual);
            break;
        }
    }

    private void AddName(string name, Meaning.Name meaning)
    {
        Words.Add(name, meaning);
        Words.Add(Greek.Spelled(name), meaning);
    }

    private void AddOtherCase(string name, Meaning.Name meaning)
    {
        if (Greek.OtherCase(name) is { } other && Quantities.All(quantity => quantity.Name != other))
        {
            Words.Add(other, meaning);
            Words.Add(Greek.Spelled(other), meaning);
        }
        // W is the matrix of the w_jk, unless it is something else here.
        var upper = name.ToUpperInvariant();
        if (meaning.Quantities.Any(quantity => quantity.Axes.Length == 2) && Quantities.All(quantity => quantity.Name != upper))
            Words.Add(upper, meaning);
    }
}
