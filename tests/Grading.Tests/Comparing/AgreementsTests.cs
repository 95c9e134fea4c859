using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;

namespace Grading.Tests.Comparing;

/// <summary>Where an answer is the reference's, point by point and stratum by stratum.</summary>
public sealed class AgreementsTests
{
    private static readonly Asked Signs = Asked.Signs;

    private static readonly Asked Roots = Asked.In("""
        id: roots
        title: Undefined at half of the points
        statement: No network.
        symbols: { x: ±0.5..2, y: 0.5..2 }
        parts:
          a: { question: 'What is it?', ask: 'sqrt(x)*y' }
        """);

    [Theory]
    [InlineData("x*y", "x > 0, x < 0", 0)]
    [InlineData("abs(x)*y", "x > 0", 0)]
    [InlineData("-abs(x)*y", "x < 0", 0)]
    [InlineData("x+y", "", 0)]
    [InlineData("sqrt(x)^2*y", "x > 0", 32)]
    [InlineData("x*y + (10^30*x - 10^30*x)", "x > 0, x < 0", 0)]
    [InlineData("abs(x)*y + (10^30*y - 10^30*y)", "x > 0", 0)]
    public void An_answer_holds_on_strata(string answer, string strata, int notFinite)
    {
        var (question, reference) = Signs;
        var agreements = Agreements.Of(Read(question, answer), reference);
        var holds = reference.Strata.Where(stratum => agreements.Hold(stratum, out var count) && count > 0).Select(stratum => stratum.Name);

        Assert.Equal(strata, string.Join(", ", holds.OrderDescending(StringComparer.Ordinal)));
        Assert.Equal(strata.Contains(','), agreements.Hold(null, out var all));
        Assert.Equal(strata.Contains(',') ? reference.Points : all, all);
        Assert.Equal(strata.Contains(','), agreements.Different is null);
        Assert.False(agreements.IsUndecided);
        Assert.False(agreements.IsTooLarge);
        Assert.Equal(notFinite, agreements.NotFinite());
        Assert.Equal(reference.Points, agreements.Values.Length);
    }

    [Fact]
    public void The_first_point_at_which_it_differs_is_its_witness()
    {
        var (question, reference) = Signs;
        var agreements = Agreements.Of(Read(question, "abs(x)*y"), reference);
        var (frame, point, value) = agreements.Different!.Value;
        var x = frame.Set.Points.Columns[frame.Set.Network.Layout.Column(question.Vocabulary.Quantities[0], [], 0) * frame.Values.Length
            + point];

        Assert.True(x.Value < 0);
        Assert.Equal(agreements.Values[point], value);
        Assert.Equal(frame.Values[point].Value, agreements.Different.Value.Truth);
        Assert.Equal(-value, agreements.Different.Value.Truth, 12);
        Assert.All(Enumerable.Range(0, point), before => Assert.True(frame.Values[before].Value > 0));
    }

    [Fact]
    public void A_point_at_which_the_reference_has_no_value_counts_for_nothing()
    {
        var (question, reference) = Roots;
        var usable = reference.Frames.Sum(frame => frame.Usable.Count(yes => yes));
        var right = Agreements.Of(Read(question, "sqrt(abs(x))*y"), reference);
        var nowhere = Agreements.Of(Read(question, "sqrt(-x)*y"), reference);

        Assert.InRange(usable, 1, reference.Points - 1);
        Assert.Equal(usable, reference.UsablePoints);
        Assert.True(right.Hold(null, out var count));
        Assert.Equal(usable, count);
        Assert.Null(right.Different);
        Assert.Equal(0, Agreements.Of(Read(question, "sqrt(x)*y"), reference).NotFinite());
        Assert.Equal(usable, nowhere.NotFinite());
        Assert.False(nowhere.Hold(null, out _));
    }

    [Theory]
    [InlineData("x*y", "y*x", false)]
    [InlineData("x*y", "x*y + (10^30*x - 10^30*x)", false)]
    [InlineData("x*y", "abs(x)*y", true)]
    [InlineData("x*y", "x*y + 0.001", true)]
    [InlineData("sqrt(x)", "sqrt(x) + 1", true)]
    [InlineData("x", "1/(x-x)", true)]
    public void Two_readings_differ_by_their_values(string one, string other, bool differ)
    {
        var (question, reference) = Signs;

        Assert.Equal(differ, Agreements.Differ(Read(question, one), Read(question, other), reference));
        // a stratum that is no assumption excuses nothing
        Assert.Equal(differ, Agreements.Contradict(Read(question, one), Read(question, other), reference));
    }

    [Fact]
    public void A_member_that_an_assumption_makes_right_contradicts_nothing()
    {
        var (question, reference) = Asked.In("""
            id: open
            title: Any function
            statement: No network.
            symbols: { x: ±0.5..2 }
            functions: { f: any smooth }
            parts:
              a: { question: 'What is it?', ask: 'f(x)' }
            """);

        Assert.False(Agreements.Contradict(Read(question, "f(x)"), Read(question, "1/(1+e^(-x))"), reference));
        Assert.True(Agreements.Contradict(Read(question, "f(x)"), Read(question, "tanh(x)"), reference));
        Assert.True(Agreements.Differ(Read(question, "f(x)"), Read(question, "1/(1+e^(-x))"), reference));
        Assert.False(Agreements.AreNeverSame(Read(question, "f(x)"), Read(question, "1/(1+e^(-x))"), reference));
        Assert.True(Agreements.AreNeverSame(Read(question, "f(x)"), Read(question, "f(x) + 1"), reference));
    }

    [Theory]
    [InlineData("x*y", "x*y + 1", true)]
    [InlineData("x*y", "y*x", false)]
    [InlineData("x*y", "x*y + " + Nothing, false)]
    public void An_equation_can_be_so_nowhere(string one, string other, bool never) =>
        Assert.Equal(never, Agreements.AreNeverSame(Signs.Read(one), Signs.Read(other), Signs.Reference));

    [Theory]
    [InlineData("delta_j^l", false)]
    [InlineData("delta_j^l + (10^30*delta_j^l - 10^30*delta_j^l)", true)]
    [InlineData("delta_j^l + [j = 1]*(10^30*delta_j^l - 10^30*delta_j^l)", true)]
    [InlineData("delta_j^l + [j = 2]*(10^30*delta_j^l - 10^30*delta_j^l)", true)]
    public void Large_terms_are_seen_wherever_they_stand(string answer, bool areLarge) =>
        Assert.Equal(areLarge, Asked.In("nielsen-delta-rules", "bias").Agreements(answer).HasLargeTerms);

    [Theory]
    [InlineData("x + y", true)]
    [InlineData("x*y + " + Nothing, false)]
    [InlineData("where(x > 0, x*y + " + Nothing + ", 3)", true)]
    [InlineData("where(x > 0, 3, x*y + " + Nothing + ")", true)]
    public void What_differs_is_a_better_witness_than_what_nothing_decides(string answer, bool isDifferent)
    {
        var agreements = Signs.Agreements(answer);

        Assert.NotNull(agreements.FirstNotSame(null));
        Assert.Equal(isDifferent, agreements.FirstNotSame(null) == agreements.Different);
        Assert.All(Signs.Reference.Strata, stratum => Assert.NotNull(agreements.FirstNotSame(stratum)));
        Assert.Null(Signs.Agreements("x*y").FirstNotSame(null));
    }

    // one element or layer is enough
    [Theory]
    [InlineData("delta_j^l", "delta_j^l + [j = 1]", false)]
    [InlineData("delta_j^l", "delta_j^l + [j = 2]", false)]
    [InlineData("delta_j^l", "delta_j^l + 1", true)]
    [InlineData("delta_j^l", "delta_j^l", false)]
    public void An_equation_can_be_so_in_some_elements(string one, string other, bool never)
    {
        var asked = Asked.In("nielsen-delta-rules", "bias");
        Assert.Equal(never, Agreements.AreNeverSame(asked.Read(one), asked.Read(other), asked.Reference));
    }

    private const string Nothing = "(e^(e^(e^9)) - e^(e^(e^9)))"; // larger than can be held: it may be anything

    [Theory]
    [InlineData("x*y + " + Nothing, true, false)]
    [InlineData("x + y + " + Nothing, true, false)]
    [InlineData("where(x > 0, x*y, x*y + " + Nothing + ")", true, false)]
    [InlineData("where(x > 0, x*y + " + Nothing + ", 3)", false, true)]
    [InlineData("where(x > 0, 3, x*y + " + Nothing + ")", false, true)]
    [InlineData("x*y + 1/0", false, true)]
    public void What_nothing_decides_is_neither_right_nor_wrong(string answer, bool isUndecided, bool isDifferent)
    {
        var agreements = Signs.Agreements(answer);

        Assert.Equal(isUndecided, agreements.IsUndecided);
        Assert.Equal(isDifferent, agreements.Different is not null);
        Assert.False(agreements.Hold(null, out _));
        Assert.False(Agreements.Differ(Signs.Read("x*y"), Signs.Read("x*y + " + Nothing), Signs.Reference));
        Assert.False(Agreements.Contradict(Signs.Read("x*y"), Signs.Read("x*y + " + Nothing), Signs.Reference));
    }

    [Fact]
    public void What_an_assumption_could_still_make_right_is_undecided()
    {
        var open = Asked.In("""
            id: open
            title: Any function
            statement: No network.
            symbols: { x: ±0.5..2 }
            functions: { f: any smooth }
            parts:
              a: { question: 'What is it?', ask: 'f(x)' }
            """);
        var assumption = open.Reference.Strata.Single(stratum => stratum.IsAssumption);
        var logistic = open.Agreements("1/(1+e^(-x))");
        var hidden = open.Agreements("f(x) + (f(x) - 1/(1+e^(-x)))*(1 + " + Nothing + ")");

        Assert.True(logistic.Hold(assumption, out var count));
        Assert.InRange(count, Reference.LeastPointsOfStratum, open.Reference.Points - 1);
        Assert.NotNull(logistic.Different);
        Assert.False(logistic.IsUndecided);
        Assert.True(hidden.IsUndecided);
        Assert.False(open.Agreements("tanh(x)").Hold(assumption, out _));
        Assert.False(open.Agreements("tanh(x)").IsUndecided);
    }

    // Sooner or later it is too much work, and then it stays undecided; before that it is decided, whatever the bits it takes.
    [Theory]
    [InlineData("x*y + (10^20*sin(x) - 10^20*sin(x))", false)]
    [InlineData("x*y + (10^90*sin(x) - 10^90*sin(x))", false)]
    [InlineData("x*y + (10^250*x - 10^250*x)", false)]
    [InlineData("x*y + sum_{i=1}^{400} (10^90*sin(x) - 10^90*sin(x))", false)] // one sine, however often it stands there
    [InlineData("x*y MANY", true)]
    public void Cancelled_terms_are_decided_within_some_work(string answer, bool isUndecided)
    {
        var many = string.Concat(Enumerable.Range(1, 40).Select(i => $" + (10^90*sin({i}*x) - 10^90*sin({i}*x))"));
        var agreements = Signs.Agreements(answer.Replace("MANY", many, StringComparison.Ordinal));

        Assert.Equal(
            (isUndecided, !isUndecided, true), (agreements.IsUndecided, agreements.Hold(null, out _), agreements.Different is null));
    }

    [Fact]
    public void Values_of_a_script_are_compared_point_by_point()
    {
        var (_, reference) = Signs;
        var values = reference.Frames.SelectMany(frame => frame.Values).Select(sized => sized.Value).ToArray();

        Assert.True(Agreements.Of(values, reference).Hold(null, out var all));
        Assert.Equal(reference.Points, all);
        Assert.Null(Agreements.Of(values, reference).Different);
        values[5] *= 1 + 1e-11;
        Assert.False(Agreements.Of(values, reference).Hold(null, out _));
        Assert.Equal(5, Agreements.Of(values, reference).Different!.Value.Point);
        values[5] = double.NaN;
        Assert.Equal(1, Agreements.Of(values, reference).NotFinite());
    }

    [Fact]
    public void Only_what_doubles_are_sure_of_is_the_same_at_once()
    {
        var (question, reference) = Signs;

        Assert.True(Agreements.AreAllSame(Read(question, "y*x"), reference));
        Assert.False(Agreements.AreAllSame(Read(question, "abs(x)*y"), reference));
        Assert.False(Agreements.AreAllSame(Read(question, "x*y + (10^30*x - 10^30*x)"), reference));
    }

    [Fact]
    public void A_few_points_of_a_frame_are_chosen_evenly()
    {
        var frame = Roots.Reference.Frames[0];
        var slice = frame.Slice(8);
        var step = frame.Values.Length / 8;

        Assert.Equal(8, slice.Values.Length);
        Assert.Equal(8, slice.Set.Points.Count);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(frame.Values[i * step], slice.Values[i]);
            Assert.Equal(frame.Usable[i * step], slice.Usable[i]);
            Assert.Equal(frame.Set.Points.Columns[i * step], slice.Set.Points.Columns[i]);
        }
        Assert.Equal(frame.Values.Length, frame.Slice(10_000).Values.Length);
    }

    [Theory]
    [InlineData("x*y", true)]
    [InlineData("y", true)]
    [InlineData("2*y", false)]
    [InlineData("0*x + y", false)] // it has the same value
    public void What_depends_on_a_column_has_another_value_without_it(string answer, bool depends)
    {
        var (question, reference) = Signs;
        var frame = reference.Frames[0];
        var quantity = question.Vocabulary.Quantities[answer == "y" ? 1 : 0];
        var column = frame.Set.Network.Layout.Column(quantity, [], 0);

        Assert.Equal(depends, new Evaluation().DependsOn(Read(question, answer), frame.Set, frame.Indices, [column]));
    }

    private static Formula Read(Question.Formula question, string answer) =>
        ((Reading.Success)FormulaReader.Read(answer, question.Vocabulary)).Formula;
}
