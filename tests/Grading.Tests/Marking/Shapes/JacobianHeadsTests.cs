using Grading.Verdicts;

namespace Grading.Tests.Marking.Shapes;

/// <summary>∂h/∂x = …, where that is asked: in matrix form, by elements, in other letters. Any other derivative is asked about.</summary>
public sealed class JacobianHeadsTests
{
    [Theory]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial p_i}{\partial s_j} = p_i([i=j] - p_j)")]
    [InlineData("jacobian-hessian", "jac", "dp_i/ds_j = p_i([i=j] - p_j)")]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial p_j}{\partial s_i} = p_j([i=j] - p_i)")]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial p}{\partial s} = diag(p) - p p^T")]
    [InlineData("jacobian-hessian", "layer", @"\frac{\partial h}{\partial x} = diag(1 - h^2) W")]
    [InlineData("jacobian-hessian", "layer", @"\frac{\partial h_i}{\partial x_j} = (1 - h_i^2) W_{ij}")]
    [InlineData("jacobian-hessian", "layer-bias", @"\frac{\partial h}{\partial z} = diag(1 - h^2)")]
    [InlineData("jacobian-hessian", "dydw", @"\frac{dy}{dw} = (1-y^2) x")]
    [InlineData("residual-block", "jacobian", @"\frac{\partial y}{\partial x} = I + V \operatorname{diag}(1[u > 0]) W")]
    [InlineData("residual-block", "jacobian", @"\frac{\partial y_i}{\partial x_m} = \delta_{im} + \sum_j V_{ij} 1[u_j > 0] W_{jm}")]
    [InlineData("vanilla-rnn", "step-jacobian", @"\frac{\partial h_t}{\partial h_{t-1}} = diag(1 - h_t^2) W")]
    [InlineData("vanilla-rnn", "step-jacobian", "dh[t]/dh[t-1] = diag(1 - h[t]^2) @ W")]
    [InlineData("vanilla-rnn", "step-jacobian", @"\frac{\partial h_{t,j}}{\partial h_{t-1,k}} = (1 - h_{t,j}^2) W_{jk}")]
    public void What_is_asked_stands_on_the_left(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Marked.OfLibrary(problem, part, answer).Verdict);

    [Theory]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial s_j}{\partial p_i} = p_i([i=j] - p_j)")]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial p_i}{\partial s_i} = p_i([i=j] - p_j)")]
    [InlineData("jacobian-hessian", "layer", @"\frac{\partial h}{\partial z} = diag(1 - h^2) W")]
    [InlineData("jacobian-hessian", "dydw", @"\frac{dy}{dx} = (1-y^2) x")]
    [InlineData("vanilla-rnn", "step-jacobian", @"\frac{\partial h_{t-1}}{\partial h_t} = diag(1 - h_t^2) W")]
    [InlineData("vanilla-rnn", "step-jacobian", @"\frac{\partial h_{t+1}}{\partial h_t} = diag(1 - h_t^2) W")]
    public void Another_derivative_is_asked_about(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Unreadable, Marked.OfLibrary(problem, part, answer).Verdict);

    [Theory]
    [InlineData("jacobian-hessian", "jac", @"\frac{\partial p_i}{\partial s_j} = p_i (1 - p_i)")]
    [InlineData("vanilla-rnn", "step-jacobian", @"\frac{\partial h_t}{\partial h_{t-1}} = W diag(1 - h_t^2)")]
    public void A_left_hand_side_makes_nothing_right(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Wrong, Marked.OfLibrary(problem, part, answer).Verdict);

    // what is asked is no answer
    [Theory]
    [InlineData("jacobian-hessian", "layer", @"\frac{\partial h}{\partial x}")]
    [InlineData("jacobian-hessian", "dydw", "dy/dw")]
    public void To_restate_it_is_no_answer(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Unreadable, Marked.OfLibrary(problem, part, answer).Verdict);
}
