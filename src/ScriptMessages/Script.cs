namespace ScriptMessages;

/// <summary>A script to be run.</summary>
/// <param name="IsBody">The code is the body of the method, with its parameters as variables; otherwise it declares the method (or, for
/// short, is its body).</param>
public sealed record Script(string Code, Signature Signature, bool IsBody);
