using System.Collections.Immutable;
using Formulas;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using ReferenceSolutions.Mistakes;

namespace Grading.Problems;

/// <summary>Reads one part: what is asked, what may be used, and the answers that check the problem itself.</summary>
internal sealed class PartReader(YamlFields fields, string id, Section section, SectionReader model)
{
    private static readonly string[] Known = ["signature", "reference", "choices", "answer", "ask", "step", "given", "layers", "without", "decimals", "mistakes"];

    public Part? Read()
    {
        var text = fields.Text("question");
        var question = fields.Has("signature") ? Script() : fields.Has("choices") ? Choice() : Formula();
        var part = new Part(id, fields.Optional("ask") ?? "", text, section, question!)
        {
            Points = fields.Decimal("points") ?? 1,
            Follows = Follows(),
            Right = Texts("right"),
            Slips = Texts("slips"),
            Conditional = Texts("conditional"),
        };
        fields.RefuseTheRest(Known);
        return question is null ? null : part;
    }

    // follows: { db: z2 }
    private ImmutableArray<Followed> Follows()
    {
        var follows = ImmutableArray.CreateBuilder<Followed>();
        if (fields.Fields("follows") is not { } parts) return follows.ToImmutable();
        foreach (var part in parts.Names.ToArray())
        {
            if (SymbolPattern.Parse(parts.Text(part)) is { } pattern && model.Quantity(pattern) is { } quantity) follows.Add(new(part, quantity));
            else parts.Fault(part, "This should be the quantity whose derivative the answer to that part is, such as z2.");
        }
        return follows.ToImmutable();
    }

    private ImmutableArray<string> Texts(string field)
    {
        var lines = fields.Texts(field);
        var texts = ImmutableArray.CreateBuilder<string>(lines.Length);
        foreach (var line in lines) texts.Add(line.Text);
        return texts.MoveToImmutable();
    }

    private Question.Script Script()
    {
        var (signature, reference) = (fields.Text("signature"), fields.Text("reference"));
        if (signature.Split('(') is not [_, [.., ')']]) fields.Fault("signature", $"\"{signature}\" is not a method such as double[] Delta(double[][] w, double[] z).");
        return new(signature, reference);
    }

    private Question.Choice Choice()
    {
        var options = fields.FieldsList("choices").Select(option =>
        {
            var read = new Option(option.Text("text"), [.. option.Texts("also").Select(also => also.Text)]);
            option.RefuseTheRest();
            return read;
        }).ToImmutableArray();
        var answer = fields.Whole("answer") ?? 0;
        if (answer < 1 || answer > options.Length) fields.Fault("answer", $"This should be the number of the right choice, from 1 to {options.Length}.");
        return new(options, answer - 1);
    }

    private Question? Formula()
    {
        var ask = fields.Text("ask");
        if (ask.Length == 0) return null;
        var isUpdate = ask.StartsWith("update ", StringComparison.Ordinal);
        var step = fields.Optional("step");
        var stepQuantity = step is null ? null : model.Visible.FirstOrDefault(quantity => quantity.Name == Greek.Canonical(step));
        if (isUpdate && stepQuantity is null)
        {
            fields.Fault("step", "An update needs the name of the step size, which is declared under symbols.");
            return null;
        }
        if (isUpdate) ask = $"{ask[7..].Trim()} - {step}*d{model.Loss?.Name}/d{ask[7..].Trim()}";

        var (asked, free, layer) = Asked(isUpdate ? "" : ask);
        var without = new HashSet<string>();
        foreach (var (name, line) in fields.Texts("without"))
        {
            without.Add(Greek.Canonical(name));
            if (model.Visible.All(quantity => quantity.Name != Greek.Canonical(name))) fields.Fault("without", line, $"There is no symbol \"{name}\".");
        }
        Vocabulary Names(IEnumerable<Quantity> quantities, Quantity? updated) => new(quantities, model.Functions)
        {
            Loss = model.Loss,
            Updated = updated,
            Step = updated is null ? null : stepQuantity,
            FreeIndices = free,
            FreeLayer = layer,
            Asked = asked,
            Activations = model.Activations,
        };
        var all = Names(section.Model.Quantities, null);
        if (FormulaReader.Read(ask, all) is not Reading.Success reference)
        {
            fields.Fault("ask", FormulaReader.Read(ask, all) switch
            {
                Reading.Unread failure => FaultSentences.Of(failure.Fault),
                Reading.Mistyped mistyped => FaultSentences.Of(mistyped.Fault),
                _ => "This can't be read.",
            });
            return null;
        }
        var updatedQuantity = isUpdate ? ((Formulas.Tree.Formula.Symbol)((Formulas.Tree.Formula.Binary)reference.Formula).Left).Quantity : null;
        var visible = new List<Quantity>();
        foreach (var quantity in model.Visible)
            if (!without.Contains(quantity.Name) && (!model.Steps.Contains(quantity) || quantity == stepQuantity)) visible.Add(quantity);
        var vocabulary = Names(visible, updatedQuantity);
        if (fields.Whole("decimals") is { } decimals) return new Question.Number(reference.Formula, vocabulary, decimals);
        return new Question.Formula(reference.Formula, vocabulary, Layers(), Givens()) { Updated = updatedQuantity, Mistakes = Mistakes(all), Form = Texts("form") };
    }

    // dC/dw_ij^l: the letters are free, each over its axis
    private (Formulas.Tree.Formula.Symbol?, ImmutableArray<FreeIndex>, string?) Asked(string ask)
    {
        if (ask.Split("/d") is not [var of, var with] || model.Loss is null || of != "d" + model.Loss.Name || SymbolPattern.Parse(with) is not { } pattern || model.Quantity(pattern with { Letters = Declared(pattern) }) is not { } quantity)
            return (null, [], null);
        var layer = pattern.Layer is { IsNumber: false } index && index.Letter == quantity.Layer ? index.Letter : null;
        return (pattern.Of(quantity), pattern.Free(quantity), layer);
    }

    // The question may use other letters than the declaration, where that leaves no doubt.
    private ImmutableArray<string> Declared(SymbolPattern pattern)
    {
        var named = section.Model.Quantities.Where(quantity => quantity.Name == pattern.Name && quantity.Axes.Length == pattern.Letters.Length).ToArray();
        return named.Length == 1 ? named[0].Letters : pattern.Letters;
    }

    private (int, int) Layers()
    {
        if (fields.Optional("layers") is not { } text) return (1, 0);
        if (text.Split("..", StringSplitOptions.TrimEntries) is [var first, var last] && int.TryParse(first, out var from) && SymbolPattern.ParseIndex(last) is { Letter: Vocabulary.LastLayer } to) return (from, to.Offset);
        fields.Fault("layers", $"\"{text}\" should be a range such as 1..L-1.");
        return (1, 0);
    }

    private ImmutableArray<AuthorMistake> Mistakes(Vocabulary vocabulary)
    {
        var mistakes = ImmutableArray.CreateBuilder<AuthorMistake>();
        foreach (var row in fields.FieldsList("mistakes"))
        {
            var (text, mistake, credit) = (row.Text("formula"), Kind(row), row.Decimal("credit"));
            if (FormulaReader.Read(text, vocabulary) is not Reading.Success read) row.Fault("formula", $"\"{text}\" can't be read as an answer to this part.");
            else if (mistake is not null) mistakes.Add(new(read.Formula, mistake, credit));
            row.RefuseTheRest();
        }
        return mistakes.ToImmutable();
    }

    // A code of the catalogue, or one of the author's own, which needs a hint of its own.
    private static Mistake? Kind(YamlFields row)
    {
        var (code, hint) = (row.Text("code"), row.Optional("hint"));
        if (hint is not null || code.Length == 0) return Mistake.OfAuthor(code, hint ?? "");
        if (Mistake.Named(code) is { } known) return known;
        var nearest = NearestName.Among(Mistake.All.Select(mistake => (mistake.Code, mistake.Code)), code);
        row.Fault("code", $"\"{code}\" is no code of the catalogue. {(nearest is null ? "A mistake of your own needs a \"hint\"." : $"Did you mean \"{nearest}\"? A mistake of your own needs a \"hint\".")}");
        return null;
    }

    private ImmutableArray<Given> Givens()
    {
        var givens = ImmutableArray.CreateBuilder<Given>();
        foreach (var (text, line) in fields.Texts("given"))
        {
            var pattern = SymbolPattern.Parse(text.Split("/d") is [_, var with] ? with : text);
            var quantity = pattern is null ? null : model.Quantity(pattern with { Letters = Declared(pattern) });
            if (quantity is null)
            {
                fields.Fault("given", line, $"\"{text}\" is not a derivative of this model, such as dL/dz6.");
                continue;
            }
            var of = model.AdjointNames.FirstOrDefault(name => name.Name == quantity)?.Of ?? quantity;
            givens.Add(new(of, pattern!.Layer is { } layer && layer.Letter != of.Layer ? layer : null));
        }
        return givens.ToImmutable();
    }
}
