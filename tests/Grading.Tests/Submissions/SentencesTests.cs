using Grading.Submissions;

namespace Grading.Tests.Submissions;

/// <summary>Why a file can't be used is said in words, whatever the system throws.</summary>
public sealed class SentencesTests
{
    public static TheoryData<Type> Exceptions =>
    [
        .. typeof(IOException).Assembly.GetTypes()
            .Where(type => (type.IsSubclassOf(typeof(IOException)) || type == typeof(IOException)) && type.GetConstructor([]) is not null),
        typeof(UnauthorizedAccessException), typeof(InvalidDataException), typeof(NotSupportedException),
    ];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void No_name_of_an_exception_is_in_a_sentence(Type type)
    {
        var thrown = (Exception)Activator.CreateInstance(type)!;
        string[] said =
        [
            Sentences.Unreadable("a.md", thrown), Sentences.NoRoomToSort(thrown), AssistantSentences.NotWritten("a.csv", thrown),
            AssistantSentences.NotRead("a.csv", thrown), AssistantSentences.RosterNotRead("a.csv", thrown),
            AssistantSentences.DecisionsNotRead("a.csv", thrown), AssistantSentences.NotUsable(null, thrown),
        ];
        Assert.All(said, sentence =>
        {
            Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(thrown.Message, sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        });
    }

    // as Linux numbers them
    [Theory]
    [InlineData(28, "the disk is full, or as much of it as one may use")]
    [InlineData(122, "the disk is full, or as much of it as one may use")]
    [InlineData(30, "nothing can be written to that disk")]
    [InlineData(24, "too many files are open")]
    [InlineData(11, "another program has it open")]
    [InlineData(99, "the system gives no reason")]
    public void The_number_of_the_system_is_put_into_words(int number, string why) =>
        Assert.Equal(why, Sentences.WhyNot(new IOException("", number)));
}
