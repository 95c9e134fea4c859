namespace Grading.Comparing.Precision;

/// <summary>How hard high precision tries, one after the other.</summary>
public enum Effort
{
    /// <summary>256 bits; what the network computes is known as well as doubles know it.</summary>
    Usual,

    /// <summary>More bits, for what cancels more.</summary>
    More,

    /// <summary>As many bits as there are, for terms far larger than what is left of them.</summary>
    Most,

    /// <summary>The whole network in 256 bits, for answers in which its own values cancel.</summary>
    Network,

    /// <summary>256 bits, and what the network computes is taken as it is: for what doubles lose below their smallest number.</summary>
    AsIs,
}
