using System.Collections.Immutable;

namespace Grading.Problems.Yaml;

/// <summary>Where a field of a problem file may stand.</summary>
[Flags]
public enum FieldPlaces
{
    File = 1,
    Section = 2,
    Part = 4,
    Option = 8,
    Mistake = 16,
    Model = File | Section,
}

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    Text,
    Whole,
    Number,

    /// <summary>A list of texts, or one of them.</summary>
    Texts,

    /// <summary>Names with a text each.</summary>
    Named,

    /// <summary>Names with a text, a number or lists of numbers each.</summary>
    Symbols,

    /// <summary>Names with texts each.</summary>
    Spellings,

    /// <summary>The number of a choice, or of several.</summary>
    Choices,
    Sections,
    Parts,
    Options,
    Mistakes,
}

/// <summary>A field of problem files.</summary>
/// <param name="Summary">What it says, for whoever writes one.</param>
public sealed record ProblemField(string Name, FieldPlaces Places, FieldKind Kind, string Summary)
{
    /// <summary>Whether nothing can be read without it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>The only texts it may have; empty for any.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}

/// <summary>All fields of problem files: what is read, what is refused, and what an editor offers.</summary>
public static class ProblemFields
{
    /// <summary>The kinds of answers that a part asks for besides formulas, numbers, updates and choices.</summary>
    public static readonly ImmutableArray<string> Kinds = ["table", "shape", "formula and value", "code"];

    public static readonly ImmutableArray<ProblemField> All =
    [
        new("id", FieldPlaces.File, FieldKind.Text, "The id in sheets and tables: lower-case letters, digits and hyphens.") { IsNeeded = true },
        new("title", FieldPlaces.File, FieldKind.Text, "What students read above the problem.") { IsNeeded = true },
        new("statement", FieldPlaces.File, FieldKind.Text, "Markdown with formulas between dollar signs.") { IsNeeded = true },
        new("sections", FieldPlaces.File, FieldKind.Sections, "Several models in one problem, each with parts; instead of parts at the top."),
        new("name", FieldPlaces.Section, FieldKind.Text, "What the section is called in messages.") { IsNeeded = true },
        new("dims", FieldPlaces.Model, FieldKind.Named, "What indices run over, by their letters: n: samples, t: steps 1..T, c k: classes = 3 or 5."),
        new("symbols", FieldPlaces.Model, FieldKind.Symbols, "What the model starts from, with domains: X[n,d]: ±0.3..1.6, y[n]: label of c, eta: step."),
        new("functions", FieldPlaces.Model, FieldKind.Named, "Functions by name: sigma: logistic, f: any smooth, rho(z): z^2."),
        new("model", FieldPlaces.Model, FieldKind.Text, "The forward model, one definition a line; the last one is the loss."),
        new("loss", FieldPlaces.Model, FieldKind.Text, "What is differentiated, if not the last line of the model."),
        new("keep", FieldPlaces.Model, FieldKind.Text, "Conditions that every point fulfils, one a line: all |z[n,j]| > 0.05."),
        new("strata", FieldPlaces.Model, FieldKind.Text, "Alternatives that share the points evenly, one way of cutting a line: z > 0 or z < 0."),
        new("points", FieldPlaces.Model, FieldKind.Whole, "How many points there are over all sizes, from 64 on."),
        new("hand-derived", FieldPlaces.Model, FieldKind.Text, "A solver of this program that derives the same gradient by hand."),
        new("write", FieldPlaces.Model | FieldPlaces.Part, FieldKind.Spellings, "Other ways to write the names: w: [omega]."),
        new("parts", FieldPlaces.Model, FieldKind.Parts, "The questions by their ids."),
        new("question", FieldPlaces.Part, FieldKind.Text, "What students read.") { IsNeeded = true },
        new("ask", FieldPlaces.Part, FieldKind.Text, "What is asked of the model: dL/dW, update W, w := w - eta*dL/dw, [n, a, E]."),
        new("as", FieldPlaces.Part, FieldKind.Text, "The kind of the answer, if it is no formula, number or choice.") { Words = Kinds },
        new("for", FieldPlaces.Part, FieldKind.Text, "Which steps or layers are asked about: l < L, t > 1."),
        new("given", FieldPlaces.Part, FieldKind.Texts, "Derivatives that may stand in an answer: dL/dZ, delta."),
        new("without", FieldPlaces.Part, FieldKind.Texts, "Symbols that may not stand in an answer."),
        new("form", FieldPlaces.Part, FieldKind.Texts, "The only names that an answer may be written with."),
        new("step", FieldPlaces.Part, FieldKind.Text, "The step size of an update, where there are several."),
        new("decimals", FieldPlaces.Part, FieldKind.Whole, "To how many decimals a number is asked for."),
        new("choices", FieldPlaces.Part, FieldKind.Options, "The options of a choice."),
        new("answer", FieldPlaces.Part, FieldKind.Choices, "The number of the right choice, from 1, or a list of them."),
        new("signature", FieldPlaces.Part, FieldKind.Text, "The method of a code part: double[][] DW(double[][] X, double[][] dS)."),
        new("points", FieldPlaces.Part, FieldKind.Number, "What a right answer earns, if not 1."),
        new("follows", FieldPlaces.Part, FieldKind.Named, "Earlier parts whose answers may be used, each with what its answer is the derivative by."),
        new("right", FieldPlaces.Part, FieldKind.Texts, "Answers that must be right."),
        new("conditional", FieldPlaces.Part, FieldKind.Texts, "Answers that must hold under an assumption only."),
        new("slips", FieldPlaces.Part, FieldKind.Texts, "Answers that must be wrong."),
        new("mistakes", FieldPlaces.Part, FieldKind.Mistakes, "Wrong answers that are recognised, beside those that are computed."),
        new("text", FieldPlaces.Option, FieldKind.Text, "The option.") { IsNeeded = true },
        new("also", FieldPlaces.Option, FieldKind.Texts, "Other words for it."),
        new("formula", FieldPlaces.Mistake, FieldKind.Text, "The wrong answer.") { IsNeeded = true },
        new("code", FieldPlaces.Mistake, FieldKind.Text, "A code of the catalogue, or one of your own with a hint.") { IsNeeded = true },
        new("hint", FieldPlaces.Mistake, FieldKind.Text, "What a student who gives it reads."),
        new("credit", FieldPlaces.Mistake, FieldKind.Number, "What it earns, from 0 to 1."),
    ];

    private static readonly ImmutableArray<FieldPlaces> Each =
        [FieldPlaces.File, FieldPlaces.Section, FieldPlaces.Part, FieldPlaces.Option, FieldPlaces.Mistake];

    private static readonly ImmutableArray<ImmutableArray<string>> Names =
        [.. Each.Select(place => All.Where(field => field.Places.HasFlag(place)).Select(field => field.Name).ToImmutableArray())];

    /// <summary>The names of the fields that may stand in a place.</summary>
    public static ReadOnlySpan<string> At(FieldPlaces place) => Names[Each.IndexOf(place)].AsSpan();
}
