using System.Collections.Immutable;
using System.Diagnostics;

namespace Benchmarks.Compare;

/// <summary>
/// The answers of both builds in slices of half a millisecond, in one process: a slice of A, a slice of B and back, so that whatever the
/// machine does meets both.
/// </summary>
internal static class TimedSlices
{
    private const int Slices = 300;
    private const double SliceMicroseconds = 500;

    private sealed class Paired(string name, Func<object> a, Func<object> b)
    {
        private readonly (ImmutableArray<double>.Builder A, ImmutableArray<double>.Builder B) _slices =
            (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        private int _times;

        public Figure Figure =>
            new(name, "µs", _slices.A.ToImmutable(), _slices.B.ToImmutable()) { How = $"{Slices} slices in turns" };

        // All of it compiled for speed, and for as long as one slice of both takes.
        public void Warm()
        {
            var clock = Stopwatch.StartNew();
            for (_times = 0; clock.ElapsedMilliseconds < 200; _times++) _ = (a(), b());
            _times = (int)Math.Max(1, _times * 2 * SliceMicroseconds / clock.Elapsed.TotalMicroseconds);
        }

        public void Turn()
        {
            var isAFirst = _slices.A.Count % 2 == 0;
            if (isAFirst) _slices.A.Add(Slice(a));
            _slices.B.Add(Slice(b));
            if (!isAFirst) _slices.A.Add(Slice(a));
        }

        private double Slice(Func<object> work)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < _times; i++) work();
            return clock.Elapsed.TotalMicroseconds / _times;
        }
    }

    public static IEnumerable<Figure> Of(LoadedBuild a, LoadedBuild b)
    {
        var paired = (
            from answer in a.Names.Intersect(b.Names)
            from pair in a.Prepared(answer).Zip(b.Prepared(answer))
            select new Paired(pair.First.Name, pair.First.Does, pair.Second.Does)).ToArray();
        for (var pass = 0; pass < 3; pass++)
            foreach (var one in paired) one.Warm();
        for (var slice = 0; slice < Slices; slice++)
            foreach (var one in paired) one.Turn();
        return paired.Select(one => one.Figure);
    }
}
