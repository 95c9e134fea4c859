using Formulas.Printing;
using Grading.Comparing.Precision;

namespace Grading.Tests.Comparing;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("itakura-saito", "a")]
    [InlineData("delta-rules", "output-delta")]
    [InlineData("delta-rules", "hidden-delta")]
    [InlineData("delta-rules", "weight")]
    [InlineData("cross-entropy", "sigmoid-hidden-weight")]
    public void There_is_a_frame_for_each_value_of_the_free_indices(string problem, string part)
    {
        var (question, reference) = Asked.In(problem, part);
        var vocabulary = question.Vocabulary;
        foreach (var set in reference.Frames.Select(frame => frame.Set).Distinct())
        {
            var layout = set.Network.Layout;
            List<string> expected = [];
            int?[] layers = vocabulary.FreeLayer is null
                ? [null]
                : [.. Enumerable.Range(question.Layers.First, layout.Sizes.Last(vocabulary.FreeSteps!)
                    + question.Layers.LastFromEnd - question.Layers.First + 1)];
            foreach (var layer in layers)
            {
                IEnumerable<string> indices = [layer is null ? "" : $"{vocabulary.FreeLayer}={layer} "];
                foreach (var free in vocabulary.FreeIndices)
                {
                    var width = layout.SizeOf(free.Axis, layer ?? 0);
                    indices = indices.SelectMany(before => Enumerable.Range(1, width).Select(value => $"{before}{free.Letter}={value} "));
                }
                expected.AddRange(indices);
            }
            Assert.Equal(expected, reference.Frames.Where(frame => frame.Set == set)
                .Select(frame => string.Concat(frame.Indices.Select(index => $"{index.Letter}={index.Value} "))));
        }
    }

    [Fact]
    public void Points_and_strata_of_all_frames_are_counted()
    {
        var (_, reference) = Asked.In("relu-sigmoid", "sgd");

        Assert.Equal(reference.Frames.Sum(frame => frame.Values.Length), reference.Points);
        Assert.Equal(reference.Frames.Sum(frame => frame.Usable.Count(usable => usable)), reference.UsablePoints);
        Assert.Equal(
            reference.Frames.SelectMany(frame => frame.Set.Strata).SelectMany(strata => strata).Select(stratum => stratum.Name).Distinct(),
            reference.Strata.Select(stratum => stratum.Name));
        Assert.NotEmpty(reference.Strata);
    }

    [Fact]
    public void A_slice_has_its_own_exact_values()
    {
        var (question, reference) = Asked.In("itakura-saito", "a");
        var frame = reference.Frames[0];
        var slice = frame.Slice(3);
        var third = frame.Values.Length / 3;

        Assert.Equal(frame.Exact.At([third], Effort.Usual), slice.Exact.At([1], Effort.Usual));
        Assert.Equal(frame.Set.Strata[third], slice.Set.Strata[1]);
        Assert.Contains("z6", PrefixPrinter.Print(question.Reference), StringComparison.Ordinal);
    }
}
