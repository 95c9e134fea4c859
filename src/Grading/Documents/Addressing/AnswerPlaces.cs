using System.Collections.Immutable;
using Grading.Documents.Texts;
using Grading.Problems;

namespace Grading.Documents.Addressing;

/// <summary>
/// Which answer of a page is to which part: both stand in one order, and the questions above the answers are like those of the parts. The
/// best such pairing is taken (Smith and Waterman, "Identification of common molecular subsequences", 1981).
/// </summary>
internal static class AnswerPlaces
{
    /// <summary>With fewer answers a document is no page of questions.</summary>
    private const int Least = 2;

    // Likeness below this counts against a pair; parts may be left out of a page sooner than answers between two others.
    private const double Indifferent = 0.12;
    private const double OfPartLeftOut = 0.08;
    private const double OfAnswerLeftOut = 0.25;

    // A number is rather an answer to a question for one.
    private const double OfNumber = 0.15;

    /// <summary>By the part's id its answer; parts that the page does not ask for are left out.</summary>
    public static IReadOnlyDictionary<string, AnswerMark> Find(ImmutableArray<AnswerMark> marks, ImmutableArray<Part> parts)
    {
        var found = new Dictionary<string, AnswerMark>();
        parts = parts.RemoveAll(part => part.Question is Question.Script); // nobody types a program behind a word
        if (marks.Length < Least) return found;
        var likeness = new Likeness([.. marks.Select(mark => mark.Question), .. parts.Select(part => part.Asked)]);
        var (best, end) = (new double[parts.Length + 1, marks.Length + 1], (Part: 0, Mark: 0));
        for (var p = 1; p <= parts.Length; p++)
            for (var m = 1; m <= marks.Length; m++)
            {
                best[p, m] = Math.Max(0, Math.Max(best[p - 1, m - 1] + Worth(p, m),
                    Math.Max(best[p - 1, m] - OfPartLeftOut, best[p, m - 1] - OfAnswerLeftOut)));
                if (best[p, m] > best[end.Part, end.Mark]) end = (p, m);
            }
        for (var (p, m) = end; best[p, m] > 0;)
        {
            if (best[p, m] == best[p - 1, m - 1] + Worth(p, m)) found.Add(parts[--p].Id, marks[--m]);
            else if (best[p, m] == best[p - 1, m] - OfPartLeftOut) p--;
            else m--;
        }
        return found;

        double Worth(int part, int mark) =>
            likeness.Of(mark - 1, marks.Length + part - 1) + OfKind(parts[part - 1], marks[mark - 1]) - Indifferent;
    }

    private static double OfKind(Part part, AnswerMark mark) =>
        !mark.IsNumber ? 0 : part.Question is Question.Number ? OfNumber : -OfNumber;
}
