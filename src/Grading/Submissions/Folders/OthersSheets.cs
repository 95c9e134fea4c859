using System.Collections.Immutable;

namespace Grading.Submissions.Folders;

/// <summary>
/// Sheets that are called like one student and name another: nobody's answers, until a person has said whose they are. A file's name that
/// is nobody's id yields to the line in the file.
/// </summary>
internal static class OthersSheets
{
    /// <summary>The places, without the sheets that are called like a student whom another sheet names.</summary>
    public static ImmutableArray<StudentFiles> LeftOut(ImmutableArray<StudentFiles> places)
    {
        var named = places.Where(place => place.Called.Length > 0 && place.Student != place.Called)
            .Select(place => StudentId.Key(place.Called))
            .ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0) return places;
        named.IntersectWith(places.Select(place => StudentId.Key(place.Student)));
        return named.Count == 0 ? places : [.. places.Select(place => IsOthers(place, named) ? Left(place) : place)];
    }

    private static bool IsOthers(StudentFiles place, HashSet<string> named) => place.Called.Length > 0
        && place.Student != place.Called
        && named.Contains(StudentId.Key(place.Called));

    private static StudentFiles Left(StudentFiles place) => place with
    {
        Student = place.Called,
        Sheets = [],
        Others = [.. place.Others, .. place.Sheets],
        Notices = [.. place.Notices, new(new(place.Name, 1), Sentences.OtherStudent(place.Name, place.Student, place.Called))],
    };
}
