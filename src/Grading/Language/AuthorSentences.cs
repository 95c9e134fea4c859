namespace Grading.Language;

/// <summary>
/// What authors read of their problem files: what does not fit in a field, and what would. A question for the nearest name is added to
/// sentences that quote an unknown one.
/// </summary>
internal static partial class AuthorSentences
{
    public const string FieldIsMissing = "This field is missing.";

    public const string Unreadable = "This can't be read.";

    public const string NoFiles = "There are no problem files (*.yaml) here.";

    public const string NoParts = "A problem needs parts, at the top or in its sections.";

    public const string OldSum = "Sums end with their bracket: write sum(w[k,j]*z[k]; k).";

    // what problem files said before dimensions had names
    private static readonly (string Field, string Instead)[] OldFields =
    [
        ("widths", "Sizes stand with the dimensions: dims: { n: samples = 4 or 6, j: neurons of l = 3-4-2-5 }."),
        ("axes", "A symbol says what its indices run over by their letters, which dims declares: X[n,d]: ±0.2..1.3."),
        ("layers", "Write for: l < L."),
        ("reference", "A code part is derived from the model: ask: dL/dW, as: code."),
    ];

    // what others call the same
    private static readonly (string Field, string Words)[] OtherNames =
    [
        ("slips", "wrong incorrect false bad"), ("right", "correct solution solutions answers accept accepted ok good"),
        ("symbols", "variables vars parameters params constants inputs names"), ("dims", "dimensions shapes sizes indices axes"),
        ("model", "network equations forward definitions formulas"), ("loss", "cost objective error"), ("parts", "questions tasks exercises"),
        ("question", "text prompt task"), ("ask", "asks asked derivative gradient find"), ("as", "type kind"), ("points", "score marks weight"),
        ("choices", "options"), ("decimals", "digits precision rounding"), ("keep", "assume conditions constraints where"),
        ("write", "spellings notation aliases"), ("given", "gives allow allowed"), ("statement", "description intro"), ("also", "synonyms"),
    ];

    /// <summary>The field that others call so, among those that may stand there; null where there is none.</summary>
    public static string? OtherwiseCalled(string field, ReadOnlySpan<string> known)
    {
        foreach (var (name, words) in OtherNames)
            if (known.Contains(name) && Array.IndexOf(words.Split(' '), field) >= 0) return name;
        return null;
    }

    /// <summary>What to write instead of a field; null for a field that there never was.</summary>
    public static string? InsteadOf(string field)
    {
        foreach (var (old, instead) in OldFields)
            if (old == field) return instead;
        return null;
    }

    public static string NoRange(string text) => $"\"{text}\": a range is 1..T, with one capital letter for its end, as in steps 1..T.";

    public static string NoNoun(string noun) => $"\"{noun}\" should be what the dimension holds, in the plural: samples, hidden units.";

    public static string NoLayerOf(string layer) => $"\"{layer}\" should be a letter of layers, such as l, l-1 or L: l: layers 1..L.";

    public static string NoLetter(string letter, string noun) => $"\"{letter}\" is no letter. Letters of dimensions have one character"
        + (noun.Length == 1 ? $", and stand before the colon: {noun}: {letter}." : ".");

    public static string TwoSizes(string letter, string noun) =>
        $"Sizes stand behind one =, with \"or\" between them where there are several networks: {letter}: {noun} = 4 or 5.";

    public static string NounTwice(string noun, string first, string second) =>
        $"{noun} are {first} already. Two letters of one dimension share a line, {first} {second}: {noun}; another dimension has another noun.";

    public static string NoLabelOf(string text, string letters) =>
        $"\"{text}\": behind \"label of\" stands the letter of a dimension."
        + (letters.Length == 0 ? " There are none yet: dims: { c: classes }." : $" The letters are {letters}.");

    public static string ManyNumbers(string nouns) =>
        $"This is one number for each of the {nouns}, and a number is one. For all of them write as: table; for one its place: 'dE/dw[1]'.";

    public static string DerivativeToWrite(string name, string of) =>
        $"{name} is a derivative. Give it the other name on a line of the model, G = dL/{name}, with the letters of {of}, and say given: [G].";

    public static string LetterTwice(string letter) => $"{letter} stands for another dimension already.";

    public static string NoDimension(string letter, string letters) => letters.Length == 0
        ? $"{letter} is no letter of a dimension. There are none yet: dims: {{ n: samples }}."
        : $"{letter} is no letter of a dimension. The letters are {letters}.";

    public static string NotItsLetter(string name, string letter) => $"{name} has no index {letter}.";

    public static string OtherSize(string noun, int size, int other) => $"Here are {size} {noun}, and {other} elsewhere.";

    public static string OtherDepth(int given, int wanted) => $"These numbers have {given} dimensions, the symbol has {wanted}.";

    public static string NoSize(string text) => $"\"{text}\" is no size. Write a number, or what it follows from, such as i - r + 1.";

    public static string NoWholeSize(string text, double value, string sizes) =>
        $"{text} is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)} where {sizes}. It should be a whole number of 1 or more.";

    public static string SizeLimit(int size, int depth) => $"A dimension has at most {size} elements, and a network {depth} layers.";

    public static string RunsOutside(string use, int from, int to, string name, string nouns, int size) =>
        $"{use} runs from {from} to {to}, {name} has 1 to {size} ({nouns}). If it is 0 outside, write ({use} or 0).";

    public static string TakenName(string name) => $"{name} is the end of a range, and can't be a symbol.";

    public static string InName(string name) => $"{name}:";

    public static string OldAsk(string ask) => $"Write the letters in brackets, the layer first: {ask}.";

    public static string NoFor(string text) => $"\"{text}\" should say which steps or layers are asked about, such as l < L or t > 1.";

    public static string DidYouMean(string nearest) => $" Did you mean \"{nearest}\"?";

    /// <param name="what">What the name should be one of: "part of this problem".</param>
    public static string NoneOfThem(string what, string name, string question) => $"There is no {what} \"{name}\".{question}";

    public static string SameId(string id, string file) => $"The id \"{id}\" is also that of {file}.";

    public static string NoId(string id) => $"\"{id}\" should consist of lower-case letters, digits and hyphens.";

    public static string PartTwice(string part) => $"There are two parts \"{part}\".";

    public static string NoSolver(string name, IEnumerable<string> solvers, string question) =>
        $"There is no solver \"{name}\". There are: {string.Join(", ", solvers)}.{question}";

    public static string PointsOutOfRange(int least, int most) => $"There should be from {least} to {most} points.";

    public static string NoFormulaOf(string text, string letter) => $"\"{text}\" can't be read as a formula of {letter}.";

    public static string NoFunction(string text, string name, string question) => $"\"{text}\" is not a function that is known here. "
        + $"Write \"any smooth\", a name such as logistic, or a formula for {name}(z).{question}";

    public static string DeclaredTwice(string name) => $"{name} is declared twice.";

    public static string DefinedTwice(string name) => $"{name} is defined twice.";

    public static string DefinedAndDrawn(string name) => $"{name} has both a definition and a domain.";

    public static string NothingToWrite(string name) =>
        $"There is no symbol or function \"{name}\". Write its name, perhaps with a layer, and what else stands for it: w: [omega].";

    public static string NotOneWord(string text) => $"\"{text}\" should be one word, such as omega or \\hat x.";

    public static string NoName(string text) => $"\"{text}\" is not a name. Write w46, y[j] or w[l,k,j].";

    public static string NoDomain(string text) =>
        $"\"{text}\" is not a domain. Write 0.3..3, ±0.3..1.6, 0..2 or 6..8, 0 or 1, a number, or label of c.";

    public static string NoRightChoice(int options) => $"This should be the number of the right choice, from 1 to {options}.";

    public static string NoRightChoices(int options) =>
        $"This should be the numbers of the right choices, each once, from 1 to {options}: answer: [1, 3].";

    public const string NoValue = "A formula and its value are asked for of one number: ask: 'dE/dw[1,1]', decimals: 4.";

    public static string TooManyCells(int cells, int most) => $"This table has {cells} cells; {most} are possible.";

    public static string NoSizeOfTable(string ask, string noun) =>
        $"{ask} has one number per element of {noun}, which have two sizes. A table of numbers needs one: dims: {{ i: {noun} = 2 }}.";

    public static string NoKind(string text, string nearest) =>
        $"\"{text}\" is no kind of answer. Write table, shape, formula and value, or code.{nearest}";

    public static string NoStep(string question) =>
        $"An update needs the name of the step size, which is declared under symbols.{question}";

    public static string NoAnswer(string text) => $"\"{text}\" can't be read as an answer to this part.";

    public static string NoCode(string code, string question) =>
        $"\"{code}\" is no code of the catalogue, and a mistake of your own needs a \"hint\".{question}";

    public static string NoDerivative(string text, string question) =>
        $"\"{text}\" is not a derivative of this model, such as dL/dz6.{question}";
}
