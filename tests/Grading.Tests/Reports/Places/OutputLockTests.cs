using Grading.Reports.Places;
using Grading.Submissions;

namespace Grading.Tests.Reports.Places;

public sealed class OutputLockTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private OutputPlace Place(string name) => OutputPlace.Alone(Path.Combine(_files.Root, name));

    [Fact]
    public void An_output_has_one_writer_at_a_time()
    {
        using (OutputLock.Take([Place("results.csv")]))
        {
            var said = Assert.Throws<UnusableFileException>(() => OutputLock.Take([Place("other.csv"), Place("results.csv")])).Message;
            Assert.Contains("Another run is writing", said, StringComparison.Ordinal);
            OutputLock.Take([Place("other.csv")]).Dispose(); // what was taken before the one that is not free is given back
        }
        OutputLock.Take([Place("results.csv")]).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Root));
    }

    [Fact]
    public void A_lock_that_a_killed_run_left_locks_nothing()
    {
        _files.Put(".results.csv.lock", "");

        OutputLock.Take([Place("results.csv")]).Dispose();
    }

    [Fact]
    public void A_link_is_locked_with_what_it_leads_to()
    {
        File.CreateSymbolicLink(Path.Combine(_files.Root, "link.csv"), Path.Combine(_files.Root, "results.csv"));
        using var one = OutputLock.Take([Place("link.csv")]);

        Assert.Throws<UnusableFileException>(() => OutputLock.Take([Place("results.csv")]));
    }

    [Fact]
    public async Task Of_many_that_come_and_go_never_two_have_it()
    {
        var (inside, most, turns) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                try
                {
                    using var taken = OutputLock.Take([Place("results.csv")]);
                    var now = Interlocked.Increment(ref inside);
                    if (now > 1) Interlocked.Exchange(ref most, now);
                    Interlocked.Increment(ref turns);
                    Interlocked.Decrement(ref inside);
                }
                catch (UnusableFileException)
                {
                }
            }
        })));

        Assert.Equal(0, most);
        Assert.InRange(turns, 1, 2400);
    }
}
