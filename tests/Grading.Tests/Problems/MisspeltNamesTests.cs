using Grading.Problems;

namespace Grading.Tests.Problems;

/// <summary>
/// Every name in a problem file is resolved when the file is read: a misspelt one is told with its line, its field and the nearest name.
/// </summary>
public sealed class MisspeltNamesTests
{
    private const string Good = """
        id: squares
        title: One neuron
        statement: 'A neuron with a square loss.'
        symbols:
          x1, weight: 0.5..2
          target: 3..4
          rate: step 0.1..1
        functions: { sigma: softplus }
        model: |
          net = weight*x1
          out = sigma(net)
          Loss = (out - target)^2/2
          delta1 = dLoss/dnet
        loss: Loss
        keep: net > 0
        strata: out > target or out < target
        parts:
          formula:
            question: 'What is the slope?'
            ask: dLoss/dweight
            given: [dLoss/dnet]
            without: [rate]
            form: [delta1, x1, sigma]
            mistakes: [{ formula: delta1*out, code: WRONGX }]
          update: { question: 'What is the new weight?', ask: update weight, step: rate, given: [dLoss/dnet] }
          number: { question: 'How large is the loss?', ask: Loss, decimals: 3, follows: { formula: weight } }
          choice: { question: 'Which?', choices: [{ text: small }, { text: large }], answer: 1 }
          script: { question: 'Write it.', ask: dLoss/dnet, as: code }
        """;

    // A name in its place, what is typed instead, where that is told, and the nearest name; none where the sentence lists what there is.
    public static TheoryData<string, string, string, string> Misspelt => new()
    {
        { "sigma: softplus", "sigma: sofplus", "8: functions.sigma:", "softplus" },
        { "net = weight*x1", "net = wieght*x1", "10: model:", "weight" },
        { "delta1 = dLoss/dnet", "delta1 = dLoss/dnte", "13: model:", "net" },
        { "loss: Loss", "loss: Lsos", "14: loss:", "Loss" },
        { "keep: net", "keep: nett", "15: keep:", "net" },
        { "strata: out > target", "strata: outt > target", "16: strata:", "out" },
        { "ask: dLoss/dweight", "ask: dLoss/dwieght", "20: parts.formula.ask:", "weight" },
        { "given: [dLoss/dnet]\n", "given: [dLoss/dnte]\n", "21: parts.formula.given:", "net" },
        { "without: [rate]", "without: [raet]", "22: parts.formula.without:", "rate" },
        { "form: [delta1, x1, sigma]", "form: [detla1, x1, sigma]", "23: parts.formula.form:", "delta1" },
        { "form: [delta1, x1, sigma]", "form: [delta1, x1, simga]", "23: parts.formula.form:", "" },
        { "formula: delta1*out", "formula: delta1*outt", "24: parts.formula.mistakes[1].formula:", "" },
        { "code: WRONGX", "code: WRONXG", "24: parts.formula.mistakes[1].code:", "WRONGX" },
        { "ask: update weight", "ask: update wieght", "25: parts.update.ask:", "weight" },
        { "step: rate,", "step: raet,", "25: parts.update.step:", "rate" },
        { "ask: Loss,", "ask: Losss,", "26: parts.number.ask:", "Loss" },
        { "follows: { formula:", "follows: { fromula:", "26: parts.number.follows.fromula:", "formula" },
        { "formula: weight }", "formula: wieght }", "26: parts.number.follows.formula:", "weight" },
        { "ask: dLoss/dnet, as", "ask: dLoss/dnte, as", "28: parts.script.ask:", "net" },
        { "parts:\n", "hand-derived: ItakuraSatioNet\nparts:\n", "17: hand-derived:", "ItakuraSaitoNet" },
    };

    [Fact]
    public void The_file_is_read_as_it_stands() => Assert.Equal(5, ProblemReader.Parse(Good, "squares.yaml").Parts.Length);

    [Theory]
    [MemberData(nameof(Misspelt))]
    public void A_misspelt_name_is_told_with_its_place_and_the_nearest_name(string name, string typed, string place, string nearest)
    {
        Assert.Contains(name, Good, StringComparison.Ordinal);
        var faults =
            Assert.Throws<ProblemFileException>(() =>
                ProblemReader.Parse(Good.Replace(name, typed, StringComparison.Ordinal), "squares.yaml")).Faults;

        var fault = Assert.Single(faults, fault => $"{fault}".StartsWith($"squares.yaml:{place}", StringComparison.Ordinal));
        if (nearest.Length > 0) Assert.Matches($"Did you mean \"{nearest}\"\\?|\\({nearest}\\?\\)", fault.Sentence);
    }
}
