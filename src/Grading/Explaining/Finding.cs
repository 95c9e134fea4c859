namespace Grading.Explaining;

/// <summary>A recognised mistake.</summary>
/// <param name="Code">A code of the catalogue.</param>
/// <param name="Reason">A machine word: <c>missing-factor:x4</c>, or the code in small letters.</param>
public sealed record Finding(string Code, string Reason)
{
    /// <summary>A hint of the problem's author, in place of the catalogue's.</summary>
    public string? OwnHint { get; init; }

    /// <summary>Partial credit that the problem's author gives for it, or null.</summary>
    public decimal? Credit { get; init; }

    public string Hint => OwnHint ?? Mistake.Hint(Code);

    public static Finding Of(string code) => new(code, code.ToLowerInvariant());
}
