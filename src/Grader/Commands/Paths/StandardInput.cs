using System.Text.RegularExpressions;
using Grader.Commands.Showing;

namespace Grader.Commands.Paths;

/// <summary>What comes through standard input, as a file: whatever is read is read by its path, some of it more than once.</summary>
internal sealed partial class StandardInput(string folder)
{
    private const string Name = "standard-input";

    private string? _path;

    /// <summary>A path as it is shown to whoever gave it.</summary>
    public static string Shown(string path) => Path.GetFileNameWithoutExtension(path) == Name ? "standard input" : path;

    /// <summary>A sentence about it, without the path of the file.</summary>
    public static string InSentence(string sentence) => Place().Replace(sentence, "standard input");

    [GeneratedRegex($@"[^\s""]*[/\\]grader-[^/\\\s""]+[/\\]{Name}(\.[a-z]+)?")]
    private static partial Regex Place();

    /// <summary>The file, which is called by what is in it.</summary>
    /// <param name="ending">What it is, where that is known.</param>
    public string Read(string? ending)
    {
        if (_path is not null) return _path;
        var bytes = Terminal.ReadIn();
        _path = Path.Combine(folder, Name + (ending ?? EndingOf(bytes)));
        File.WriteAllBytes(_path, bytes);
        return _path;
    }

    // A notebook, an archive, a table; else a text.
    private static string EndingOf(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'{', ..] => ".ipynb",
        [(byte)'P', (byte)'K', 3, 4, ..] => ".zip",
        _ when content.StartsWith("student,"u8) || content.StartsWith("student;"u8) => ".csv",
        _ => "",
    };
}
