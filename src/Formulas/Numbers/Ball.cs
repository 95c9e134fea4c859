namespace Formulas.Numbers;

/// <summary>
/// A number to high precision with a bound of its error: the true value lies within <see cref="Error"/> of it. What may be anything has an
/// infinite error; what is undefined has no value.
/// Source: J. van der Hoeven, Ball arithmetic (2009).
/// </summary>
public readonly record struct Ball(BigFloat Value, Magnitude Error)
{
    /// <summary>Nothing is known of it.</summary>
    public static Ball Unknown => new(default, Magnitude.Infinite);

    public static Ball Undefined => new(BigFloat.NaN, Magnitude.Zero);

    /// <summary>A positive number, but larger than can be held.</summary>
    public static Ball Huge => new(BigFloat.NaN, Magnitude.Infinite);

    public bool IsUnknown => Error.IsInfinite && !Value.IsNaN;

    public bool IsHuge => Error.IsInfinite && Value.IsNaN;

    public bool IsUndefined => Value.IsNaN && !Error.IsInfinite;

    /// <summary>Whether it could be zero.</summary>
    public bool MayBeZero => Value.Size <= Error;

    /// <summary>Exactly this.</summary>
    public static implicit operator Ball(BigFloat value) => new(value, Magnitude.Zero);
}
