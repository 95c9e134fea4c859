namespace ReferenceSolutions;

/// <summary>A broken model: a cycle, a name without a definition or a domain. The sentence is for the author of the problem.</summary>
public sealed class ModelException(string sentence) : Exception(sentence);
