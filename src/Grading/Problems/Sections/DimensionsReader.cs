using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Formulas.Authors;
using Formulas.Evaluating;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems.Yaml;

namespace Grading.Problems.Sections;

/// <summary>
/// Reads what indices run over, with the sizes of the networks that are sampled: <c>n: samples</c>, <c>c k: classes = 3 or 5</c>,
/// <c>o: outputs = i - r + 1</c>, <c>t: steps 1..T</c>, <c>j: neurons of l = 3-4-2-5</c>.
/// </summary>
internal sealed partial class DimensionsReader(AuthorNames names)
{
    private const int LargestSize = 64;
    private const int DeepestNet = 20;
    private const int LongSize = 11;
    private const int MostNetworks = 6;

    // for what is run and not only compared: square networks, those of one element, transposed ones
    private static readonly int[][] OddSizes = [[1], [2], [1, 5], [5, 1], [2, 4], [4, 2], [3], [7, 6]];

    // what every course on neural networks gets where the file says nothing: widths that differ, and equal ones
    private static readonly string[] UsualWidths = ["3-4-2-5", "2-5-3-4-2", "3-3-3-3"];

    private readonly List<Entry> _entries = [];
    private readonly HashSet<string> _told = []; // a size that is none, in one network after the other
    private ImmutableArray<Sizes>? _sizes;
    private readonly Dictionary<int, (int Size, YamlFields Fields, string Key)> _ofConstants = [];

    // One entry: a dimension, what the file says of its size, one text for each network.
    private sealed record Entry(YamlFields Fields, string Key, Dimension Dimension, ImmutableArray<string> Sizes);

    public void Read(YamlFields file)
    {
        if (file.Fields("dims") is not { } fields) return;
        var texts = fields.Names.ToArray().Select(key => (Key: key, Text: fields.Text(key))).ToArray();
        foreach (var (key, text) in texts)
            if (text.Count(sign => sign == '=') > 1) fields.Fault(key, AuthorSentences.TwoSizes(key, Head(text)));
        foreach (var (key, text) in texts)
            if (NeuronsOf(Head(text)) is null) ReadPlain(fields, key, text);
        foreach (var (key, text) in texts)
            if (NeuronsOf(Head(text)) is { } of) ReadNeurons(fields, key, text, of);
    }

    private static string Head(string text) => text.Split('=', 2)[0].Trim();

    private static ImmutableArray<string> SizesIn(string text) =>
        text.Split('=') is [_, var sizes] ? [.. sizes.Split(" or ", StringSplitOptions.TrimEntries)] : [];

    // "neurons of l-1": the noun, and the layer
    private static (string Noun, string Layer)? NeuronsOf(string head) => NeuronsPattern().Match(head) is { Success: true } match
        ? (match.Groups[1].Value, match.Groups[2].Value.Replace(" ", "", StringComparison.Ordinal))
        : null;

    private void ReadPlain(YamlFields fields, string key, string text)
    {
        var head = Head(text);
        var range = RangePattern().Match(head);
        if (head.Contains("..", StringComparison.Ordinal) && !range.Success)
        {
            fields.Fault(key, AuthorSentences.NoRange(head));
            return;
        }
        if (LettersOf(fields, key, text) is not [var first, ..] letters) return;
        var dimension = new Dimension(names.Dimensions.Count, first, head);
        if (range.Success) dimension = dimension with { Noun = range.Groups[1].Value, End = range.Groups[2].Value };
        if (!NounPattern().IsMatch(dimension.Noun)) fields.Fault(key, AuthorSentences.NoNoun(dimension.Noun));
        if (names.Dimensions.Find(other => other.Noun == dimension.Noun) is { } same)
            fields.Fault(key, AuthorSentences.NounTwice(dimension.Noun, same.Letter, first));
        names.Dimensions.Add(dimension);
        foreach (var letter in letters) names.Add(letter, new(dimension, null));
        _entries.Add(new(fields, key, dimension, SizesIn(text)));
    }

    private void ReadNeurons(YamlFields fields, string key, string text, (string Noun, string Layer) of)
    {
        if (LayerOf(of.Layer) is not { } layer || OrderedBy(layer.Letter) is not { } ordered)
        {
            fields.Fault(key, AuthorSentences.NoLayerOf(of.Layer));
            return;
        }
        if (LettersOf(fields, key, text) is not [var first, ..] letters) return;
        var dimension = names.Dimensions.Find(one => one.Layers == ordered && one.Noun == of.Noun);
        if (dimension is null) names.Dimensions.Add(dimension = new(names.Dimensions.Count, first, of.Noun) { Layers = ordered });
        foreach (var letter in letters) names.Add(letter, new(dimension, layer));
        _entries.Add(new(fields, key, dimension, SizesIn(text)));
    }

    private Dimension? OrderedBy(string letter) =>
        (names.EndOf(letter) ?? names.AxisOf(letter)?.Dimension) is { End: not null } ordered ? ordered : null;

    private static Formulas.Tree.Index? LayerOf(string text)
    {
        var match = LayerPattern().Match(text);
        if (!match.Success) return null;
        return new(match.Groups[1].Value, match.Groups[2].Length == 0 ? 0 : int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    // The letters of an entry that no other has.
    private string[] LettersOf(YamlFields fields, string key, string text)
    {
        var letters = key.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var letter in letters)
        {
            if (letter.Length > 1 || !char.IsLetter(letter[0])) fields.Fault(key, AuthorSentences.NoLetter(letter, Head(text)));
            else if (names.AxisOf(letter) is not null || names.EndOf(letter) is not null)
                fields.Fault(key, AuthorSentences.LetterTwice(letter));
            else continue;
            return [];
        }
        return letters;
    }

    /// <summary>An array of constants says how large its dimensions are.</summary>
    public void Fix(Dimension dimension, int size, YamlFields fields, string key)
    {
        if (_ofConstants.TryGetValue(dimension.Id, out var known) && known.Size != size)
            fields.Fault(key, AuthorSentences.OtherSize(dimension.Noun, size, known.Size));
        else _ofConstants[dimension.Id] = (size, fields, key);
    }

    /// <summary>The sizes of each network.</summary>
    public ImmutableArray<Sizes> Sizes => _sizes ??= Chosen();

    private ImmutableArray<Sizes> Chosen()
    {
        if (names.Dimensions.Count == 0) return [Formulas.Evaluating.Sizes.None];
        ImmutableArray<Dimension> dimensions = [.. names.Dimensions];
        var said = dimensions.Select(Said).ToArray();
        var count = said.Max(sizes => sizes.Length);
        if (dimensions.Any(dimension => IsOurs(dimension, said))) count = Math.Max(count, 2);
        count = Math.Clamp(count, 1, MostNetworks);
        return [.. Enumerable.Range(0, count).Select(network => new Sizes(dimensions, Of(dimensions, said, network)))];
    }

    /// <summary>
    /// The first network with other sizes where they are ours: small ones, equal ones, and each in turn much larger; none where sizes follow
    /// from others.
    /// </summary>
    public ImmutableArray<Sizes> OtherSizes(Sizes first)
    {
        ImmutableArray<Dimension> dimensions = [.. names.Dimensions];
        var said = dimensions.Select(Said).ToArray();
        if (said.Any(texts => texts.Any(text => Numbers(text) is null))) return [];
        Dimension[] ours = [.. dimensions.Where(dimension => IsOurs(dimension, said))];
        if (ours.Length == 0) return [];
        return
        [
            .. OddSizes.Select(pattern => first with { All = Odd(first.All, ours, pattern) }),
            .. ours.Take(MostNetworks).Select(dimension => first with { All = first.All.SetItem(dimension.Id, [LongSize + dimension.Id]) }),
        ];
    }

    private static ImmutableArray<ImmutableArray<int>> Odd(ImmutableArray<ImmutableArray<int>> all, Dimension[] ours, int[] pattern)
    {
        for (var d = 0; d < ours.Length; d++) all = all.SetItem(ours[d].Id, [pattern[d % pattern.Length]]);
        return all;
    }

    private ImmutableArray<string> Said(Dimension dimension)
    {
        if (_ofConstants.TryGetValue(dimension.Id, out var constant))
        {
            RefuseOther(dimension, constant);
            return [$"{constant.Size}"];
        }
        foreach (var entry in _entries)
            if (entry.Dimension == dimension && !entry.Sizes.IsEmpty) return entry.Sizes;
        if (dimension.Layers is { } layers
            && !names.Dimensions.Any(other => other.Layers == layers && other != dimension && HasSizes(other)))
            return [.. UsualWidths];
        return [];
    }

    // An array has as many numbers as the file says that there are.
    private void RefuseOther(Dimension dimension, (int Size, YamlFields Fields, string Key) constant)
    {
        foreach (var entry in _entries)
            foreach (var text in entry.Sizes)
                if (entry.Dimension == dimension && Numbers(text) is [var size] && size != constant.Size && _told.Add(constant.Key))
                    constant.Fields.Fault(constant.Key, AuthorSentences.OtherSize(dimension.Noun, constant.Size, size));
    }

    private bool HasSizes(Dimension dimension) => _entries.Exists(entry => entry.Dimension == dimension && !entry.Sizes.IsEmpty);

    private bool IsOurs(Dimension dimension, ImmutableArray<string>[] said) =>
        said[dimension.Id].IsEmpty && !names.Dimensions.Exists(other => other.Layers == dimension);

    private ImmutableArray<ImmutableArray<int>> Of(ImmutableArray<Dimension> dimensions, ImmutableArray<string>[] said, int network)
    {
        var sizes = new ImmutableArray<int>[dimensions.Length];
        foreach (var dimension in dimensions)
            if (said[dimension.Id] is { IsEmpty: false } texts && Numbers(texts[network % texts.Length]) is { } numbers)
                Set(sizes, dimension, numbers);
        foreach (var dimension in dimensions) // the layers are as many as their neurons say
            if (dimension.Layers is { } layers && !sizes[dimension.Id].IsDefault) sizes[layers.Id] = [sizes[dimension.Id].Length - 1];
        Choose(dimensions, said, sizes, network);
        for (var round = 0; round < dimensions.Length; round++)
            foreach (var dimension in dimensions)
                if (sizes[dimension.Id].IsDefault && !said[dimension.Id].IsEmpty)
                    Work(dimension, said[dimension.Id][network % said[dimension.Id].Length], dimensions, sizes,
                        isLast: round == dimensions.Length - 1);
        foreach (ref var size in sizes.AsSpan())
            if (size.IsDefault) size = [3];
        return [.. sizes];
    }

    private void Set(ImmutableArray<int>[] sizes, Dimension dimension, ImmutableArray<int> numbers)
    {
        var entry = _entries.Find(one => one.Dimension == dimension)!;
        if (dimension.Layers is null && numbers.Length > 1) Tell(entry, AuthorSentences.NoSize(string.Join('-', numbers)));
        if (numbers.Any(number => number is < 1 or > LargestSize) || numbers.Length > DeepestNet + 1)
            Tell(entry, AuthorSentences.SizeLimit(LargestSize, DeepestNet));
        sizes[dimension.Id] = [.. numbers.Take(DeepestNet + 1).Select(number => Math.Clamp(number, 1, LargestSize))];
    }

    private void Tell(Entry entry, string sentence)
    {
        if (_told.Add($"{entry.Key}: {sentence}")) entry.Fields.Fault(entry.Key, sentence);
    }

    private static ImmutableArray<int>? Numbers(string text)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var one in text.Split('-'))
        {
            if (!int.TryParse(one.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return numbers.ToImmutable();
    }

    // Sizes of our own: all different, none below 3, in the second network the other way round.
    private void Choose(ImmutableArray<Dimension> dimensions, ImmutableArray<string>[] said, ImmutableArray<int>[] sizes, int network)
    {
        var taken = new HashSet<int>(sizes.Where(size => !size.IsDefault).SelectMany(size => size));
        var ours = dimensions.Where(dimension => sizes[dimension.Id].IsDefault && IsOurs(dimension, said)).ToArray();
        if (network % 2 == 1) Array.Reverse(ours);
        var next = 3 + network / 2;
        foreach (var dimension in ours)
        {
            while (taken.Contains(next)) next++;
            sizes[dimension.Id] = [next++];
        }
    }

    // o: outputs = i - r + 1
    private void Work(Dimension dimension, string text, ImmutableArray<Dimension> dimensions, ImmutableArray<int>[] sizes, bool isLast)
    {
        var entry = _entries.Find(one => one.Dimension == dimension && !one.Sizes.IsEmpty)!;
        try
        {
            var written = new AuthorParser(text, _ => false, _ => false).Whole();
            if (SizeExpression.Value(written, letter => Size(letter, sizes)) is not { } value)
            {
                if (isLast) Tell(entry, AuthorSentences.NoSize(text));
                return;
            }
            if (value != Math.Floor(value) || value < 1)
                Tell(entry, AuthorSentences.NoWholeSize(text, value, SizesInWords(dimensions, sizes)));
            else if (value > LargestSize) Tell(entry, AuthorSentences.SizeLimit(LargestSize, DeepestNet));
            sizes[dimension.Id] = [(int)Math.Clamp(Math.Floor(value), 1, LargestSize)];
        }
        catch (AuthorException fault)
        {
            if (isLast) Tell(entry, fault.Message);
        }
    }

    private static string SizesInWords(ImmutableArray<Dimension> dimensions, ImmutableArray<int>[] sizes) => string.Join(
        ", ", dimensions.Where(dimension => !sizes[dimension.Id].IsDefault).Select(dimension =>
            $"{dimension.Letter} = {string.Join('-', sizes[dimension.Id])}"));

    private double? Size(string letter, ImmutableArray<int>[] sizes) =>
        names.AxisOf(letter) is { Dimension: var dimension } && !sizes[dimension.Id].IsDefault ? sizes[dimension.Id][0] : null;

    [GeneratedRegex(@"^(.+?)\s+1\s*\.\.\s*([A-Z])$")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^(.+?)\s+of\s+([A-Za-z]\s*(?:[+-]\s*\d+)?)$")]
    private static partial Regex NeuronsPattern();

    [GeneratedRegex(@"^([A-Za-z])([+-]\d+)?$")]
    private static partial Regex LayerPattern();

    [GeneratedRegex(@"^[\p{L}][\p{L} -]*$")]
    private static partial Regex NounPattern();
}
