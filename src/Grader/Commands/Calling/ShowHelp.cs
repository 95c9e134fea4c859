using System.CommandLine;
using System.CommandLine.Invocation;

namespace Grader.Commands.Calling;

/// <summary>Shows help instead of doing anything, whatever else is wrong with the line.</summary>
internal sealed class ShowHelp : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.Write(HelpText.Of(parseResult.CommandResult.Command));
        return Exit.Done;
    }
}
