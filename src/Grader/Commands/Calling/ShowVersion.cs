using System.CommandLine;
using System.CommandLine.Invocation;
using Grading.Reports;

namespace Grader.Commands.Calling;

/// <summary>Shows the version instead of doing anything.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(GraderVersion.Text);
        return Exit.Done;
    }
}
