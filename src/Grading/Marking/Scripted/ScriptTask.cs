using System.Collections.Immutable;
using Formulas.Numbers;
using Grading.Problems;
using Grading.Wording;
using ReferenceSolutions.HandDerived;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>What a script part asks for, at random inputs: the calls, and what each should return.</summary>
/// <param name="Expected">One vector for each call.</param>
/// <param name="Shapes">Each call's inputs in a few words, for witnesses.</param>
public sealed record ScriptTask(
    Signature Signature, ImmutableArray<ImmutableArray<Value>> Calls, ImmutableArray<Sized[]> Expected, ImmutableArray<string> Shapes)
{
    // Neurons of the next layer and of this one. The first networks tell a transposed matrix apart; the square ones, a wrong sum.
    private static readonly (int Next, int This)[] Networks =
    [
        (3, 4), (4, 2), (3, 3), (1, 5), (5, 1), (2, 2), (1, 1), (6, 3), (2, 7), (4, 4), (3, 5), (5, 3), (8, 2), (2, 3), (5, 5), (7, 6),
        (4, 5), (3, 2), (6, 6), (9, 8),
    ];

    // Weights, errors and inputs: as usual, very small, very large.
    private static readonly (double Weight, double Error, double Input)[] Magnitudes = [(1, 1, 3), (1e-5, 1e-3, 0.01), (1, 1, 3),
        (1e4, 30, 20)];

    // Wider than anybody writes down, with weights and errors smaller than a slip would be let stand for: what holds up to ten neurons, or
    // adds a little to what it divides by, shows here.
    private static readonly (int Next, int This, double Weight, double Error, double Input)[] Wide =
    [
        (12, 70, 0.3, 1, 3), (90, 11, 1e-10, 1e-7, 2), (33, 48, 1e-4, 1e-12, 1), (128, 100, 0.05, 0.5, 3), (3, 4, 1e-14, 1e-2, 2),
        (2, 300, 1, 1, 4),
    ];

    /// <summary>The task of a part: the same for everyone with this seed.</summary>
    public static ScriptTask Of(Question.Script question, string seed, string part) =>
        HiddenDelta(question.Signature, question.Reference, Seed.Uniform(seed, part, question.Reference.Name));

    /// <summary>The same at inputs that nobody can know who does not know all of the seed.</summary>
    public static ScriptTask Unforeseen(Question.Script question, params ReadOnlySpan<string> seed) =>
        HiddenDelta(question.Signature, question.Reference, Seed.Unforeseen(seed));

    private static ScriptTask HiddenDelta(Signature signature, DerivedMethod reference, Func<double> uniform)
    {
        double Draw(double scale) => (uniform() < 0.5 ? -1 : 1) * scale * (0.2 + uniform());
        double[] Vector(int length, double scale) => [.. Enumerable.Range(0, length).Select(_ => Draw(scale))];
        var usual = Networks.Select((shape, i) =>
            (shape.Next, shape.This, Magnitudes[i % Magnitudes.Length].Weight, Magnitudes[i % Magnitudes.Length].Error,
                Magnitudes[i % Magnitudes.Length].Input));
        var networks = usual.Concat(Wide).Select(shape =>
        {
            double[][] w = [.. Enumerable.Range(0, shape.Next).Select(_ => Vector(shape.This, shape.Weight))];
            return (W: w, Delta: Vector(shape.Next, shape.Error), Z: Vector(shape.This, shape.Input / 1.2),
                Shape: StudentSentences.Layers(shape.This, shape.Next));
        }).ToList();
        networks.Add(networks[0]); // a method that remembers its calls gives itself away
        return new(
            signature,
            [.. networks.Select(network =>
                ImmutableArray.Create<Value>(new Value.Matrix(network.W), new Value.Vector(network.Delta), new Value.Vector(network.Z)))],
            [.. networks.Select(network => reference.Of(network.W, network.Delta, network.Z))],
            [.. networks.Select(network => network.Shape)]);
    }
}
