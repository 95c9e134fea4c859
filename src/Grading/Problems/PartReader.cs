using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using ReferenceSolutions.HandDerived;
using ReferenceSolutions.Mistakes;
using ScriptMessages;

namespace Grading.Problems;

/// <summary>Reads one part: what is asked, what may be used, and the answers that check the problem itself.</summary>
/// <param name="parts">The ids of all parts of the file.</param>
internal sealed class PartReader(YamlFields fields, string id, Section section, SectionReader model, HashSet<string> parts)
{
    private const string UpdatePrefix = "update ";

    private static readonly string[] Known =
        ["signature", "reference", "choices", "answer", "ask", "step", "given", "layers", "without", "decimals", "mistakes"];

    private ImmutableArray<Spelling>? _spellings;

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
        if (fields.Fields("follows") is not { } followed) return follows.ToImmutable();
        foreach (var part in followed.Names.ToArray())
        {
            KnownNames.Refuse(followed, part, part, "part", parts);
            var text = followed.Text(part);
            if (SymbolPattern.Parse(text) is { } pattern && model.Quantity(pattern) is { } quantity) follows.Add(new(part, quantity));
            else followed.Fault(
                part, $"This should be the quantity whose derivative the answer to that part is, such as z2.{model.Nearest(text)}");
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

    private Question.Script? Script()
    {
        var (text, name) = (fields.Text("signature"), fields.Text("reference"));
        var signature = Signature.Parse(text);
        if (text.Length > 0 && signature is null)
            fields.Fault("signature", AuthorSentences.NoMethod(text));
        if (name.Length > 0) KnownNames.Refuse(fields, "reference", name, "solver", HandDerivations.Methods.Keys);
        if (signature is null || !HandDerivations.Methods.TryGetValue(name, out var reference)) return null;
        if (signature is { Returns: ValueKind.Vector, Parameters: [(_, ValueKind.Matrix), (_, ValueKind.Vector), (_, ValueKind.Vector)] })
            return new(signature, reference);
        fields.Fault("signature", AuthorSentences.OtherMethod(name));
        return null;
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
        if (answer < 1 || answer > options.Length)
            fields.Fault("answer", AuthorSentences.NoRightChoice(options.Length));
        return new(options, answer - 1);
    }

    private Question? Formula()
    {
        var ask = fields.Text("ask");
        if (ask.Length == 0) return null;
        var isUpdate = ask.StartsWith(UpdatePrefix, StringComparison.Ordinal);
        var step = Step();
        if (step is not null || !(isUpdate || fields.Has("step")))
            return Formula(isUpdate ? ask[UpdatePrefix.Length..].Trim() : ask, isUpdate, step);
        var nearest = fields.Optional("step") is { } name ? model.Nearest(name) : "";
        fields.Fault("step", AuthorSentences.NoStep(nearest));
        return null;
    }

    private Quantity? Step()
    {
        if (fields.Optional("step") is not { } name) return null;
        return model.Visible.FirstOrDefault(quantity => quantity.Name == Greek.Canonical(name));
    }

    private Question? Formula(string ask, bool isUpdate, Quantity? step)
    {
        var asked = isUpdate ? default : AskedBy(ask);
        var without = Without();
        var all = Names(section.Model.Quantities, asked, null, null);
        var text = isUpdate ? $"{ask} - {fields.Text("step")}*d{model.Loss?.Name}/d{ask}" : ask;
        if (Reference(text, all) is not { } reference) return null;
        var updated = isUpdate ? UpdatedIn(reference) : null;
        var visible = model.Visible
            .Where(quantity => !without.Contains(quantity.Name) && (!model.Steps.Contains(quantity) || quantity == step));
        var sought = updated is null ? reference : Formulas.Tree.Formula.Symbol.Of(updated);
        var vocabulary = Names(visible, asked, updated, step, sought);
        if (fields.Whole("decimals") is { } decimals) return new Question.Number(reference, vocabulary, decimals);
        return new Question.Formula(
            reference, vocabulary, Layers(), Givens())
        { Updated = updated, Mistakes = Mistakes(all), Form = Form() };
    }

    private Vocabulary Names(
        IEnumerable<Quantity> quantities, Asked asked, Quantity? updated, Quantity? step, Formulas.Tree.Formula? sought = null) =>
        new(quantities, model.Functions, Spellings(quantities, updated))
        {
            Loss = model.Loss,
            Updated = updated,
            Step = updated is null ? null : step,
            FreeIndices = asked.Free.IsDefault ? [] : asked.Free,
            FreeLayer = asked.Layer,
            Asked = asked.By,
            Sought = sought,
            Alias = AliasOf(sought),
            Part = id,
            Parts = [.. parts],
            AsksNumber = fields.Has("decimals"),
            Activations = model.Activations,
        };

    private Quantity? AliasOf(Formulas.Tree.Formula? sought)
    {
        if (sought is not Formulas.Tree.Formula.Derivative { With.Quantity: var with }) return null;
        foreach (var (name, of) in section.Model.AdjointNames)
            if (of == with) return name;
        return null;
    }

    // The part's own, those of its section and its file, and what people write; h can be the step size of an update.
    private ImmutableArray<Spelling> Spellings(IEnumerable<Quantity> quantities, Quantity? updated)
    {
        var usual = Spelling.Usual(quantities, model.Functions, model.Output);
        if (updated is not null) usual = usual.RemoveAll(static spelling => spelling.Written == "h");
        return [.. _spellings ??= SymbolsReader.Spellings(fields, model.IsNamed), .. model.Spellings, .. usual];
    }

    // What an update w - k dL/dw changes.
    private static Quantity UpdatedIn(Formulas.Tree.Formula update) =>
        ((Formulas.Tree.Formula.Symbol)((Formulas.Tree.Formula.Binary)update).Left).Quantity;

    private Formulas.Tree.Formula? Reference(string text, Vocabulary vocabulary)
    {
        var reading = FormulaReader.Read(text, vocabulary);
        if (reading is Reading.Success success) return success.Formula;
        fields.Fault("ask", SectionReader.Sentence(reading));
        return null;
    }

    private HashSet<string> Without()
    {
        var without = new HashSet<string>();
        foreach (var (name, line) in fields.Texts("without"))
        {
            without.Add(Greek.Canonical(name));
            if (model.Visible.All(quantity => quantity.Name != Greek.Canonical(name)))
                fields.Fault("without", line, AuthorSentences.NoneOfThem("symbol", name, model.Nearest(name)));
        }
        return without;
    }

    // The names that the terms of an answer are limited to: symbols, constants and functions.
    private ImmutableArray<string> Form()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, line) in fields.Texts("form"))
        {
            names.Add(name);
            if (!model.Knows(name))
                fields.Fault("form", line, AuthorSentences.NoneOfThem("symbol, constant or function", name, model.Nearest(name)));
        }
        return names.ToImmutable();
    }

    // What is asked by: its letters are free, each over its axis, and perhaps its layer.
    private readonly record struct Asked(Formulas.Tree.Formula.Symbol? By, ImmutableArray<FreeIndex> Free, string? Layer);

    // dC/dw_ij^l
    private Asked AskedBy(string ask)
    {
        if (ask.Split("/d") is not [var of, var with] || model.Loss is null || of != "d" + model.Loss.Name) return default;
        if (SymbolPattern.Parse(with) is not { } pattern || Declared(pattern) is not { } quantity) return default;
        return new(pattern.Of(quantity), pattern.Free(quantity), pattern.Layer?.Letter == quantity.Layer ? quantity.Layer : null);
    }

    // The question may use other letters than the declaration, where that leaves no doubt.
    private Quantity? Declared(SymbolPattern pattern)
    {
        var named = section.Model.Quantities
            .Where(quantity => quantity.Name == pattern.Name && quantity.Axes.Length == pattern.Letters.Length).ToArray();
        return model.Quantity(named is [var only] ? pattern with { Letters = only.Letters } : pattern);
    }

    private (int, int) Layers()
    {
        if (fields.Optional("layers") is not { } text) return (1, 0);
        if (text.Split("..", StringSplitOptions.TrimEntries) is [var first, var last] && int.TryParse(first, out var from)
            && SymbolPattern.ParseIndex(last) is { Letter: Vocabulary.LastLayer } to) return (from, to.Offset);
        fields.Fault("layers", AuthorSentences.NoLayers(text));
        return (1, 0);
    }

    private ImmutableArray<AuthorMistake> Mistakes(Vocabulary vocabulary)
    {
        var mistakes = ImmutableArray.CreateBuilder<AuthorMistake>();
        foreach (var row in fields.FieldsList("mistakes"))
        {
            var (text, mistake, credit) = (row.Text("formula"), Kind(row), row.Decimal("credit"));
            if (FormulaReader.Read(text, vocabulary) is not Reading.Success read)
                row.Fault("formula", AuthorSentences.NoAnswer(text));
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
        var nearest = KnownNames.Nearest(Mistake.All.Select(mistake => mistake.Code), code);
        row.Fault("code", AuthorSentences.NoCode(code, nearest));
        return null;
    }

    private ImmutableArray<Given> Givens()
    {
        var givens = ImmutableArray.CreateBuilder<Given>();
        foreach (var (text, line) in fields.Texts("given"))
        {
            var name = text.Split("/d") is [_, var with] ? with : text;
            if (SymbolPattern.Parse(name) is not { } pattern || Declared(pattern) is not { } quantity)
            {
                fields.Fault("given", line, AuthorSentences.NoDerivative(text, model.Nearest(name)));
                continue;
            }
            var of = model.AdjointNames.FirstOrDefault(adjoint => adjoint.Name == quantity)?.Of ?? quantity;
            givens.Add(new(of, pattern.Layer is { } layer && layer.Letter != of.Layer ? layer : null));
        }
        return givens.ToImmutable();
    }
}
