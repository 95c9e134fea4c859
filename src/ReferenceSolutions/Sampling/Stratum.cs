namespace ReferenceSolutions.Sampling;

/// <summary>A set of points on which an answer may be right although it is not right everywhere.</summary>
/// <param name="Name">What an answer that is right here assumes: <c>sigma=logistic</c>, <c>targets-sum-to-one</c>, <c>z6 &gt; 0</c>.</param>
/// <param name="IsAssumption">True where the name may be assumed with credit; false for what only explains a wrong answer (tanh, z6 &gt; 0).</param>
public sealed record Stratum(string Name, bool IsAssumption);
