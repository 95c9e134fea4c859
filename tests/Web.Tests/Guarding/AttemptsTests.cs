using Grader.Web.Guarding;

namespace Web.Tests.Guarding;

public sealed class AttemptsTests
{
    [Fact]
    public void They_are_kept_of_so_many_and_no_more()
    {
        var attempts = new Attempts(TimeProvider.System, capacity: 1000);
        for (var i = 0; i < 50_000; i++) attempts.Take(new($"10.0.{i / 256}.{i % 256}", ""), "p.a", "1", Budget.Choice);

        Assert.InRange(attempts.Count, 1, 1000);
        Assert.Equal(1, attempts.Left(new("10.0.195.79", ""), "p.a", Budget.Choice));
    }

    [Fact]
    public void Whatever_a_browser_says_it_is_its_address_has_no_more()
    {
        var attempts = new Attempts(new SteppedClock());
        var told = Enumerable.Range(0, 100).Count(i => attempts.Take(new("10.0.0.1", $"{i:x32}"), "p.a", $"{i}", Budget.Choice) is null);

        Assert.Equal(2, told);
        Assert.InRange(attempts.Count, 1, 3); // nor does it fill the memory
    }

    [Fact]
    public void Whatever_its_address_a_browser_has_no_more()
    {
        var attempts = new Attempts(new SteppedClock());

        Assert.Equal(2, Enumerable.Range(0, 100).Count(i => attempts.Take(new($"10.0.0.{i}", "b"), "p.a", $"{i}", Budget.Choice) is null));
    }

    [Fact]
    public void A_class_behind_one_address_has_the_tries_of_each()
    {
        var attempts = new Attempts(new SteppedClock(), students: 30);
        var told = Enumerable.Range(0, 40).Select(i => Enumerable.Range(0, 4)
            .Count(k => attempts.Take(new("10.0.0.1", $"{i:x32}"), "p.a", $"{k}", Budget.Choice) is null)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(2, 30), .. Enumerable.Repeat(0, 10)], told);
    }

    [Fact]
    public void Without_an_id_an_address_is_one_browser()
    {
        var attempts = new Attempts(new SteppedClock(), students: 30);
        for (var i = 0; i < 10; i++) attempts.Take(new("10.0.0.1", ""), "p.a", $"{i}", Budget.Choice);

        Assert.NotNull(attempts.Take(new("10.0.0.1", ""), "p.a", "x", Budget.Choice));
        Assert.Null(attempts.Take(new("10.0.0.1", "b"), "p.a", "x", Budget.Choice));
        Assert.Null(attempts.Take(new("10.0.0.2", ""), "p.a", "x", Budget.Choice));
    }

    [Fact]
    public void What_is_given_back_is_given_back_to_both()
    {
        var attempts = new Attempts(new SteppedClock(), students: 3);
        Visitor visitor = new("10.0.0.1", "b");
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(attempts.Take(visitor, "p.a", $"{i}", Budget.Choice));
            attempts.GiveBack(visitor, "p.a", $"{i}", Budget.Choice);
        }

        Assert.Equal(2, attempts.Left(visitor, "p.a", Budget.Choice));
    }
}
