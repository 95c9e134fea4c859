using Formulas.Translating;

namespace Formulas.Tests.Translating;

/// <summary>Sentences in English and in other languages, and what was said in English said again.</summary>
public sealed class SpokenTests
{
    private static readonly string[] s_given = ["w_kj", "7", "z6^2", "delta", "a", "12", "x"];

    public static TheoryData<string> Sentences => [.. Translation.German.Sentences.Keys];

    [Fact]
    public void English_is_the_text_itself()
    {
        var (name, count, share) = ("w", 12_345, 0.25);
        Assert.Equal("w: 12,345 of 0.25, .", Spoken.Say($"{name}: {count:N0} of {share}, {(string?)null}."));
        Assert.Equal("A text.", Spoken.Say("A text."));
    }

    [Fact]
    public void Another_language_has_its_own_order_and_words()
    {
        using var german = Spoken.In(Translation.German);
        Assert.Equal("\"x\" ist Text und keine Formel. Bitte schreibe die Antwort selbst, ohne Wörter.",
            Spoken.Say($"\"{s_given[6]}\" is text, not a formula. Please write the answer itself, without words."));
        Assert.Equal("12\u202F345 Antworten", Counted.Answers(12_345));
        Assert.Equal("In no table: 5.", Spoken.Say($"In no table: {5}."));
    }

    [Fact]
    public async Task A_language_is_spoken_in_what_is_started_meanwhile_and_nowhere_else()
    {
        Task<string> started;
        using (Spoken.In(Translation.German))
        {
            started = Task.Run(() => Translation.Current.Code);
            using (Spoken.In(Translation.English)) Assert.Equal("en", Translation.Current.Code);
            Assert.Equal("de", Translation.Current.Code);
        }
        Assert.Equal("de", await started);
        Assert.Equal("en", Translation.Current.Code);
    }

    /// <summary>What is said again is what would have been said.</summary>
    [Theory]
    [MemberData(nameof(Sentences))]
    public void What_was_said_in_English_can_be_said_again(string english)
    {
        var (key, own) = (Words.Of(english), Words.Of(Translation.German.Sentences[english]));
        if (key.Given.Length > 0 && key.Length < SentenceTable.FewestOwn) return;
        var given = s_given[..key.Given.Length];

        Assert.Equal(own.With(given), Translation.German.Again(key.With(given)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("A hint of an author's own.", "A hint of an author's own.")]
    [InlineData("An author's hint. The line holds.", "An author's hint. Die Zeile gilt.")]
    [InlineData("s1.md:3: It is empty. Did you mean \"a value\"?", "s1.md:3: Sie ist leer. Meintest du \"a value\"?")]
    [InlineData(
        "This is consistent with your answer to (a), which is not right yet. How many terms of the loss depend on the output?",
        "Das passt zu deiner Antwort auf (a), die noch nicht richtig ist. Wie viele Terme des Verlusts hängen von der Ausgabe ab?")]
    [InlineData(
        "A matrix with rows for layer l+1 and columns for layer l and one number per neuron of layer l+1 can't be combined here. "
        + "Check the order of the factors and what has to be transposed.",
        "Eine Matrix mit Zeilen für Schicht l+1 und Spalten für Schicht l und je eine Zahl pro Neuron von Schicht l+1 lassen sich hier "
        + "nicht verknüpfen. Prüfe die Reihenfolge der Faktoren und was transponiert werden muss.")]
    [InlineData(
        "2 of 4 cells are right, and one more follows from yours. Look at x_1 first.",
        "2 von 4 Zellen sind richtig, und eine weitere folgt aus deinen. Sieh dir zuerst x_1 an.")]
    [InlineData(
        "a table with one row per answer: 17 students, 1,200 rows",
        "eine Tabelle mit einer Zeile pro Antwort: 17 Studierende, 1\u202F200 Zeilen")]
    [InlineData(
        "A single number and one number per neuron of layer l can't be combined here. "
        + "Check the order of the factors and what has to be transposed.",
        "Eine einzelne Zahl und je eine Zahl pro Neuron von Schicht l lassen sich hier nicht verknüpfen. "
        + "Prüfe die Reihenfolge der Faktoren und was transponiert werden muss.")]
    public void Several_sentences_are_said_again_one_by_one(string english, string german) =>
        Assert.Equal(german, Translation.German.Again(english));

    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("EN", "en")]
    [InlineData("fr", null)]
    public void A_language_has_a_code(string code, string? language) => Assert.Equal(language, Translation.Named(code)?.Code);

    [Fact]
    public void A_table_is_read_with_its_escapes() => Assert.Equal(
        [new("a \"b\"\n", "c \\d e")],
        PoFile.Read(new StringReader("# x\nmsgid \"a \\\"b\\\"\\n\"\nmsgstr \"c \\\\d\"\n\" e\"\n\nmsgid \"none\"\nmsgstr \"\"\n")));

    // Whatever somebody typed stands in it.
    [Theory]
    [InlineData("x")]
    [InlineData("It is empty. ")]
    [InlineData("a is b. c, d: e? ")]
    [InlineData(" runs over ")]
    [InlineData("This is x; the question asks for ")]
    [InlineData("\" and \"")]
    public void A_long_text_is_said_again_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));

        Assert.True(Translation.German.Again(text).Length >= text.Length * 0.8);
    }
}
