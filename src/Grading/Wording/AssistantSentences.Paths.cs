using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>
/// What assistants read of the paths they gave, before anything is read or written; each path with its option, as in <c>--out "a.csv"</c>.
/// </summary>
internal static partial class AssistantSentences
{
    public static string SamePath(string option, string output, string other) =>
        Say($"{output} and {other} are the same file. Nothing was read or written: please choose another place for {option}.");

    public static string Holds(string option, string output, string other) =>
        Say($"{output} and {other} overlap: files of the one would replace those of the other. "
        + $"Nothing was read or written: please choose another folder for {option}.");

    public static string WithinInput(string option, string output, string input) =>
        Say($"{output} would be a file of {input}, from which the tool reads. "
        + $"Nothing was read or written: please choose another place for {option}, outside of that folder.");

    public static string NoRegularFile(string option, string output) =>
        Say($"{output} is a device, a pipe or a socket, where no file can be put. For standard output please write {option} -.");

    public static string FolderForAFile(string option, string output) => Say($"{output} is a folder. Please name a file for {option}.");

    public static string FileForAFolder(string option, string output) => Say($"{output} is a file. Please name a folder for {option}.");

    public static string FolderOfOthers(string option, string output) =>
        Say($"{output} holds files that are no feedback of this tool. Please name a new or an empty folder for {option}.");

    public static string FolderToStandardOutput(string option) =>
        Say($"{option} writes a file per student, which standard output can't take. Please name a folder.");

    public static string LinksInACircle(string output) => Say($"{output} is a link that leads in a circle. Please name a file.");

    public static string NotOurs(string output, string beside) =>
        Say($"\"{beside}\" is needed while {output} is written, but is a folder, a link or a second name of another file. "
        + $"Please remove it, or choose another place.");

    public static string Locked(string path) =>
        Say($"Another run is writing \"{path}\" now, so this one has ended and changed nothing. Please wait for it, "
            + $"or choose another place.");
}
