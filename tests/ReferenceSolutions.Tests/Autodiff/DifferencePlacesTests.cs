using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Tests.Autodiff;

public sealed class DifferencePlacesTests
{
    [Fact]
    public void Of_a_small_network_all_points_of_all_leaves_are_tried()
    {
        var set = Sampler.Sample(Models.Of("L = x*w", ("x", "1..2"), ("w", "1..2")), "places")[0];

        Assert.All(DifferencePlaces.Of(set), place => Assert.Equal(Enumerable.Range(0, set.Points.Count), place.Points.Order()));
        Assert.Equal(2, DifferencePlaces.Of(set).Count());
    }
}
