using Formulas.Reader;
using Grading.Comparing;

namespace Grading.Tests.Comparing;

/// <summary>The letters that an answer may have instead of those of the question.</summary>
public sealed class OtherLettersTests
{
    [Theory]
    [InlineData("weight", "delta_j^l a_k^(l-1)", "")]
    [InlineData("weight", "delta_i^l a_j^(l-1)", "ij ji")]
    [InlineData("weight", "delta_m^l a_n^(l-1)", "mn nm")]
    [InlineData("weight", "delta_i^l a_j^(l-1) z_k^l", "ij ik ji ki")]
    [InlineData("weight", "delta_i^l a_2^(l-1)", "")]
    [InlineData("weight", "delta_i^l a_2^(l-1) z_m^l", "im mi")]
    [InlineData("bias", "delta_j^l", "")]
    [InlineData("bias", "delta_i^l", "i")]
    [InlineData("bias", "delta_i^l delta_j^l", "i")]
    [InlineData("bias", "delta_i^l delta_m^l", "i m")]
    public void Letters_of_an_answer_stand_for_those_of_the_question(string part, string answer, string letters)
    {
        var vocabulary = Asked.In("nielsen-delta-rules", part).Question.Vocabulary;
        var formula = FormulaReader.Read(answer, vocabulary) switch
        {
            Reading.Success read => read.Formula,
            Reading.Mistyped mistyped => mistyped.Formula,
            _ => throw new Xunit.Sdk.XunitException(answer),
        };
        var others = OtherLetters.Of(formula, vocabulary.Asked!).Select(symbol =>
            string.Concat(symbol.Subscripts.Select(index => index.Letter)));
        Assert.Equal(letters, string.Join(' ', others));
    }
}
