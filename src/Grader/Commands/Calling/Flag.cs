using System.CommandLine;

namespace Grader.Commands.Calling;

/// <summary>An option that stands alone: what follows it is no value of it.</summary>
internal sealed class Flag : Option<bool>
{
    public Flag(string name) : base(name) => Arity = ArgumentArity.Zero;
}
