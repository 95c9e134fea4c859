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

    public const string NoWidths = "Each list should hold the numbers of neurons of the layers, the inputs first, such as [3, 4, 2].";

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

    public static string NoAssignment(string text) => $"\"{text}\" should be an assignment such as z3 = w13*x1 + b3.";

    public static string NotDeclared(string name) => $"\"{name}\" is not declared under symbols.";

    public static string DefinedTwice(string name) => $"{name} is defined twice.";

    public static string DefinedAndDrawn(string name) => $"{name} has both a definition and a domain.";

    public static string InDefinition(string left, string right, string sentence) => $"{left} = {right}: {sentence}";

    public static string NoCondition(string text) => $"\"{text}\" can't be read as a condition such as 0.45 < |z6| < 2.2.";

    public static string NothingToWrite(string name) =>
        $"There is no symbol or function \"{name}\". Write its name, perhaps with a layer, and what else stands for it: w: [omega].";

    public static string NotOneWord(string text) => $"\"{text}\" should be one word, such as omega or \\hat x.";

    public static string NoName(string text) => $"\"{text}\" is not a name. Write w46, y_j or w_kj^l.";

    public static string NoAdjoint(string of, string question) =>
        $"\"is: {of}\" should be a derivative of the loss, such as dC/dz_j^l.{question}";

    public static string NoDomain(string text) =>
        $"\"{text}\" is not a domain. Write [0.3, 3], ±[0.3, 1.6], [0, 2] ∪ [6, 8], or a number.";

    public static string NoSumsToOne(string text) => $"\"{text}\" should be always or at-half.";

    public static string NoAxes(string name, int subscripts) => $"{name} has {subscripts} {(subscripts == 1 ? "subscript" : "subscripts")}; "
        + "\"axes\" should name the layer that each runs over, such as axes: \"l-1, l\".";

    public static string NoMethod(string text) => $"\"{text}\" is not a method such as double[] Delta(double[][] w, double[] z).";

    public static string OtherMethod(string solver) =>
        $"The solver \"{solver}\" makes a double[] of a double[][], a double[] and a double[], in this order.";

    public static string NoRightChoice(int options) => $"This should be the number of the right choice, from 1 to {options}.";

    public static string NoStep(string question) =>
        $"An update needs the name of the step size, which is declared under symbols.{question}";

    public static string NoLayers(string text) => $"\"{text}\" should be a range such as 1..L-1.";

    public static string NoAnswer(string text) => $"\"{text}\" can't be read as an answer to this part.";

    public static string NoCode(string code, string question) =>
        $"\"{code}\" is no code of the catalogue, and a mistake of your own needs a \"hint\".{question}";

    public static string NoDerivative(string text, string question) =>
        $"\"{text}\" is not a derivative of this model, such as dL/dz6.{question}";
}
