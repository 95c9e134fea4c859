using Grading;
using Grading.Problems;
using Grading.Verdicts;
using Grading.Wording;

// A program with the grader in it: dotnet run --project examples/embedding -- problems/itakura-saito.yaml a "2*(z6^2-t)/z6^3"
if (args is not [var file, var part, var answer])
{
    Console.Error.WriteLine("embedding PROBLEM-FILE PART ANSWER");
    return 2;
}
var problem = ProblemReader.Read(file).Single();
var outcome = Marker.Of(problem)[part].Grade(answer);

Console.WriteLine($"verdict: {outcome.Verdict.Word()}");
if (outcome.Reading.Length > 0) Console.WriteLine($"read as: {outcome.Reading}");
if (outcome.Hint.Length > 0) Console.WriteLine($"hint:    {outcome.Hint}");
return 0;
