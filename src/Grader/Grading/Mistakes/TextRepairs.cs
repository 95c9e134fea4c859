using System.Text.RegularExpressions;

namespace Grader.Grading.Mistakes;

/// <summary>
/// Repairs of an answer's text: a pair of parentheses put in, one of them moved, one operator in place of another. They find what was meant
/// where the tree of what was typed no longer shows it. Each costs a reading, so that only those are tried that change what the text means.
/// </summary>
internal static partial class TextRepairs
{
    // Longer answers have too many places.
    private const int LengthLimit = 100;

    // In the place of the / of dL/dz6, which is one name.
    private const char Stroke = '\u2215';

    /// <summary>Everything that is tried, the likeliest first.</summary>
    public static IEnumerable<(string Code, string Text)> Of(string answer)
    {
        if (answer.Length > LengthLimit) return [];
        var whole = Derivative().Replace(answer, derivative => derivative.Value.Replace('/', Stroke));
        return Parenthesised(whole).Take(8).Select(text => ("PAREN", text)).Concat(Retyped(whole).Take(8).Select(text => ("TYPO", text))).Concat(Moved(whole).Select(text => ("PAREN", text)))
            .Select(repair => (repair.Item1, repair.text.Replace(Stroke, '/')));
    }

    private static IEnumerable<string> Retyped(string answer)
    {
        for (var i = 0; i < answer.Length; i++)
        {
            var others = answer[i] switch
            {
                '^' when i + 1 < answer.Length && !char.IsDigit(answer[i + 1]) && answer[i + 1] is not ('(' or 'L' or 'l') => "*",
                '+' => "*",
                '/' => "*",
                '*' => "^/",
                _ => "",
            };
            foreach (var other in others) yield return $"{answer[..i]}{other}{answer[(i + 1)..]}";
        }
    }

    // Around what binds more weakly inside than with its neighbours; short ones first.
    private static IEnumerable<string> Parenthesised(string answer)
    {
        var places = new List<(int Open, int Close)>();
        for (var open = 0; open < answer.Length; open++)
        {
            if (!Begins(answer, open)) continue;
            var (depth, sums, products) = (0, false, false);
            for (var close = open + 1; close <= answer.Length; close++)
            {
                var last = answer[close - 1];
                if (last is '(' or '[' or '{') depth++;
                else if (last is ')' or ']' or '}' && --depth < 0) break;
                if (depth == 0 && close - 1 > open)
                {
                    sums |= last is '+' or '-' && answer[close - 2] == ' ';
                    products |= last is '*' or '/';
                }
                if (depth == 0 && (sums || products) && Ends(answer, close) && IsWeaker(answer, open, close, sums)) places.Add((open, close));
            }
        }
        return places.OrderBy(place => place.Close - place.Open).Select(place => $"{answer[..place.Open]}({answer[place.Open..place.Close]}){answer[place.Close..]}");
    }

    private static bool IsWeaker(string answer, int open, int close, bool sums)
    {
        var (before, after) = (Before(answer, open), After(answer, close));
        return sums ? before is '*' or '/' or '^' or '-' || char.IsLetter(before) || after is '*' or '/' or '^' : before is '/' or '^' || after == '^';
    }

    // The nearest places first. Parentheses of calls stay where they are.
    private static IEnumerable<string> Moved(string answer)
    {
        var moves = new List<(int From, int To)>();
        for (var i = 0; i < answer.Length; i++)
        {
            if (answer[i] == '(' && (i == 0 || !(char.IsLetterOrDigit(answer[i - 1]) || answer[i - 1] is '\'' or '_' or '^')))
            {
                for (var to = 0; to < answer.Length; to++)
                    if (to != i && to != i + 1 && (Begins(answer, to) || answer[to] == '(')) moves.Add((i, to));
            }
            else if (answer[i] == ')')
            {
                for (var to = 1; to <= answer.Length; to++)
                    if (to != i && to != i + 1 && Ends(answer, to)) moves.Add((i, to));
            }
        }
        return moves.OrderBy(move => Math.Abs(move.To - move.From)).Select(move =>
        {
            var with = answer.Insert(move.To, answer[move.From].ToString());
            return with.Remove(move.From + (move.To <= move.From ? 1 : 0), 1);
        }).Where(IsBalanced);
    }

    // Whether a name, a number or a parenthesis begins here.
    private static bool Begins(string answer, int at) =>
        (char.IsLetterOrDigit(answer[at]) || answer[at] == '(') && (at == 0 || answer[at - 1] is ' ' or '(' or '*' or '/' or '-');

    private static bool Ends(string answer, int at) =>
        (char.IsLetterOrDigit(answer[at - 1]) || answer[at - 1] is ')' or '\'') && (at == answer.Length || answer[at] is ' ' or ')' or '*' or '/' or '^');

    private static char Before(string answer, int at)
    {
        while (--at >= 0)
            if (answer[at] != ' ') return answer[at];
        return ' ';
    }

    private static char After(string answer, int at)
    {
        for (; at < answer.Length; at++)
            if (answer[at] != ' ') return answer[at];
        return ' ';
    }

    private static bool IsBalanced(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}' && --depth < 0) return false;
        }
        return depth == 0;
    }

    [GeneratedRegex(@"\bd[A-Z]/d(?=\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Derivative();
}
