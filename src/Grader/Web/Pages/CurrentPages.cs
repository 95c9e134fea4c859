namespace Grader.Web.Pages;

/// <summary>The pages that there are just now: always the same, unless the problem files are watched; then those of the files as they
/// are.</summary>
internal sealed class CurrentPages(ServeOptions options)
{
    private readonly Lock _lock = new();
    private PageViews? _views;

    public PageViews Now()
    {
        lock (_lock)
        {
            if (options.Watched is not { } folder) return _views ??= new(new(options), options);
            var stamp = folder.Stamp();
            if (_views?.Stamp == stamp) return _views;
            var read = folder.Read();
            var current = options with { Problems = read.Problems, Assignment = read.Assignment };
            return _views = new(new(current), current) { Stamp = stamp, Faults = read.Faults };
        }
    }
}
