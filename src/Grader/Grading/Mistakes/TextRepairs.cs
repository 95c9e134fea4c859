namespace Grader.Grading.Mistakes;

/// <summary>
/// Repairs of the typed text: a pair of parentheses put in, a closing one moved, one operator in place of another. They find what was meant where
/// the tree of what was typed no longer shows it.
/// </summary>
internal static class TextRepairs
{
    // Longer answers have too many places.
    private const int LengthLimit = 160;

    private const string Operators = "+-*/·=";

    /// <summary>Everything that is tried, the likeliest first.</summary>
    public static IEnumerable<(string Code, string Text)> Of(string answer)
    {
        if (answer.Length > LengthLimit) yield break;
        if (answer.Contains("**", StringComparison.Ordinal)) yield return ("TYPO", answer.Replace("**", "*", StringComparison.Ordinal));
        foreach (var text in Parenthesised(answer)) yield return ("PAREN", text);
        foreach (var text in Moved(answer)) yield return ("PAREN", text);
        for (var i = 0; i < answer.Length; i++)
        {
            var others = answer[i] switch
            {
                '*' or '·' => "^-/",
                '/' => "*-",
                '^' when i + 1 < answer.Length && !char.IsDigit(answer[i + 1]) => "*",
                '+' => "*",
                _ => "",
            };
            if (others.Length == 0 || (answer[i] == '*' && (answer.AsSpan(i).StartsWith("**") || (i > 0 && answer[i - 1] == '*')))) continue;
            foreach (var other in others) yield return ("TYPO", $"{answer[..i]}{other}{answer[(i + 1)..]}");
        }
    }

    private static IEnumerable<string> Parenthesised(string answer)
    {
        var opens = Enumerable.Range(0, answer.Length).Where(i => !char.IsWhiteSpace(answer[i]) && answer[i] is not ('+' or '-') && (i == 0 || IsBreak(answer[i - 1]) || (char.IsLetterOrDigit(answer[i]) && char.IsDigit(answer[i - 1]) && char.IsLetter(answer[i])))).ToArray();
        var closes = Enumerable.Range(1, answer.Length).Where(i => !char.IsWhiteSpace(answer[i - 1]) && (i == answer.Length || IsBreak(answer[i]))).ToArray();
        foreach (var open in opens)
            foreach (var close in closes.Where(close => close > open + 1 && IsBalanced(answer.AsSpan(open, close - open)) && answer[open..close].Any(c => Operators.Contains(c))))
                yield return $"{answer[..open]}({answer[open..close]}){answer[close..]}";
    }

    private static IEnumerable<string> Moved(string answer)
    {
        for (var i = 0; i < answer.Length; i++)
        {
            if (answer[i] is not (')' or '(')) continue;
            var without = answer.Remove(i, 1);
            for (var to = 0; to <= without.Length; to++)
                if (to != i && (to == without.Length || to == 0 || IsBreak(without[to]) || IsBreak(without[to - 1]))) yield return without.Insert(to, answer[i].ToString());
        }
    }

    private static bool IsBreak(char c) => Operators.Contains(c) || c is ' ' or '(' or ')' or '[' or ']' or '^' or ',';

    private static bool IsBalanced(ReadOnlySpan<char> text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}' && --depth < 0) return false;
        }
        return depth == 0;
    }
}
