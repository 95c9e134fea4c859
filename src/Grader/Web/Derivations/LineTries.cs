using Grader.Web.Guarding;

namespace Grader.Web.Derivations;

/// <summary>What somebody may still be told of lines that do not hold.</summary>
internal sealed record LineTries(Attempts Attempts, Visitor Visitor, LineBudget Cost)
{
    public int Left => Attempts.Left(Visitor, Cost.Key, Cost.Budget);

    public string Sentence => Cost.IsShared ? TrySentences.OfLines(Cost.Budget, Left) : TrySentences.Of(Cost.Budget, Left);

    /// <summary>Takes a try; a line that was told before costs nothing again.</summary>
    public bool Take(string claim) => Attempts.Take(Visitor, Cost.Key, claim, Cost.Budget) is null;

    public void GiveBack(string claim) => Attempts.GiveBack(Visitor, Cost.Key, claim, Cost.Budget);
}
