using System.Text;
using Grading.Problems;
using Grading.Scripts;

namespace Grading.Tests.Problems;

/// <summary>Problem files are read strictly: what can't be used is told with line and field, all of it at once.</summary>
public sealed class ProblemReaderTests
{
    private const string Good = """
        id: squares
        title: One neuron
        statement: 'A neuron with a square loss.'
        symbols:
          x, w: -2..2
          t: 1..3
          k: step 0.1..1
        functions: { sigma: any smooth }
        model: |
          z = w*x
          y = sigma(z)
          L = (y - t)^2/2
        keep: 0.1 < |z| < 3
        strata: z > 0 or z < 0
        parts:
          a: { question: 'What is the slope?', ask: dL/dz }
          b: { question: 'What is the new weight?', ask: update w, step: k, given: [dL/dz] }
        """;

    // What is done to the file: a text in it, and what stands there instead.
    private static readonly (string What, string Old, string New)[] Slips =
    [
        ("an unknown field at the top", "title: One neuron", "titel: One neuron"),
        ("an unknown field of a part", "given: [dL/dz]", "givn: [dL/dz]"),
        ("a symbol that says more than one thing", "step 0.1..1", "steps 0.1..1"),
        ("a field that has nothing near it", "title: One neuron", "title: One neuron\nfrobnicate: 7"),
        ("a field by another name at the top", "symbols:", "variables:"),
        ("a field by another name of a part", "given: [dL/dz]", "correct: [dL/dz]"),
        ("a number of an array", Good,
            "id: one\ntitle: One\nstatement: One.\ndims: { i: units }\nsymbols: { 'q[i]': 1..2 }\nmodel: L = sum(q)\nparts:\n"
            + "  a: { question: q, ask: q, decimals: 3 }\n"),
        ("a spelling of a derivative", "given: [dL/dz]", "given: [dL/dz], write: { dz: [G] }"),
        ("a label of a noun", "step 0.1..1", "step 0.1..1\n  q: label of classes"),
        ("a missing statement", "statement: 'A neuron with a square loss.'\n", ""),
        ("a missing question", "question: 'What is the slope?', ", ""),
        ("a missing ask", ", ask: dL/dz }", " }"),
        ("a repeated field", "title: One neuron", "title: One neuron\ntitle: Two neurons"),
        ("a repeated part", "  b: {", "  a: {"),
        ("a text where a mapping should be", "functions: { sigma: any smooth }", "functions: sigma"),
        ("a list where a text should be", "title: One neuron", "title: [One, neuron]"),
        ("no parts", Good[Good.IndexOf("parts:", StringComparison.Ordinal)..], ""),
        ("an id with capitals", "id: squares", "id: Squares"),
        ("a domain turned round", "t: 1..3", "t: 3..1"),
        ("a domain in words", "t: 1..3", "t: 1 to 3"),
        ("a domain that is missing", "step 0.1..1", "step 0.1..1\n  q: "),
        ("a letter of no dimension", "step 0.1..1", "step 0.1..1\n  q[i]: 1..2"),
        ("a sum to one over nothing", "step 0.1..1", "step 0.1..1 normalised over i"),
        ("an adjoint of nothing", "L = (y - t)^2/2", "L = (y - t)^2/2\n  delta = dL/dzz"),
        ("a name that is none", "x, w:", "x, 2w:"),
        ("a domain as it was written before", "t: 1..3", "t: '[1, 3] ∪ 5'"),
        ("a symbol as it was written before", "step 0.1..1",
            "step 0.1..1\n  q_i^l: { axes: 'l', sample: '±[1, 2]', hidden: true, sums-to-one: at-half }"),
        ("a name for an adjoint as it was written before", "step 0.1..1", "step 0.1..1\n  delta: { is: dL/dz }"),
        ("a defined array as it was written before", "step 0.1..1", "step 0.1..1\n  q_j^l: { axes: 'l', from: 0 }"),
        ("a sum as it was written before", "z = w*x", "z = sum_k w*x"),
        ("an unknown function", "any smooth", "some smooth"),
        ("an unreadable formula in the model", "z = w*x", "z = w*"),
        ("an undeclared name in the model", "z = w*x", "z = v*x"),
        ("a line of the model without an equals sign", "z = w*x", "z w*x"),
        ("two lines that can't be read", "z = w*x\n  y = sigma(z)", "z = w*\n  y = sigma(z))"),
        ("a definition of what is drawn", "z = w*x", "z = w*x\n  t = 2"),
        ("two definitions of one name", "z = w*x", "z = w*x\n  z = x"),
        ("a cycle", "z = w*x", "z = w*x + L"),
        ("a derivative in the model", "z = w*x", "z = w*x*dL/dy"),
        ("a slope of a slope of a slope", "y = sigma(z)", "y = sigma''(z)"),
        ("a condition that is none", "0.1 < |z| < 3", "'|z| + 3'"),
        ("conditions as they were written before", "keep: 0.1 < |z| < 3", "keep: [0.1 < |z| < 3]"),
        ("strata as they were written before", "strata: z > 0 or z < 0", "strata: [[z > 0, z < 0]]"),
        ("a stratum that can't be read", "z > 0 or z < 0", "z > 0 or z <"),
        ("a part asking for what is not there", "ask: dL/dz }", "ask: dL/dq }"),
        ("a part asking for a sentence", "ask: dL/dz }", "ask: the slope of the loss }"),
        ("an update of what is not there", "update w,", "update q,"),
        ("steps that are none", "ask: dL/dz }", "ask: dL/dz, for: all }"),
        ("layers as they were written before", "ask: dL/dz }", "ask: dL/dz, layers: 1..L-1 }"),
        ("decimals that are no number", "ask: dL/dz }", "ask: dL/dz, decimals: three }"),
        ("an update with one of two step sizes", Good, Good.Replace("k: step", "k, m: step", StringComparison.Ordinal)
            .Replace(", step: k", "", StringComparison.Ordinal)),
        ("an update with an undeclared step size", "step: k", "step: h"),
        ("a derivative given that is not there", "given: [dL/dz]", "given: [dL/dq]"),
        ("a name taken away that is not there", "given: [dL/dz]", "given: [dL/dz], without: [q]"),
        ("points that are no number", "keep:", "points: many\nkeep:"),
        ("too few points", "keep:", "points: 63\nkeep:"),
        ("too many points", "keep:", "points: 100000\nkeep:"),
        ("a maximum that is no number", "ask: dL/dz }", "ask: dL/dz, points: two }"),
        ("widths as they were written before", "keep:", "widths: [[3, 4, 2]]\nkeep:"),
        ("a hand derivation that is not there", "keep:", "hand-derived: SquareNet\nkeep:"),
        ("a choice without the right one", "ask: dL/dz }", "choices: [{ text: small }, { text: large }] }"),
        ("a choice of a third of two", "ask: dL/dz }", "choices: [{ text: small }, { text: large }], answer: 3 }"),
        ("no YAML", "id: squares", "id: [squares"),
        ("no mapping", Good, "- squares"),
        ("nothing", Good, ""),
        ("four faults at once", Good,
            Good.Replace("1..3", "3..1", StringComparison.Ordinal).Replace("any smooth", "some smooth", StringComparison.Ordinal)
            .Replace("step 0.1", "steps 0.1", StringComparison.Ordinal).Replace("|z| < 3", "|z| <", StringComparison.Ordinal)),
    ];

    [Fact]
    public void The_unbroken_file_is_read() =>
        Assert.Equal(["a", "b"], ProblemReader.Parse(Good, "squares.yaml").Parts.Select(part => part.Id));

    [Fact]
    public Task Faults_are_told_with_line_and_field()
    {
        var told = new StringBuilder();
        foreach (var (what, old, @new) in Slips)
        {
            Assert.Contains(old, Good, StringComparison.Ordinal);
            told.Append(what).Append('\n').Append(FaultsOf(Good.Replace(old, @new, StringComparison.Ordinal))).Append("\n\n");
        }
        return Verify(told.ToString());

        static string FaultsOf(string text)
        {
            try
            {
                ProblemReader.Parse(text, "squares.yaml");
                return "    (no fault)";
            }
            catch (ProblemFileException e)
            {
                return string.Join('\n', e.Faults.Select(fault => $"    {fault}"));
            }
        }
    }

    [Fact]
    public void Faults_of_all_files_of_a_folder_come_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "1.yaml"), Good);
            File.WriteAllText(Path.Combine(folder, "2.yaml"), Good.Replace("|z| < 3", "|z| <", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder, "3.yaml"), Good.Replace("1..3", "1 to 3", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder, "4.yaml"), Good);

            var faults = Assert.Throws<ProblemFileException>(() => ProblemReader.Read(folder)).Faults;

            Assert.Equal(["2.yaml:13", "3.yaml:6", "4.yaml:1"], faults.Select(fault => $"{fault.File}:{fault.Line}").Distinct());
            Assert.Equal("The id \"squares\" is also that of 1.yaml.", faults[^1].Sentence);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_a_fault_and_no_crash()
    {
        foreach (var problem in Repository.Problems)
        {
            var text = File.ReadAllText(problem.File);
            for (var length = 0; length < text.Length; length += 29)
            {
                try
                {
                    ProblemReader.Parse(text[..length], "cut.yaml");
                }
                catch (ProblemFileException e)
                {
                    Assert.NotEmpty(e.Faults);
                }
            }
        }
    }

    [Fact]
    public void A_folder_without_problems_is_a_fault()
    {
        var folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

        Assert.Throws<ProblemFileException>(() => ProblemReader.Read(folder));

        Directory.Delete(folder);
    }

    public static TheoryData<string> Ids => [.. Repository.Problems.Select(problem => problem.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_problem_validates(string id)
    {
        using var scripts = new ScriptRunner(TestLimits.Usual with { Lanes = 1, AllowWeakerSandbox = true });

        Assert.Empty(Validation.Of(Repository.Problem(id), "0", scripts).Faults);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_part_says_what_is_right_and_what_is_a_slip(string id) => Assert.All(Repository.Problem(id).Parts, part =>
    {
        Assert.NotEqual("", part.Text);
        Assert.NotEmpty(part.Right);
        Assert.NotEmpty(part.Slips);
    });
}
