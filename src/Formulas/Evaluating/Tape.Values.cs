using Formulas.Numbers;

namespace Formulas.Evaluating;

// Runs the steps: what they compute at the points.
public sealed partial class Tape
{
    /// <summary>Computes every step; the result of step i stands at i·points.Count in <paramref name="results"/>.</summary>
    public void Run<T, TArithmetic>(PointColumns<T> points, Span<T> results) where T : struct where TArithmetic : IArithmetic<T>
    {
        var at = new Results<T>(Steps, points, results, areFinished: false);
        for (var i = 0; i < Count; i++) Run<T, TArithmetic>(i, at);
    }

    /// <summary>Computes the steps from <paramref name="first"/> to <paramref name="last"/>, after those before them.</summary>
    public void Run(PointColumns<Sized> points, Span<Sized> results, int first, int last)
    {
        var at = new Results<Sized>(Steps, points, results, areFinished: false);
        for (var i = first; i <= last; i++) Run<Sized, Sized>(i, at);
    }

    /// <summary>The usual case. Called by this name it is compiled ahead, with all that it calls.</summary>
    public void Run(PointColumns<Sized> points, Span<Sized> results) => Run<Sized, Sized>(points, results);

    /// <inheritdoc cref="Run(PointColumns{Sized}, Span{Sized})"/>
    public ReadOnlySpan<Sized> Value(int last, PointColumns<Sized> points, Span<Sized> room) => Value<Sized, Sized>(last, points, room);

    /// <summary>The same to high precision, compiled ahead as well.</summary>
    public ReadOnlySpan<Ball> Value(int last, PointColumns<Ball> points, Span<Ball> room) =>
        Value<Ball, BallArithmetic<UsualWidth>>(last, points, room);

    /// <summary>The same with more bits.</summary>
    public ReadOnlySpan<Ball> ValueInMore(int last, PointColumns<Ball> points, Span<Ball> room) =>
        Value<Ball, BallArithmetic<MoreWidth>>(last, points, room);

    /// <summary>The same with as many bits as there are.</summary>
    public ReadOnlySpan<Ball> ValueInMost(int last, PointColumns<Ball> points, Span<Ball> room) =>
        Value<Ball, BallArithmetic<MostWidth>>(last, points, room);

    /// <summary>
    /// One step of a tape that has grown: those from <paramref name="first"/> on are computed, the others
    /// stand in <paramref name="room"/> already.
    /// </summary>
    public ReadOnlySpan<Sized> Value(int step, PointColumns<Sized> points, Span<Sized> room, int first)
    {
        Compute<Sized, Sized>(first, Count - 1, points, room);
        return new Results<Sized>(Steps, points, room, areFinished: true).Of<Sized>(step);
    }

    /// <summary>
    /// Computes one step at finished points: their columns are read where they stand, and what a function makes of a column is kept with
    /// them, and its small powers.
    /// </summary>
    /// <param name="room">For the steps between: points.Count values each.</param>
    /// <returns>The step's values, in <paramref name="room"/> or in the points.</returns>
    public ReadOnlySpan<T> Value<T, TArithmetic>(int last, PointColumns<T> points, Span<T> room)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        Compute<T, TArithmetic>(0, last, points, room);
        return new Results<T>(Steps, points, room, areFinished: true).Of<TArithmetic>(last);
    }

    private void Compute<T, TArithmetic>(int first, int last, PointColumns<T> points, Span<T> room)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var at = new Results<T>(Steps, points, room, areFinished: true);
        for (var i = first; i <= last; i++)
            if (!at.IsKnown(i)) Run<T, TArithmetic>(i, at);
    }

    // Where the results of the steps stand: in the room, or, of columns of finished points and of what is kept beside them, with the
    // points.
    private readonly ref struct Results<T>(ReadOnlySpan<Step> steps, PointColumns<T> points, Span<T> room, bool areFinished)
        where T : struct
    {
        public readonly ReadOnlySpan<Step> Steps = steps;

        private readonly Span<T> _room = room;

        public PointColumns<T> Points => points;

        public bool IsKnown(int index)
        {
            if (!areFinished) return false;
            ref readonly var step = ref Steps[index];
            return step.Operation == Operation.Load || Operations.IsKept(step) && Steps[step.A].Operation == Operation.Load;
        }

        public Span<T> Room(int step) => _room.Slice(step * points.Count, points.Count);

        public ReadOnlySpan<T> Of<TArithmetic>(int index) where TArithmetic : IArithmetic<T>
        {
            if (!IsKnown(index)) return Room(index);
            ref readonly var step = ref Steps[index];
            return step.Operation == Operation.Load
                ? points.Column(step.A)
                : Operations.Kept<T, TArithmetic>(step, points, Steps[step.A].A);
        }
    }

    private static void Run<T, TArithmetic>(int index, in Results<T> at) where T : struct where TArithmetic : IArithmetic<T>
    {
        ref readonly var step = ref at.Steps[index];
        var read = Operations.Read(step.Operation);
        if (read == 0)
        {
            Operations.Leaf<T, TArithmetic>(step, at.Points, at.Room(index));
            return;
        }
        var a = at.Of<TArithmetic>(step.A);
        var b = read > 1 ? at.Of<TArithmetic>(step.B) : default;
        var c = read > 2 ? at.Of<TArithmetic>(step.C) : default;
        Operations.Value<T, TArithmetic>(step, new(at.Points, a, b, c), at.Room(index));
    }
}
