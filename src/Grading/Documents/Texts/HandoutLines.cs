using System.Collections.Concurrent;
using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Chains;

namespace Grading.Documents.Texts;

/// <summary>The equalities of what was asked: students print them again, and they are nobody's answer.</summary>
internal sealed class HandoutLines(string? path)
{
    private readonly Lazy<HomeworkText?> _text = new(() => path is null ? null : HomeworkText.Open(path).Text);
    private readonly ConcurrentDictionary<Vocabulary, HashSet<string>> _chains = [];

    /// <summary>The chains of a document that do not stand in the handout.</summary>
    public ImmutableArray<Chain> Without(HomeworkText document, ImmutableArray<Chain> chains, Vocabulary vocabulary)
    {
        if (_text.Value is not { } handout) return chains;
        var asked = _chains.GetOrAdd(vocabulary, names => [.. handout.Chains(names).Select(chain => Key(handout, chain))]);
        return chains.RemoveAll(chain => asked.Contains(Key(document, chain)));
    }

    // whatever the blanks are
    private static string Key(HomeworkText text, Chain chain) => string.Join('=', chain.Members.Select(member =>
        string.Concat(text.Folded(member.Start, member.End).Where(character => !char.IsWhiteSpace(character)))));
}
