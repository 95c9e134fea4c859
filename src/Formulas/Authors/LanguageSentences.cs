using Formulas.Tree;

namespace Formulas.Authors;

/// <summary>What is told to an author about the lines of a problem: one table, since the kind of a fault is told by nothing else.</summary>
internal static class LanguageSentences
{
    public const string TooDeep = "This is nested too deeply. Give a part of it a name on a line of its own.";
    public const string TwoSigns = "Two signs follow one another. Put brackets around the second one.";
    public const string TwoPowers = "A power of a power has two readings. Put brackets: (a^b)^c or a^(b^c).";
    public const string OrZero = "\"or 0\" stands behind an element, in brackets: (x[2*o+k-2] or 0).";

    public static string UnknownSign(char sign) => $"The sign {sign} has no meaning here.";

    public static string Expected(string sign, string found) => $"Here should be {sign}, and there is {found}.";

    public static string NoLine(string found) => $"A line is name[letters] = expression; here is {found}.";

    public static string LeftOver(string found) => $"The line could end before {found}. Is a sign missing, or too much?";

    public static string SideBySideBehind(string sign) =>
        $"Behind {sign} a product side by side has two readings. Put brackets around one of the two, or write *.";

    public static string NoExponent(string found) => $"An exponent is a number, a name or stands in brackets; here is {found}.";

    public static string NoFactor(string found) => $"Here should be a number, a name or a bracket, and there is {found}.";

    public static string NoName(string found) => $"Here should be a name, and there is {found}.";

    public static string NoPlace(string found) => $"A place is a letter with a whole number, such as t-1 or 2*o+k-2; here is {found}.";

    public static string NoLetter(string found) => $"Behind the semicolon stand letters of dimensions; here is {found}.";

    public static string NoComparison(string found) => $"A comparison is missing (=, !=, <, <=, >, >=) before {found}.";

    public static string NoQuantity(string name, string? nearest = null) => $"There is no {name}{Meant(nearest)}.";

    public static string UnknownName(string name, string? nearest) => Instead(name) is { } instead
        ? $"There is no {name} here. {instead}"
        : $"There is no {name}{Meant(nearest)}. Declare it in symbols, or define it on a line of its own.";

    public static string UnknownFunction(string name, string? nearest) => Instead(name) is { } instead
        ? $"There is no function {name}. {instead}"
        : $"There is no function {name}{Meant(nearest)}. Functions of your own stand under functions: {{ {name}: any smooth }}.";

    // words of other languages, and what they are in this one
    private static readonly (string Words, string Instead)[] Others =
    [
        ("sums total add reduce_sum", "Write sum(x; n)."),
        ("means average averages avg reduce_mean", "Write mean(x; n)."),
        ("variance variances vars", "Write var(x; n)."),
        ("product products multiply", "Write prod(x; n), or x*y of two."),
        ("maxes amax argmax", "Write max(x; c) for the largest; which one it is has no derivative."),
        ("mins amin argmin", "Write min(x; c) for the smallest; which one it is has no derivative."),
        ("norm norms linalg", "Write sqrt(|x|^2), or of each row sqrt(sum(X^2; d))."),
        ("dot matmul mm inner", "Write the factors side by side: W x, u^T v."),
        ("outer", "Write u v^T."),
        ("transpose transposed", "Write W^T."),
        ("trace tr", "Write sum(M[i,i]; i)."),
        ("onehot one_hot indicator indicators", "Write [c = y[n]]."),
        ("labels label", "A label stands under symbols, y[n]: label of c, and in places: P[n,y[n]]."),
        ("if cond", "Write where(z > 0, a, b)."),
        ("grad gradient gradients nabla derivative", "Write dL/dw."),
        ("len shape length count number", "Write size(n)."),
        ("ones zeros", "A plain number fills an array: A[n,h] = 1."),
    ];

    private static string? Instead(string word)
    {
        foreach (var (words, instead) in Others)
            if (Array.IndexOf(words.Split(' '), word) >= 0) return instead;
        return null;
    }

    /// <param name="letters">Those there are: "n (samples), c k (classes)".</param>
    public static string NoDimension(string letter, string letters) => letters.Length == 0
        ? $"{letter} is no letter of a dimension. There are none yet: dims: {{ n: samples }}."
        : $"{letter} is no letter of a dimension. The letters are {letters}.";

    public static string NoDerivativeAt(string use) =>
        $"{use}: a derivative is asked for at letters or numbers, one in each place: dL/dx[o] is its element for each o.";

    public static string PlaceOfColon => "A place is left away to leave it open, or has a letter: W is all of W, W[i] its row i.";

    public static string Comma => "A comma separates nothing here. Several asks are a list, '[dL/dW, dL/db]', or parts of their own; "
        + "several conditions stand on lines of their own.";

    public static string LetterAsValue(string letter, Axis axis) =>
        $"{letter} is a letter of {axis.Dimension.Noun}, not a number. Its size is size({letter}); students know it under a name if the model "
        + $"has {letter.ToUpperInvariant()} = size({letter}).";

    public static string EndAsValue(string letter, Dimension dimension) =>
        $"{letter} is the last one of {dimension.Noun}, a place and not a number. How many there are is size({dimension.Letter}).";

    public static string LabelAsValue(string name, Axis of) =>
        $"{name} is the number of one of {of.Dimension.Noun}, not a value. It stands in brackets: [{of.Dimension.Letter} = {name}], or P[{name}].";

    public static string NotBound(string letter, string use) =>
        $"{letter} in {use} is neither on the left nor summed over. Write sum(…; {letter}), or {letter} on the left.";

    public static string BoundTwice(string letter) =>
        $"{letter} has a value here already, so that it can't run again. Take another letter of its dimension.";

    public static string WrongDimension(string use, string letter, Axis has, Axis wants) =>
        $"In {use} stands {letter}, which runs over {has}; the place is one of {wants}.";

    public static string TooManyPlaces(string use, int wanted) => $"{use} has more places than {Count(wanted, "index", "indices")}.";

    public static string NeedsPlaces(string name) =>
        $"There is more than one {name}. Write its indices, which tell them apart.";

    public static string NoSuchPlaces(string use) => $"No {use} is declared with dimensions in this order.";

    public static string SeveralSuchPlaces(string use, string name) =>
        $"{use} can be an element of more than one {name}. Write letters of dimensions, which tell them apart.";

    public static string NoStep(string use) =>
        $"The first place of {use} is a step or layer: a letter such as t or t-1, a number, or the last one.";

    public static string Mixed(Axis axis, string letter) =>
        $"{letter} stands as an index here, and another part leaves the {axis} open. Write both with their index, or both without.";

    public static string WantsOnePer(string left, string right, string nouns, string? instead) =>
        $"The right side is {right}, {left} wants one number per {nouns}."
        + (instead is null ? "" : $" {instead}? If one number is meant for all, leave the index on the left away.");

    public static string OpenOnRight(string left, string nouns) =>
        $"The right side has one number per {nouns} more than {left} has indices for. Sum over them, or write them on the left.";

    public static string CantMultiply(string left, string ends, string right, string begins, string? instead) =>
        $"{left} ends with {ends}, {right} begins with {begins}: they can't be multiplied in this order.{(instead is null ? "" : $" {instead}?")}";

    public static string ComparesDimensions(string left, Axis first, string right, Axis second) =>
        $"{left} is the number of one of the {first.Dimension.Noun}, {right} that of one of the {second.Dimension.Noun}: they can't be compared.";

    public static string NeedsIndices(string label) => $"{label} gives the number of one element: write its indices.";

    public static string TwoVectors(string left, string right) =>
        $"{left} {right} of two vectors has three readings. Write {left}*{right} (element by element), {left}^T {right} or {left} {right}^T.";

    public static string TooManyOpen(string part) =>
        $"{part} has three dimensions or more open: fix some by their index, so that a matrix is left.";

    public static string Twice(string part, Axis axis, string instead) =>
        $"{part} has {axis.Dimension.Noun} twice. Write the indices: {instead}.";

    public static string SumOfNothing(string letter, string part) => $"Nothing in {part} has {letter}: there is nothing to run over.";

    public static string NothingOpen(string function, string part) =>
        $"{function} of {part}, which is one number. Behind a semicolon stand the letters that it runs over: {function}(…; k).";

    public static string OneArgument(string function) => $"{function} takes one expression, and behind a semicolon its letters.";

    public static string Arguments(string function, int wanted) => $"{function} takes {Count(wanted, "argument", "arguments")}.";

    public static string NoLetters(string function) => $"{function} has no letters behind a semicolon.";

    public static string SizeOfLetter => "size takes one letter of a dimension: size(n).";

    public static string BarsOfArray(string part) =>
        $"|{part}| of an array: |x| is for numbers. |{part}|^2 is the sum of squares, abs({part}) element by element.";

    public static string TransposeOfMore(string part) => $"{part}^T has more than two dimensions open. Fix some by their index.";

    public static string StepOpen(string use, string letter) =>
        $"On a line for each {letter}, {use} should say which one: {use}[{letter}, …] or {use}[{letter}-1, …].";

    public static string ComesBefore(string use, string first) =>
        $"{use} at the first step is {first}, which is neither declared nor defined. Add {first} to symbols, or a line {first} = 0.";

    public static string ComesAfter(string use, string last) =>
        $"{use} at the last step is {last}, which is neither declared nor defined. Add {last} to symbols, or a line {last} = 0.";

    public static string NoSlopeHere(string part) => $"{part}: of what a derivative is taken should be a name.";

    private static string Meant(string? nearest) => nearest is null ? "" : $" ({nearest}?)";

    private static string Count(int count, string one, string many) => count == 1 ? $"one {one}" : $"{count} {many}";
}
