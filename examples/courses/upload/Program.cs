namespace Upload;

/// <summary>
/// A course system in small: takes a file as the real one does, by what its documentation and its source say, and prints what would stand
/// there afterwards. It ends with 1 and a sentence where the real one would refuse the file.
/// </summary>
internal static class Program
{
    private const string Usage = """
        upload canvas GRADEBOOK FILE       a gradebook as it was exported, and the one to import
        upload moodle WORKSHEET FILE       a grading worksheet as it was downloaded, and the one to upload
        upload gradescope FILE             results.json of an autograder
        upload prairielearn FILE           results.json of an external grader
        upload prairielearn TABLE FILE     the table for manual grading as it was downloaded, and the one to upload
        upload nbgrader SUBMITTED FILE     the folder of submissions, and a gradebook
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            foreach (var line in Taken(arguments)) Console.WriteLine(line);
            return 0;
        }
        catch (RefusedException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine("A file that was named is not there.");
            return 2;
        }
    }

    private static IEnumerable<string> Taken(string[] arguments) => arguments switch
    {
        ["canvas", var gradebook, var file] => Canvas.Take(File.ReadAllText(gradebook), File.ReadAllText(file)),
        ["moodle", var worksheet, var file] => Moodle.Take(File.ReadAllText(worksheet), File.ReadAllText(file)),
        ["gradescope", var file] => Gradescope.Take(File.ReadAllBytes(file)),
        ["prairielearn", var file] => PrairieLearn.Take(File.ReadAllBytes(file)),
        ["prairielearn", var table, var file] => PrairieLearn.Take(File.ReadAllText(table), File.ReadAllText(file)),
        ["nbgrader", var submitted, var file] => Nbgrader.Take(submitted, File.ReadAllText(file)),
        _ => throw new RefusedException(Usage),
    };
}

/// <summary>The course system does not take the file; the message says why.</summary>
internal sealed class RefusedException(string message) : Exception(message);
