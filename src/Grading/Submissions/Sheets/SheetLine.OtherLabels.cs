using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Sheets;

internal abstract partial record SheetLine
{
    /// <summary>
    /// The other ways in which people begin an answer: <c>1. a: x</c>, <c>a : x</c>, <c>[a] x</c>, <c>Answer to a: x</c>,
    /// <c>itakura-saito.a: x</c>, <c>a = x</c>. Only a part that there is makes such a line a label.
    /// </summary>
    internal static partial class OtherLabels
    {
        private const int Longest = 4000;
        private const int LongestItem = 40; // what stands before the emphasis of a label

        /// <summary>The label at the start of a line, or null.</summary>
        public static SheetLine.Part? Read(string line, SheetPlace at, ProblemCatalogue catalogue)
        {
            line = WithPlainSigns(line);
            if (!MayBegin(line)) return null;
            var text = line.Length <= Longest ? line : line[..Longest];
            var match = text.AsSpan().IndexOfAny('*', '_', '`') is >= 0 and < LongestItem ? Emphasised().Match(text) : Match.Empty;
            if (!match.Success) match = Start().Match(text);
            if (!match.Success || !AreBracketsClosed(match)) return null;
            var isWeak = match.Groups["weak"].Success;
            var part = Named(match.Groups["name"].Value, match.Groups["rest"].Value + line[text.Length..], at, catalogue);
            return part is null ? null
                : isWeak ? (MayBeWeak(part.Name, at, catalogue) ? part with { IsWeak = true } : null)
                : match.Groups["end"].Success && !match.Groups["word"].Success ? null
                : part;
        }

        /// <summary>
        /// Whether a line looks as if the answer to another part began in it, though it is not read as a label; such a line belongs to no
        /// answer above it.
        /// </summary>
        public static bool LooksLikeOne(string line, SheetPlace at, ProblemCatalogue catalogue)
        {
            if (line.Length > Longest || at.Problem is null || !BeginsWithName(line)) return false;
            return NamesAnother(Bare().Match(line), at, catalogue) || NamesAnother(Mention().Match(line), at, catalogue);
        }

        // what rows of LaTeX don't do
        private static bool BeginsWithName(string line) =>
            line.AsSpan().TrimStart(" \t>*_([-") is [var first, ..] && char.IsLetterOrDigit(first);

        private static bool NamesAnother(Match match, SheetPlace at, ProblemCatalogue catalogue)
        {
            if (!match.Success || match.Groups["weak"].Success && !at.IsOfWeakLabels) return false;
            var name = match.Groups["name"].Value;
            return SheetLine.IsKnownPart(name, at.Problem, catalogue) && !name.Equals(at.Open, StringComparison.OrdinalIgnoreCase);
        }

        // what most lines of formulas don't begin with
        private static bool MayBegin(string line) =>
            char.IsLetterOrDigit(line[0]) || line[0] is '(' or '[' or '{' or '*' or '_' or '`' or '-'
            or '+' or '•' or '"' or '“' or '„' || char.IsSymbol(line[0]);

        private static bool AreBracketsClosed(Match match) => (match.Groups["open"].Value, match.Groups["close"].Value) switch
        {
            ("", "" or ")" or "]") => true,
            ("(", ")") or ("[", "]") or ("{", "}") or ("\"", "\"") or ("“", "”") or ("„", "“") => true,
            _ => false,
        };

        // The part, of the problem that stands above or in front of its name.
        private static SheetLine.Part? Named(string typed, string rest, SheetPlace at, ProblemCatalogue catalogue)
        {
            var name = typed.Trim();
            if (SheetLine.IsKnownPart(name, at.Problem, catalogue)) return new(name, rest);
            foreach (var problem in catalogue.Problems)
            {
                if (!name.StartsWith(problem.Id, StringComparison.OrdinalIgnoreCase) || name.Length == problem.Id.Length) continue;
                var behind = name[problem.Id.Length..].Trim(' ', '.', '/', '-', '(', ')', ',', ':');
                if (!char.IsLetterOrDigit(name[problem.Id.Length])
                    && problem.Part(behind) is { } part) return new(part, rest) { OfProblem = problem.Id };
            }
            return null;
        }

        // "a = x" is a label where nothing is called a and no answer is going on, but for one that began so itself at the part before.
        private static bool MayBeWeak(string name, SheetPlace at, ProblemCatalogue catalogue) =>
            at.Problem is not null && catalogue.Problem(at.Problem) is { } id
            && !catalogue.IsName(id, name)
            && (at.Open is null || (at.IsOfWeakLabels && catalogue.IsLater(id, at.Open, name)));

        // ⓐ and （a） as (a), in front of the line
        private static string WithPlainSigns(string line)
        {
            const int front = 16;
            if (!line.AsSpan(0, Math.Min(front, line.Length)).ContainsAnyExceptInRange('\0', '\u2000')) return line;
            var plain = new StringBuilder(line.Length + 8);
            for (var i = 0; i < line.Length; i++)
            {
                if (i >= front) plain.Append(line[i]);
                else if (line[i] is >= 'ⓐ' and <= 'ⓩ') plain.Append('(').Append((char)(line[i] - 'ⓐ' + 'a')).Append(')');
                else if (line[i] is >= 'Ⓐ' and <= 'Ⓩ') plain.Append('(').Append((char)(line[i] - 'Ⓐ' + 'A')).Append(')');
                else if (line[i] is >= '⒜' and <= '⒵') plain.Append('(').Append((char)(line[i] - '⒜' + 'a')).Append(')');
                else plain.Append(line[i] is >= '！' and <= '～' ? (char)(line[i] - '！' + '!') : line[i]);
            }
            return plain.ToString();
        }

        private const string Word =
            @"(?<word>(?:(?:my|the)\s+)?(?:part|question|answer|solution|result|ans|sol|item|task|q|nr|no|teil|teilaufgabe|aufgabe|antwort|lösung)\b[.]?\s*"
            + @"(?:(?:to|of|for|zu|von|für|part|question|teil)\s+)*)?";

        // the number of a list, a box of a list of tasks
        private const string Item = @"(?:[-*+•]\s+)?(?:\d{1,2}[.)]\s+)?(?:\[[ xX]\]\s+)?";

        private const string Name = @"(?<name>[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}\x20_.(/-]{0,60}[\p{L}\p{N}])?)";

        [GeneratedRegex($$"""
            ^ {{Item}} (?:\*\*|__|[*_`])? {{Word}} (?<open> [(\[{"“„]? ) \s* {{Name}} \s*
            (?: (?<close> [)\]}"”“] ) (?:\*\*|__|[*_`])? (?: [:：.)] (?!=) (?=\D|$) )? (?:\*\*|__|[*_`])?
              | (?: [:：﹕∶꞉] (?!=) | \.[):] | [.．] (?=\s|$) ) (?:\*\*|__|[*_`])?
              | (?<weak> =(?!=) | -{1,2}> | [→⟶⇒⟹➔] | => | [—] | -{2,3}(?=\s) )
              | (?<end> $ ) )
            (?<rest> .* ) $
            """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
        private static partial Regex Start();

        // **a** x
        [GeneratedRegex($$"""
            ^ {{Item}} (?<mark> \*\*|__|[*_`] ) {{Word}} (?<open> [(\[]? ) {{Name}} (?<close> [)\]]? ) \k<mark> (?: [:：.] (?!=) )? (?=\s|$)
            (?<rest> .* ) $
            """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
        private static partial Regex Emphasised();

        // b; x    b | x    b alone
        [GeneratedRegex($$"""
            ^ [\s>*_(\[-]* (?:part\s+)? (?<name> [\p{L}\p{N}] (?: [\p{L}\p{N}_-]{0,60} [\p{L}\p{N}] )? ) [)\]*_]*
            (?: \s* [;|»>#~] | \s* $ | \s* (?<weak> =(?!=) | -{1,2}> | [→⟶⇒⟹➔] | => | [—] ) )
            """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Bare();

        // For b I get 3*x.    the answer to part b is 3*x
        [GeneratedRegex($$"""
            ^ [\s>*_-]* (?: (?:\p{L}+,?\s+){0,6}? (?:part|question|teil|aufgabe|answer\s+to|solution\s+of) | for|and|zu|für|bei ) \s+ [(\["]?
            (?! (?:part|question|teil|the) \b ) (?<name> [\p{L}\p{N}] (?: [\p{L}\p{N}_-]{0,60} [\p{L}\p{N}] )? ) (?=[)\]"\s,:;.]|$) (?!\s*[=≤<>])
            """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Mention();
    }
}
