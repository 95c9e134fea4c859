using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Methods;
using Grading.Problems.Sections;
using Grading.Problems.Yaml;
using ReferenceSolutions.Mistakes;

namespace Grading.Problems;

/// <summary>Reads one part: what is asked, what may be used, and the answers that check the problem itself.</summary>
/// <param name="parts">The ids of all parts of the file.</param>
internal sealed partial class PartReader(YamlFields fields, string id, Section section, SectionReader model, HashSet<string> parts)
{
    private const string UpdatePrefix = "update ";

    private ImmutableArray<Spelling>? _spellings;

    public Part? Read()
    {
        var text = fields.Text("question");
        var question = fields.Has("choices") ? Choice() : Asked();
        var part = new Part(id, fields.Optional("ask") ?? "", text, section, question!)
        {
            Points = fields.Decimal("points") ?? 1,
            Follows = Follows(),
            Right = Texts("right"),
            Slips = Texts("slips"),
            Conditional = Texts("conditional"),
        };
        fields.RefuseTheRest(ProblemFields.At(FieldPlaces.Part));
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
            if (model.Names.Named(text).FirstOrDefault() is { } quantity) follows.Add(new(part, quantity));
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

    private Question Choice()
    {
        var options = fields.FieldsList("choices").Select(option =>
        {
            var read = new Option(option.Text("text"), [.. option.Texts("also").Select(also => also.Text)]);
            option.RefuseTheRest(ProblemFields.At(FieldPlaces.Option));
            return read;
        }).ToImmutableArray();
        if (fields.IsList("answer")) return new Question.Selection(options, RightOnes(options.Length));
        var answer = fields.Whole("answer") ?? 0;
        if (answer < 1 || answer > options.Length)
            fields.Fault("answer", AuthorSentences.NoRightChoice(options.Length));
        return new Question.Choice(options, answer - 1);
    }

    // answer: [2, 3, 4]
    private ImmutableArray<int> RightOnes(int options)
    {
        var right = new SortedSet<int>();
        foreach (var (text, line) in fields.Texts("answer"))
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > options
                || !right.Add(number - 1)) fields.Fault("answer", line, AuthorSentences.NoRightChoices(options));
        if (right.Count == 0) fields.Fault("answer", AuthorSentences.NoRightChoices(options));
        return [.. right];
    }

    private Question? Asked()
    {
        var ask = fields.Text("ask");
        if (fields.Has("signature") && fields.Optional("as") != "code") fields.Fault("signature", AuthorSentences.SignatureOfNoCode);
        if (ask.Length == 0) return null;
        switch (fields.Optional("as"))
        {
            case null: return IsList(ask) ? Table() : OneNumber(Formula(ask));
            case "table": return Table();
            case "shape": return Shape();
            case "formula and value": return Both(ask);
            case "code": return Code(ask);
            case var other:
                fields.Fault("as", AuthorSentences.NoKind(other, KnownNames.Nearest(ProblemFields.Kinds, other)));
                return null;
        }
    }

    // A number of an array would be many.
    private Question? OneNumber(Question? asked)
    {
        if (asked is not Question.Number { Vocabulary: var names } || names.FreeIndices.IsEmpty && names.FreeLayer is null) return asked;
        var nouns = names.FreeIndices.Select(index => $"{index.Axis.Dimension}").Prepend(names.FreeSteps?.Noun);
        fields.Fault("decimals", AuthorSentences.ManyNumbers(string.Join(" and ", nouns.OfType<string>())));
        return null;
    }

    // A method whose result is what is asked, derived from the model like any other answer.
    private Question.Script? Code(string ask)
    {
        if (fields.Has("decimals")) fields.Fault("decimals", AuthorSentences.DecimalsOfCode);
        if (Formula(ask) is not Question.Formula asked) return null;
        var places = asked.Vocabulary.FreeIndices.Length + (asked.Vocabulary.FreeLayer is null ? 0 : 1);
        var method = new MethodReader(fields, model, section.Model)
            .Read(asked.Reference, asked.Updated, places, [.. asked.Given.Select(given => given.With)]);
        return method is var (signature, inputs) ? new(signature, asked, inputs) : null;
    }

    private Question? Formula(string ask)
    {
        if (ask.Split(":=", StringSplitOptions.TrimEntries) is [var changed, var by]) return Formula(by, changed, Step());
        var isUpdate = ask.StartsWith(UpdatePrefix, StringComparison.Ordinal);
        if (!isUpdate && !fields.Has("step")) return Formula(ask, null, null);
        var updated = isUpdate ? ask[UpdatePrefix.Length..].Trim() : null;
        return Step() is { } step ? Formula(updated ?? ask, updated, step) : WithoutStep();
    }

    private Question? WithoutStep()
    {
        var nearest = fields.Optional("step") is { } name ? model.Nearest(name) : "";
        fields.Fault("step", AuthorSentences.NoStep(nearest));
        return null;
    }

    // The step size that is named, or the only one there is.
    private Quantity? Step()
    {
        if (fields.Optional("step") is { } name)
            return model.Visible.FirstOrDefault(quantity => quantity.Name == Greek.Canonical(name));
        return model.Steps.Count == 1 ? model.Steps.First() : null;
    }

    private Question? Formula(string ask, string? updatedName, Quantity? step)
    {
        var text = updatedName is null || ask != updatedName
            ? ask
            : $"{ask} - {Greek.Spelled(step!.Name)}*d{Greek.Spelled(model.Names.Loss?.Name ?? "?")}/d{ask}";
        if (Understood("ask", text, AuthorSentences.OldAsk) is not { } asked) return null;
        var updated = updatedName is null
            ? null
            : Understood("ask", updatedName, AuthorSentences.OldAsk)?.Formula as Formulas.Tree.Formula.Symbol;
        var without = Without();
        var visible = model.Visible
            .Where(quantity => !without.Contains(quantity.Name) && (!model.Steps.Contains(quantity) || quantity == step));
        var sought = updated is null ? asked.Formula : updated;
        var vocabulary = Names(visible, asked, updated?.Quantity, step, sought);
        if (fields.Whole("decimals") is { } decimals) return new Question.Number(asked.Formula, vocabulary, decimals);
        return new Question.Formula(
            asked.Formula, vocabulary, Layers(asked.Step), Givens())
        {
            Updated = updated?.Quantity,
            Mistakes = Mistakes(asked),
            Form = Form()
        };
    }

    // What an author asks, by the names of the model.
    private Elaboration.Asked? Understood(string field, string text, Func<string, string> old)
    {
        if (OldPattern().IsMatch(text))
        {
            fields.Fault(field, old(OldPattern().Replace(text, match =>
                $"{match.Groups[1].Value}[{(match.Groups[3].Length > 0 ? match.Groups[3].Value.Trim('(', ')', '{', '}') + "," : "")}{string.Join(',', match.Groups[2].Value.AsEnumerable())}]")));
            return null;
        }
        return model.Understood(fields, field, fields.LineOf(field), text, (parser, elaboration) => elaboration.Of(parser.Whole()));
    }

    // dC/dw_ij^l
    [GeneratedRegex(@"(?<=d)([A-Za-z]+)_([A-Za-z]+)\^(\([^)]*\)|\{[^}]*\}|\w+)")]
    private static partial Regex OldPattern();

    private Vocabulary Names(
        IEnumerable<Quantity> quantities, Elaboration.Asked asked, Quantity? updated, Quantity? step,
            Formulas.Tree.Formula? sought = null) =>
        new(quantities, [.. model.Names.Functions, .. Spoken(asked.Formula)], Spellings(quantities, updated))
        {
            Loss = model.Names.Loss,
            Dimensions = [.. model.Names.Dimensions],
            SizeNames = model.SizeNames,
            Labels = [.. model.Names.Quantities.Where(one => model.Names.LabelOf(one) is not null).Select(one =>
                (one, model.Names.LabelOf(one)!))],
            Shifted = model.Shifted,
            Contracted = model.Contracted,
            Bars = model.Bars,
            Updated = updated,
            Step = updated is null ? null : step,
            FreeIndices = asked.Free,
            FreeLayer = asked.Step,
            Asked = (asked.Formula as Formulas.Tree.Formula.Derivative)?.With,
            Sought = sought,
            Partial = sought is Formulas.Tree.Formula.Symbol { Quantity: var name }
                ? model.Names.Partials.Find(partial => partial.Name == name) : null,
            Alias = AliasOf(sought),
            Part = id,
            Parts = [.. parts],
            AsksNumber = fields.Has("decimals"),
            Activations = model.Activations,
        };

    // Φ and φ where the question is about the normal distribution, and nothing of it is called so
    private IEnumerable<(string, Function)> Spoken(Formulas.Tree.Formula asked) =>
        FunctionTable.SpokenOf([asked, .. section.Model.Definitions.Select(definition => definition.Body)])
            .Where(row => !model.IsNamed(Greek.Canonical(row.Spelling)));

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
        var usual = Spelling.Usual(quantities, model.Names.Functions, model.Output);
        if (updated is not null) usual = usual.RemoveAll(static spelling => spelling.Written == "h");
        return [.. _spellings ??= SymbolsReader.Spellings(fields, model.IsNamed), .. model.Spellings, .. usual];
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

    // for: l < L, t > 1, 1..L-1
    private (int, int) Layers(string? letter)
    {
        if (fields.Optional("for") is not { } text) return (1, 0);
        var match = ForPattern().Match(text);
        var end = letter is null ? null : section.Model.Quantities.FirstOrDefault(quantity => quantity.Layer == letter)?.Steps?.End;
        if (!match.Success || match.Groups[1].Value != letter || end is null)
        {
            fields.Fault("for", AuthorSentences.NoFor(text));
            return (1, 0);
        }
        var (relation, bound) = (match.Groups[2].Value, match.Groups[3].Value);
        var offset = match.Groups[4].Length > 0 ? int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : 0;
        if (bound == end && relation is "<" or "<=") return (1, offset - (relation == "<" ? 1 : 0));
        if (int.TryParse(bound, out var first) && relation is ">" or ">=") return (first + (relation == ">" ? 1 : 0), 0);
        fields.Fault("for", AuthorSentences.NoFor(text));
        return (1, 0);
    }

    [GeneratedRegex(@"^([a-z]) *(<=|<|>=|>) *([A-Z]|\d+) *([+-]\d+)?$")]
    private static partial Regex ForPattern();

    // They may use every name of the model.
    private ImmutableArray<AuthorMistake> Mistakes(Elaboration.Asked asked)
    {
        var mistakes = ImmutableArray.CreateBuilder<AuthorMistake>();
        Vocabulary? vocabulary = null;
        foreach (var row in fields.FieldsList("mistakes"))
        {
            vocabulary ??= Names(section.Model.Quantities, asked with { Formula = Formulas.Tree.Formula.Integer(0) }, null, null);
            var (text, mistake, credit) = (row.Text("formula"), Kind(row), row.Decimal("credit"));
            if (FormulaReader.Read(text, vocabulary) is not Reading.Success read)
                row.Fault("formula", AuthorSentences.NoAnswer(text));
            else if (mistake is not null) mistakes.Add(new(read.Formula, mistake, credit));
            row.RefuseTheRest(ProblemFields.At(FieldPlaces.Mistake));
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
            if (model.Understood(fields, "given", line, text, (parser, elaboration) => elaboration.Of(parser.Whole())) is not { } asked)
                continue;
            if (GivenBy(asked.Formula) is { } with) givens.Add(new(with.Quantity, FixedStep(with.Layer)));
            else fields.Fault("given", line, AuthorSentences.NoDerivative(text, ""));
        }
        return givens.ToImmutable();
    }

    // dC/dz, or a name for it
    private Formulas.Tree.Formula.Symbol? GivenBy(Formulas.Tree.Formula formula) => formula switch
    {
        Formulas.Tree.Formula.Derivative derivative => derivative.With,
        Formulas.Tree.Formula.Symbol symbol when model.AdjointNames.FirstOrDefault(name => name.Name == symbol.Quantity) is { } name =>
            symbol with { Quantity = name.Of },
        _ => null,
    };

    private Formulas.Tree.Index? FixedStep(Formulas.Tree.Index? step) =>
        step is null || !step.IsNumber && model.Names.EndOf(step.Letter) is null ? null : step;
}
