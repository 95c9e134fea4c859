using Grading.Documents.Texts;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;

namespace Grading.Tests.Documents;

/// <summary>Pages that print each question and have "Answer =" under it.</summary>
public sealed class AnswerPagesTests
{
    [Theory]
    [InlineData("Answer = 2x", "2x")]
    [InlineData("**Answer:** 2x", "2x")]
    [InlineData("Answer: **2x**", "2x")]
    [InlineData("Your answer is 2x", "2x")]
    [InlineData("Answer next w1 = w_1-eta*g", "next w1 = w_1-eta*g")]
    [InlineData("> Ans. 2x", "2x")]
    [InlineData("Answer:\n\n$$\n2x\n$$", "$$\n2x\n$$")]
    [InlineData("Answer: 2x\n  + y", "2x\n+ y")]
    [InlineData("Answer = \n\n\nWhat is y?", "")]
    [InlineData("Answer =\nAnswer = 3", "|3")]
    [InlineData("Answers are typed on one line.")]
    [InlineData("We answer = in words.")]
    public void The_word_answer_marks_an_answer(string text, params string[] answers) =>
        Assert.Equal(answers.SelectMany(answer => answer.Split('|')), Text(text).Marks.Select(mark => mark.Text));

    private const string Page = """
        # Two layers

        The letters are those of the lecture.

        What is  𝛿𝐿𝑗 , the error of the last layer?

        Answer = dC/da_j^L f'(z_j^L)

        What is  𝛿𝑙𝑗  for  𝑙≠𝐿 ?

        Answer =

        What is  ∂𝐶∂𝑤𝑙𝑗𝑘 ? You may use  𝑎𝑙−1𝑘  and  𝛿𝑙𝑗 .

        Answer = a_k^(l-1) delta_j^l

        What is  ∂𝐶∂𝑏𝑙𝑗 ?

        Answer = delta_j^l

        What is the derivative of the sigmoid  𝜎(𝑧) ? Use  𝑒  and  𝑧 :

        Answer = e^(-z)/(1+e^(-z))^2

        What becomes of the magnitude of  𝜎′(𝑧)  when  |𝑧|  gets large?

        Answer = It becomes small

        What is the derivative of  ReLU(𝑧)  for  𝑧>0 ?

        Answer = 1

        And for  𝑧<0 ?

        Answer = 0

        What is the loss?

        Answer: 0.288

        What are the derivatives by  𝑤1 ,  𝑤2  and  𝑏 ?

        Answer: 2.081

        Answer: -0.0042

        Answer: -0.1387

        """;

    [Theory]
    [InlineData("nielsen-delta-rules", "output-delta 7, weight 15, bias 19")]
    [InlineData(
        "relu-sigmoid", "sigmoid-derivative 23, sigmoid-large-z 27, relu-positive 31, relu-negative 35, loss 39, dw1 43, dw2 45, db 47")]
    public void Answers_of_a_page_belong_to_the_questions_that_are_like_theirs(string problem, string places)
    {
        var answers = Of(problem).Answers;

        Assert.Equal(places, string.Join(", ", answers.Select(answer => $"{answer.Part} {answer.Source.Line}")));
        Assert.All(answers, answer => Assert.Equal(Verdict.Correct, Marked.Part(problem, answer.Part, answer.Text).Verdict));
    }

    [Fact]
    public void Questions_of_another_course_take_no_answers() => Assert.Empty(Of(
        "itakura-saito", "Who found the chain rule?\n\nAnswer = Leibniz\n\nWhen did he find it?\n\nAnswer = 1676\n").Answers);

    [Fact]
    public void The_conclusion_counts_where_the_answer_only_speaks_of_it()
    {
        const string document = """
            What is dL/dz6 for the output neuron?

            $$\frac{\partial L}{\partial z_6} = \frac{2}{z_6} - \frac{2t}{z_6^3}$$

            Answer: as derived in the display above

            What is the update of w46 in one step of gradient descent?

            Answer: $w_{46} := w_{46} - 2 k x_4 (z_6^2 - t)/z_6^3$
            """;

        Assert.Equal([3, 9], Of("itakura-saito", document).Answers.Select(answer => answer.Source.Line));
    }

    private static Grading.Documents.GradedDocument Of(string problem, string page = Page) =>
        new Batch([Repository.Problem(problem)], new()).Document(problem, Text(page))!;

    private static HomeworkText Text(string page) => HomeworkText.Of(PlacedLine.Of(page, "page.md"));
}
