namespace Formulas.Authors;

/// <summary>What an author wrote cannot be used, or has two readings: the sentence, and where.</summary>
/// <param name="sentence">From <see cref="LanguageSentences"/>.</param>
public sealed class AuthorException(string sentence, Stretch at) : Exception(sentence)
{
    public Stretch At { get; } = at;

    /// <summary>The line of the text on which it is, from 0.</summary>
    public int Line { get; init; }
}
