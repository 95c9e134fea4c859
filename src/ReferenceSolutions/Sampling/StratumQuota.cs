namespace ReferenceSolutions.Sampling;

/// <summary>How many points each combination of strata can still take.</summary>
internal sealed class StratumQuota
{
    private readonly int[] _left;
    private int _all;

    public StratumQuota(int combinations, int perCombination)
    {
        _left = new int[combinations];
        for (var i = 0; i < combinations; i++) _left[i] = perCombination;
        _all = combinations * perCombination;
    }

    public bool IsFull => _all == 0;

    public bool Takes(int combination)
    {
        if (combination < 0 || _left[combination] == 0) return false;
        _left[combination]--;
        _all--;
        return true;
    }
}
