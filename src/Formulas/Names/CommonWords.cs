using Formulas.Tree;

namespace Formulas.Names;

/// <summary>The words that every answer may use, whatever is declared; and the usual names for the step size of an update.</summary>
internal static class CommonWords
{
    public static readonly string[] StepNames =
    [
        "k", "eta", "alpha", "lr", "kappa", "learning_rate", "learningrate", "learningRate", "LearningRate", "step", "step_size",
        "stepsize",
        "stepSize", "lambda", "mu", "gamma", "epsilon", "nu", "rate", "h",
    ];

    private static readonly string[] FormNames =
    [
        "sum", "Sum", "mean", "prod", "pow", "Pow", "power", "square", "outer", "dot", "matmul", "multiply", "divide", "add", "subtract",
            "negative",
        "transpose",
        "diag", "where", "kron", "kronecker", "root", "nthroot", "nroot", "ones", "ones_like", "eye", "norm", "len", "trace", "einsum",
        "softmax", "average",
    ];

    /// <summary>All of them but the step sizes, with their meanings.</summary>
    public static readonly Trie<Meaning> All = Made();

    /// <summary>Adds a function with the words for it and for its derivative, of which only its own may be suggested.</summary>
    public static void AddFunction(
        Trie<Meaning> words, string spelling, Function function, bool isUsual = false, bool isSuggested = true)
    {
        var name = Greek.Canonical(spelling);
        AddWord(words, name, function, isUsual, isSuggested && !isUsual);
        AddWord(words, Greek.Spelled(name), function, isUsual, isSuggested && !isUsual);
    }

    /// <summary>The same for a function of a problem, which C# calls <c>SigmaPrime</c> and others <c>\dot\sigma</c>.</summary>
    public static void AddDeclared(Trie<Meaning> words, string spelling, Function function, bool isUsual = false)
    {
        AddFunction(words, spelling, function, isUsual);
        if (function.Arity != 1) return;
        var name = Greek.Canonical(spelling);
        var spelled = Greek.Spelled(name);
        var capital = char.ToUpperInvariant(spelled[0]) + spelled[1..];
        if (capital.Length > 1) words.Add(capital, new Meaning.Call(function, 0) { IsUsual = isUsual }, isSuggested: false);
        string[] derivatives = [$"d{name}", $"d{spelled}", $"d_{name}", $"d_{spelled}",
            $"{capital}Prime", $"{capital}Deriv", $"{capital}Derivative", $"{name}dot", $"{spelled}dot"];
        foreach (var derivative in derivatives) words.Add(derivative, new Meaning.Call(function, 1) { IsUsual = isUsual },
            isSuggested: false);
    }

    private static void AddWord(Trie<Meaning> words, string word, Function function, bool isUsual, bool isSuggested)
    {
        words.Add(word, new Meaning.Call(function, 0) { IsUsual = isUsual }, isSuggested);
        if (function.Arity != 1) return;
        string[] derivatives =
        [
            $"{word}prime", $"{word}_prime", $"{word}_deriv", $"{word}_derivative", $"{word}Prime", $"{word}_grad",
        ];
        foreach (var derivative in derivatives) words.Add(derivative, new Meaning.Call(function, 1) { IsUsual = isUsual },
            isSuggested: false);
    }

    private static Trie<Meaning> Made()
    {
        var words = new Trie<Meaning>(letters: 8192);
        foreach (var (function, spellings) in FunctionTable.Table)
        {
            foreach (var spelling in spellings)
            {
                AddFunction(words, spelling, function, isSuggested: spelling == spellings[0]);
                AddFunction(words, char.ToUpperInvariant(spelling[0]) + spelling[1..], function, isSuggested: false); // Math.Exp
            }
        }
        words.Add("e", new Meaning.Constant("e"));
        words.Add("pi", new Meaning.Constant("pi"));
        words.Add("π", new Meaning.Constant("pi"));
        foreach (var form in FormNames) words.Add(form, new Meaning.Form(form));
        return words;
    }
}
