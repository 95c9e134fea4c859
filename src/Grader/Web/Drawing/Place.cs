namespace Grader.Web.Drawing;

/// <summary>A place in a drawing, in pixels.</summary>
internal readonly record struct Place(double X, double Y)
{
    public static Place operator +(Place a, Place b) => new(a.X + b.X, a.Y + b.Y);

    public static Place operator -(Place a, Place b) => new(a.X - b.X, a.Y - b.Y);

    public static Place operator *(double factor, Place a) => new(factor * a.X, factor * a.Y);

    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>How far the place is from a straight line between two others.</summary>
    public double From(Place a, Place b)
    {
        var (line, own) = (b - a, this - a);
        var along = Math.Clamp((line.X * own.X + line.Y * own.Y) / Math.Max(1e-9, line.X * line.X + line.Y * line.Y), 0, 1);
        return (own - along * line).Length;
    }
}
