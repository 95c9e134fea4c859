using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>
/// The elements that formulas read at the frames of one question, each as one long column for every network. Columns are made when they
/// are first read, and kept; threads share them.
/// </summary>
/// <param name="letters">The free letters, in the order of their values.</param>
/// <param name="frames">Those of each network, and of each value of the free layer, together.</param>
public sealed class JoinedElements(ImmutableArray<string> letters, ImmutableArray<JoinedFrames> frames)
{
    // what answers read; one that reads more is evaluated for one frame after the other
    private const int Most = 32;

    // 8 MB
    private const long MostValues = 1 << 19;

    private readonly Lock _writing = new();
    private JoinedElement[] _known = [];
    private long _values;

    internal ImmutableArray<string> Letters => letters;

    internal ImmutableArray<JoinedFrames> Frames => frames;

    /// <summary>The steps or layers whose last one a letter stands for; null for a letter that is no end.</summary>
    internal Dimension? End(string letter)
    {
        foreach (var dimension in frames[0].Dimensions)
            if (dimension.End == letter) return dimension;
        return null;
    }

    /// <summary>The free letters that have several values in the frames of some network, a bit for each.</summary>
    internal int Varying { get; } = VaryingIn(frames);

    /// <summary>An element; null where some frame has none, or where there are too many already.</summary>
    internal JoinedElement? Of(Quantity quantity, in ElementPattern pattern)
    {
        if (Known(pattern) is { } known) return Usable(known);
        lock (_writing) return Known(pattern) is { } written ? Usable(written) : Add(quantity, pattern, LettersOf(pattern));
    }

    /// <summary>An element for each value of more letters than it depends on; null where there are too many already.</summary>
    internal JoinedElement? Along(JoinedElement element, int along)
    {
        if (Known(element.Pattern, along) is { } known) return Usable(known);
        lock (_writing)
            return Known(element.Pattern, along) is { } written ? Usable(written) : Add(element.Quantity, element.Pattern, along);
    }

    private JoinedElement? Known(in ElementPattern pattern, int along)
    {
        foreach (var known in Volatile.Read(ref _known))
            if (known.Letters == along && known.Pattern.Equals(pattern)) return known;
        return null;
    }

    // As it was added first, which is never more than it has to be.
    private JoinedElement? Known(in ElementPattern pattern)
    {
        foreach (var known in Volatile.Read(ref _known))
            if (known.Pattern.Equals(pattern)) return known;
        return null;
    }

    private static JoinedElement? Usable(JoinedElement known) => known.Columns.IsDefault ? null : known;

    private JoinedElement? Add(Quantity quantity, in ElementPattern pattern, int along)
    {
        if (_known.Length == Most) return null;
        var added = new JoinedElement(quantity, pattern, Columns(quantity, pattern, along), along);
        Volatile.Write(ref _known, [.. _known, added]);
        return Usable(added);
    }

    private static int VaryingIn(ImmutableArray<JoinedFrames> frames)
    {
        var varying = 0;
        foreach (var of in frames) varying |= of.Varying;
        return varying;
    }

    // Those that stand anywhere in it.
    private int LettersOf(in ElementPattern pattern)
    {
        var read = 0;
        for (var letter = 0; letter < letters.Length; letter++)
            if (pattern.Reads(letter)) read |= 1 << letter;
        return read & Varying;
    }

    private ImmutableArray<PointColumns<Sized>> Columns(Quantity quantity, in ElementPattern pattern, int along)
    {
        var length = 0L;
        foreach (var of in frames) length += of.Length(pattern, along);
        if (_values + length > MostValues) return default;
        var columns = ImmutableArray.CreateBuilder<PointColumns<Sized>>(frames.Length);
        foreach (var of in frames)
        {
            if (of.Of(quantity, pattern, along) is not { } column) return default;
            columns.Add(column);
        }
        _values += length;
        return columns.MoveToImmutable();
    }
}

/// <summary>One element at the frames of a question.</summary>
/// <param name="Quantity">Of which it is an element.</param>
/// <param name="Pattern">Which one.</param>
/// <param name="Columns">A column for each of the networks; default where one has no such element.</param>
/// <param name="Letters">The free letters for whose values its columns have it, a bit for each; it is the same for all values of
/// others.</param>
internal sealed record JoinedElement(
    Quantity Quantity, ElementPattern Pattern, ImmutableArray<PointColumns<Sized>> Columns, int Letters);
