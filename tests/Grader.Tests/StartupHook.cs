/// <summary>
/// Runs in the program before its own code where DOTNET_STARTUP_HOOKS names this assembly, and writes down what the program loaded, or
/// which options it was given (for <c>.ci/run</c>, which then names those that no test and no example has run).
/// </summary>
internal static class StartupHook
{
    public const string Where = "GRADER_TESTS_LOADED";

    /// <summary>A folder: every run leaves a file there, with a line for each option.</summary>
    private const string Given = "GRADER_TESTS_GIVEN";

    // what can't be followed was not run
    private const int UsageFault = 2;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Where) is { Length: > 0 } path)
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                File.WriteAllLines(path, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
        if (Environment.GetEnvironmentVariable(Given) is { Length: > 0 } folder
            && Environment.GetCommandLineArgs() is [var program, var command, .. var words] && Path.GetFileName(program) == "grader.dll")
            Record(Path.Combine(folder, $"{Environment.ProcessId}.txt"), words.Select(word => $"{command} {word.Split('=')[0]}"));
    }

    private static void Record(string path, IEnumerable<string> given)
    {
        try
        {
            File.AppendAllLines(path, given.Where(line => line.Contains(" --", StringComparison.Ordinal)));
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                if (Environment.ExitCode == UsageFault) File.Delete(path);
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // a test that runs it as somebody else, or on a full disk
        }
    }
}
