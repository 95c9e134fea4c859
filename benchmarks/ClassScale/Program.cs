using System.Diagnostics;
using System.Globalization;
using ClassScale;

// dotnet run -c Release --project benchmarks/ClassScale -- table [STUDENTS]
// dotnet run -c Release --project benchmarks/ClassScale -- sheets [STUDENTS]
var (what, students) =
    (args.ElementAtOrDefault(0)
        ?? "table", int.Parse(args.ElementAtOrDefault(1)
            ?? (args.ElementAtOrDefault(0) == "sheets" ? "10000" : "100000"), CultureInfo.InvariantCulture));
if (what is not ("table" or "sheets"))
{
    Console.Error.WriteLine("Say \"table\" or \"sheets\", and how many students.");
    return 2;
}
var folder = Directory.CreateTempSubdirectory("grader-scale-").FullName;
try
{
    var input = Path.Combine(folder, what == "table" ? "answers.csv" : "sheets");
    if (what == "table") SyntheticClass.WriteTable(input, students);
    else SyntheticClass.WriteSheets(input, students);
    if (what == "sheets") foreach (var file in Directory.EnumerateFiles(input)) _ = File.ReadAllBytes(file);   // into the page cache
    var output = Path.Combine(folder, "results.csv");
    var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
    foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "grader.dll"), "grade", input, "--out", output, .. args.Skip(2)])
        start.ArgumentList.Add(word);
    var watch = Stopwatch.StartNew();
    using var process = Process.Start(start)!;
    var said = process.StandardError.ReadToEndAsync();
    var (peak, processor) = (0L, 0.0);
    while (!process.WaitForExit(50))
    {
        try
        {
            processor = process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            break;
        }
        if (File.Exists($"/proc/{process.Id}/status")
            && File.ReadLines($"/proc/{process.Id}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line)
            peak = Math.Max(
                peak, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024);
    }
    var seconds = watch.Elapsed.TotalSeconds;
    Console.WriteLine(string.Join('\n', (await said).Split('\n').TakeLast(4)));
    if (process.ExitCode != 0) return process.ExitCode;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{students:N0} students, {students * SyntheticClass.PartsEach:N0} answers: {seconds:F2} s wall, {processor:F2} s CPU, {students * SyntheticClass.PartsEach / seconds:N0} answers/s, {students / seconds:N0} students/s, peak {peak} MB"));
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
