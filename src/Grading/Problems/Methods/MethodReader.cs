using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Sections;
using Grading.Problems.Yaml;
using ReferenceSolutions;
using ScriptMessages;

namespace Grading.Problems.Methods;

/// <summary>
/// Reads the method that a code part asks for, and what its parameters stand for by their names: <c>double[][] DW(double[][] X, double[][]
/// dS)</c>. Without a signature it is made: what the result follows from is given.
/// </summary>
internal sealed class MethodReader(YamlFields fields, SectionReader section, Model model)
{
    /// <param name="updated">What an update asks the new value of; null for other questions.</param>
    /// <param name="places">How many indices the result has.</param>
    /// <param name="given">The nodes whose derivatives are given.</param>
    public (Signature Signature, ImmutableArray<MethodInput> Inputs)? Read(
        Formula asked, Quantity? updated, int places, ImmutableArray<Quantity> given)
    {
        if (MethodInput.Kind(places) is not { } returns)
        {
            fields.Fault("ask", AuthorSentences.TooManyIndices(places));
            return null;
        }
        return fields.Has("signature") ? Written(fields.Text("signature"), returns) : Made(NameOf(asked, updated), returns, asked, given);
    }

    private (Signature, ImmutableArray<MethodInput>)? Written(string text, ValueKind returns)
    {
        if (Signature.Parse(text) is not { } signature)
        {
            if (text.Length > 0) fields.Fault("signature", AuthorSentences.NoMethod(text));
            return null;
        }
        if (signature.Returns != returns)
            fields.Fault("signature", AuthorSentences.OtherResult(Signature.TextOf(returns), Signature.TextOf(signature.Returns)));
        var inputs = signature.Parameters.Select(parameter =>
            InputOf(parameter.Name, parameter.Kind)).OfType<MethodInput>().ToImmutableArray();
        return inputs.Length == signature.Parameters.Length && signature.Returns == returns ? (signature, inputs) : null;
    }

    private MethodInput? InputOf(string name, ValueKind kind)
    {
        var inputs = Called(name, isDerivative: false).ToList();
        if (inputs.Count == 0 && name.StartsWith('d')) inputs.AddRange(Called(name[1..], isDerivative: true));
        if (inputs.Count == 0) fields.Fault("signature", AuthorSentences.NoInput(name, section.Nearest(name)));
        else if (inputs is [{ IsDerivative: true }, ..] && model.Loss is null) fields.Fault("signature", AuthorSentences.NoLossFor(name));
        else if (inputs.Find(input => MethodInput.Kind(input.Depth) == kind) is { } found) return found;
        else fields.Fault("signature", AuthorSentences.OtherType(name, Signature.TextOf(kind), TypeOf(inputs[0])));
        return null;
    }

    private IEnumerable<MethodInput> Called(string name, bool isDerivative) =>
        section.Names.Quantities.Where(quantity => MethodInput.Identifier(quantity) == name).Select(quantity =>
            new MethodInput(quantity, isDerivative));

    private static string? TypeOf(MethodInput input) => MethodInput.Kind(input.Depth) is { } kind ? Signature.TextOf(kind) : null;

    private (Signature, ImmutableArray<MethodInput>)? Made(string name, ValueKind returns, Formula asked, ImmutableArray<Quantity> given)
    {
        var inputs = new NeededInputs(model with { Partials = [.. section.Names.Partials] }, given).Of(asked);
        foreach (var input in inputs)
        {
            var isSeen = input.IsDerivative || section.Visible.Contains(input.Quantity);
            if (isSeen && MethodInput.Kind(input.Depth) is not null) continue;
            fields.Fault("as", AuthorSentences.SignatureIsNeeded(Greek.Spelled(input.Quantity.Name), isSeen));
            return null;
        }
        return (new(name, returns, [.. inputs.Select(input => (input.Name, MethodInput.Kind(input.Depth)!.Value))]), inputs);
    }

    private string NameOf(Formula asked, Quantity? updated) => (updated, asked) switch
    {
        ({ } quantity, _) => $"New{Capital(MethodInput.Identifier(quantity))}",
        (_, Formula.Derivative derivative) => $"D{MethodInput.Identifier(derivative.With.Quantity)}",
        (_, Formula.Symbol symbol) when section.Names.Partials.Exists(partial => partial.Name == symbol.Quantity) => "Jacobian",
        (_, Formula.Symbol symbol) => Capital(MethodInput.Identifier(symbol.Quantity)),
        _ => "Answer",
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
