using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Formulas.Typing;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>A name that a document gives to something, with what it says that it is.</summary>
public sealed partial record Naming(OwnName Name, string Body)
{
    /// <summary>Whether it is an element of an array.</summary>
    public bool IsOfArray { get; init; }

    /// <summary>Whether a formula has a name in it, by itself and not as a part of another.</summary>
    internal static bool Has(string formula, string name) =>
        Regex.IsMatch(formula, $@"(?<![A-Za-z\\]){Regex.Escape(name.Trim())}(?![A-Za-z0-9])", RegexOptions.CultureInvariant);

    /// <summary>The name whose new value w_5^{new}, w_{5,next} or w_5' is; any other name as it is.</summary>
    internal static string Old(string name) => New().Replace(name, "");

    [GeneratedRegex(@"\s*\^\s*\{?\s*(?:\\(?:text|mathrm|rm|mbox|textrm)\s*)?\{?\s*(?:new|neu|next|updated)\s*\}?\s*\}?(?=\s*$)"
        + @"|\s*,\s*(?:\\(?:text|mathrm|rm|mbox|textrm)\s*\{?)?\s*(?:new|neu|next|updated)\s*\}?(?=\s*\}\s*$)"
        + @"|(?<=[\w}])\s*(?:\^\s*(?:\{\s*\\prime\s*\}|\\prime)|')(?=\s*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex New();

    // whatever letters it has; w_5^new is not w_5
    internal (string Name, string Digits, bool HasAbove) Key => (Name.Name, OwnNames.Digits(Name.Below), Name.Above.Length > 0);

    /// <summary>The same of one member: s_3 = σ'(z_3) of s_j = σ'(z_j).</summary>
    internal Naming Numbered(string letter, string number) => new(
        Name with { Below = number },
        Regex.Replace(Body, $@"_(?:\{{{letter}\}}|{letter}(?![A-Za-z]))", $"_{{{number}}}", RegexOptions.CultureInvariant));
}

/// <summary>The names that a document adds to those of its problem.</summary>
/// <param name="Own">What it gives a name to.</param>
/// <param name="Generic">Letters that a function is stated with, and what they stand for.</param>
public sealed record DocumentNames(ImmutableArray<Naming> Own, ImmutableArray<(string Letter, string Name)> Generic);

/// <summary>
/// The names of a student's own, which live through the document: values become nodes of the network like those of the problem, so that
/// derivatives by them have a value, too; names for derivatives are spelled out.
/// </summary>
internal sealed class OwnNames
{
    /// <summary>More names than this are not taken up.</summary>
    private const int Most = 40;

    // the numbers that are looked for among the names that a letter tells apart
    private const int MostMembers = 10;

    private readonly Model _model;
    private readonly AuthorNames _names;
    private readonly List<Quantity> _own = [];
    private readonly List<Definition> _definitions = [];
    private readonly List<SpelledName> _spelled = [];
    private Vocabulary _vocabulary;

    private readonly ImmutableArray<string> _named;

    private OwnNames(IEnumerable<Naming> namings, Vocabulary vocabulary, Model model, AuthorNames names)
    {
        _named = [.. namings.Select(naming => naming.Name.Name).Distinct().Where(name => name != vocabulary.Loss?.Name)];
        (_vocabulary, _model, _names) = (vocabulary.OnTheWay([], _named), model, names);
    }

    /// <summary>The names that mean something in a section, with the model that has them.</summary>
    public static (StepWords Words, Model? Extended, ImmutableArray<Quantity> Own) Of(
        IReadOnlyCollection<Naming> namings, Vocabulary vocabulary, Model model, AuthorNames names)
    {
        var own = new OwnNames(namings, vocabulary, model, names);
        // a name that stands for two things is left alone
        var left = namings.Where(naming => naming.Body.Length > 0).GroupBy(naming => naming.Key)
            .Where(group => group.Select(naming => naming.Body.Replace(" ", "", StringComparison.Ordinal)).Distinct().Count() == 1)
            .Select(group => group.First()).ToList();
        // S = Σ_m e^{s_m}, where s_i = … is said behind it
        for (var known = -1; known < own._own.Count && left.Count > 0;)
        {
            known = own._own.Count;
            left.RemoveAll(naming => own._own.Count < Most && own.Add(naming, vocabulary));
        }
        var extended = own._definitions.Count == 0 ? null : model with
        {
            Quantities = [.. model.Quantities, .. own._definitions.Select(definition => definition.Target.Quantity)],
            Definitions = [.. model.Definitions, .. own._definitions],
        };
        return (new(own._vocabulary, names, [.. own._spelled]), extended,
            [.. own._definitions.Select(definition => definition.Target.Quantity)]);
    }

    internal static string Digits(string below) => below.All(char.IsAsciiDigit) ? below : "";

    // Whether all that it is made of is known.
    private bool Add(Naming naming, Vocabulary vocabulary)
    {
        if (new StepWords(_vocabulary, _names, [.. _spelled]).Read(naming.Body) is not { Formula: { } body, Otherwise: null }) return false;
        AddNamed(naming, body, vocabulary);
        return true;
    }

    private void AddNamed(Naming naming, Formula body, Vocabulary vocabulary)
    {
        var (name, letters) = Called(naming.Name);
        if (IsTaken(name)) return;
        if (naming.Name.Above.Length > 0) AddLayered(name, letters, naming.Name.Above, body, vocabulary);
        else if (letters.Length == 0 && OfWhole(body) is var (axis, element)) AddWhole(name, axis, body, element, vocabulary);
        else if (Axes(body, letters) is { } axes)
            Add(new(_model.Quantities.Length + _own.Count, name, [.. letters], axes, null), body, vocabulary);
        else if (letters is [var letter] && IsOfMembers(body, letter)) AddMembers(naming, letter, vocabulary);
    }

    // ε_j^l = ∂C/∂a_j^l
    private void AddLayered(string name, string[] letters, string layer, Formula body, Vocabulary vocabulary)
    {
        if (Letters.Of([body], _vocabulary, _names) is not { Layer: { } own } found || own != layer
            || found.Free.Length != letters.Length || found.Free.Any(free => !letters.Contains(free.Letter))) return;
        ImmutableArray<Axis> axes = [.. letters.Select(letter => found.Free.First(free => free.Letter == letter).Axis)];
        Add(new Quantity(_model.Quantities.Length + _own.Count, name, [.. letters], axes, layer)
        {
            Steps = _model.Quantities.First(one => one.Layer is not null).Steps,
        }, [.. letters], body, vocabulary);
    }

    // ρ = r - x of vectors: ρ, and ρ_j
    private void AddWhole(string name, Axis axis, Formula body, Formula element, Vocabulary vocabulary)
    {
        var quantity = new Quantity(_model.Quantities.Length + _own.Count, name, [OfElement], [axis], null);
        _spelled.Add(new(quantity, [], body));
        Add(quantity, [OfElement], element, vocabulary);
    }

    private const string OfElement = "row'";

    // The axis of a formula of whole vectors and matrices that has no letters and is a vector, with one element of it.
    private (Axis Axis, Formula Element)? OfWhole(Formula body)
    {
        if (Letters.In(body).Count > 0) return null;
        var axes = Letters.Symbols(body).Where(symbol => symbol is { IsWhole: true, Subscripts.IsEmpty: true, Layer: null })
            .SelectMany(symbol => symbol.Quantity.Axes).Distinct();
        foreach (var axis in axes)
            if (IndexTyping.Of(body, _vocabulary.WithFree([new(OfElement, axis)], null)).Formula is { } element) return (axis, element);
        return null;
    }

    private void Add(Quantity quantity, ImmutableArray<string> letters, Formula body, Vocabulary vocabulary)
    {
        _spelled.Add(new(quantity, letters, body));
        _own.Add(quantity);
        _vocabulary = vocabulary.OnTheWay(_own, _named);
    }

    private void Add(Quantity quantity, Formula body, Vocabulary vocabulary)
    {
        if (IsOfSlopes(body) || body is Symbol) _spelled.Add(new(quantity, quantity.Letters, body));
        else if (Defined(quantity, body) is { } definition) _definitions.Add(definition);
        else return;
        _own.Add(quantity);
        _vocabulary = vocabulary.OnTheWay(_own, _named);
    }

    // s_j = σ'(z_j), where z_3, z_4 and z_5 are names by themselves: s_3, s_4 and s_5 are
    private void AddMembers(Naming naming, string letter, Vocabulary vocabulary)
    {
        for (var number = 1; number < MostMembers && _own.Count < Most; number++)
        {
            var member = naming.Numbered(letter, number.ToString(CultureInfo.InvariantCulture));
            var words = new StepWords(_vocabulary, _names, [.. _spelled]);
            if (words.Read(member.Body) is { Formula: { } body, Otherwise: null } && Letters.In(body).Count == 0)
                Add(new(_model.Quantities.Length + _own.Count, $"{naming.Name.Name}{number}", [], [], null), body, vocabulary);
        }
    }

    private bool IsOfMembers(Formula body, string letter) =>
        Letters.Of([body], _vocabulary, _names) is { Layer: null, Free: [{ } free] } && free.Letter == letter && Letters.IsOfMembers(free);

    // δ_6 is a name, s_i one with a letter.
    private static (string Name, string[] Letters) Called(OwnName name) => Digits(name.Below) is { Length: > 0 } digits
        ? (name.Name + digits, [])
        : (name.Name, [.. name.Below.Where(char.IsLetter).Select(letter => $"{letter}")]);

    private bool IsTaken(string name) =>
        _vocabulary.Has(name) || _vocabulary.Declared(name) is not null || _names.AxisOf(name) is not null;

    // What the letters of a name run over, by what it stands for; null where those are not its letters.
    private ImmutableArray<Axis>? Axes(Formula body, string[] letters)
    {
        if (Letters.Of([body], _vocabulary, _names) is not { Layer: null } found) return null;
        var axes = ImmutableArray.CreateBuilder<Axis>();
        foreach (var letter in letters)
        {
            if (found.Free.FirstOrDefault(free => free.Letter == letter) is not { } free || Letters.IsOfMembers(free)) return null;
            axes.Add(free.Axis);
        }
        return found.Free.All(free => letters.Contains(free.Letter)) ? axes.ToImmutable() : null;
    }

    private bool IsOfSlopes(Formula body) => Walks.First(body, node => node is Derivative or Slope || node is Symbol symbol
        && (_model.AdjointNames.Any(name => name.Name == symbol.Quantity) || symbol.IsWhole)) is not null;

    private Definition? Defined(Quantity quantity, Formula body)
    {
        ImmutableArray<FreeIndex> free = [.. quantity.Letters.Zip(quantity.Axes, (letter, axis) => new FreeIndex(letter, axis))];
        if (IndexTyping.Of(body, _vocabulary.WithFree(free, null)).Formula is not { } typed) return null;
        return new(new(quantity, [.. quantity.Letters.Select(letter => new Index(letter, 0))], null), typed);
    }
}
