// What build/mutate.sh asks about a report of dotnet-stryker:
//   dotnet run build/mutants.cs -- list REPORT PATH                the numbers of the mutants in files of that path
//   dotnet run build/mutants.cs -- summary NAME REPORT RESULTS SURVIVORS   the share killed; every mutant that survives is added to a file
//   dotnet run build/mutants.cs -- sample COUNT SEED REPORT PATH   so many of them
using System.Globalization;
using System.Text.Json;

return args switch
{
    ["list", var report, var path] => Listed(Mutant.In(report, path)),
    ["summary", var name, var report, var results, var survivors] => Summary(name, Mutant.In(report, ""), results, survivors),
    ["sample", var count, var seed, var report, var path] => Sample(Number(count), Number(seed), Mutant.In(report, path)),
    _ => 2,
};

static int Listed(List<Mutant> mutants)
{
    foreach (var mutant in mutants) Console.WriteLine(mutant.Number);
    return 0;
}

static int Summary(string name, List<Mutant> mutants, string results, string survivors)
{
    var status = File.ReadLines(results).Select(line => line.Split(' ')).ToDictionary(parts => Number(parts[0]), parts => parts[1]);
    var counted = mutants.Where(mutant => status.ContainsKey(mutant.Number)).ToList();
    var alive = counted.Where(mutant => status[mutant.Number] is "Survived" or "NoCoverage").ToList();
    File.AppendAllLines(survivors, alive.Select(mutant => $"{mutant.Place}: {status[mutant.Number]}: {mutant.Text}"));
    var share = counted.Count == 0 ? 0 : 100.0 * (counted.Count - alive.Count) / counted.Count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name}: {share:F1} % of {counted.Count} mutants killed, {alive.Count} survive"));
    return 0;
}

// The first ones by a hash of place and seed: the same for the same code, and nothing but chance for the rest.
static int Sample(int count, int seed, List<Mutant> mutants)
{
    var chosen = mutants.OrderBy(mutant => Hash($"{seed}:{mutant.Place}:{mutant.Text}")).Take(count);
    foreach (var mutant in chosen) Console.WriteLine(mutant.Number);
    return 0;
}

static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

static ulong Hash(string text) => text.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL);

internal sealed record Mutant(int Number, string Status, string Place, string Text)
{
    private bool IsTried => Status is "Killed" or "Timeout" or "Survived" or "NoCoverage";

    public static List<Mutant> In(string report, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
               let source = file.Value.GetProperty("source").GetString()!.Split('\n')
               from element in file.Value.GetProperty("mutants").EnumerateArray()
               let mutant = Of(file.Name, source, element)
               where mutant.IsTried && mutant.Place.Contains(path, StringComparison.Ordinal)
               select mutant,
        ];
    }

    private static Mutant Of(string file, string[] source, JsonElement mutant)
    {
        var (start, end) = (mutant.GetProperty("location").GetProperty("start"), mutant.GetProperty("location").GetProperty("end"));
        var (first, last) = (Offset(source, start), Offset(source, end));
        var text = string.Join('\n', source)[first..last];
        var status = mutant.GetProperty("status").GetString()!;
        var name = file[(file.IndexOf("src/", StringComparison.Ordinal) is >= 0 and var at ? at : 0)..];
        var number = int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);
        return new(number, status, $"{name}:{start.GetProperty("line").GetInt32()}",
            $"{Short(text)} → {Short(mutant.GetProperty("replacement").GetString()!)}");
    }

    private static int Offset(string[] source, JsonElement at)
    {
        var line = at.GetProperty("line").GetInt32() - 1;
        return source.Take(line).Sum(text => text.Length + 1) + at.GetProperty("column").GetInt32() - 1;
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 150 ? line[..150] + "…" : line;
    }
}
