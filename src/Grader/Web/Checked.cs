namespace Grader.Web;

/// <summary>What becomes of a request to check.</summary>
internal abstract record Checked
{
    private Checked() { }

    public sealed record Done(CheckReply Reply) : Checked;

    /// <summary>Not now: the tries are used up.</summary>
    public sealed record Later(TimeSpan After, string Sentence) : Checked;

    /// <summary>Too much is waiting already.</summary>
    public sealed record Busy : Checked;
}
