namespace Architecture.Tests.Changes;

/// <summary>A common change touches the files that the table has for it.</summary>
public sealed class CommonChangeTests
{
    public static TheoryData<string> Changes => [.. CommonChange.All.Select(change => change.Adds)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_common_change_touches(string adds)
    {
        var change = CommonChange.All.Single(change => change.Adds == adds);
        var sources = Repository.Code("src").Where(file => change.IsIn(file.Text)).Select(file => file.Path).ToArray();
        var missing = change.Sources.Except(sources).Select(path => $"{path} does not have it");
        var others = sources.Except(change.Sources).Select(path => $"{path} has it too");
        var untested = change.Tests.Where(path => !Repository.Has(path) || !change.IsIn(Repository.Read(path)))
            .Select(path => $"{path} does not test it");
        Faults.None([.. missing, .. others, .. untested]);
    }
}
