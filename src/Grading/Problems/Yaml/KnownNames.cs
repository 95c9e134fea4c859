using Formulas.Names;
using Grading.Language;

namespace Grading.Problems.Yaml;

/// <summary>Names in problem files that must be known: one that is not is a fault with its line and the nearest name there is.</summary>
internal static class KnownNames
{
    /// <summary>A fault unless the name of a field is one of the known.</summary>
    /// <param name="what">What the name should be one of: "part of this problem".</param>
    public static void Refuse(YamlFields fields, string field, string name, string what, IEnumerable<string> known)
    {
        var names = known.ToArray();
        if (!names.Contains(name)) fields.Fault(field, AuthorSentences.NoneOfThem(what, name, Nearest(names, name)));
    }

    /// <summary>A sentence that asks for the nearest known name, or nothing where none is near.</summary>
    public static string Nearest(IEnumerable<string> known, string name) =>
        NearestName.Among(known.Select(other => (other, other)), name) is { } nearest ? AuthorSentences.DidYouMean(nearest) : "";
}
