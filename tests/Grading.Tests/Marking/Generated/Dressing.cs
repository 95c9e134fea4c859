using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>What people write around a formula: left-hand sides, labels, delimiters, rows, emphasis, remarks.</summary>
internal sealed class Dressing(GeneratedPart part, Notation notation, Chance chance)
{
    private static readonly string[] Labels =
    [
        "Answer: ", "Solution: ", "Result: ", "The answer is ", "We get ", "So ", "Therefore ", "Final answer: ", "Hence, ",
        "We find that ",
    ];

    private static readonly string[] Remarks =
    [
        ".", ";", ", by the chain rule", ", by the chain rule.", " (by the chain rule)", " (using the chain rule)", " [3 marks]",
        " (2 points)", ", since the loss is smooth", " for every choice of the inputs", " (simplified)", ", using the definition",
    ];

    private static readonly string[] RemarksWithin =
    [
        @"\qquad (5)", @"\quad \text{(by the chain rule)}", @"\tag{5}", ".", ",", @"\;.", @"\qquad\text{[3 marks]}",
        @"\quad\text{by the chain rule}",
    ];

    private static readonly (string Open, string Close)[] Delimiters =
        [("$", "$"), ("$$", "$$"), (@"\(", @"\)"), (@"\[", @"\]"), ("$$\n", "\n$$"), ("\\[\n", "\n\\]"), ("$ ", " $"), ("", "")];

    private static readonly string[] LatexRelations = ["=", ":=", @"\leftarrow", @"\gets"];
    private static readonly string[] PlainRelations = ["=", ":=", "<-", "←"];

    private static readonly string[] Breaks = [" \\\\\n", " \\\\\n & ", "\n", " \\\\[1ex]\n\\quad "];
    private static readonly string[] Marks = ["**", "*", "__", "***", "_"];
    private static readonly string[] Comments = [";", "  # by the chain rule", " // by the chain rule"];
    private static readonly string[] Returns = ["", "return "];
    private static readonly string[] Where = ["where", "with"];

    private static readonly string[] OwnNames = ["q", "u", "g", "r", "h", "v", "D", "gamma"];

    private static readonly string[] Environments =
        ["align*", "align", "equation", "aligned", "gather*", "multline*", "eqnarray*", "split"];

    /// <summary>A formula, dressed.</summary>
    /// <param name="before">A member of a chain before it, with the same value; perhaps none.</param>
    public string Of(Formula tree, Formula? before)
    {
        if (before is null && chance.OneIn(3) && Step(tree) is { } step) return Around("", step);
        if (before is null && chance.OneIn(5) && Defined(tree) is { } defined) return defined;
        var body = notation.Print(tree);
        if (before is not null) body = $"{notation.Print(before)} = {body}";
        if (chance.OneIn(4)) body = Broken(body);
        var left = chance.OneIn(3) ? Left() : "";
        return Around(left, body);
    }

    private string Around(string left, string body) => notation.IsLatex ? Latex(left, body) : Plain(left, body);

    // Of an update what is taken off: w46 -= …, Δw46 = -…
    private string? Step(Formula tree)
    {
        if (tree is not Binary { Operator: Operator.Subtract, Left: Symbol old } update) return null;
        if (old.Quantity != part.Question.Updated) return null;
        var name = notation.Print(old);
        return chance.OneIn(2)
            ? $"{name} -= {notation.Print(update.Right)}"
            : (notation.IsLatex ? @"\Delta " : "Δ") + $"{name} = {notation.Print(new Negate(update.Right))}";
    }

    // A part of it under a name of its own.
    private string? Defined(Formula tree)
    {
        var vocabulary = part.Question.Vocabulary;
        var names = OwnNames.Where(name => vocabulary.Words.Longest(name, out _) is null).ToArray();
        if (vocabulary.HasIndices || names.Length == 0) return null;
        var own = Symbol.Of(Quantity.Scalar(-1000, chance.Of(names)));
        Formula? value = null;
        var rest = Places.Changed(tree, chance, node =>
        {
            if (node is not (Binary or Call or Derivative) || Places.HasFamily(node)) return null;
            value = node;
            return own;
        });
        if (value is null) return null;
        var (name, text) = (own.Quantity.Name, notation.Print(value));
        if (notation.IsProgram) return $"{name} = {text}\n{chance.Of(Returns)}{notation.Print(rest)}";
        if (notation.IsLatex) return Latex("", $@"{notation.Print(rest)}, \quad\text{{where }} {name} = {text}");
        return chance.OneIn(2)
            ? $"{notation.Print(rest)}, {chance.Of(Where)} {name} = {text}"
            : $"{name} = {text}\n{notation.Print(rest)}";
    }

    private string Left()
    {
        if (part.Question.Vocabulary.Sought is not { } sought) return "";
        var relation = part.Question.Updated is null ? "=" : chance.Of(notation.IsLatex ? LatexRelations : PlainRelations);
        return sought is Symbol or Derivative ? $"{notation.Print(sought)} {relation} " : "";
    }

    private string Latex(string left, string body)
    {
        if (chance.OneIn(3)) body += chance.Of(RemarksWithin);
        if (IsLayered && chance.OneIn(6)) body += chance.Of([@"\quad (l<L)", @"\qquad l < L", @"\quad\text{for } l < L"]);
        if (chance.OneIn(4)) return Given("") + Label() + Environment(left + body) + Behind();
        var (open, close) = chance.Of(Delimiters);
        if (open.StartsWith('$') && open.Length < 3 && body.Contains("\\tag", StringComparison.Ordinal)) (open, close) = (@"\[", @"\]");
        if (open.Length == 0) return left + body;
        return Given(open) + Label() + Emphasised(open + left + body + close) + Behind();
    }

    private string Plain(string left, string body)
    {
        if (!notation.IsProgram && !body.Contains('\n') && chance.OneIn(10)) return Emphasised(Label(), left + body);
        var text = Given(left + body) + Label() + left + body;
        if (chance.OneIn(3)) text += chance.Of(notation.IsProgram ? Comments : Remarks);
        return text;
    }

    private bool IsLayered => part.Question.Vocabulary.FreeLayer is not null && part.Question.Layers.LastFromEnd < 0;

    private string Label() => chance.OneIn(4) ? chance.Of(Labels) : "";

    private string Behind() => chance.OneIn(4) ? chance.Of(Remarks) : "";

    // **2t**, *2t*, **Answer:** 2t
    private string Emphasised(string label, string text)
    {
        var mark = chance.Of(Marks);
        return label.Length > 0 && chance.OneIn(2) ? $"{mark}{label.TrimEnd()}{mark} {text}" : $"{label}{mark}{text}{mark}";
    }

    // Something of the question, in a row above.
    private string Given(string below)
    {
        if (below.StartsWith('-') || below.StartsWith('−') || !chance.OneIn(8)) return "";
        var definitions = part.Part.Section.Model.Definitions.Where(one => Walks.Size(one.Body, 12) < 12
            && IsOfQuestion(one.Body)).ToArray();
        if (definitions.Length == 0) return "";
        var definition = chance.Of(definitions);
        var text = $"{notation.Print(definition.Target)} = {notation.Print(definition.Body)}";
        return notation.IsLatex ? $"${text}$.\n" : $"{text}\n";
    }

    private bool IsOfQuestion(Formula formula) => Walks.First(formula, node =>
        node is Symbol symbol && !part.Question.Vocabulary.Quantities.Contains(symbol.Quantity)) is null;

    private string Emphasised(string text) => chance.OneIn(8) ? $"**{text}**" : text;

    private string Environment(string body)
    {
        var name = chance.Of(Environments);
        var aligned = chance.OneIn(2) ? body.Replace(" = ", " &= ", StringComparison.Ordinal) : body;
        var text = $"\\begin{{{name}}}\n{aligned}\n\\end{{{name}}}";
        return name is "aligned" or "split" ? $"$$\n{text}\n$$" : text;
    }

    // Over two rows, before an operator of the outermost terms.
    private string Broken(string body)
    {
        var places = new List<int>();
        var depth = 0;
        for (var i = 1; i + 2 < body.Length; i++)
        {
            depth += body[i] is '(' or '[' or '{' ? 1 : body[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0 && body[i] == ' ' && body[i + 1] is '+' or '-' or '−' or '=' && body[i + 2] == ' ') places.Add(i);
        }
        if (places.Count == 0) return body;
        var place = chance.Of(places);
        return body[..place] + (notation.IsLatex ? chance.Of(Breaks) : "\n") + body[(place + 1)..];
    }
}
