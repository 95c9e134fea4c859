namespace Grading.Submissions;

/// <summary>
/// A file or folder the command was given can't be used at all. The message is a sentence for the person at the keyboard.
/// </summary>
public sealed class UnusableFileException(string sentence, Exception? cause = null) : Exception(sentence, cause);
