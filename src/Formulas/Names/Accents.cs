namespace Formulas.Names;

/// <summary>
/// What stands above or below a letter and is part of its name: ŷ is another name than y. Names hold it as a word behind the letters, as
/// problem files declare it: yhat.
/// </summary>
internal static class Accents
{
    // A LaTeX command and the word for it; the sign that is put behind a letter, and the letters that have the sign in them.
    private static readonly (string Command, string Word, char Combining, string Composed, string Bare)[] Table =
    [
        ("hat", "hat", '\u0302', "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑ", "ACEGHIJOSUWYZaceghijosuwyz"),
        ("widehat", "hat", '\0', "", ""),
        ("bar", "bar", '\u0304', "ĀĒĪŌŪȲḠāēīōūȳḡ", "AEIOUYGaeiouyg"),
        ("overline", "bar", '\u0305', "", ""),
        ("tilde", "tilde", '\u0303', "ÃẼĨÑÕŨỸṼãẽĩñõũỹṽ", "AEINOUYVaeinouyv"),
        ("widetilde", "tilde", '\0', "", ""),
        ("ddot", "ddot", '\u0308', "ÄËÏÖÜŸẄẌäëïöüÿẅẍẗ", "AEIOUYWXaeiouywxt"),
        ("dot", "dot", '\u0307', "ȦḂĊḊĖḞĠḢṀṄȮṖṘṠṪẆẊẎŻȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏż", "ABCDEFGHMNOPRSTWXYZabcdefghmnoprstwxyz"),
        ("check", "check", '\u030C', "ČĎĚŇŘŠŤŽčďěňřšťž", "CDENRSTZcdenrstz"),
        ("breve", "breve", '\u0306', "ĂĔĞĬŎŬăĕğĭŏŭ", "AEGIOUaegiou"),
        ("acute", "acute", '\u0301', "ÁÉÍÓÚÝáéíóúýćńśź", "AEIOUYaeiouycnsz"),
        ("grave", "grave", '\u0300', "ÀÈÌÒÙàèìòù", "AEIOUaeiou"),
        ("mathring", "ring", '\u030A', "ÅŮåů", "AUau"),
    ];

    /// <summary>The LaTeX commands of all accents, with their words.</summary>
    public static IEnumerable<(string Command, string Word)> Commands => Table.Select(row => (row.Command, row.Word));

    /// <summary>The LaTeX command of a sign that is put behind a letter, or null. An arrow or a line below only says "vector".</summary>
    public static string? CommandOf(char combining)
    {
        if (combining is '\u20D7') return "vec";
        if (combining is '\u0332') return "underline";
        if (combining == '\0') return null;
        foreach (var row in Table)
            if (row.Combining == combining) return row.Command;
        return null;
    }

    /// <summary>The letter without its accent, and the LaTeX command of that; null for a letter that has none.</summary>
    public static (string Command, char Bare)? Parted(char letter)
    {
        foreach (var row in Table)
            if (row.Composed.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at) return (row.Command, row.Bare[at]);
        return null;
    }

    /// <summary>The name without the word of its accent: yhat1 is y1.</summary>
    public static string Bare(string name)
    {
        foreach (var (_, word, _, _, _) in Table)
            if (name.IndexOf(word, StringComparison.Ordinal) is > 0 and var at) return name.Remove(at, word.Length);
        return name;
    }
}
