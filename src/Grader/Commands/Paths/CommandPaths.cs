using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grading.Reports.Places;
using Grading.Wording;

namespace Grader.Commands.Paths;

/// <summary>
/// All paths that a command was given, checked together before anything is read. Options are found by their type, so that a new one is
/// checked like all others.
/// </summary>
internal sealed class CommandPaths : IDisposable
{
    private const string Standard = "-";

    private readonly ParseResult _parsed;
    private readonly Dictionary<string, OutputPlace> _places = [];
    private readonly string? _temporary;
    private readonly StandardInput? _input;

    private CommandPaths(ParseResult parsed, ImmutableArray<GivenPath> given)
    {
        _parsed = parsed;
        if (given.FirstOrDefault(path => path.Path.Length == 0) is { } empty)
            throw new UsageException(AssistantSentences.EmptyPath(empty.Option));
        GivenPath[] piped = [.. given.Where(IsStandardInput)];
        if (piped is [var one, var other, ..]) throw new UsageException(AssistantSentences.StandardInputTwice(one.Option, other.Option));
        if (piped.Length > 0 || given.Any(path => path.IsStandardOutput))
            _temporary = Directory.CreateTempSubdirectory("grader-").FullName;
        if (piped.Length > 0) _input = new(_temporary!);
        try
        {
            ImmutableArray<GivenPath> files = [.. given.Where(path => !IsStandardInput(path))];
            foreach (var (path, place) in files.Zip(OutputPlace.Check(files, _temporary ?? "")))
                if (place is not null) _places[path.Option] = place;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <param name="more">Paths that follow from others: where problems are if nobody says, what a format writes.</param>
    /// <exception cref="PathConflictException">An output would do harm.</exception>
    /// <exception cref="UsageException">A path is empty, or two of them are standard input.</exception>
    public static CommandPaths Of(ParseResult parsed, params IEnumerable<GivenPath> more)
    {
        var command = parsed.CommandResult.Command;
        var given = ImmutableArray.CreateBuilder<GivenPath>();
        foreach (var argument in command.Arguments.OfType<InputArgument>())
            foreach (var path in parsed.GetValue(argument) ?? []) given.Add(new(argument.Name, path, PathUse.Input));
        foreach (var argument in command.Arguments.OfType<InputFileArgument>())
            if (parsed.GetValue(argument) is { } path) given.Add(new(argument.Name, path, PathUse.Input));
        foreach (var option in command.Options)
            if (Given(parsed, option) is { } path) given.Add(path);
        given.AddRange(more);
        return new(parsed, given.ToImmutable());
    }

    private static GivenPath? Given(ParseResult parsed, Option option) => option switch
    {
        InputOption input when parsed.GetValue(input) is { } path => new(option.Name, path, PathUse.Input),
        OutputOption output when parsed.GetValue(output) is { } path =>
            new(option.Name, path, output.IsFolder ? PathUse.OutputFolder : PathUse.OutputFile),
        _ => null,
    };

    private static bool IsStandardInput(GivenPath path) => path is { Use: PathUse.Input, Path: Standard };

    /// <summary>Where an option's output goes; null where it was not asked for.</summary>
    public OutputPlace? this[OutputOption option] => _places.GetValueOrDefault(option.Name);

    /// <summary>Where an output goes that follows from an option.</summary>
    public OutputPlace Of(GivenPath output) => _places[output.Option];

    /// <summary>The files and folders to read; of standard input, a file that has it all.</summary>
    public ImmutableArray<string> Read(InputArgument argument) => [.. _parsed.GetValue(argument)!.Select(path => Read(path, null)!)];

    /// <summary>The file to read; null for none.</summary>
    /// <param name="ending">What it is called by where it comes through standard input.</param>
    public string? Read(InputFileArgument argument, string? ending = null) => Read(_parsed.GetValue(argument), ending);

    /// <summary>The file to read; null for none.</summary>
    public string? Read(InputOption option, string? ending = null) => Read(_parsed.GetValue(option), ending);

    private string? Read(string? path, string? ending) => path == Standard ? _input!.Read(ending) : path;

    /// <summary>Whether something is written to standard output, which nothing else may be mixed into.</summary>
    public bool TakeStandardOutput => _places.Values.Any(place => place.IsStandardOutput);

    /// <summary>Keeps all other runs from these outputs until it is disposed of.</summary>
    public OutputLock Lock() => OutputLock.Take([.. _places.Values]);

    /// <summary>Shows what was to go to standard output.</summary>
    public void Show()
    {
        foreach (var place in _places.Values)
            if (place.IsStandardOutput && File.Exists(place.Path)) Terminal.Show(place.Path);
    }

    public void Dispose()
    {
        if (_temporary is not null) Directory.Delete(_temporary, recursive: true);
    }
}
