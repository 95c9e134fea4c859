using System.Globalization;
using System.Net.Sockets;

namespace Grading.Wording;

/// <summary>What <c>grader doctor</c> says of the machine: each a fact, or what is missing and how to get it.</summary>
internal static partial class AssistantSentences
{
    public static string Versions(string version, string runtime, string system) => $"grader {version} on {runtime}, {system}";

    public static string ProblemsFound(int problems, string folder) =>
        $"{problems} {(problems == 1 ? "problem" : "problems")} in {folder}";

    /// <summary>Why pages can't be served.</summary>
    public static string CannotListen(SocketError why) => why switch
    {
        SocketError.AddressAlreadyInUse => "Another program listens at that address already. Please end it, or name another port with --url.",
        SocketError.AddressNotAvailable => "This machine does not have that address. Please name another one with --url.",
        SocketError.AccessDenied => "Listening at that port is not allowed here. Please name one from 1024 on with --url.",
        _ => "Nothing can listen at that address. Please name another one with --url.",
    };

    public const string ScriptsRun = "Answers in C# are compiled and run.";

    public static string ScriptsDoNotStart(string folder) =>
        $"Answers in C# can't be run, and wait for a person: the programs script-compiler and script-host in {folder} are not there, "
        + "or can't be started. Please install the grader again.";

    public const string ScriptsFail =
        "Answers in C# can't be run, and wait for a person: what compiles and runs them ended before it had answered.";

    public static string LayersHold(IEnumerable<string> layers) => $"All layers of the sandbox hold: {string.Join(", ", layers)}.";

    public static string LayersMissing(IEnumerable<string> layers) =>
        $"This machine lacks {string.Join(", ", layers)}: answers in C# wait for a person, unless --allow-weaker-sandbox is given (see SECURITY.md).";

    public const string NamespacesHeld = "Answers in C# have namespaces of their own, one layer more.";

    public const string NoNamespaces = "Answers in C# have no namespaces of their own here: one layer less, and none that is needed.";

    public static string FontFound(string file) => $"Pages are served with the math font {file}.";

    public const string NoFontFound =
        "There is no free math font here: pages use what their readers have. Debian's fonts-lmodern has one; --font names another.";

    public static string RoomForFiles(string folder, double gigabytes) => string.Create(CultureInfo.InvariantCulture,
        $"Temporary files go to {folder}, which has {gigabytes:0.#} GB free.");

    public static string NoRoomForFiles(string folder, string why) => $"Temporary files can't be put into {folder}: {why}.";
}
