using System.Collections.Immutable;

namespace ReferenceSolutions.Mistakes;

/// <summary>
/// A kind of mistake that is well known from homework. How each is recognised stands with the test that does it: buggy passes, ratios,
/// repairs.
/// </summary>
/// <remarks>To add a kind, add a row: it can't be made without its hint, and stands in the catalogue by being made.</remarks>
public sealed class Mistake
{
    private static readonly List<Mistake> Rows = [];

    // sign and scale

    public static readonly Mistake Sign = new("SIGN", Generality.Formulas,
        "Check the direction: if this quantity grows a little, does the loss go up or down in your formula?");
    public static readonly Mistake SignOfTerm = new("SIGN1", Generality.Formulas,
        "You add several contributions. Differentiate each term on its own: does each of them have the direction you gave it?");
    public static readonly Mistake FactorLost = new("FAC2", Generality.Formulas,
        "Look at the constant in front. What does each rule of differentiation you used bring down?");
    public static readonly Mistake FactorTooMuch = new("FAC2X", Generality.Formulas,
        "Look at the constant in front. Does the loss already contain something that cancels against it?");
    public static readonly Mistake Power = new("POW", Generality.Formulas,
        "Recount the powers when you cancel numerator against denominator: how many are left?");
    public static readonly Mistake OtherLogarithm = new("LOG10", Generality.Formulas,
        "Which logarithm is meant by ln (or log) in this course?");
    public static readonly Mistake Averaged = new("AVG", Generality.Losses,
        "Is the cost in this question for one example, or averaged over a data set?");
    public static readonly Mistake Nearly = new("NEAR", Generality.Formulas,
        "Very close, but not equal. Which constants did you round? Can you keep them exact?");
    public static readonly Mistake OneCaseOnly = new("CASES", Generality.Formulas,
        "For which inputs does your formula hold? What happens for all the others?");

    // chain rule

    public static readonly Mistake SlopeForgotten = new("NOFP", Generality.Networks,
        "You passed through a neuron. What does the chain rule ask for when you go from its output to its input?");
    public static readonly Mistake ValueForSlope = new("FNOTFP", Generality.Networks,
        "You used the value of a function. Does the chain rule need its value here, or its rate of change?");
    public static readonly Mistake SlopeForValue = new("FPNOTF", Generality.Networks,
        "What flows along this connection: a signal, or a rate of change?");
    public static readonly Mistake SlopeAtActivation = new("FPA", Generality.Networks,
        "At which quantity is the slope of the activation evaluated: before or after the non-linearity?");
    public static readonly Mistake SlopeOfOtherNeuron = new("FPL", Generality.Networks,
        "Which neuron does the slope belong to: the one you arrive at, or the one you came from?");
    public static readonly Mistake SlopeTwice = new("XFP", Generality.Networks,
        "How often do you pass through each neuron on the way back? What is contained in the error term already?");
    public static readonly Mistake SingleLink = new("NOCHAIN", Generality.Networks,
        "You gave one link of the chain. What multiplies it on the way to the loss?");
    public static readonly Mistake OutputNotApplied = new("RHO", Generality.Networks,
        "How does the output of this neuron depend on its input current?");
    public static readonly Mistake CurrentForActivity = new("ZX", Generality.Networks,
        "Which is the input current of this neuron, and which its activity?");
    public static readonly Mistake SignalBeforeActivation = new("PREACT", Generality.Networks,
        "Which signal travels along the connection: the one before or after the non-linearity?");
    public static readonly Mistake CostItself = new("COSTVAL", Generality.Losses,
        "You wrote the cost itself. Does the question ask for the cost, or for how it changes?");
    public static readonly Mistake InnerDerivative = new("SIGCHAIN", Generality.Formulas,
        "There is an inner function inside the bracket. What is its derivative?");
    public static readonly Mistake SignOfExponent = new("SIGEXP", Generality.Formulas,
        "Look at each exponent: what happens to the exponential when you differentiate it?");
    public static readonly Mistake PowerOfBracket = new("SIGPOW", Generality.Formulas,
        "Which exponent does the quotient or power rule give the denominator?");
    public static readonly Mistake PowerRuleForExponential = new("EXPPOW", Generality.Formulas,
        "Is an exponential differentiated with the power rule, or with a rule of its own?");
    public static readonly Mistake LogarithmDropped = new("LOGDROP", Generality.Losses,
        "How many terms of the loss depend on the output?");
    public static readonly Mistake SignOfLogarithm = new("LOGSIGN", Generality.Losses,
        "Look at the sign in front of the logarithm and at the quotient inside it. What do they do to the derivative?");
    public static readonly Mistake LogarithmHalved = new("LOGHALF", Generality.Losses,
        "What does the exponent inside the logarithm do to its derivative?");

    // paths

    public static readonly Mistake PathForgotten = new("LATERAL", Generality.Networks,
        "Follow every arrow that leaves this neuron: how many routes lead to the loss?");
    public static readonly Mistake DirectPathForgotten = new("DIRECT", Generality.Networks,
        "Does this neuron also feed the output directly?");
    public static readonly Mistake WeightForgotten = new("LATW", Generality.Networks,
        "Walk along each route: have you collected every weight you cross?");
    public static readonly Mistake PathsCrossed = new("CROSS", Generality.Networks,
        "Do the factors of each route belong together? Walk along each of them once more.");
    public static readonly Mistake PathsMultiplied = new("PRODSUM", Generality.Networks,
        "How do contributions along different routes combine?");
    public static readonly Mistake LaterStepsForgotten = new("TIME", Generality.Networks,
        "A step acts on the loss at once and through the steps after it. Which of these ways have you followed?");
    public static readonly Mistake MaskForgotten = new("MASK", Generality.Networks,
        "Which units took part on the way forwards? What can come back through the others?");
    public static readonly Mistake ScaleForgotten = new("SCALE", Generality.Networks,
        "By what is the signal divided on the way forwards? What does that do on the way back?");
    public static readonly Mistake OutputRule = new("OUTRULE", Generality.Networks,
        "A hidden neuron has no target of its own. Where does its error come from?");

    // indices

    public static readonly Mistake Transposed = new("TRANS", Generality.Indices,
        "Check the index order of the weights in this course: which index is the source and which the destination?");
    public static readonly Mistake SumIndex = new("SUMIDX", Generality.Indices,
        "Which index appears on the left-hand side? May it be summed away, and what else is summed?");
    public static readonly Mistake SumRange = new("SUMRANGE", Generality.Indices,
        "Which neurons does the sum run over? Is any of them left out, or one too many?");
    public static readonly Mistake SumForgotten = new("NOSUM", Generality.Indices,
        "One index on the right does not occur on the left. What has to happen to it?");
    public static readonly Mistake OtherLayer = new("LAYER", Generality.Indices,
        "Check the layer of every factor: to which layer does each of them belong?");
    public static readonly Mistake OtherIndex = new("IDX", Generality.Indices,
        "Check the subscript of each symbol against the connection in question: does each belong to it?");
    public static readonly Mistake WrongAxis = new("AXIS", Generality.Indices,
        "Which axis counts what is asked for, and along which one do you add?");
    public static readonly Mistake KernelFlipped = new("FLIP", Generality.Indices,
        "Write out one output with all its taps. Which tap meets this input in each output that it reaches?");
    public static readonly Mistake PlacesShifted = new("SHIFT", Generality.Indices,
        "Put in the first place of every array: does each index begin where its array begins?");
    public static readonly Mistake DotProduct = new("DOT", Generality.Indices,
        "Should the result be one number, or one number per neuron?");

    // weight gradient

    public static readonly Mistake SignalForgotten = new("NOX", Generality.Parameters,
        "A weight only matters if something flows through it. What flows through this one?");
    public static readonly Mistake SignalTooMuch = new("XX", Generality.Parameters,
        "What is the input that a bias is multiplied with?");
    public static readonly Mistake OtherSignal = new("WRONGX", Generality.Parameters,
        "Which neuron is at the sending end of this connection, and what does it send?");
    public static readonly Mistake OtherQuantity = new("WRONGQ", Generality.Networks,
        "Which quantity is asked for?");

    // update

    public static readonly Mistake Ascent = new("DESC", Generality.Updates,
        "Would this step make the loss smaller or larger?");
    public static readonly Mistake StepForgotten = new("NOLR", Generality.Updates,
        "What controls the size of the step?");
    public static readonly Mistake GradientOnly = new("GRADONLY", Generality.Updates,
        "You have the gradient. How is it used to change the parameter?");
    public static readonly Mistake UpdateGiven = new("UPDATEGIVEN", Generality.Formulas,
        "Does the question ask for a step, or for the derivative only?");
    public static readonly Mistake OldValueLost = new("LOSTW", Generality.Updates,
        "A step starts from the current value. Is it in your formula?");
    public static readonly Mistake TermOfRule = new("NOTERM", Generality.Updates,
        "How many contributions does the rule add up? Is each of them in your formula?");
    public static readonly Mistake BiasCorrection = new("BIASC", Generality.Updates,
        "The running means begin at zero. What makes up for that in the first steps, and in which of them most?");
    public static readonly Mistake OldForNew = new("OLDNEW", Generality.Updates,
        "Is each value in your step the one from before it or the one from after it? Which does the rule take?");
    public static readonly Mistake NoChange = new("ZERO", Generality.Formulas,
        "Does the loss really not react to this quantity?");

    // activations

    public static readonly Mistake OneMinusSigma = new("SIG1", Generality.Activations,
        "Try your slope at zero and far out on the negative side: does the curve really have that slope there?");
    public static readonly Mistake SigmaRuleAtCurrent = new("SIGZ", Generality.Activations,
        "The product you remember for the slope is written in terms of which variable?");
    public static readonly Mistake LogisticAssumed = new("LOGISTIC", Generality.Activations,
        "Is the activation function specified in this question, or is it left general?");
    public static readonly Mistake TanhAssumed = new("TANH", Generality.Activations,
        "Which activation function is given here, if any?");
    public static readonly Mistake SlopeOfLine = new("LINFP", Generality.Activations,
        "What is the slope of a straight line through the origin?");
    public static readonly Mistake ReluSwapped = new("RELUSWAP", Generality.Activations,
        "Sketch the ReLU: where is it flat?");
    public static readonly Mistake ReluGate = new("RELUGATE", Generality.Activations,
        "On which side of the kink is the neuron for these numbers?");
    public static readonly Mistake LeakyRelu = new("LEAKY", Generality.Activations,
        "Is this the plain or the leaky variant of the ReLU?");
    public static readonly Mistake ActivationNotApplied = new("NOSIG", Generality.Activations,
        "Is the prediction the weighted input itself?");
    public static readonly Mistake OtherOption = new("MC", Generality.Choices,
        "What does the slope of the curve look like far away from zero? A sketch helps.");

    // loss

    public static readonly Mistake QuadraticCostAssumed = new("QUADC", Generality.Losses,
        "Is the cost function specified here? Can you derive its derivative instead of recalling one?");
    public static readonly Mistake OutputSlopeKept = new("BCEDUP", Generality.Losses,
        "With this loss something cancels at the output. Did you keep it?");
    public static readonly Mistake HalfOfCrossEntropy = new("BCEHALF", Generality.Losses,
        "How many terms of the loss depend on the output?");
    public static readonly Mistake SoftmaxAsSigmoid = new("SOFTSIG", Generality.Losses,
        "If one score changes, do the other outputs stay the same?");
    public static readonly Mistake OneHotAssumed = new("ONEHOT", Generality.Losses,
        "Does your formula also hold for soft targets, between the two extremes?");
    public static readonly Mistake TargetForgotten = new("LABEL", Generality.Losses,
        "The loss compares an output with a label or a target. Where does each of the two enter your derivative?");
    public static readonly Mistake PenaltyForgotten = new("REG", Generality.Losses,
        "How many terms does the loss have? Which of them depend on this weight by themselves?");
    public static readonly Mistake SumToOneAssumed = new("ST1", Generality.Losses,
        "Did the question say that the targets form a probability distribution?");

    // notation

    public static readonly Mistake Parentheses = new("PAREN", Generality.Formulas,
        "What does your division bar, or your superscript, cover? Are parentheses missing?");
    public static readonly Mistake Typo = new("TYPO", Generality.Formulas,
        "Look at the reading of your formula: is every operator the one you meant?");
    public static readonly Mistake PositiveOnly = new("NEG", Generality.Formulas,
        "Does it also hold for a negative input current?");
    public static readonly Mistake AbsoluteValue = new("ABS", Generality.Formulas,
        "Does it also hold where the expression inside is negative?");
    public static readonly Mistake Algebra = new("ALG", Generality.Formulas,
        "The set-up may be right. Can you redo the algebra with one numeric example?");

    // numbers

    public static readonly Mistake RoundedEarly = new("ROUND", Generality.Numbers,
        "Did you round only at the end, and to the right side?");
    public static readonly Mistake FewDecimals = new("FEWDP", Generality.Numbers,
        "How many decimals does the question ask for?");
    public static readonly Mistake ParametersExchanged = new("SWAPW", Generality.Numbers,
        "Which parameter does each of your numbers belong to?");
    public static readonly Mistake BiasForgotten = new("BDROP", Generality.Networks,
        "Have you used every term of the weighted input in the forward pass?");

    private Mistake(string code, Generality generality, string hint)
    {
        (Code, Generality, Hint) = (code, generality, hint);
        if (generality != Generality.OneProblem) Rows.Add(this);
    }

    /// <summary>All kinds of the catalogue, in its order.</summary>
    public static ImmutableArray<Mistake> All { get; } = [.. Rows];

    /// <summary>The word in results: <c>TRANS</c>.</summary>
    public string Code { get; }

    /// <summary>The question that leads on. It gives away neither factor, sign nor exponent.</summary>
    public string Hint { get; }

    /// <summary>Where it can be made.</summary>
    public Generality Generality { get; }

    /// <summary>The kind with a code of the catalogue, or null.</summary>
    public static Mistake? Named(string code)
    {
        foreach (var mistake in All)
            if (mistake.Code == code) return mistake;
        return null;
    }

    /// <summary>A kind of a problem's own, or one of the catalogue with the hint of the problem's author.</summary>
    public static Mistake OfAuthor(string code, string hint) => new(code, Generality.OneProblem, hint);

    public override string ToString() => Code;
}

/// <summary>How general a kind of mistake is: where it can be made.</summary>
public enum Generality
{
    /// <summary>In any formula: signs, factors, parentheses.</summary>
    Formulas,

    /// <summary>In any number that is asked to some decimals.</summary>
    Numbers,

    /// <summary>In a choice between options.</summary>
    Choices,

    /// <summary>In derivatives that pass through a network.</summary>
    Networks,

    /// <summary>In networks of layers, whose quantities have indices.</summary>
    Indices,

    /// <summary>Where the derivative by a weight or a bias is asked for.</summary>
    Parameters,

    /// <summary>Where a step of gradient descent is asked for.</summary>
    Updates,

    /// <summary>Where an activation function is passed through.</summary>
    Activations,

    /// <summary>Where a loss is differentiated.</summary>
    Losses,

    /// <summary>In one problem, whose author foresees it; such a kind stands in no catalogue.</summary>
    OneProblem,
}
