using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader;
using Grading.Language;

namespace Grading.Problems;

/// <summary>
/// Reads other ways to write the names of problems, of a problem file or of an assignment:
/// <code>write: { yhat: ['\hat y', o], W^2: V }</code>
/// </summary>
internal static class SpellingsReader
{
    /// <param name="knows">Whether there is a quantity, or a function, of that canonical name.</param>
    public static ImmutableArray<Spelling> Read(YamlFields fields, Func<string, bool> knows)
    {
        var spellings = ImmutableArray.CreateBuilder<Spelling>();
        if (fields.Fields("write") is not { } written) return spellings.ToImmutable();
        foreach (var key in written.Names.ToArray())
        {
            var texts = written.Texts(key);
            if (SymbolPattern.Parse(key) is not { Letters.IsEmpty: true } pattern || !knows(pattern.Name))
            {
                written.Fault(key, AuthorSentences.NothingToWrite(key));
                continue;
            }
            foreach (var (text, line) in texts)
            {
                if (FormulaReader.WordOf(text) is { } word) spellings.Add(new(word, pattern.Name) { Layer = pattern.Layer });
                else written.Fault(key, line, AuthorSentences.NotOneWord(text));
            }
        }
        return spellings.ToImmutable();
    }
}
