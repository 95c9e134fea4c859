using System.Text.RegularExpressions;
using Formulas.Reader;

namespace Formulas.Translating;

/// <summary>
/// A text of English sentences, said again in another language: of all the ways to take it apart, the one that explains the most of it.
/// What was put in as it is stays so, and what is not recognised stays English.
/// </summary>
internal sealed partial class Retelling(SentenceTable table)
{
    // What a character is worth: of a sentence's own words or between quotation marks; put in; put in with the end of a sentence in it.
    private const int Own = 10, Given = 9, Torn = 1;

    // So many stretches are looked up, however long the text: what is left then stays as it is.
    private const int MostSteps = 5000;

    // So many ends of sentences may stand in one sentence that is not the whole text.
    private const int MostEnds = 12;

    private const string And = " and ", Comma = ", ";

    // Stands for what was typed, as a character that nobody types.
    private const string Mask = "\uE000";

    private readonly Dictionary<string, Reading> _read = [];
    private int _steps;

    // How well a text is explained, and what it is in the other language.
    private readonly record struct Reading(int Worth, string Text);

    // How well a beginning is explained that ends here: by the one before it and a sentence. Open where a quotation begins in what is not
    // recognised at its end.
    private readonly record struct Beginning(int Worth, int Before, string Sentence, bool IsOpen);

    /// <param name="typed">What somebody typed: where it stands in the text, nothing of it is taken for words of ours.</param>
    public static string Again(SentenceTable table, string text, string typed)
    {
        var read = new Retelling(table).Several(text);
        var unexplained = Own * text.Length - read.Worth;
        foreach (var quoted in (string[])[typed, MarkedText.Cut(typed)])
        {
            if (quoted.Length == 0 || !text.Contains(quoted, StringComparison.Ordinal)) continue;
            var masked = text.Replace(quoted, Mask, StringComparison.Ordinal);
            var other = new Retelling(table).Several(masked);
            if (Own * masked.Length - other.Worth <= unexplained) return other.Text.Replace(Mask, quoted, StringComparison.Ordinal);
        }
        return read.Text;
    }

    private Reading Several(string text)
    {
        var whole = One(text);
        if (whole.Worth == Own * text.Length) return whole;
        int[] ends = [-1, .. Enumerable.Range(0, text.Length).Where(at => IsEnd(text, at)), text.Length];
        if (ends.Length == 2) return whole;
        var best = new Beginning[ends.Length];
        for (var to = 1; to < ends.Length; to++)
        {
            best[to] = new(-1, 0, "", false);
            for (var from = Math.Max(0, to - MostEnds); from < to; from++)
            {
                var more = Then(best, from, text[(ends[from] + 1)..ends[to]]);
                if (more.Worth > best[to].Worth) best[to] = more;
            }
        }
        return best[^1].Worth > whole.Worth ? new(best[^1].Worth, Joined(best)) : whole;
    }

    private Beginning Then(Beginning[] best, int from, string sentence)
    {
        var before = best[from];
        var next = before.IsOpen ? new(0, sentence) : One(sentence);
        return new(before.Worth + next.Worth + (from == 0 || next.Worth == 0 ? 0 : Own), from, next.Text,
            next.Worth == 0 && before.IsOpen ^ (sentence.AsSpan().Count('"') % 2 == 1));
    }

    private static string Joined(Beginning[] best)
    {
        var sentences = new Stack<string>();
        for (var at = best.Length - 1; at > 0; at = best[at].Before) sentences.Push(best[at].Sentence);
        return string.Join(' ', sentences);
    }

    private static bool IsEnd(string text, int at) => at > 0 && text[at] == ' ' && text[at - 1] is '.' or '?' or '!' or ':';

    private Reading One(string text)
    {
        if (text.Length == 0 || ++_steps > MostSteps) return new(0, text);
        if (table.Sentences.TryGetValue(text, out var own)) return new(Own * text.Length, own);
        if (_read.TryGetValue(text, out var known)) return known;
        var best = WithPlaces(text) is { Worth: > 0 } whole ? whole : WithCommas(text);
        if (best.Worth > 0 || !char.IsUpper(text[0])) return _read[text] = best;
        // at the beginning of a sentence
        var small = One(char.ToLowerInvariant(text[0]) + text[1..]);
        return _read[text] = small.Worth == 0 ? best : small with { Text = char.ToUpperInvariant(small.Text[0]) + small.Text[1..] };
    }

    // "6 students, 2 late": several that are said one by one, each with its comma or without.
    private Reading WithCommas(string text)
    {
        var parts = text.Split(Comma);
        if (parts.Length == 1) return new(0, text);
        var said = new Reading(0, "");
        for (var i = 0; i < parts.Length; i++)
        {
            var part = i > 0 && One(Comma + parts[i]) is { Worth: > 0 } whole ? whole : Behind(i > 0 ? Comma : "", One(parts[i]));
            if (part.Worth == 0) return new(0, text);
            said = new(said.Worth + part.Worth, said.Text + part.Text);
        }
        return said;
    }

    private static Reading Behind(string comma, Reading part) =>
        part.Worth == 0 ? part : new(part.Worth + Own * comma.Length, comma + part.Text);

    private Reading WithPlaces(string text)
    {
        var (best, isOneWay) = (new Reading(0, text), true);
        foreach (var (english, other) in table.WithPlaces(text[0]))
        {
            foreach (var given in english.In(text))
            {
                if (++_steps > MostSteps) return new(0, text);
                var worth = Own * english.Length;
                for (var i = 0; i < given.Length; i++)
                {
                    var put = Of(english, i, given[i]);
                    worth += put.Worth;
                    given[i] = put.Text;
                }
                if (worth < best.Worth) continue;
                var said = other.With(given);
                isOneWay = worth > best.Worth || (isOneWay && said == best.Text);
                best = new(worth, said);
            }
        }
        // what somebody typed could be taken for our words
        return isOneWay ? best : new(0, text);
    }

    private Reading Of(Words english, int place, string given) => english.Puts[place] switch
    {
        Put.Said => Said(given),
        Put.Listed => Listed(given),
        _ => english.IsQuoted(place) ? new(Own * given.Length, given)
            : new(WorthOf(given), GroupedNumber().IsMatch(given) ? SentenceTable.Thousands(given) : given),
    };

    // A count by itself
    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+\z")]
    private static partial Regex GroupedNumber();

    // One word is a name: what is said has several. That nothing is put in is possible where nothing else is.
    private Reading Said(string given)
    {
        if (!given.Contains(' ', StringComparison.Ordinal)) return new(given.Length == 0 ? -1 : WorthOf(given), given);
        var said = Several(given);
        return said with { Worth = Math.Max(said.Worth, WorthOf(given)) };
    }

    private Reading Listed(string given)
    {
        var members = given.Split(And).Select(Said).ToArray();
        var and = table.Sentences.GetValueOrDefault(And, And);
        return new(members.Sum(member => member.Worth) + Own * And.Length * (members.Length - 1),
            string.Join(and, members.Select(member => member.Text)));
    }

    // What is quoted in it is explained by its quotation marks.
    private static int WorthOf(string given)
    {
        var (open, close) = (given.IndexOf('"', StringComparison.Ordinal), given.LastIndexOf('"') + 1);
        var quoted = open < 0 ? 0 : close - open;
        var isTorn = Enumerable.Range(0, given.Length).Any(at => (quoted == 0 || at < open || at >= close) && IsEnd(given, at));
        return Own * quoted + (isTorn ? Torn : Given) * (given.Length - quoted);
    }
}
