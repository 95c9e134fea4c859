using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Showing;
using Grading.Reports.Places;

namespace Grader.Commands.Paths;

/// <summary>
/// All paths that a command was given, checked together before anything is read. Options are found by their type, so that a new one is
/// checked like all others.
/// </summary>
internal sealed class CommandPaths : IDisposable
{
    private readonly Dictionary<string, OutputPlace> _places = [];
    private readonly string? _temporary;

    private CommandPaths(ImmutableArray<GivenPath> given)
    {
        if (given.Any(path => path.IsStandardOutput)) _temporary = Directory.CreateTempSubdirectory("grader-").FullName;
        try
        {
            foreach (var (path, place) in given.Zip(OutputPlace.Check(given, _temporary ?? "")))
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
    public static CommandPaths Of(ParseResult parsed, params IEnumerable<GivenPath> more)
    {
        var command = parsed.CommandResult.Command;
        var given = ImmutableArray.CreateBuilder<GivenPath>();
        foreach (var argument in command.Arguments.OfType<InputArgument>())
            foreach (var path in parsed.GetValue(argument) ?? []) given.Add(new(argument.Name, path, PathUse.Input));
        foreach (var argument in command.Arguments.OfType<InputFileArgument>())
            given.Add(new(argument.Name, parsed.GetValue(argument)!, PathUse.Input));
        foreach (var option in command.Options)
            if (Given(parsed, option) is { } path) given.Add(path);
        given.AddRange(more);
        return new(given.ToImmutable());
    }

    private static GivenPath? Given(ParseResult parsed, Option option) => option switch
    {
        InputOption input when parsed.GetValue(input) is { } path => new(option.Name, path, PathUse.Input),
        OutputOption output when parsed.GetValue(output) is { } path =>
            new(option.Name, path, output.IsFolder ? PathUse.OutputFolder : PathUse.OutputFile),
        _ => null,
    };

    /// <summary>Where an option's output goes; null where it was not asked for.</summary>
    public OutputPlace? this[OutputOption option] => _places.GetValueOrDefault(option.Name);

    /// <summary>Where an output goes that follows from an option.</summary>
    public OutputPlace Of(GivenPath output) => _places[output.Option];

    /// <summary>Whether something is written to standard output, which nothing else may be mixed into.</summary>
    public bool TakeStandardOutput => _temporary is not null;

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
