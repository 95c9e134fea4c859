using Formulas.Authors;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Yaml;

namespace Grading.Problems.Sections;

/// <summary>Reads the functions of a section: <c>sigma: logistic</c>, <c>f: any smooth</c>, <c>rho(z): z^2</c>.</summary>
/// <param name="open">Takes those that are left open, in the order of their slots.</param>
internal sealed class FunctionsReader(AuthorNames names, List<Function.Open> open)
{
    /// <summary>Reads them all.</summary>
    /// <param name="fields">Where they stand; null for a problem without any.</param>
    public void Read(YamlFields? fields)
    {
        if (fields?.Fields("functions") is not { } functions) return;
        foreach (var key in functions.Names.ToArray())
        {
            if (key.Split('(') is [var name, var parameter] && parameter.TrimEnd(')') is { Length: > 0 } letter)
                ReadDefined(functions, key, name.Trim(), letter);
            else ReadNamed(functions, key);
        }
    }

    // rho(z): z^2
    private void ReadDefined(YamlFields functions, string key, string name, string letter)
    {
        var text = functions.Text(key);
        var variable = Quantity.Scalar(-1000 - names.Functions.Count, Greek.Canonical(letter));
        var own = new AuthorNames();
        own.Quantities.Add(variable);
        own.Functions.AddRange(names.Functions);
        try
        {
            var body = new Elaboration(own) { Source = text }.Of(new AuthorParser(text, own.IsFunction, own.IsQuantity).Whole());
            names.Functions.Add((name, new Function.Defined(Greek.Canonical(name), variable, body.Formula)));
        }
        catch (AuthorException fault)
        {
            functions.Fault(key, $"{AuthorSentences.NoFormulaOf(text, letter)} {fault.Message}");
        }
    }

    // "g, sigma": logistic is one function under two names; "f, g": any smooth are two functions
    private void ReadNamed(YamlFields functions, string key)
    {
        var text = functions.Text(key);
        var spellings = key.Split(',', StringSplitOptions.TrimEntries);
        var name = Greek.Canonical(spellings[0]);
        if (text == "any smooth") ReadOpen(spellings);
        else if ((FunctionTable.Named(text) ?? new AuthorNames().FunctionOf(text)) is { } function)
            foreach (var spelling in spellings) names.Functions.Add((spelling, function with { Name = name }));
        else
        {
            var nearest = KnownNames.Nearest(FunctionTable.Table.Select(row => row.Function.Name), text);
            functions.Fault(key, AuthorSentences.NoFunction(text, spellings[0], nearest));
        }
    }

    private void ReadOpen(string[] spellings)
    {
        foreach (var name in spellings)
        {
            open.Add(new(Greek.Canonical(name), open.Count));
            names.Functions.Add((name, open[^1]));
        }
    }
}
