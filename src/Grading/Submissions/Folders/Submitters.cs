using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Grading.Submissions.Folders;

/// <summary>Who handed in each submission of a Gradescope export, and when, from its <c>submission_metadata.yml</c>.</summary>
internal static partial class Submitters
{
    private static readonly string[] Ids = ["sid", "email", "name"];

    /// <summary>The students behind each submission: SID, else e-mail address, else name; several for a group.</summary>
    /// <exception cref="UnusableFileException">The file is not as Gradescope writes it.</exception>
    public static ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)> Read(string text, string file)
    {
        var yaml = new YamlStream();
        try
        {
            var pared = Pared(text);
            RefuseDeep(pared);
            yaml.Load(new StringReader(pared));
        }
        catch (YamlException e)
        {
            throw new UnusableFileException(Sentences.NoYaml(file, e.Start.Line), e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // what the library says of some broken files
            throw new UnusableFileException(Sentences.NoYaml(file, line: null), e);
        }
        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? root.Children.ToImmutableDictionary(submission => Text(submission.Key), submission => Handed(submission.Value))
            : [];
    }

    private static (ImmutableArray<string> Students, string CreatedAt) Handed(YamlNode submission) =>
        (Students(submission), Text(Child(submission, "created_at")));

    // Nodes are built by recursion; events are not, so they are asked first.
    private static void RefuseDeep(string yaml)
    {
        const int deepest = 20;
        var events = new Parser(new StringReader(yaml));
        for (var depth = 0; events.MoveNext(); depth += events.Current!.NestingIncrease)
            if (depth > deepest) throw new YamlException(events.Current!.Start, events.Current.End, "too deep");
    }

    private static ImmutableArray<string> Students(YamlNode submission) => Child(submission, "submitters") is YamlSequenceNode people
        ? [.. people.Children.Select(Id).OfType<string>()]
        : [];

    private static string? Id(YamlNode person) => Ids.Select(key => Text(Child(person, key))).FirstOrDefault(id => id.Length > 0);

    private static YamlNode? Child(YamlNode node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string Text(YamlNode? node) => node is YamlScalarNode { Value: { } text } ? text : "";

    /// <summary>
    /// Only the lines that name submissions, submitters and times, with Ruby's <c>:key:</c> as <c>key:</c>. The rest (all results and their
    /// history) may be huge, and a strict reader stumbles over a <c>:key:</c> line below a flow mapping.
    /// </summary>
    private static string Pared(string text)
    {
        var kept = new StringBuilder();
        var (isInside, isKept) = (false, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (IsOutermost(line)) (isInside, isKept) = (false, true);
            else if (line.StartsWith("  :"))
            {
                isInside = line.StartsWith("  :submitters:");
                isKept = isInside || line.StartsWith("  :created_at:");
            }
            else isKept = isInside;
            if (isKept) kept.Append(IsOutermost(line) ? line : RubyKey().Replace(line.ToString(), "$1$2:")).Append('\n');
        }
        return kept.ToString();
    }

    private static bool IsOutermost(ReadOnlySpan<char> line) => line.Length > 0 && line[0] is not (' ' or '#' or '-' or '\t');

    [GeneratedRegex(@"(^\s*-?\s*|[{,]\s*):(\w+):(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex RubyKey();
}
