namespace ScriptHost.Offered;

/// <summary>
/// What a script prints, printed nowhere: nobody is there to read it. Arguments of any type are taken as they are, so that none has to
/// become an object.
/// </summary>
public static class Console
{
    public static void WriteLine() => Guard.Step();

    public static void WriteLine<T>(T value) => Write(value);

    public static void WriteLine<T1, T2>(T1 first, T2 second) => Write(first, second);

    public static void WriteLine<T1, T2, T3>(T1 first, T2 second, T3 third) => Write(first, second, third);

    public static void WriteLine<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth) => Write(first, second, third, fourth);

    // What it would take to print it.
    public static void Write<T>(T value) => Guard.Spend(value is string text ? text.Length : 1);

    public static void Write<T1, T2>(T1 first, T2 second)
    {
        Write(first);
        Write(second);
    }

    public static void Write<T1, T2, T3>(T1 first, T2 second, T3 third)
    {
        Write(first, second);
        Write(third);
    }

    public static void Write<T1, T2, T3, T4>(T1 first, T2 second, T3 third, T4 fourth)
    {
        Write(first, second);
        Write(third, fourth);
    }
}
