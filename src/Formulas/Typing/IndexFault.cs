using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>
/// Indices or shapes that don't fit together: a wrong answer with a reason, or one that has to be asked about. The data of a sentence.
/// </summary>
public abstract record IndexFault
{
    private IndexFault() { }

    /// <summary>What says everything by the letter of an index.</summary>
    public sealed record AtLetter(LetterFault Kind, string Letter) : IndexFault;

    /// <summary>An index that the question calls by another letter.</summary>
    public sealed record Renamed(string Letter, string Asked) : IndexFault;

    /// <summary>An index over two layers.</summary>
    /// <param name="Use">Where it runs over the first one: a name; null for the question, empty for the sum.</param>
    /// <param name="Other">Where it runs over the second one.</param>
    public sealed record RunsOverTwo(string Letter, Axis First, string? Use, Axis Second, string Other) : IndexFault;

    /// <summary>Two indices that are compared and run over different layers.</summary>
    public sealed record ComparesLayers(Index Left, Axis First, Index Right, Axis Second) : IndexFault;

    /// <summary>A sum up to the size of another layer than its index runs over.</summary>
    public sealed record WrongLimit(string Letter, Axis Limit, Axis Axis) : IndexFault;

    /// <summary>A letter above a name that is no layer.</summary>
    public sealed record NotALayer(string Use, string Letter) : IndexFault;

    /// <summary>The letter of a layer where the number of a neuron should stand.</summary>
    public sealed record LayerAsNeuron(string Use, string Letter) : IndexFault;

    /// <summary>Arrays of that name connect other layers, or in another order.</summary>
    /// <param name="Axes">What its indices run over; null where that is not known.</param>
    public sealed record NoSuchPair(string Use, ImmutableArray<Axis?> Axes) : IndexFault;

    /// <summary>Two shapes: what was given and what was asked for, or what can't be combined.</summary>
    public sealed record Shapes(ShapeFault Kind, Shape First, Shape Second) : IndexFault;

    /// <summary>True where it can't be told what is meant; otherwise the answer is wrong whatever its values.</summary>
    public bool IsQuestion =>
        this is Renamed or Shapes { Kind: ShapeFault.Unclear }
            or AtLetter { Kind: LetterFault.NeedsLimits or LetterFault.LayerNotFree or LetterFault.OneTooMany };

    /// <summary>A stable machine word, such as <c>index-unbound:k</c>.</summary>
    public string Word => this switch
    {
        AtLetter at => $"{Of(at.Kind)}:{at.Letter}",
        Renamed renamed => $"index-renamed:{renamed.Letter}",
        RunsOverTwo two => $"index-axis:{two.Letter}",
        ComparesLayers compares => $"index-axis:{compares.Left.Letter}",
        WrongLimit limit => $"sum-range:{limit.Letter}",
        NotALayer use => $"index-layer:{use.Letter}",
        LayerAsNeuron use => $"index-layer:{use.Letter}",
        NoSuchPair pair => $"index-pair:{pair.Use}",
        Shapes { Kind: ShapeFault.Transposed } => "transposed",
        Shapes { Kind: ShapeFault.Wrong or ShapeFault.Unclear } => "shape",
        Shapes => "shapes",
        _ => throw new UnreachableException(),
    };

    private static string Of(LetterFault kind) => kind switch
    {
        LetterFault.NotSummed => "index-unbound",
        LetterFault.SummedAway => "index-summed",
        LetterFault.SumOverNothing => "index-unused",
        LetterFault.NeedsLimits or LetterFault.OneTooMany => "sum-range",
        LetterFault.LayerNotFree => "index-layer",
        _ => throw new UnreachableException(),
    };
}

/// <summary>The kinds of <see cref="IndexFault.AtLetter"/>.</summary>
public enum LetterFault
{
    /// <summary>It is neither in the question nor summed over.</summary>
    NotSummed,

    /// <summary>It is in the question, and summed over.</summary>
    SummedAway,
    SumOverNothing,

    /// <summary>Its neurons are numbered one by one.</summary>
    NeedsLimits,

    /// <summary>A sum over steps from 0 to the last one, which are counted from 1.</summary>
    OneTooMany,

    /// <summary>The question is about the last layer.</summary>
    LayerNotFree,
}

/// <summary>The kinds of <see cref="IndexFault.Shapes"/>.</summary>
public enum ShapeFault
{
    Transposed,

    /// <summary>Not what is asked for.</summary>
    Wrong,

    /// <summary>Not to be combined.</summary>
    Differ,

    /// <summary>Not what is asked for, by ones or a sum along an axis whose size nobody says.</summary>
    Unclear,
}
