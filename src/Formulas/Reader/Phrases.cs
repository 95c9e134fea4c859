namespace Formulas.Reader;

/// <summary>Words of an answer that are no part of its formula.</summary>
internal static class Phrases
{
    // They lead to the answer.
    private static readonly string[] Labels =
    [
        "return", "var", "double", "float", "ans", "answer", "therefore", "so", "hence", "thus", "then", "finally", "result", "simplified",
        "solution", "final", "the", "is", "we", "get",
    ];

    // "where eta is the learning rate": a remark that defines nothing
    private static readonly string[] Explaining = ["is", "are", "denotes", "means", "learning", "step", "rate"];

    public static bool IsLabel(ReadOnlySpan<char> word) => IsOneOf(Labels, word);

    public static bool IsExplaining(ReadOnlySpan<char> word) => IsOneOf(Explaining, word);

    /// <summary>Words that lead to another part of the answer: what follows is a clause of its own.</summary>
    public static bool BeginsClause(ReadOnlySpan<char> word) => word is "where" or "with" or "and" or "when" or "if" || IsRemark(word);

    /// <summary>"for l = L-1, …, 1", "since x6 = z6^2": a remark.</summary>
    public static bool IsRemark(ReadOnlySpan<char> word) => word is "for" or "since" or "because" or "using";

    /// <summary>Words between two answers.</summary>
    public static bool IsBetweenAnswers(ReadOnlySpan<char> word) => word is "or" or "and" or "also";

    public static ReadOnlySpan<char> First(string words) => words.AsSpan(0, words.IndexOf(' ') is > 0 and var space ? space : words.Length);

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
