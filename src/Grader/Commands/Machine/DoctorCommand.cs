using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using static Formulas.Translating.Spoken;

namespace Grader.Commands.Machine;

/// <summary><c>grader doctor</c>: what this machine has of what the grader uses, and what it lacks.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var (problems, language) = (CommonOptions.Problems(), CommonOptions.Language());
        var command = new DescribedCommand("doctor", "Say what this machine has of what is needed, and what it lacks.",
        [
            "grader doctor",
            "grader doctor --language de",
        ])
        { problems, language };
        command.SetAction(parsed => Exit.Run(() =>
        {
            var isWell = true;
            foreach (var finding in MachineFindings.All(parsed.GetValue(problems)))
            {
                isWell &= finding.State != State.Lacks;
                Terminal.WriteLine("", WordOf(finding.State).PadRight(7), ToneOf(finding.State), finding.Sentence);
            }
            return isWell ? Exit.Done : Exit.NotRightYet;
        }));
        return command;
    }

    private static string WordOf(State state) => state switch
    {
        State.Has => Say("has"),
        State.Lacks => Say("lacks"),
        _ => Say("could"),
    };

    private static Tone ToneOf(State state) => state switch
    {
        State.Has => Tone.Good,
        State.Lacks => Tone.Bad,
        _ => Tone.Open,
    };
}
