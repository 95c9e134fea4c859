namespace ScriptMessages;

/// <summary>The layers that can be switched off, to show what the others are worth; only tests can.</summary>
public sealed record Gates(bool TextScan, bool SyntaxList, bool Steps)
{
    public static readonly Gates All = new(true, true, true);
}
