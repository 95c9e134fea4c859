using System.Net.Sockets;
using Grading.Reports.Places;
using Grading.Submissions.Folders;

namespace Grading.Tests.Reports.Places;

/// <summary>Every output against every input, under every name that a file can have.</summary>
public sealed class PathGuardTests : IDisposable
{
    private readonly Homework _files = new();

    public PathGuardTests()
    {
        string[] others = ["class/2026-0101.md", "class/2026-0102/answers.md", "elsewhere/own.csv"];
        foreach (var file in Inputs.Values.Concat(others)) _files.Put(file, $"the text of {file}");
    }

    public void Dispose() => _files.Dispose();

    private static readonly Dictionary<string, string> Inputs = new()
    {
        ["PATH"] = "answers.csv",
        ["PATH (zip)"] = "hand-in.zip",
        ["--assignment"] = "homework.yaml",
        ["--problems"] = "problems/one.yaml",
        ["--columns"] = "columns.yaml",
        ["--overrides"] = "overrides.csv",
        ["--roster"] = "canvas.csv",
        ["--diff"] = "old.csv",
        ["RESULTS"] = "share.1.csv",
    };

    private static readonly string[] OutputOptions = ["--out", "--gradebook", "--report", "--format canvas"];

    // What a person may type for a file, or make of it; each gets the folder and the file's name below it.
    private static readonly Dictionary<string, Func<string, string, string>> Names = new()
    {
        ["in full"] = (root, file) => Path.Combine(root, file),
        ["with steps"] = (root, file) => Path.Combine(root, "elsewhere", "..", ".", file),
        ["from here"] = (root, file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(root, file)),
        ["in capitals"] = (root, file) => Path.Combine(root, file.ToUpperInvariant()),
        ["as a link"] = (root, file) => Link(Path.Combine(root, "link.csv"), Path.Combine(root, file)),
        ["as a link to a link"] = (root, file) =>
            Link(Path.Combine(root, "link2.csv"), Link(Path.Combine(root, "link1.csv"), Path.Combine(root, file))),
        ["as a relative link"] = (root, file) => Link(Path.Combine(root, "elsewhere", "link.csv"), Path.Combine("..", file)),
        ["through a linked folder"] = (root, file) => Path.Combine(Link(Path.Combine(root, "here"), root), file),
        ["as a second name"] = (root, file) => HardLink(Path.Combine(root, "second.csv"), Path.Combine(root, file)),
        ["by the rows beside it"] = (root, file) => Undo(HardLink(Path.Combine(root, "x.csv.part"), Path.Combine(root, file))),
        ["by a link to be written through"] = (root, file) => Undo(Link(Path.Combine(root, "y.csv.journal"), Path.Combine(root, file))),
    };

    public static TheoryData<string, string, string> Conflicts
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var input in Inputs.Keys)
                foreach (var output in OutputOptions)
                    foreach (var name in Names.Keys) rows.Add(input, output, name);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void No_output_is_an_input_whatever_it_is_called(string input, string output, string name)
    {
        var typed = Names[name](_files.Root, Inputs[input]);

        var said = Refused(new(input, Path.Combine(_files.Root, Inputs[input]), PathUse.Input), new(output, typed, PathUse.OutputFile));

        Assert.Contains(output, said, StringComparison.Ordinal);
        if (!typed.EndsWith("x.csv", StringComparison.Ordinal) && !typed.EndsWith("y.csv", StringComparison.Ordinal))
            Assert.Contains(input, said, StringComparison.Ordinal);
        Unchanged();
    }

    [Theory]
    [InlineData("class/2026-0101.md")]
    [InlineData("class/2026-0102/answers.md")]
    [InlineData("class/../class/2026-0101.md")]
    [InlineData("class/new.md")]
    [InlineData("class/new")]
    [InlineData("class/2026-0102/new.docx")]
    public void No_output_takes_the_place_of_what_a_folder_holds_or_is_read_with_it(string file) =>
        Assert.Contains("PATH", Refused(Input("class"), Output("--out", file)), StringComparison.Ordinal);

    [Theory]
    [InlineData("as a link")]
    [InlineData("as a second name")]
    public void A_sheet_in_a_folder_is_kept_under_its_other_names(string name)
    {
        var typed = Names[name](_files.Root, "class/2026-0102/answers.md");

        Refused(Input("class"), new("--report", typed, PathUse.OutputFile));
        Unchanged();
    }

    [Theory]
    [InlineData("class", "class")] // every sheet would be replaced
    [InlineData("class", "class/2026-0102")]
    [InlineData("class/2026-0101.md", "class")]
    [InlineData("class", ".")]
    [InlineData("answers.csv", ".")]
    [InlineData("answers.csv", "elsewhere")] // somebody's files
    [InlineData("answers.csv", "elsewhere/own.csv")]
    [InlineData("answers.csv", "-")]
    public void Feedback_goes_to_a_folder_of_its_own(string input, string folder) =>
        Assert.Contains("--feedback", Refused(Input(input), Feedback(folder)), StringComparison.Ordinal);

    [Fact]
    public void A_linked_folder_is_the_folder() =>
        Refused(
            Input("class"),
            new("--feedback", Link(Path.Combine(_files.Root, "feedback"), Path.Combine(_files.Root, "class")), PathUse.OutputFolder));

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("a.csv", "A.csv")]
    [InlineData("a.csv", "elsewhere/../a.csv")]
    [InlineData("a.csv", "a.csv.part")]
    [InlineData("a.csv.journal", "a.csv")]
    [InlineData("a.csv", ".a.csv.lock")]
    [InlineData("-", "-")]
    public void No_two_outputs_are_one(string one, string other)
    {
        var said = Refused(Input("answers.csv"), Output("--out", one), Output("--gradebook", other));

        Assert.Contains("--out", said, StringComparison.Ordinal);
        Assert.Contains("--gradebook", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Feedback_does_not_replace_another_output() =>
        Refused(Input("answers.csv"), Output("--out", "feedback/2026-0101.md"), Feedback("feedback"));

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/tty")]
    [InlineData("/dev/stdout")]
    [InlineData("fifo")]
    [InlineData("link-to-fifo")]
    [InlineData("socket")]
    [InlineData("class")]
    [InlineData("new-folder/")]
    [InlineData("circle")]
    public void A_file_is_put_where_a_file_can_be(string path)
    {
        var full = Path.Combine(_files.Root, path);
        using (System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_files.Root, "fifo")])) { }
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_files.Root, "socket")));
        while (!Path.Exists(Path.Combine(_files.Root, "fifo"))) Thread.Sleep(1);
        Link(Path.Combine(_files.Root, "link-to-fifo"), Path.Combine(_files.Root, "fifo"));
        Link(Path.Combine(_files.Root, "circle"), Path.Combine(_files.Root, "circle"));

        Assert.Contains("--report", Refused(Input("answers.csv"), new("--report", full, PathUse.OutputFile)), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Free => new()
    {
        { "answers.csv", "results.csv" },
        { "answers.csv", "-" },
        { "answers.csv", "results/results.csv" },
        { "class", "classroom.csv" },
        { "class", "class.csv" },
        { "class", "elsewhere/own.csv" },
        { "class", "class/results.csv" },
        { "class", "class/2026-0102/report.html" },
        { ".", "results.csv" },
    };

    [Theory]
    [MemberData(nameof(Free))]
    public void What_harms_nothing_is_allowed(string input, string output) => Allowed(Input(input), Output("--out", output));

    [Theory]
    [InlineData("feedback")]
    [InlineData("class/feedback")]
    [InlineData("empty")]
    [InlineData("own")]
    public void A_new_or_empty_folder_or_that_of_the_last_feedback_is_free(string folder)
    {
        Directory.CreateDirectory(Path.Combine(_files.Root, "empty"));
        _files.Put($"own/{FeedbackMark.Name}", "");
        _files.Put("own/2026-0101.md", "");

        Allowed(Input("class"), Feedback(folder));
    }

    [Fact]
    public void A_link_is_written_where_it_leads()
    {
        var link = Link(Path.Combine(_files.Root, "results.csv"), Path.Combine(_files.Root, "elsewhere", "own.csv"));

        var place = OutputPlace.Check([Input("class"), new("--out", link, PathUse.OutputFile)], "")[1]!;
        OutputFile.Write(place, "new");

        Assert.Equal("new", File.ReadAllText(Path.Combine(_files.Root, "elsewhere", "own.csv")));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Theory]
    [InlineData("student,problem,part,answer,reading,verdict,credit\n")]
    [InlineData("student,itakura-saito.a,total,points,awaiting\n")]
    [InlineData("<!DOCTYPE html>\n<html><head><meta name=\"generator\" content=\"grader\" /></head></html>")]
    public void What_the_tool_wrote_into_a_folder_it_may_replace_there(string text)
    {
        _files.Put("class/results.csv", text);

        Allowed(Input("class"), Output("--out", "class/results.csv"));
    }

    [Fact]
    public void A_table_that_a_student_left_in_a_folder_is_not_replaced()
    {
        _files.Put("class/results.csv", "x,y\n1,2\n");

        Refused(Input("class"), Output("--out", "class/results.csv"));
    }

    private GivenPath Input(string path) => new("PATH", Path.Combine(_files.Root, path), PathUse.Input);

    private GivenPath Output(string option, string path) =>
        new(option, path == "-" ? path : Path.Combine(_files.Root, path), PathUse.OutputFile);

    private GivenPath Feedback(string path) =>
        new("--feedback", path == "-" ? path : Path.Combine(_files.Root, path), PathUse.OutputFolder);

    private static string Refused(params GivenPath[] paths) =>
        Assert.Throws<PathConflictException>(() => OutputPlace.Check([.. paths], "")).Message;

    private static void Allowed(params GivenPath[] paths) =>
        Assert.Equal(paths.Length, OutputPlace.Check([.. paths], Path.GetTempPath()).Length);

    private void Unchanged()
    {
        foreach (var file in Inputs.Values) Assert.Equal($"the text of {file}", File.ReadAllText(Path.Combine(_files.Root, file)));
    }

    private static string Link(string link, string target)
    {
        File.CreateSymbolicLink(link, target);
        return link;
    }

    private static string HardLink(string name, string file)
    {
        using var link = System.Diagnostics.Process.Start("ln", [file, name]);
        link.WaitForExit();
        return name;
    }

    private static string Undo(string beside) => Path.ChangeExtension(beside, null);
}
