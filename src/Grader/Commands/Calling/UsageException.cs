namespace Grader.Commands.Calling;

/// <summary>The command line can't be followed; the message is a sentence for the person at the keyboard.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
