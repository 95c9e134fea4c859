using System.Net.Sockets;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>What <c>grader doctor</c> says of the machine: each a fact, or what is missing and how to get it.</summary>
internal static partial class AssistantSentences
{
    public static string Versions(string version, string runtime, string system) => Say($"grader {version} on {runtime}, {system}");

    public static string ProblemsFound(int problems, string folder) =>
        problems == 1 ? Say($"1 problem in {folder}") : Say($"{problems} problems in {folder}");

    /// <summary>Why pages can't be served.</summary>
    public static string CannotListen(SocketError why) => why switch
    {
        SocketError.AddressAlreadyInUse =>
            Say("Another program listens at that address already. Please end it, or name another port with --url."),
        SocketError.AddressNotAvailable => Say("This machine does not have that address. Please name another one with --url."),
        SocketError.AccessDenied => Say("Listening at that port is not allowed here. Please name one from 1024 on with --url."),
        _ => Say("Nothing can listen at that address. Please name another one with --url."),
    };

    public static string ScriptsRun => Say("Answers in C# are compiled and run.");

    public static string ScriptsDoNotStart(string folder) =>
        Say($"Answers in C# can't be run, and wait for a person: the programs script-compiler and script-host in {folder} are not there, "
        + $"or can't be started. Please install the grader again.");

    public static string ScriptsFail =>
        Say("Answers in C# can't be run, and wait for a person: what compiles and runs them ended before it had answered.");

    public static string LayersHold(IEnumerable<string> layers) => Say($"All layers of the sandbox hold: {string.Join(", ", layers)}.");

    public static string LayersMissing(IEnumerable<string> layers) =>
        Say($"This machine lacks {string.Join(", ", layers)}: answers in C# wait for a person, "
            + $"unless --allow-weaker-sandbox is given (see SECURITY.md).");

    public static string NamespacesHeld => Say("Answers in C# have namespaces of their own, one layer more.");

    public static string NoNamespaces =>
        Say("Answers in C# have no namespaces of their own here: one layer less, and none that is needed.");

    public static string FontFound(string file) => Say($"Pages are served with the math font {file}.");

    public static string NoFontFound =>
        Say("There is no free math font here: pages use what their readers have. Debian's fonts-lmodern has one; --font names another.");

    public static string RoomForFiles(string folder, double gigabytes) =>
        Say($"Temporary files go to {folder}, which has {gigabytes:0.#} GB free.");

    public static string NoRoomForFiles(string folder, string why) => Say($"Temporary files can't be put into {folder}: {why}.");
}
