using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Problems;

/// <summary>
/// Who may use which name in a part: restating the question, or leaving a derivative to work out, is no answer. Formulas, scripts,
/// numbers, members of a chain, readings that are asked about, answers that are built on and the page ask here and nowhere else, so that no way
/// in lacks a rule another has.
/// </summary>
internal sealed class Permission
{
    private readonly Vocabulary _vocabulary;
    private readonly ImmutableArray<Given> _given;
    private readonly ImmutableArray<string> _form;
    private readonly Model _model;
    private readonly Quantity?[] _adjointOf; // by the id of the name
    private readonly bool _asksForSlope; // sigma'(z)
    private readonly bool _asksOfFunction; // dy/dz, of the one function that the model is
    private Func<Formula, bool>? _isForbidden;
    private Func<Formula, bool>? _couldHide;

    public Permission(Question.Formula question, Model model) : this(question.Vocabulary, question.Given, question.Form, model)
    {
        _asksForSlope = Walks.First(question.Reference, node => node is Call { Order: > 0 }) is not null;
        _asksOfFunction = !_asksForSlope && model is { Definitions: [var only], Leaves.Length: <= 2 }
            && question.Vocabulary.Sought is Derivative { Of.Quantity: var of } && of == only.Target.Quantity;
    }

    public Permission(Question.Number question, Model model) : this(question.Vocabulary, [], [], model) => AsksForNumber = true;

    private Permission(Vocabulary vocabulary, ImmutableArray<Given> given, ImmutableArray<string> form, Model model)
    {
        (_vocabulary, _given, _form, _model) = (vocabulary, given, form, model);
        _adjointOf = AdjointNames(model);
    }

    /// <summary>Whether a number is asked for: only what is given as a number may be used.</summary>
    public bool AsksForNumber { get; }

    /// <summary>Whether errors of intermediate neurons (δ4) may be left in an answer.</summary>
    public bool IntermediateDeltas { get; init; }

    /// <summary>Whether only the names may be used in whose terms the question asks for the answer.</summary>
    public bool FormRequired { get; init; }

    /// <summary>The names of the part and the derivatives that it speaks of, each with its standing.</summary>
    public ImmutableArray<(string Name, Standing Standing)> Table =>
    [
        .. _vocabulary.Quantities.Select(quantity => (Greek.Spelled(quantity.Name), StandingOf(quantity))),
        .. _model.Quantities.Where(quantity => _model.Loss is not null && quantity != _model.Loss)
            .Select(quantity => ($"d{_model.Loss!.Name}/d{Greek.Spelled(quantity.Name)}", StandingOfDerivative(quantity)))
            .Where(row => row.Item2 != Standing.ToBeWorkedOut).Distinct(),
    ];

    /// <summary>Whether a script has the name as a variable. Terms that the question does not ask for are told of a right answer.</summary>
    public bool IsHandedOver(Quantity quantity) =>
        quantity.IsScalar && StandingOf(quantity) is Standing.Free or Standing.Given or Standing.OutsideForm;

    /// <summary>
    /// The first derivative, error or slope in the formula that the part does not give, and where a number is asked for the first value that
    /// is to be worked out; null where there is none.
    /// </summary>
    public Formula? FirstForbidden(Formula formula) =>
        _model.Loss is null && !_asksForSlope && !_asksOfFunction && !AsksForNumber
            ? null
            : Walks.First(formula, _isForbidden ??= IsForbidden);

    /// <summary>
    /// The first name in the formula that could stand for a derivative that the part does not give, though it does not say so: an element
    /// of what is given elsewhere, δ_k^l where δ_j^l is asked for, or one of several that are told apart by numbers. Whether it does is
    /// told by values; null where no name could.
    /// </summary>
    public Formula? FirstHiding(Formula formula) => _adjointOf.Length == 0 ? null : Walks.First(formula, _couldHide ??= CouldHide);

    /// <summary>Whether the formula has nothing of the two for certain: so it is with most, and one walk tells.</summary>
    public bool IsFree(Formula formula)
    {
        // every right answer comes here: without a call for each operator
        while (formula is Binary binary)
        {
            if (!IsFree(binary.Left)) return false;
            formula = binary.Right;
        }
        if (IsSuspect(formula)) return false;
        if (formula is Symbol or Number) return true;
        foreach (var operand in Walks.Operands(formula))
            if (!IsFree(operand)) return false;
        return true;
    }

    /// <summary>The quantities whose derivatives the part gives for no element at all.</summary>
    public bool IsNeverGiven(Quantity with) => StandingOfDerivative(with) is Standing.Asked or Standing.ToBeWorkedOut;

    /// <summary>The quantity that a name stands for the derivative by; null for other names.</summary>
    public Quantity? AdjointOf(Quantity name) => (uint)name.Id < (uint)_adjointOf.Length ? _adjointOf[name.Id] : null;

    private bool IsSuspect(Formula node) => node switch
    {
        Number => false, // the most frequent first
        Symbol symbol when AsksForNumber || symbol.Quantity.IsFamily => true,
        Symbol symbol => AdjointOf(symbol.Quantity) is { } of && IsWithheld(symbol with { Quantity = of }),
        Derivative derivative => IsWithheld(derivative.With),
        Call { Order: > 0 } call => IsForbidden(call),
        _ => false,
    };

    private bool IsWithheld(Symbol with) => !IsGiven(with) || IsBesideAsked(with);

    private bool CouldHide(Formula node) => node switch
    {
        Symbol { Quantity: { IsFamily: true } family } => family.Members.Values.Any(member => AdjointOf(member) is not null),
        Symbol symbol => AdjointOf(symbol.Quantity) is { } of && IsBesideAsked(symbol with { Quantity = of }),
        Derivative derivative => IsBesideAsked(derivative.With),
        _ => false,
    };

    // Another element of what is asked for, in the same layer.
    private bool IsBesideAsked(Symbol with) => _vocabulary.Asked is { } asked
        && asked.Quantity == with.Quantity && asked.Layer == with.Layer && !IsAsked(with);

    /// <summary>The first part of a formula that is not in the terms that are required; null where all of it is, or none are.</summary>
    public Formula? FirstOutsideForm(Formula formula) =>
        HasForm ? Walks.First(formula, IsOutsideForm) : null;

    /// <summary>The same of a script: the first of the variables, or of the members of Math, that is not in the terms required.</summary>
    public string? FirstOutsideForm(IEnumerable<Quantity> variables, IEnumerable<string> members) => !HasForm
        ? null
        : variables.Where(variable => !IsOfForm(variable.Name)).Select(variable => Greek.Spelled(variable.Name))
            .Concat(members.Where(member => !NamesOf(member).Any(_form.Contains))).FirstOrDefault();

    // A power is an operator of formulas; whatever formulas have no name for is in no terms that a question asks for.
    private static string[] NamesOf(string member) => member switch
    {
        "Math.Exp" => ["exp", "e"],
        "Math.Log" => ["ln"],
        _ => [member.Replace("Math.", "", StringComparison.Ordinal).ToLowerInvariant()],
    };

    private bool HasForm => FormRequired && !_form.IsEmpty;

    private bool IsForbidden(Formula node) => node switch
    {
        Derivative derivative => !IsGiven(derivative.With),
        Symbol symbol when AsksForNumber => !IsLeaf(symbol.Quantity),
        Symbol symbol => AdjointOf(symbol.Quantity) is { } of && !IsGiven(symbol with { Quantity = of }),
        Call { Order: > 0 } call => IsForbidden(call),
        _ => false,
    };

    // Where a slope is asked for, of whatever function: tanh'(z/2)/4 is sigma'(z). Where it is that of a function without a name in the
    // question, only functions that the question itself speaks of may have theirs.
    private bool IsForbidden(Call slope) => _asksForSlope || _asksOfFunction && !_vocabulary.Declares(slope.Function);

    private bool IsOutsideForm(Formula node) => node switch
    {
        Symbol symbol => !IsOfForm(symbol.Quantity.Name),
        Constant constant => !_form.Contains(constant.Name),
        Call call => !IsOfForm(call.Function.Name) && !(call.Function.Name == "exp" && _form.Contains("e")),
        Derivative => true,
        _ => false,
    };

    private bool IsOfForm(string name) => _form.Contains(Greek.Spelled(name));

    private bool IsGiven(Symbol with) =>
        !IsAsked(with) && (IsAmongGiven(with) || (IntermediateDeltas && _adjointOf.Contains(with.Quantity)));

    private bool IsAsked(Symbol with) => _vocabulary.Asked is { } asked
        && asked.Quantity == with.Quantity && asked.Layer == with.Layer && asked.Subscripts.SequenceEqual(with.Subscripts);

    private bool IsAmongGiven(Symbol with)
    {
        foreach (var given in _given)
            if (given.With == with.Quantity && (given.Layer is null || given.Layer == with.Layer)) return true;
        return false;
    }

    private bool IsLeaf(Quantity quantity)
    {
        foreach (var leaf in _model.Leaves)
            if (leaf.Quantity == quantity) return true;
        return false;
    }

    private Standing StandingOf(Quantity name)
    {
        if (AsksForNumber && !IsLeaf(name)) return Standing.ToBeWorkedOut;
        var standing = AdjointOf(name) is { } of ? StandingOfDerivative(of) : Standing.Free;
        return standing is Standing.Free or Standing.Given && HasForm && !IsOfForm(name.Name) ? Standing.OutsideForm : standing;
    }

    // Of a family, the element that is asked for is told from those that are given by its indices: there the formula decides.
    private Standing StandingOfDerivative(Quantity with)
    {
        var isAsked = _vocabulary.Asked?.Quantity == with;
        var isGiven = _given.Any(given => given.With == with) || (IntermediateDeltas && _adjointOf.Contains(with));
        if (isAsked) return isGiven && !with.IsScalar ? Standing.GivenElsewhere : Standing.Asked;
        return isGiven ? Standing.Given : Standing.ToBeWorkedOut;
    }

    private static Quantity?[] AdjointNames(Model model)
    {
        var last = -1;
        foreach (var name in model.AdjointNames) last = Math.Max(last, name.Name.Id);
        var names = new Quantity?[last + 1];
        foreach (var (name, of) in model.AdjointNames) names[name.Id] = of;
        return names;
    }
}

/// <summary>What a part lets be done with a name.</summary>
internal enum Standing
{
    /// <summary>A value of the network: whoever answers may use it.</summary>
    Free,

    /// <summary>A derivative that may stand in an answer as it is.</summary>
    Given,

    /// <summary>A derivative that is given, but for the element that is asked for.</summary>
    GivenElsewhere,

    /// <summary>What the question asks for: nobody may use it.</summary>
    Asked,

    /// <summary>Another derivative, or a value where a number is asked for: to be worked out.</summary>
    ToBeWorkedOut,

    /// <summary>Not one of the terms that the answer is asked for in.</summary>
    OutsideForm,
}
