using Formulas.Names;
using Formulas.Tree;

namespace ReferenceSolutions.Mistakes;

/// <summary>The models of students who went wrong on the way forwards: an activation not applied, a bias forgotten.</summary>
public static class BuggyModels
{
    public static IEnumerable<(Mistake Mistake, Model Model)> Of(Model model, Roles roles) =>
        WithoutActivations(model).Concat(WithoutBiases(model, roles));

    private static IEnumerable<(Mistake, Model)> WithoutActivations(Model model)
    {
        foreach (var definition in model.Definitions)
        {
            if (definition.Body is not Formula.Call { Order: 0, Arguments: [var argument] } call) continue;
            var linear = new Definition(definition.Target, new Formula.Call(FunctionTable.Identity, 0, [argument]));
            yield return (
                call.Function is Function.Defined ? Mistake.OutputNotApplied : Mistake.ActivationNotApplied,
                model with { Definitions = model.Definitions.Replace(definition, linear) });
        }
    }

    private static IEnumerable<(Mistake, Model)> WithoutBiases(Model model, Roles roles)
    {
        foreach (var leaf in model.Leaves.Where(leaf => roles.Of(leaf.Quantity) == Role.Bias))
        {
            var definitions = model.Definitions.Select(definition => definition with { Body = Without(definition.Body, leaf.Quantity) });
            yield return (Mistake.BiasForgotten, model with { Definitions = [.. definitions] });
        }
    }

    private static Formula Without(Formula body, Quantity quantity) =>
        Walks.Replace(body, node => node is Formula.Symbol symbol && symbol.Quantity == quantity ? Formula.Integer(0) : null);
}
