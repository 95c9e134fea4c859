using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>An answer that names what is asked for, or hides it behind another name, has worked nothing out.</summary>
public sealed class RestatingTests
{
    private const string Back = "sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)";

    [Theory]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "sigmoid'(z)")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "σ'(z+0)")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "σ'(-z)")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "tanh'(z/2)/4")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "softplus'(z) - softplus'(z)^2")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "s'(z), where s(z) = 1/(1+e^(-z))")]
    [InlineData("relu-sigmoid", "relu-positive", "relu'(2z)")]
    [InlineData("relu-sigmoid", "relu-negative", "relu'(z)")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k [k=j] delta_k^l")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k [k=j] dC/dz_k^l")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "delta_kj delta_k^l")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k delta_kj delta_k^l")]
    [InlineData("nielsen-delta-rules", "output-delta", "sum_k [k=j] delta_k^L")]
    [InlineData("itakura-saito", "d", "sum_{i=3}^3 delta_i")]
    [InlineData("itakura-saito", "d", "sigma'(z3)*(dL/dz6*w36 + sum_{i=4}^5 w_{3i} delta_i)")]
    public void Restating_the_question_is_not_explicit(string problem, string part, string answer)
    {
        var outcome = Marked.Part(problem, part, answer);

        Assert.Equal((Verdict.Unreadable, "not-explicit"), (outcome.Verdict, outcome.Reason.Word));
        Assert.Contains("as it stands", outcome.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "σ(z)(1-σ(z))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "sigma'(z) = sigma(z)(1-sigma(z))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "s(z)(1-s(z)), where s(z) = 1/(1+e^(-z))")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "(1-tanh(z/2)^2)/4")]
    [InlineData("nielsen-delta-rules", "hidden-delta", Back)]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_kj^(l+1) sum_m [m=k] delta_m^(l+1) f'(z_j^l)")]
    [InlineData("nielsen-delta-rules", "bias", "sum_k [k=j] delta_k^l")]
    [InlineData("itakura-saito", "d", "sigma'(z3)*delta6*(w36 + sum_{i=4}^5 w_{3i} w_{i6} sigma'(z_i))")]
    [InlineData("itakura-saito", "d", "sum_{i=6}^6 delta_i sigma'(z3)*(w36 + sum_{i=4}^5 w_{3i} w_{i6} sigma'(z_i))")]
    public void What_is_given_may_stand(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Marked.Part(problem, part, answer).Verdict);

    // Where y is one function of z, and dy/dz is asked for.
    [Theory]
    [InlineData("tanh", "tanh'(z)", Verdict.Unreadable)]
    [InlineData("tanh", "(tanh'(z+0) + 1 - y^2)/2", Verdict.Unreadable)]
    [InlineData("softplus", "softplus'(z)", Verdict.Unreadable)]
    [InlineData("gelu", "gelu'(z)", Verdict.Unreadable)]
    [InlineData("leaky", "leaky_relu'(z, alpha)", Verdict.Unreadable)]
    [InlineData("tanh", "4*sigma'(2z)", Verdict.Correct)] // the question speaks of sigma'
    [InlineData("silu", "sigma(z) + z*sigma'(z)", Verdict.Correct)]
    [InlineData("softplus-second", "sigma'(z)", Verdict.Correct)]
    public void A_slope_that_is_asked_for_is_worked_out_unless_the_question_names_it(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marked.OfLibrary("activations", part, answer).Verdict);

    [Theory]
    [InlineData(Back + " = sum_k w_kj^(l+1) delta_k^(l+1) a_j^l (1-a_j^l)", Verdict.Conditional)]
    [InlineData("delta_j^l = " + Back + " = sum_k w_kj^(l+1) delta_k^(l+1) a_j^l (1-a_j^l)", Verdict.Conditional)]
    [InlineData("sum_k w_kj^(l+1) delta_k^(l+1) a_j^l (1-a_j^l) = " + Back, Verdict.Correct)]
    [InlineData("sum_k w_kj^(l+1) delta_k^(l+1) (1-a_j^l^2) = " + Back, Verdict.Unreadable)]
    [InlineData("sum_k w_kj^(l+1) delta_k^(l+1) = " + Back, Verdict.Unreadable)]
    public void The_general_form_and_that_of_the_logistic_function_may_stand_in_one_chain(string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marked.Part("nielsen-delta-rules", "hidden-delta", answer).Verdict);

    // Right and wrong answers to a slope, written with a derivative of any function, shifted, scaled and mirrored.
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void A_derivative_of_any_function_is_left_to_work_out(int seed)
    {
        var random = new Random(seed);
        string[] slopes = ["σ'(z)", "sigmoid'(z)", "σ'(-z)", "tanh'(z/2)/4", "tanh'(-z/2)/4", "softplus'(z)*(1 - softplus'(z))", "σ'(|z|)"];
        string[] around = ["({0})", "({0})*1", "0 + {0}", "{0} + z - z", "2*({0})/2", "-(-({0}))", "({0})^1", "({0})*e^0", "sqrt(({0})^2)"];
        for (var i = 0; i < 300; i++)
        {
            var answer = slopes[random.Next(slopes.Length)];
            for (var depth = random.Next(3); depth > 0; depth--)
                answer = string.Format(System.Globalization.CultureInfo.InvariantCulture, around[random.Next(around.Length)], answer);
            var outcome = Marked.Part("relu-sigmoid", "sigmoid-derivative", answer);
            Assert.True(outcome.Reason.Word == "not-explicit", $"{answer}: {outcome.Verdict.Word()} (seed {seed})");
        }
    }
}
