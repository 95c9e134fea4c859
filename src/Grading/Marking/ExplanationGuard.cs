namespace Grading.Marking;

/// <summary>
/// Explanations run behind it: whatever goes wrong in one costs the explanation and nothing else. A verdict is found before, and stays.
/// </summary>
internal static class ExplanationGuard
{
    /// <summary>What is explained, or <paramref name="otherwise"/> where explaining fails.</summary>
    public static T Try<T>(Func<T> explain, T otherwise)
    {
        try
        {
            return explain();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return otherwise;
        }
    }
}
