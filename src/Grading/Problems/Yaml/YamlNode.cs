using Grading.Language;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Grading.Problems.Yaml;

/// <summary>A node of a YAML file: a text, a list or a mapping, with the line it begins in.</summary>
internal abstract record YamlNode
{
    private YamlNode(int line) => Line = line;

    public int Line { get; }

    /// <param name="IsBlock">True for a text that begins on the line below its key (<c>|</c>).</param>
    public sealed record Text(string Value, int Line, bool IsBlock = false) : YamlNode(Line);

    public sealed record Sequence(List<YamlNode> Items, int Line) : YamlNode(Line);

    public sealed record Mapping(List<Entry> Entries, int Line) : YamlNode(Line);

    public sealed record Entry(Text Key, YamlNode Value);

    /// <summary>Reads the one document of a file; null where it is empty.</summary>
    /// <remarks>
    /// It works on the tokens of YamlDotNet, not on its parser: that one compiles a regular expression for %TAG directives when it starts,
    /// which
    /// takes as long as everything else in this file together. Anchors, aliases, tags and directives are of no use here and are refused.
    /// </remarks>
    /// <exception cref="YamlException">The text is not YAML, or not the part of it that is read here.</exception>
    public static YamlNode? Read(TextReader text) => new TokenReader(new Scanner(text)).Document();

    private sealed class TokenReader(Scanner scanner)
    {
        private const int DepthLimit = 50;

        private int _depth;

        public YamlNode? Document()
        {
            Next();
            if (Current is StreamStart) Next();
            if (Current is DocumentStart) Next();
            if (Current is StreamEnd) return null;
            var node = Node();
            if (Current is DocumentEnd) Next();
            return Current is StreamEnd ? node : throw Fault(AuthorSentences.FileShouldEnd);
        }

        private Token Current => scanner.Current!;

        private int Line => (int)Current.Start.Line;

        private void Next()
        {
            try
            {
                if (!scanner.MoveNext()) throw FaultAt(scanner.CurrentPosition, AuthorSentences.FileEndsEarly);
            }
            catch (InvalidOperationException) // the scanner's own way to say it of an unclosed bracket
            {
                throw FaultAt(scanner.CurrentPosition, AuthorSentences.BracketIsOpen);
            }
            if (Current is Error error) throw Fault(error.Value);
        }

        private YamlNode Node()
        {
            if (++_depth > DepthLimit) throw Fault(AuthorSentences.NestedTooDeeply);
            var line = Line;
            YamlNode node = Current switch
            {
                Scalar => OneText(),
                BlockMappingStart => new Mapping(Entries<BlockEnd>(), line),
                FlowMappingStart => new Mapping(Entries<FlowMappingEnd>(), line),
                BlockSequenceStart => new Sequence(BlockItems(), line),
                BlockEntry => new Sequence(ItemsOfKey(), line),
                FlowSequenceStart => new Sequence(FlowItems(), line),
                // a key without a value
                Key or Value or BlockEnd or FlowEntry or FlowMappingEnd or DocumentEnd or StreamEnd => new Text("", line),
                Anchor or AnchorAlias or Tag => throw Fault(AuthorSentences.NoAnchors),
                _ => throw Fault(AuthorSentences.ValueIsExpected),
            };
            _depth--;
            return node;
        }

        private Text OneText()
        {
            var scalar = (Scalar)Current;
            if (scalar.Style == ScalarStyle.DoubleQuoted && IsEscapedLatex(scalar.Value)) throw Fault(AuthorSentences.Backslash);
            var text = new Text(scalar.Value, Line, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded);
            Next();
            return text;
        }

        // "\frac" is a form feed and rac, "\nu" a new line and u
        private static bool IsEscapedLatex(string text)
        {
            foreach (var c in text)
                if (c is '\u2028' or '\u2029' || char.IsControl(c) && c != '\n') return true;
            foreach (var command in (string[])["\nabla", "\nu", "\neq", "\not", "\ne "])
                if (text.Contains(command, StringComparison.Ordinal)) return true;
            return false;
        }

        // key: value, up to the token that closes the mapping
        private List<Entry> Entries<TEnd>() where TEnd : Token
        {
            var entries = new List<Entry>();
            for (Next(); Current is not TEnd;)
            {
                if (Current is FlowEntry && entries.Count > 0)
                {
                    Next();
                    continue;
                }
                if (Current is Key) Next();
                if (Current is not Scalar) throw Fault(AuthorSentences.KeyIsExpected);
                var start = Current.Start;
                var key = OneText();
                foreach (var entry in entries)
                    if (entry.Key.Value == key.Value) throw FaultAt(start, AuthorSentences.KeyTwice(key.Value, entry.Key.Line));
                if (Current is not Value) throw FaultAt(start, AuthorSentences.KeyWithoutValue(key.Value));
                Next();
                entries.Add(new(key, Node()));
            }
            Next();
            return entries;
        }

        // - item, with the indentation of a list
        private List<YamlNode> BlockItems()
        {
            Next();
            var items = ItemsOfKey();
            if (Current is not BlockEnd) throw Fault(AuthorSentences.ItemIsExpected);
            Next();
            return items;
        }

        // - item, as far in as the key above
        private List<YamlNode> ItemsOfKey()
        {
            var items = new List<YamlNode>();
            while (Current is BlockEntry)
            {
                Next();
                items.Add(Current is BlockEntry ? new Text("", Line) : Node());
            }
            return items;
        }

        private List<YamlNode> FlowItems()
        {
            var items = new List<YamlNode>();
            for (Next(); Current is not FlowSequenceEnd;)
            {
                items.Add(Node());
                if (Current is FlowEntry) Next();
                else if (Current is not FlowSequenceEnd) throw Fault(AuthorSentences.CommaIsExpected);
            }
            Next();
            return items;
        }

        private SyntaxErrorException Fault(string sentence) => FaultAt(Current.Start, sentence);

        private static SyntaxErrorException FaultAt(in Mark place, string sentence) => new(place, place, sentence);
    }
}
