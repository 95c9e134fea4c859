using Grading.Assignments;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Tables;

/// <summary>Tables of numbers and of formulas, as <see cref="NumberTables"/> asks for them.</summary>
public sealed class TableMarkingTests
{
    private const string Forward = "0.3775, 0.3925, 0.5933, 0.5969, 1.1059, 1.2249, 0.7514, 0.7729, 0.2984";

    [Theory]
    [InlineData("forward", Forward)]
    [InlineData("forward", "[" + Forward + "]")]
    [InlineData("forward", "(" + Forward + ")")]
    [InlineData("forward", "0.3775; 0.3925; 0.5933; 0.5969; 1.1059; 1.2249; 0.7514; 0.7729; 0.2984")]
    [InlineData("forward", "0.3775 0.3925 0.5933 0.5969 1.1059 1.2249 0.7514 0.7729 0.2984")]
    [InlineData("forward", "0.3775\n0.3925\n0.5933\n0.5969\n1.1059\n1.2249\n0.7514\n0.7729\n0.2984")]
    [InlineData("forward", "0.3775, 0.3925\n0.5933, 0.5969\n1.1059, 1.2249\n0.7514, 0.7729\n0.2984")]
    [InlineData("forward", "0.3775 0.3925\n0.5933 0.5969\n1.1059 1.2249\n0.7514 0.7729\n0.2984")]
    [InlineData("forward", "0,3775; 0,3925; 0,5933; 0,5969; 1,1059; 1,2249; 0,7514; 0,7729; 0,2984")]
    [InlineData("forward", "0,3775 0,3925 0,5933 0,5969 1,1059 1,2249 0,7514 0,7729 0,2984")]
    [InlineData("forward", "0,3775, 0,3925, 0,5933, 0,5969, 1,1059, 1,2249, 0,7514, 0,7729, 0,2984")]
    [InlineData("forward", "[[0.3775, 0.3925], [0.5933, 0.5969], [1.1059, 1.2249], [0.7514, 0.7729], 0.2984]")]
    [InlineData("forward",
        "n1 = 0.3775, n2 = 0.3925, a1 = 0.5933, a2 = 0.5969, m1 = 1.1059, m2 = 1.2249, y1 = 0.7514, y2 = 0.7729, E = 0.2984")]
    [InlineData("forward",
        "n_1 = 0.3775; n_2 = 0.3925; a_1 = 0.5933; a_2 = 0.5969; m_1 = 1.1059; m_2 = 1.2249; y_1 = 0.7514; y_2 = 0.7729; E = 0.2984")]
    [InlineData(
        "forward",
        "n[1] = 0.3775, n[2] = 0.3925, a[1] = 0.5933, a[2] = 0.5969, m[1] = 1.1059, m[2] = 1.2249, y[1] = 0.7514, y[2] = 0.7729, E = "
        + "0.2984")]
    [InlineData(
        "forward",
        "$n_1 = 0.3775$, $n_2 = 0.3925$, $a_1 = 0.5933$, $a_2 = 0.5969$, $m_1 = 1.1059$, $m_2 = 1.2249$, $y_1 = 0.7514$, $y_2 = "
        + "0.7729$, $E = 0.2984$")]
    [InlineData("forward",
        "E = 0.2984, y1 = 0.7514, y2 = 0.7729, m1 = 1.1059, m2 = 1.2249, a1 = 0.5933, a2 = 0.5969, n1 = 0.3775, n2 = 0.3925")]
    [InlineData("forward", "n1: 0.3775\nn2: 0.3925\na1: 0.5933\na2: 0.5969\nm1: 1.1059\nm2: 1.2249\ny1: 0.7514\ny2: 0.7729\nE: 0.2984")]
    [InlineData("forward", "n = (0.3775, 0.3925), a = (0.5933, 0.5969), m = (1.1059, 1.2249), y = (0.7514, 0.7729), E = 0.2984")]
    [InlineData("forward", "n = [0.3775 0.3925], a = [0.5933 0.5969], m = [1.1059 1.2249], y = [0.7514 0.7729], E = 0.2984")]
    [InlineData("forward", "n: 0.3775, 0.3925\na: 0.5933, 0.5969\nm: 1.1059, 1.2249\ny: 0.7514, 0.7729\nE: 0.2984")]
    [InlineData("forward", "n = 0.3775, 0.3925; a = 0.5933, 0.5969; m = 1.1059, 1.2249; y = 0.7514, 0.7729; E = 0.2984")]
    [InlineData("forward", "y = (0.7514, 0.7729)\nE = 0.2984\nm = (1.1059, 1.2249)\nn = (0.3775, 0.3925)\na = (0.5933, 0.5969)")]
    [InlineData("forward", "n = (0.3775, 0.3925)^T, a = (0.5933, 0.5969)^T, m = (1.1059, 1.2249)^T, y = (0.7514, 0.7729)^T, E = 0.2984")]
    [InlineData(
        "forward",
        "net1 = 0.3775, net2 = 0.3925, out1 = 0.5933, out2 = 0.5969, net3 = 1.1059, net4 = 1.2249, out3 = 0.7514, out4 = 0.7729, E = "
        + "0.2984")]
    [InlineData(
        "forward",
        "n1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775, n2 = 0.3925, a1 = 1/(1+e^-0.3775) = 0.5933, a2 = 0.5969, m1 = 1.1059, m2 = 1.2249, "
        + "y1 = 0.7514, y2 = 0.7729, E = 0.2984")]
    [InlineData("forward",
        "n1 ≈ 0.3775, n2 ≈ 0.3925, a1 ≈ 0.5933, a2 ≈ 0.5969, m1 ≈ 1.1059, m2 ≈ 1.2249, y1 ≈ 0.7514, y2 ≈ 0.7729 and E ≈ 0.2984")]
    [InlineData(
        "forward",
        "| n1 | n2 | a1 | a2 | m1 | m2 | y1 | y2 | E |\n|---|---|---|---|---|---|---|---|---|\n| 0.3775 | 0.3925 | 0.5933 | 0.5969 | "
        + "1.1059 | 1.2249 | 0.7514 | 0.7729 | 0.2984 |")]
    [InlineData(
        "forward",
        "| E | y1 | y2 | n1 | n2 | a1 | a2 | m1 | m2 |\n|:-:|---|---|---|---|---|---|---|---|\n| 0.2984 | 0.7514 | 0.7729 | 0.3775 | "
        + "0.3925 | 0.5933 | 0.5969 | 1.1059 | 1.2249 |")]
    [InlineData(
        "forward",
        "| n1 | 0.3775 |\n| n2 | 0.3925 |\n| a1 | 0.5933 |\n| a2 | 0.5969 |\n| m1 | 1.1059 |\n| m2 | 1.2249 |\n| y1 | 0.7514 |\n| y2 "
        + "| 0.7729 |\n| E | 0.2984 |")]
    [InlineData(
        "forward",
        "\\begin{aligned} n_1 &= 0.3775 \\\\ n_2 &= 0.3925 \\\\ a_1 &= 0.5933 \\\\ a_2 &= 0.5969 \\\\ m_1 &= 1.1059 \\\\ m_2 &= "
        + "1.2249 \\\\ y_1 &= 0.7514 \\\\ y_2 &= 0.7729 \\\\ E &= 0.2984 \\end{aligned}")]
    [InlineData("delta", "[0.1385, -0.0381]")]
    [InlineData("delta", "(0.1385, -0.0381)")]
    [InlineData("delta", "0.1385 -0.0381")]
    [InlineData("delta", "[ 0.1385 -0.0381]")]
    [InlineData("delta", "0.1385; -0.0381")]
    [InlineData("delta", "0,1385, -0,0381")]
    [InlineData("delta", "0.1385 and -0.0381")]
    [InlineData("delta", "\\begin{pmatrix} 0.1385 \\\\ -0.0381 \\end{pmatrix}")]
    [InlineData("delta", "\\begin{bmatrix} 0.1385 & -0.0381 \\end{bmatrix}^T")]
    [InlineData("delta", "\\left(0.1385, -0.0381\\right)^\\top")]
    [InlineData("delta", "[[0.1385], [-0.0381]]")]
    [InlineData("delta", "np.array([0.1385, -0.0381])")]
    [InlineData("delta", "array([ 0.1385, -0.0381])")]
    [InlineData("delta", "tensor([ 0.1385, -0.0381])")]
    [InlineData("delta", "dE/dm1 = 0.1385, dE/dm2 = -0.0381")]
    [InlineData("delta", "dm1 = 0.1385, dm2 = -0.0381")]
    [InlineData("delta", "∂E/∂m_1 = 0.1385, ∂E/∂m_2 = -0.0381")]
    [InlineData("delta", "\\frac{\\partial E}{\\partial m_1} = 0.1385, \\frac{\\partial E}{\\partial m_2} = -0.0381")]
    [InlineData("delta", "dE/dm2 = -0.0381, dE/dm1 = 0.1385")]
    [InlineData("delta", "delta_1 = 0.1385, delta_2 = -0.0381")]
    [InlineData("delta", "δ1 = 0.1385\nδ2 = -0.0381")]
    [InlineData("delta", "dE/dm = (0.1385, -0.0381)")]
    [InlineData("delta", "(0.75137 - 0.01)*0.75137*(1 - 0.75137), (0.77293 - 0.99)*0.77293*(1 - 0.77293)")]
    [InlineData("delta", "0.1385, −0.0381")]
    [InlineData("dW", "[[0.0822, 0.0827], [-0.0226, -0.0227]]")]
    [InlineData("dW", "[[ 0.0822  0.0827]\n [-0.0226 -0.0227]]")]
    [InlineData("dW", "0.0822 0.0827\n-0.0226 -0.0227")]
    [InlineData("dW", "0.0822 & 0.0827 \\\\ -0.0226 & -0.0227")]
    [InlineData("dW", "dE/dW = [[0.0822, 0.0827], [-0.0226, -0.0227]]")]
    [InlineData("dW", "dW11 = 0.0822, dW12 = 0.0827, dW21 = -0.0226, dW22 = -0.0227")]
    [InlineData("dW", "dE/dW_{1,1} = 0.0822, dE/dW_{1,2} = 0.0827, dE/dW_{2,1} = -0.0226, dE/dW_{2,2} = -0.0227")]
    [InlineData("dW", "dw5 = 0.0822, dw6 = 0.0827, dw7 = -0.0226, dw8 = -0.0227")]
    [InlineData("dW", "| 0.0822 | 0.0827 |\n| -0.0226 | -0.0227 |")]
    [InlineData("new-W", "w5 = 0.3589, w6 = 0.4087, w7 = 0.5113, w8 = 0.5614")]
    [InlineData("new-W", "W_new = [[0.3589, 0.4087], [0.5113, 0.5614]]")]
    [InlineData("new-W", "W^+ = [[0.3589, 0.4087], [0.5113, 0.5614]]")]
    [InlineData("new-W", "w_5^+ = 0.40 - 0.5*0.082167 = 0.3589, w_6^+ = 0.4087, w_7^+ = 0.5113, w_8^+ = 0.5614")]
    [InlineData("R", "[[1, 2], [3, 4], [5, 6]]")]
    [InlineData("R", "1 2\n3 4\n5 6")]
    public void Numbers_in_a_table_are_right_in_many_forms(string part, string answer) =>
        AssertOutcome(NumberTables.Net, Verdict.Correct, "", part, answer);

    [Theory]
    [InlineData("delta", "[0.1385, 0.0381]", "cells:1/2", 0.5)]
    [InlineData("delta", "[-0.1385, 0.0381]", "cells:0/2", 0)]
    [InlineData("delta", "-0.0381, 0.1385", "cells:0/2", 0)]
    [InlineData("delta", "dE/dm1 = 0.1385", "cells:1/2", 0.5)]
    [InlineData("delta", "0.1385, ?", "cells:1/2", 0.5)]
    [InlineData("delta", "0.138, -0.0381", "cells:1/2", 0.5)]
    [InlineData("dW", "[[0.0822, -0.0226], [0.0827, -0.0227]]", "cells:2/4", 0.5)]
    [InlineData("dW", "[[0.0822, 0.0827], [0.0226, 0.0227]]", "cells:2/4", 0.5)]
    [InlineData("dW", "dW22 = -0.0227", "cells:1/4", 0.25)]
    [InlineData("R", "[[1, 3, 5], [2, 4, 6]]", "table-turned", 0)]
    [InlineData("R", "1 3 5\n2 4 6", "table-turned", 0)]
    [InlineData("R", "R = [[1, 3, 5], [2, 4, 6]]", "table-turned", 0)]
    [InlineData("R", "1, 3, 5, 2, 4, 6", "cells:2/6", 0.3333)]
    public void Each_cell_earns_its_share(string part, string answer, string reason, double credit)
    {
        var outcome = AssertOutcome(NumberTables.Net, Verdict.Wrong, reason, part, answer);
        Assert.Equal((decimal)credit, new Assignment().CreditOf(outcome));
    }

    [Theory]
    // a1 is wrong; m and y are computed from it, and what E comes to
    [InlineData("0.3775, 0.3925, 0.6933, 0.5969, 1.1459, 1.2749, 0.7588, 0.7816, 0.3020", "cells:3+5/9")]
    // n as a: a is wrong, what follows from it is right
    [InlineData("[[0.3775, 0.3925], [0.3775, 0.3925], [0.9276, 1.0046], [0.7166, 0.7320], 0.2829]", "cells:2+5/9")]
    // without the bias: n is wrong, everything else follows
    [InlineData("0.0275, 0.0425, 0.5069, 0.5106, 1.0325, 1.1343, 0.7374, 0.7566, 0.2918", "cells:0+7/9")]
    // only the error is wrong
    [InlineData("0.3775, 0.3925, 0.5933, 0.5969, 1.1059, 1.2249, 0.7514, 0.7729, 0.5967", "cells:8/9")]
    public void What_follows_from_wrong_cells_before_it_loses_nothing(string answer, string reason) =>
        AssertOutcome(NumberTables.Net, Verdict.Wrong, reason, "forward", answer);

    [Theory]
    // the sign of delta: all of dW follows
    [InlineData("dW", "delta", "[-0.1385, 0.0381]", "[[-0.0822, -0.0827], [0.0226, 0.0227]]", Verdict.FollowThrough,
        "follows:delta cells:0+4/4")]
    // the slope of sigma is forgotten
    [InlineData("dW", "delta", "[0.7414, -0.2171]", "[[0.4399, 0.4425], [-0.1288, -0.1296]]", Verdict.FollowThrough,
        "follows:delta cells:0+4/4")]
    // one of them is wrong
    [InlineData("dW", "delta", "[0.1385, 0.0381]", "[[0.0822, 0.0827], [0.0226, 0.0227]]", Verdict.FollowThrough,
        "follows:delta cells:2+2/4")]
    [InlineData("dW", "delta", "[0.1385, 0.0381]", "[[0.0822, 0.0827], [0.0226, 0.5]]", Verdict.Wrong, "follows:delta cells:2+1/4")]
    [InlineData("dW", "delta", "[0.1385, 0.0381]", "[[0.0822, 0.0827], [0.5, 0.5]]", Verdict.Wrong, "cells:2/4")]
    [InlineData("dw5", "delta", "[-0.1385, 0.0381]", "-0.0822", Verdict.FollowThrough, "follows:delta")]
    [InlineData("dw5", "delta", "dm1 = 0.7414, dm2 = -0.2171", "0.4398", Verdict.FollowThrough, "follows:delta")]
    [InlineData("dw5", "delta", "[0.1385, 0.0381]", "-0.0822", Verdict.Wrong, null)]
    [InlineData("new-W", "delta", "[-0.1385, 0.0381]", "[[0.4411, 0.4913], [0.4887, 0.5386]]", Verdict.FollowThrough,
        "follows:delta cells:0+4/4")]
    [InlineData("y1", "forward", "n = (0.3775, 0.3925), a = (0.6933, 0.5969)", "0.7588", Verdict.FollowThrough, "follows:forward")]
    [InlineData("y1", "forward", "n = (0.3775, 0.3925), a = (0.6933, 0.5969)", "0.8", Verdict.Wrong, null)]
    public void Later_parts_follow_from_wrong_cells(string part, string earlier, string before, string answer, Verdict verdict,
        string? reason)
    {
        var problem = NumberTables.Net;
        var submission = new Submission("s",
            [new("net", earlier, before, false, new("s", 1)), new("net", part, answer, false, new("s", 2))], []);
        var outcome = new Batch([problem], new Assignment()).Grade(submission).First(result => result.Part == part).Outcome;
        Assert.Equal((verdict, reason ?? outcome.Reason.Word), (outcome.Verdict, outcome.Reason.Word));
    }

    [Theory]
    [InlineData("delta", "0.1385", "table-size")]
    [InlineData("delta", "0.1385, -0.0381, 0.5", "table-size")]
    [InlineData("delta", "delta_2 = -0.0381, delta_1 = 0.1385", "table-name")]
    [InlineData("delta", "q1 = 0.1385, q1 = -0.0381", "table-name")]
    [InlineData("delta", "dE/dm1 = 0.1385, dE/dm1 = -0.0381", "table-size")]
    [InlineData("forward", "0.3775, 0.3925, 0.5933", "table-size")]
    [InlineData("delta", "foo(, -0.0381", "table-size")]
    [InlineData("delta", "0.1385, blue", "cell:dE/dm[2] unknown-name:blue")]
    [InlineData("delta", "m1, m2", "cell:dE/dm[1] not-a-number")]
    [InlineData("delta", "y_1 - 0.6129, -0.0381", "cell:dE/dm[1] not-a-number")]
    [InlineData("dW", "[[0.0822, 0.0827], [-0.0226, -0.0227]]^T", "table-size")]
    public void What_has_no_cell_goes_to_a_person(string part, string answer, string reason) =>
        AssertOutcome(NumberTables.Net, Verdict.Unreadable, reason, part, answer);

    [Theory]
    [InlineData("slopes", "(y-t)*y*(1-y)*x1, (y-t)*y*(1-y)*x2, (y-t)*y*(1-y)", Verdict.Correct, "")]
    [InlineData("slopes", "[(y-t)y(1-y)x1, (y-t)y(1-y)x2, (y-t)y(1-y)]", Verdict.Correct, "")]
    [InlineData("slopes", "dC/dw1 = (y-t)*sigma'(z)*x1; dC/dw2 = (y-t)*sigma'(z)*x2; dC/db = (y-t)*sigma'(z)", Verdict.Correct, "")]
    [InlineData("slopes", "dC/db = (y-t)*sigma'(z)\ndC/dw1 = (y-t)*sigma'(z)*x1\ndC/dw2 = (y-t)*sigma'(z)*x2", Verdict.Correct, "")]
    [InlineData("slopes", "dw1 = (y-t)*sigma'(z)*x1, dw2 = (y-t)*sigma'(z)*x2, db = (y-t)*sigma'(z)", Verdict.Correct, "")]
    [InlineData("slopes", "\\begin{pmatrix} (y-t)\\sigma'(z) x_1 \\\\ (y-t)\\sigma'(z) x_2 \\\\ (y-t)\\sigma'(z) \\end{pmatrix}",
        Verdict.Correct, "")]
    [InlineData("slopes", "(y-t)*x1, (y-t)*y*(1-y)*x2, (y-t)*y*(1-y)", Verdict.Wrong, "cells:2/3")]
    [InlineData("slopes", "(y-t)*y*(1-y)*x2, (y-t)*y*(1-y)*x1, (y-t)*y*(1-y)", Verdict.Wrong, "cells:1/3")]
    [InlineData("slopes", "(y-t)*y*(1-y)*x1, dC/dw2, (y-t)*y*(1-y)", Verdict.Unreadable, "cell:dC/dw2 not-explicit")]
    [InlineData("slopes", "(y-t)*y*(1-y)*(x1, x2)", Verdict.Unreadable, "table-size")]
    [InlineData("steps", "w1 = w1 - eta*(y-t)*y*(1-y)*x1, b = b - eta*(y-t)*y*(1-y)", Verdict.Correct, "")]
    [InlineData("steps", "w1 - eta*(y-t)*y*(1-y)*x1, b - eta*(y-t)*y*(1-y)", Verdict.Correct, "")]
    [InlineData("steps", "w1 + eta*(y-t)*y*(1-y)*x1, b - eta*(y-t)*y*(1-y)", Verdict.Wrong, "cells:1/2")]
    public void Cells_can_be_formulas(string part, string answer, Verdict verdict, string reason) =>
        AssertOutcome(NumberTables.Formulas, verdict, reason, part, answer);

    [Theory]
    [InlineData("delta", "[0.1385, 0.0381]", "1 of 2 cells is right. Look at dE/dm[2] first.")]
    [InlineData(
        "delta", "0.1385",
        "One cell was found, and the table has dE/dm (2). Please write them in this order, with commas between them, or each with its "
        + "name.")]
    [InlineData("R", "[[1, 3, 5], [2, 4, 6]]", "R has its rows and columns exchanged. Which of its indices counts the rows?")]
    public void Sentences_say_which_cell(string part, string answer, string sentence) =>
        Assert.Equal(sentence, Marker.Of(NumberTables.Net)[part].Grade(answer).Hint);

    private static Outcome AssertOutcome(Problem problem, Verdict verdict, string reason, string part, string answer)
    {
        var outcome = Marker.Of(problem)[part].Grade(answer);
        Assert.Equal((verdict, reason), (outcome.Verdict, outcome.Reason.Word));
        return outcome;
    }
}
