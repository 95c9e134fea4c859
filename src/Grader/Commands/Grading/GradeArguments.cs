using System.CommandLine;
using System.Globalization;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grading.Submissions.Folders;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>The arguments that <c>grade</c> and <c>regrade</c> share.</summary>
internal sealed class GradeArguments
{
    private readonly InputArgument _paths = new InputArgument("PATH")
    {
        Description =
            "Answer sheets, folders of sheets or of students, tables, or a course system's download (a folder, zip or CSV); - is standard "
            + "input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly InputOption _problems = CommonOptions.Problems();
    private readonly InputOption _assignment = CommonOptions.AssignmentFile();
    private readonly Option<string?> _seed = CommonOptions.Seed();

    private readonly OutputOption _output = new("--out")
    {
        Description = "Where the results go (default: results.csv); - is standard output.",
        DefaultValueFactory = _ => "results.csv",
    };

    private readonly OutputOption _steps = new("--steps")
    {
        Description = "Also write what is said of each line of whole documents to this file.",
    };

    private readonly NumberOption _threads = new("--threads", 1, 512, Environment.ProcessorCount)
    {
        Description = "How many threads grade, up to 512 (default: one per core).",
    };

    private readonly Option<string?> _layout = ChoiceOption.Of(
        "--layout",
        $"How the submissions are laid out, if it is not to be recognised: {string.Join(", ", Layouts.All.Select(layout => layout.Id))}.",
        usual: null,
        [.. Layouts.All.Select(layout => layout.Id)]);

    private readonly InputOption _columns = new("--columns")
    {
        Description = "A YAML file that says which question belongs to which part: \"Question title\": itakura-saito.a",
    };

    private readonly Option<string> _shard = new("--shard")
    {
        HelpName = "I/N",
        Description = "Grade only the I-th of N shares of the students, as I/N; \"grader merge\" puts the results together.",
        DefaultValueFactory = _ => "1/1",
    };

    private readonly Flag _weakerSandbox = new("--allow-weaker-sandbox")
    {
        Description = "Run answers in C# even where this machine lacks a layer of the sandbox (see SECURITY.md).",
    };

    private readonly InputOption _decisions = CommonOptions.Overrides();

    private readonly Flag _reveal = new("--reveal")
    {
        Description = "Show the right value beside the student's at the witness, in the results and in the feedback.",
    };

    private readonly Flag _resume = new("--resume") { Description = "Go on where an interrupted run stopped." };
    private readonly OutputOptions.Named _outputs = new();

    public GradeArguments()
    {
        _shard.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Shard(text) is null) result.AddError(AssistantSentences.NoShard);
        });
    }

    // In the order in which help lists them.
    private Option[] Options =>
    [
        _problems, _assignment, _output, _steps, _seed, _threads, _layout, _columns, _shard, _weakerSandbox, _resume, _decisions, _reveal,
    ];

    public void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        foreach (var option in Options) command.Options.Add(option);
        _outputs.AddTo(command);
    }

    /// <summary>All paths of the command, before anything is read.</summary>
    public CommandPaths Paths(ParseResult parsed) => CommandPaths.Of(
        parsed,
        [CommonOptions.UsualProblems(parsed, _problems), .. _outputs.Beside(parsed, parsed.GetValue(_output)!)]);

    public GradeOptions Read(ParseResult parsed, CommandPaths paths) => new()
    {
        Places = paths,
        Paths = paths.Read(_paths),
        Problems = parsed.GetValue(_problems),
        Assignment = paths.Read(_assignment),
        Seed = parsed.GetValue(_seed),
        Output = paths[_output]!,
        Steps = paths[_steps],
        Threads = parsed.GetValue(_threads),
        Layout = parsed.GetValue(_layout),
        Columns = paths.Read(_columns),
        Shard = Shard(parsed.GetValue(_shard)!)!.Value,
        AllowWeakerSandbox = parsed.GetValue(_weakerSandbox),
        Decisions = paths.Read(_decisions),
        Reveal = parsed.GetValue(_reveal),
        Resume = parsed.GetValue(_resume),
        Outputs = _outputs.Read(parsed, paths),
    };

    private static (int Index, int Of)? Shard(string text) =>
        text.Split('/') is [var first, var second] && Number(first) is { } index && Number(second) is { } of && index >= 1 && index <= of
            ? (index, of)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
