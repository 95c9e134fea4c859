using System.Collections.Immutable;
using System.Globalization;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Verdicts;

namespace Grading.Marking.Shapes;

/// <summary>
/// Marks the shape of an array. Sizes are told apart by what they count, whatever they are called, not by their numbers; a vector may be
/// written as a column.
/// </summary>
public sealed class ShapeMarking
{
    private readonly ShapeNames _names;
    private readonly ImmutableArray<Size> _wanted;

    public ShapeMarking(Question.Shape question, Section section)
    {
        _names = new(section, question.Array);
        _wanted = [.. question.Axes.Select(_names.Of)];
    }

    // What an answer was read as, or why it can't be.
    private readonly record struct Given(ImmutableArray<Size> Sizes, string Words, Reason? Unclear);

    /// <summary>How an answer is read.</summary>
    public AsRead Read(string answer) => Of(answer) is { Unclear: { } unclear } ? AsRead.Not(unclear)
        : new(null, Reason.None, IsReadable: true) { Option = Of(answer).Words };

    public Outcome Grade(string answer)
    {
        var (sizes, words, unclear) = Of(answer);
        if (unclear is not null) return new(Verdict.Unreadable, unclear);
        return IsRight(sizes)
            ? new(Verdict.Correct) { Option = words }
            : new(Verdict.Wrong, new Reason.OtherShape(SlipOf(sizes), _wanted.Length))
            {
                Option = words,
                Cluster = Evidence.Cluster(words)
            };
    }

    private bool IsBareNumber(Size size, string text) => size is { Axis: null, IsOne: false } && !_names.IsSingle && IsNumber(text);

    private Given Unknown(string size) => new([], "", new Reason.UnknownSize(size, _names.InWords));

    private Given Of(string answer)
    {
        if (ShapeText.Of(answer, text => SizeOf(text, out _) is not null) is not { } texts) return new([], "",
            new Reason.NoShape(_names.InWords));
        var sizes = ImmutableArray.CreateBuilder<Size>(texts.Length);
        foreach (var text in texts)
        {
            if (SizeOf(text, out var unknown) is not { } size) return Unknown(unknown);
            if (IsBareNumber(size, text)) return Unknown(text);
            sizes.Add(size);
        }
        return new(sizes.ToImmutable(), $"({string.Join(", ", texts)}{(texts.Length == 1 ? "," : "")})", null);
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private bool IsRight(ImmutableArray<Size> given) => _wanted.Length switch
    {
        0 => given.All(size => size.IsOne),
        1 when given is [var length, { IsOne: true }] => length.Is(_wanted[0]),
        _ => Are(given, _wanted),
    };

    private static bool Are(ImmutableArray<Size> given, ImmutableArray<Size> wanted)
    {
        if (given.Length != wanted.Length) return false;
        for (var s = 0; s < given.Length; s++)
            if (!given[s].Is(wanted[s])) return false;
        return true;
    }

    private ShapeSlip SlipOf(ImmutableArray<Size> given) =>
        given.Length > 1 && IsRight([.. given.Reverse()]) ? ShapeSlip.Transposed
        : given.Length != _wanted.Length ? ShapeSlip.Dimensions
        : ShapeSlip.Sizes;

    // A name, a number, or sums and products of these: i - r + 1, 4h.
    private Size? SizeOf(string text, out string unknown)
    {
        var reader = new SizeReader(text, _names);
        var size = reader.Whole();
        unknown = reader.Unknown ?? text;
        return size;
    }
}
