using System.Collections.Immutable;
using System.Globalization;
using Formulas.Names;
using Grading.Language;
using YamlDotNet.Core;

namespace Grading.Problems.Yaml;

/// <summary>
/// A mapping of a YAML file, read strictly: whoever reads it names every field it may have; what is left over, repeated or missing is a
/// fault
/// with its line. Faults are collected, so that an author sees all of them at once.
/// </summary>
internal sealed class YamlFields
{
    private readonly YamlNode.Mapping _node;
    private readonly HashSet<string> _read = [];
    private readonly List<Fault> _faults;
    private readonly string _file;

    private YamlFields(YamlNode.Mapping node, string file, string field, List<Fault> faults)
    {
        (_node, _file, Path, _faults) = (node, file, field, faults);
    }

    /// <summary>Where in the file this is, such as <c>parts.b</c>.</summary>
    public string Path { get; }

    public int Line => _node.Line;

    /// <summary>Reads the whole file as one mapping; null, with a fault, where it is none.</summary>
    public static YamlFields? Open(string text, string file, List<Fault> faults)
    {
        try
        {
            if (YamlNode.Read(new StringReader(text)) is YamlNode.Mapping root) return new(root, file, "", faults);
            faults.Add(new(file, 1, "", AuthorSentences.NoMapping));
        }
        catch (YamlException e)
        {
            var (line, sentence) = YamlAdvice.For(text, (int)e.Start.Line, e.Message.Split('\n')[0]);
            faults.Add(new(file, line, "", sentence));
        }
        catch (InvalidOperationException) // what YamlDotNet throws for some brackets that are never closed
        {
            var (line, sentence) = YamlAdvice.For(text, 1, AuthorSentences.NeverClosed);
            faults.Add(new(file, line, "", sentence));
        }
        return null;
    }

    public void Fault(string field, string sentence) => Fault(field, Find(field) is { } node ? node.Line : Line, sentence);

    public void Fault(string field, int line, string sentence) =>
        _faults.Add(new(_file, line, Path.Length == 0 ? field : field.Length == 0 ? Path : $"{Path}.{field}", sentence));

    /// <summary>Every field that nobody has asked for is a fault.</summary>
    public void RefuseTheRest(params ReadOnlySpan<string> known)
    {
        foreach (var name in Names)
        {
            if (_read.Contains(name) || known.Contains(name)) continue;
            var nearest = AuthorSentences.OtherwiseCalled(name, known) ?? NearestName.Among(
                _read.Concat(known.ToArray()).Select(other => (other, other)), name);
            Fault(name, AuthorSentences.InsteadOf(name) ?? AuthorSentences.NoField(nearest));
        }
    }

    public IEnumerable<string> Names => _node.Entries.Select(entry => entry.Key.Value);

    public bool Has(string field) => Find(field) is not null;

    public string Text(string field)
    {
        if (Optional(field) is { Length: > 0 } text) return text;
        if (!Has(field)) Fault(field, AuthorSentences.FieldIsMissing);
        return "";
    }

    public string? Optional(string field) => Find(field) switch
    {
        null => null,
        YamlNode.Text text => text.Value,
        _ => Wrong<string>(field, "a text"),
    };

    /// <summary>A text where there is one, for whoever looks ahead: somebody else reads the field.</summary>
    public string? Glimpse(string field) => Find(field) is YamlNode.Text text ? text.Value : null;

    /// <summary>The line on which a text begins: that of its field, or for a block (<c>|</c>) the one below.</summary>
    public int LineOf(string field) =>
        Find(field) is not { } node ? Line : node.Line + (node is YamlNode.Text { IsBlock: true } ? 1 : 0);

    /// <summary>One text of a list.</summary>
    public sealed record TextLine(string Text, int Line);

    public int? Whole(string field)
    {
        if (Optional(field) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        Fault(field, AuthorSentences.NoWholeNumber(text));
        return null;
    }

    public decimal? Decimal(string field)
    {
        if (Optional(field) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return value;
        Fault(field, AuthorSentences.NoNumber(text));
        return null;
    }

    public bool Flag(string field)
    {
        switch (Optional(field))
        {
            case null or "false" or "no": return false;
            case "true" or "yes": return true;
            case var other:
                Fault(field, AuthorSentences.NoFlag(other));
                return false;
        }
    }

    /// <summary>A list of texts with their lines; a single text counts as a list of one.</summary>
    public TextLine[] Texts(string field)
    {
        switch (Find(field))
        {
            case null: return [];
            case YamlNode.Text text: return [new(text.Value, text.Line)];
            case YamlNode.Sequence list when TextsIn(list) is { } texts: return texts;
            default:
                Wrong<string>(field, "a list of texts");
                return [];
        }
    }

    // The texts of a list; null where something else is among them. A plain loop: a student waits for this.
    private static TextLine[]? TextsIn(YamlNode.Sequence list)
    {
        var texts = new TextLine[list.Items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (list.Items[i] is not YamlNode.Text text) return null;
            texts[i] = new(text.Value, text.Line);
        }
        return texts;
    }

    /// <summary>Whether a field is a list.</summary>
    /// <summary>The rows of a list: each a text, or a list of texts.</summary>
    public string[][] Rows(string field) => Find(field) is YamlNode.Sequence list
        ? [.. list.Items.Select(item => item switch
        {
            YamlNode.Text text => [text.Value],
            YamlNode.Sequence inner when TextsIn(inner) is { } texts => texts.Select(text => text.Text).ToArray(),
            _ => Array.Empty<string>(),
        })]
        : [];

    /// <summary>A list of numbers, or of lists of numbers of one length, with their sizes; null where the field is no list.</summary>
    public (ImmutableArray<double> Values, int[] Sizes)? Numbers(string field)
    {
        if (Find(field) is not YamlNode.Sequence list) return null;
        var (values, sizes) = (ImmutableArray.CreateBuilder<double>(), new List<int>());
        if (Collect(list, 0, sizes, values)) return (values.ToImmutable(), [.. sizes]);
        Wrong<string>(field, "numbers, or lists of as many numbers");
        return ([], []);
    }

    private static bool Collect(YamlNode.Sequence list, int depth, List<int> sizes, ImmutableArray<double>.Builder values)
    {
        if (sizes.Count == depth) sizes.Add(list.Items.Count);
        if (sizes[depth] != list.Items.Count) return false;
        foreach (var item in list.Items)
        {
            if (item is YamlNode.Sequence inner && Collect(inner, depth + 1, sizes, values)) continue;
            if (item is not YamlNode.Text text || sizes.Count > depth + 1
                || !double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return false;
            values.Add(value);
        }
        return true;
    }

    /// <summary>A mapping below this one.</summary>
    public YamlFields? Fields(string field) => Find(field) switch
    {
        null => null,
        YamlNode.Mapping mapping => new(mapping, _file, Path.Length == 0 ? field : $"{Path}.{field}", _faults),
        _ => Wrong<YamlFields>(field, "a mapping"),
    };

    /// <summary>A list of mappings below this one.</summary>
    public YamlFields[] FieldsList(string field)
    {
        if (Find(field) is not { } node) return [];
        if (node is YamlNode.Sequence list && list.Items.TrueForAll(item => item is YamlNode.Mapping))
            return [.. list.Items.Cast<YamlNode.Mapping>()
                .Select((child, i) => new YamlFields(child, _file, $"{(Path.Length == 0 ? "" : Path + ".")}{field}[{i + 1}]", _faults))];
        Wrong<string>(field, "a list of mappings");
        return [];
    }

    public bool IsList(string field) => Find(field) is YamlNode.Sequence;

    public bool IsMapping(string field) => Find(field) is YamlNode.Mapping;

    private YamlNode? Find(string field)
    {
        _read.Add(field);
        foreach (var entry in _node.Entries)
            if (entry.Key.Value == field) return entry.Value;
        return null;
    }

    private T? Wrong<T>(string field, string wanted) where T : class
    {
        Fault(field, AuthorSentences.ShouldBe(wanted));
        return null;
    }
}
