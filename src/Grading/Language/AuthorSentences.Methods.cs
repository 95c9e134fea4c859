namespace Grading.Language;

// Parts that ask for a method in C#, and files that are begun.
internal static partial class AuthorSentences
{
    public const string DecimalsOfCode = "A method returns its numbers as they are: please leave decimals out.";

    public static string FileIsThere(string file) => $"{file} is there already.";

    public static string NewFile(string file) => $"{file} is a problem to start from. \"grader validate {file}\" checks it, "
        + $"and \"grader serve --watch --problems {file}\" shows its page.";

    public const string SignatureOfNoCode = "Only a part with as: code has a signature. Write ask: dL/dW, as: code; the reference is derived.";

    public static string TooManyIndices(int indices) =>
        $"What is asked has {indices} indices; a method returns three at most. Fix some of them.";

    public static string NoMethod(string text) => $"\"{text}\" is not a method such as double[] Delta(double[][] w, double[] z).";

    public static string OtherResult(string wanted, string written) => $"What is asked is a {wanted}, and the method returns a {written}.";

    public static string NoInput(string name, string question) =>
        $"The parameter {name} is neither a quantity of the model nor d and the name of one (dS is dL/dS).{question}";

    public static string NoLossFor(string name) => $"There is no loss here whose derivative {name} could be.";

    public static string OtherType(string name, string written, string? wanted) => wanted is null
        ? $"{name} has more indices than a method takes."
        : $"{name} is a {wanted}, and is written as a {written}.";

    public static string SignatureIsNeeded(string name, bool isSeen) => isSeen
        ? $"This needs {name}, which has more indices than a method takes. Write a signature with what should be given instead."
        : $"This needs {name}, which is hidden. Write a signature with what should be given instead: double[][] DW(double[][] X, double[][] dS).";
}
