namespace Formulas.Translating;

/// <summary>
/// The language that people are spoken to in. Sentences stand in the code in English, and are the keys of the tables of other languages;
/// where a table has none, the sentence stays English. Codes, columns and what is kept in files are always English.
/// </summary>
public static class Spoken
{
    /// <summary>Speaks another language until what is given back is disposed of, in all that is awaited or started meanwhile.</summary>
    public static IDisposable In(Translation language)
    {
        var before = Translation.Current;
        if (before == language) return Scope.Same;
        Translation.Current = language;
        return new Scope(before);
    }

    /// <summary>A sentence in the language of who reads it.</summary>
    /// <param name="english">A constant: it is the key.</param>
    public static string Say(string english) => Translation.Current.Of(english);

    /// <summary>A sentence with something put in.</summary>
    public static string Say(Sentence sentence) => sentence.ToStringAndClear();

    /// <summary>
    /// What was said in English and kept so, as the hints of <c>results.csv</c>, in the language of who reads it: each sentence is
    /// recognised by the words around what was put in, which stays as it is but for what is a sentence itself. What is in no table stays
    /// as it is.
    /// </summary>
    /// <param name="typed">What somebody typed, where it is known: nothing of it is taken for a sentence of ours.</param>
    public static string Again(string english, string typed = "") => Translation.Current.Again(english, typed);

    /// <summary>What stands between two, or before the last of several.</summary>
    public static string And => Say(" and ");

    /// <summary>Speaks English meanwhile: what is kept is English, whoever reads it.</summary>
    public static IDisposable InEnglish() => In(Translation.English);

    private sealed class Scope(Translation? before) : IDisposable
    {
        public static readonly Scope Same = new(null);

        public void Dispose()
        {
            if (before is not null) Translation.Current = before;
        }
    }
}
