using Formulas.Names;

namespace Formulas.Reader.Segments;

/// <summary>Words of an answer that are no part of its formula, and what they lead to.</summary>
internal static class Phrases
{
    // Words that lead to the answer, alone or as the last of several.
    private static readonly Trie<string> Concluding = Of(
        "return var double float ans answer answers therefore so hence thus then finally result results simplified solution final the is are "
        + "we get gets gives give obtain obtained have become becomes equals equal yields yield follows follow about approximately approx "
        + "roughly circa it value be that namely ie obtain find found folgt ergibt gilt also "
        + "simply just antwort ergebnis somit respuesta "
        + "erhalten donc alors obtient luego entonces resulta ist");

    // "where eta is the learning rate": a remark that defines nothing
    private static readonly Trie<string> Explaining = Of(
        "is are denotes denote means stands learning step rate constant the some any arbitrary being number size runs ranges indexes goes counts labels "
        + "refers gets becomes decreases increases grows shrinks changes was were has can");

    // A remark begins with one of these.
    private static readonly Trie<string> Remarks = Of(
        "for since because using by from via due per as note see rounded rounding approx approximately in which this after given assuming "
        + "provided valid holds here recall applying following chain product used substituting based according on at again same simplified "
        + "equation eq marks mark points point pts question answer solution therefore hence qed done hidden output all any every layer layers "
        + "neuron units unit elementwise componentwise cf eqn fig ex pp etc "
        + "page the we it is that i to where whenever exactly check checked final step kettenregel regla cadena weil wobei denn donde porque puisque car selon nach gerundet cqfd "
        + "quotient rounded simply just exact simplifying expanded gd sgd units digits decimals places");

    // What changes a value is never passed over.
    private static readonly Trie<string> Changing = Of(
        "not no never except only but times minus plus without unless wrong "
        + "incorrect twice half double doubled halved negative opposite squared "
        + "cubed inverse inverted reciprocal transpose transposed divided multiplied multiply divide add subtract either neither nor maybe "
        + "unsure isn cannot cant wont doesn don less more sign flipped instead ignore false mistake error neighbour doubt opposed "
        + "averaged negated scaled reversed swapped absolute two nicht kein keine");

    // Words of up to three letters that are no names unless the question says so.
    private static readonly Trie<string> Short = Of(
        "is of by so as at in on to we it be an the for are was can get has its not but now our out per see use via let due all any "
        + "has had did do if no or my i cf eq eqn fig ex pp");

    private const int Longest = 20;

    private static Trie<string> Of(string words)
    {
        var trie = new Trie<string>();
        foreach (var word in words.Split(' ')) trie.Add(word, word);
        return trie;
    }

    private static bool Has(Trie<string> words, ReadOnlySpan<char> word)
    {
        if (word.Length > Longest) return false;
        Span<char> lower = stackalloc char[Longest];
        return words.Exactly(lower[..word.ToLowerInvariant(lower)]) is not null;
    }

    /// <summary>A word of the language, as far as its length tells: a short one only if it's listed.</summary>
    public static bool IsWord(ReadOnlySpan<char> word) =>
        word.Length > 3 ? word is not ("None" or "newaxis" or "axis" or "keepdims") : Has(Short, word);

    /// <summary>A word that leads to the answer behind it.</summary>
    public static bool IsLabel(ReadOnlySpan<char> word) => Has(Concluding, word);

    // A remark that begins with one of these goes on behind "is".
    private static readonly Trie<string> Reasons = Of("for since because using by from via as due with where weil wobei denn donde porque puisque car selon nach");

    private static readonly Trie<string> Obtaining = Of(
        "get gets obtain obtains have find follows yields so thus hence therefore gives");

    // "is set to", "is given by"
    private static readonly Trie<string> Outcomes = Of(
        "set equal changes updated changed simplifies reduces evaluates replaced given amounts comes leads simplified equals");

    /// <summary>Whether what follows these words is the answer: "so", "the answer is", "by the chain rule we get", "is set to".</summary>
    public static bool Concludes(string words)
    {
        var last = Last(words);
        if (last is "to" or "by" && words.Length > 3 && Has(Outcomes, Last(words[..^3]))) return true;
        return Has(Concluding, last) && (!Has(Reasons, First(words)) || Has(Obtaining, last));
    }

    /// <summary>Whether every one of the words is known to mean nothing to a value.</summary>
    public static bool AreHarmless(string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (Has(Changing, word) || !(Has(Concluding, word) || Has(Explaining, word) || Has(Remarks, word) || Has(Short, word)))
                return false;
        return true;
    }

    // "half of D", "decreases by D": words that go on into what follows
    private static readonly Trie<string> Joining = Of("of to from than in on by with over per");

    /// <summary>"or smaller", "and zero": another answer in words.</summary>
    public static bool AddAnother(string words) =>
        words.Contains(' ') && IsBetweenAnswers(First(words)) && !AreHarmless(words) && !AreEqual(words);

    /// <summary>Whether a remark or a clause begins with these words, behind a formula or apart from it.</summary>
    public static bool BeginRemark(string words, bool isApart) => IsReason(words) || BeginsClause(First(words)) || isApart
        && IsRemark(words);

    /// <summary>Words between two ways to write the same: "or equivalently", "i.e.".</summary>
    public static bool AreEqual(string words) => Last(words) is "equivalently" or "equivalent" or "ie" or "e"
        || words is "that is" or "which is";

    /// <summary>Whether words right before a formula leave it as it is.</summary>
    public static bool LeaveAlone(string words) => Concludes(words) || BeginsClause(words) || AreHarmless(words)
        && !Has(Joining, Last(words));

    // What is numbered in a text.
    private static readonly Trie<string> Numbered = Of(
        "part question q eq eqn equation equations layer exercise problem step "
        + "page figure fig section chapter example ex item line number no");

    /// <summary>Whether a number behind these words only counts: "from equation 5".</summary>
    public static bool AreNumbered(string words) => Has(Numbered, Last(words));

    // Words that a chain goes on behind, and that nobody calls a quantity.
    private static readonly Trie<string> BeforeChain = Of(
        "so thus hence therefore then rule sample example definition simplifying simplification neuron unit layer input output is it this size rate");

    /// <summary>Whether a word before an equals sign is one of a remark: "by the chain rule = 2t".</summary>
    public static bool IsBeforeChain(ReadOnlySpan<char> word) => Has(BeforeChain, word);

    /// <summary>Words that begin a reason, whatever stands before them: "2t by the chain rule".</summary>
    public static bool IsReason(string words) => Has(Reasons, First(words));

    /// <summary>Whether the words are said about a name: "eta is the learning rate".</summary>
    public static bool IsExplaining(string words) => Has(Explaining, First(words));

    /// <summary>Words that lead to another part of the answer: what follows is a clause of its own.</summary>
    public static bool BeginsClause(ReadOnlySpan<char> word) =>
        Defines(word) || IsBetweenAnswers(word) || word is "when" or "if" or "for" or "since" or "because" or "using";

    /// <summary>Words before a name that the answer defines for itself.</summary>
    public static bool Defines(ReadOnlySpan<char> word) =>
        word is "where" or "with" or "let" or "and" or "define" or "setting" or "writing";

    /// <summary>"for l = L-1, …, 1", "since x6 = z6^2": a remark up to the next words.</summary>
    public static bool IsRemark(string words) => Has(Remarks, First(words));

    /// <summary>Words between two answers.</summary>
    public static bool IsBetweenAnswers(ReadOnlySpan<char> word) => word is "or" or "and" or "also";

    /// <summary>The first of the words that changes what stands beside it, or null: "not", "times".</summary>
    public static string? ChangingIn(string words)
    {
        foreach (var word in words.Split(' '))
            if (Has(Changing, word)) return word;
        return Calculates(words)
            || words.Contains("previous layer", StringComparison.Ordinal) || words.Contains("next layer", StringComparison.Ordinal)
            ? words
            : null;
    }

    // "product of", before what is multiplied
    private static bool Calculates(string words) => Last(words) is "of" or "between"
        && words.Split(' ') is [.., "product" or "quotient" or "ratio" or "difference" or "mean" or "average", _];

    /// <summary>The letters of the longest abbreviation that is known.</summary>
    public const int LongestAbbreviation = 3;

    /// <summary>Whether letters with points between them are known: "i.e.", "q.e.d.".</summary>
    public static bool IsAbbreviation(string letters) => letters is "ie" or "qed" or "cf";

    /// <summary>Whether a word changes what stands beside it.</summary>
    public static bool Changes(ReadOnlySpan<char> word) => Has(Changing, word);

    public static string First(string words) => words.IndexOf(' ') is > 0 and var space ? words[..space] : words;

    private static string Last(string words) => words[(words.LastIndexOf(' ') + 1)..];
}
