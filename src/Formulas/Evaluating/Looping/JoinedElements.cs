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

    /// <summary>An element; null where some frame has none, or where there are too many already.</summary>
    internal JoinedElement? Of(Quantity quantity, in ElementPattern pattern)
    {
        if (Known(pattern) is { } known) return Usable(known);
        lock (_writing) return Known(pattern) is { } written ? Usable(written) : Add(quantity, pattern, IsFramed(pattern));
    }

    /// <summary>An element that is the same in all frames, once for each of them; null where there are too many already.</summary>
    internal JoinedElement? InEachFrame(JoinedElement element)
    {
        if (Framed(element.Pattern) is { } known) return Usable(known);
        lock (_writing)
            return Framed(element.Pattern) is { } written ? Usable(written) : Add(element.Quantity, element.Pattern, isFramed: true);
    }

    private JoinedElement? Framed(in ElementPattern pattern)
    {
        foreach (var known in Volatile.Read(ref _known))
            if (known.IsFramed && known.Pattern.Equals(pattern)) return known;
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

    private JoinedElement? Add(Quantity quantity, in ElementPattern pattern, bool isFramed)
    {
        if (_known.Length == Most) return null;
        var added = new JoinedElement(quantity, pattern, Columns(quantity, pattern, isFramed), isFramed);
        Volatile.Write(ref _known, [.. _known, added]);
        return Usable(added);
    }

    // Whether a letter stands in it that has several values in the frames of one network.
    private bool IsFramed(in ElementPattern pattern)
    {
        for (var letter = 0; letter < letters.Length; letter++)
        {
            if (!pattern.Reads(letter)) continue;
            foreach (var of in frames)
                if (of.Varies(letter)) return true;
        }
        return false;
    }

    private ImmutableArray<PointColumns<Sized>> Columns(Quantity quantity, in ElementPattern pattern, bool isFramed)
    {
        var length = 0L;
        foreach (var of in frames) length += of.Length(pattern, isFramed);
        if (_values + length > MostValues) return default;
        var columns = ImmutableArray.CreateBuilder<PointColumns<Sized>>(frames.Length);
        foreach (var of in frames)
        {
            if (of.Of(quantity, pattern, isFramed) is not { } column) return default;
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
/// <param name="IsFramed">Whether its columns have it for each frame; else it is the same in all of them, and stands there once.</param>
internal sealed record JoinedElement(
    Quantity Quantity, ElementPattern Pattern, ImmutableArray<PointColumns<Sized>> Columns, bool IsFramed);
