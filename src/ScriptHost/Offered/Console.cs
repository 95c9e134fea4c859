namespace ScriptHost.Offered;

/// <summary>
/// What a script prints, printed nowhere: nobody is there to read it. Arguments of any type are taken as they are, so that none has to
/// become an object.
/// </summary>
public static class Console
{
    public static void WriteLine() => Guard.Step();

    public static void WriteLine<T>(T value) => Guard.Step();

    public static void WriteLine<T1, T2>(T1 first, T2 second) => Guard.Step();

    public static void WriteLine<T1, T2, T3>(T1 first, T2 second, T3 third) => Guard.Step();

    public static void WriteLine<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth) => Guard.Step();

    public static void Write<T>(T value) => Guard.Step();

    public static void Write<T1, T2>(T1 first, T2 second) => Guard.Step();

    public static void Write<T1, T2, T3>(T1 first, T2 second, T3 third) => Guard.Step();

    public static void Write<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth) => Guard.Step();
}
