namespace Grader.Report;

/// <summary>Mean, deviation and correlation of pairs, kept as running means (Welford), which don't cancel.</summary>
internal sealed class Moments
{
    private int _count;
    private double _meanX, _meanY, _xx, _yy, _xy;

    public double Mean => _count == 0 ? double.NaN : _meanX;

    /// <summary>The standard deviation of the first of each pair.</summary>
    public double Deviation => _count == 0 ? double.NaN : Math.Sqrt(_xx / _count);

    public double Correlation => _xx > 0 && _yy > 0 ? _xy / Math.Sqrt(_xx * _yy) : double.NaN;

    public void Add(double x, double y)
    {
        _count++;
        var (dx, dy) = (x - _meanX, y - _meanY);
        _meanX += dx / _count;
        _meanY += dy / _count;
        _xx += dx * (x - _meanX);
        _yy += dy * (y - _meanY);
        _xy += dx * (y - _meanY);
    }
}
