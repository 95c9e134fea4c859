using System.Collections.Immutable;
using static Formulas.Translating.Spoken;

namespace ReferenceSolutions.Mistakes;

/// <summary>
/// A kind of mistake that is well known from homework. How each is recognised stands with the test that does it: buggy passes, ratios,
/// repairs.
/// </summary>
/// <remarks>To add a kind, add a row: it can't be made without its words and its hint, and stands in the catalogue by being made.</remarks>
public sealed class Mistake
{
    private static readonly List<Mistake> Rows = [];

    // sign and scale

    public static readonly Mistake Sign = new("SIGN", Generality.Formulas,
        "gave the answer with the opposite sign",
        "Check the direction: if this quantity grows a little, does the loss go up or down in your formula?",
        "Ask, before anything is computed, whether the loss grows or falls when this quantity grows a little.");
    public static readonly Mistake SignOfTerm = new("SIGN1", Generality.Formulas,
        "gave one of several terms the wrong sign",
        "You add several contributions. Differentiate each term on its own: does each of them have the direction you gave it?",
        "Differentiate a sum of two terms at the board one by one, each with its own sign, and only then add them.");
    public static readonly Mistake FactorLost = new("FAC2", Generality.Formulas,
        "lost a constant factor",
        "Look at the constant in front. What does each rule of differentiation you used bring down?",
        "Differentiate (z^2 - t)^2 slowly, and mark with colour where each 2 comes from.");
    public static readonly Mistake FactorTooMuch = new("FAC2X", Generality.Formulas,
        "kept a constant factor that cancels",
        "Look at the constant in front. Does the loss already contain something that cancels against it?",
        "Show the loss with and without its factor 1/2, and what each leaves of the derivative.");
    public static readonly Mistake Power = new("POW", Generality.Formulas,
        "miscounted powers when cancelling",
        "Recount the powers when you cancel numerator against denominator: how many are left?",
        "Put in z = 2 before and after cancelling: both have to give the same number.");
    public static readonly Mistake OtherLogarithm = new("LOG10", Generality.Formulas,
        "took the logarithm to another base",
        "Which logarithm is meant by ln (or log) in this course?",
        "Agree once that log and ln both mean the natural logarithm, and write down its derivative.");
    public static readonly Mistake Averaged = new("AVG", Generality.Losses,
        "averaged over a data set, or left out the average",
        "Is the cost in this question for one example, or averaged over a data set?",
        "Write the loss of one example beside that of a batch of N, and ask which of the two the question has.");
    public static readonly Mistake Nearly = new("NEAR", Generality.Formulas,
        "came close to the right answer with rounded constants",
        "Very close, but not equal. Which constants did you round? Can you keep them exact?",
        "Keep constants such as 1/3 as they are until the last line, and compare what each way leads to.");
    public static readonly Mistake OneCaseOnly = new("CASES", Generality.Formulas,
        "gave a formula that holds for some inputs only",
        "For which inputs does your formula hold? What happens for all the others?",
        "Draw the curve of the function, and ask for the formula on each side of the kink.");

    // chain rule

    public static readonly Mistake SlopeForgotten = new("NOFP", Generality.Networks,
        "forgot the slope of an activation function",
        "You passed through a neuron. What does the chain rule ask for when you go from its output to its input?",
        "Draw a neuron as two boxes, z and then sigma(z): on the way back each box brings a factor.");
    public static readonly Mistake ValueForSlope = new("FNOTFP", Generality.Networks,
        "used the value of a function instead of its slope",
        "You used the value of a function. Does the chain rule need its value here, or its rate of change?",
        "Put sigma(0) = 0.5 beside sigma'(0) = 0.25, and ask which of the two says how much the output changes.");
    public static readonly Mistake SlopeForValue = new("FPNOTF", Generality.Networks,
        "used the slope of a function instead of its value",
        "What flows along this connection: a signal, or a rate of change?",
        "Ask what travels along the wire on the way forwards: that is what the weight is multiplied with.");
    public static readonly Mistake SlopeAtActivation = new("FPA", Generality.Networks,
        "took the slope at the activity instead of at the input current",
        "At which quantity is the slope of the activation evaluated: before or after the non-linearity?",
        "Mark z and x = sigma(z) on the two axes of one sketch of sigma, and ask on which axis the slope is looked up.");
    public static readonly Mistake SlopeOfOtherNeuron = new("FPL", Generality.Networks,
        "took the slope of another neuron of the route",
        "Which neuron does the slope belong to: the one you arrive at, or the one you came from?",
        "Walk one route with a finger, and say at each neuron: now the weight, now this neuron's slope.");
    public static readonly Mistake SlopeTwice = new("XFP", Generality.Networks,
        "multiplied by a slope that was in the error term already",
        "How often do you pass through each neuron on the way back? What is contained in the error term already?",
        "Write out what delta stands for, and underline the slope in it, before delta is used in the next layer.");
    public static readonly Mistake SingleLink = new("NOCHAIN", Generality.Networks,
        "gave one link of the chain only",
        "You gave one link of the chain. What multiplies it on the way to the loss?",
        "Write the whole chain as a product of fractions first, then fill in one fraction after the other.");
    public static readonly Mistake OutputNotApplied = new("RHO", Generality.Networks,
        "left out the output's activation function",
        "How does the output of this neuron depend on its input current?",
        "Ask for the last box of the network: what stands between z and the prediction?");
    public static readonly Mistake CurrentForActivity = new("ZX", Generality.Networks,
        "mixed up an input current and an activity",
        "Which is the input current of this neuron, and which its activity?",
        "Label both sides of one neuron on the board, and keep two colours for z and x from then on.");
    public static readonly Mistake SignalBeforeActivation = new("PREACT", Generality.Networks,
        "used the signal before the activation function instead of the one after it",
        "Which signal travels along the connection: the one before or after the non-linearity?",
        "Follow one number through a neuron, and ask which of the two is sent along the wire.");
    public static readonly Mistake CostItself = new("COSTVAL", Generality.Losses,
        "gave the cost instead of its derivative",
        "You wrote the cost itself. Does the question ask for the cost, or for how it changes?",
        "Put both into a sketch: the height of the curve, and its slope.");
    public static readonly Mistake InnerDerivative = new("SIGCHAIN", Generality.Formulas,
        "forgot the derivative of the inner function",
        "There is an inner function inside the bracket. What is its derivative?",
        "Read the function from the outside to the inside, and take one derivative for each bracket.");
    public static readonly Mistake SignOfExponent = new("SIGEXP", Generality.Formulas,
        "turned the sign of an exponent around",
        "Look at each exponent: what happens to the exponential when you differentiate it?",
        "Differentiate e^(-z) once more, and check it at z = 0 with a difference quotient.");
    public static readonly Mistake PowerOfBracket = new("SIGPOW", Generality.Formulas,
        "gave a bracket the wrong exponent",
        "Which exponent does the quotient or power rule give the denominator?",
        "Write 1/(1 + e^(-z)) as a power -1 first, and use the power rule word by word.");
    public static readonly Mistake PowerRuleForExponential = new("EXPPOW", Generality.Formulas,
        "differentiated an exponential by the power rule",
        "Is an exponential differentiated with the power rule, or with a rule of its own?",
        "Put z^3 and 3^z side by side: in which of them does the variable stand in the exponent?");
    public static readonly Mistake LogarithmDropped = new("LOGDROP", Generality.Losses,
        "lost a logarithm of the loss",
        "How many terms of the loss depend on the output?",
        "Circle every place at which the output stands in the loss before differentiating.");
    public static readonly Mistake SignOfLogarithm = new("LOGSIGN", Generality.Losses,
        "gave the derivative of a logarithm the wrong sign",
        "Look at the sign in front of the logarithm and at the quotient inside it. What do they do to the derivative?",
        "Differentiate -ln(x) and ln(1/x) side by side.");
    public static readonly Mistake LogarithmHalved = new("LOGHALF", Generality.Losses,
        "differentiated the logarithm of a square without its exponent",
        "What does the exponent inside the logarithm do to its derivative?",
        "Show ln(z^2) = 2 ln(z), and differentiate both sides.");

    // paths

    public static readonly Mistake PathForgotten = new("LATERAL", Generality.Networks,
        "forgot a route through later neurons",
        "Follow every arrow that leaves this neuron: how many routes lead to the loss?",
        "Let everybody list the routes from the neuron to the loss before differentiating; then one product for each route.");
    public static readonly Mistake DirectPathForgotten = new("DIRECT", Generality.Networks,
        "forgot the direct route to the output",
        "Does this neuron also feed the output directly?",
        "Draw the arrow that skips a layer in another colour, and ask what it brings.");
    public static readonly Mistake WeightForgotten = new("LATW", Generality.Networks,
        "left out a weight along a route",
        "Walk along each route: have you collected every weight you cross?",
        "Walk a route arrow by arrow: each arrow brings its weight, each neuron its slope.");
    public static readonly Mistake PathsCrossed = new("CROSS", Generality.Networks,
        "mixed the factors of two routes",
        "Do the factors of each route belong together? Walk along each of them once more.",
        "Write one line for each route, and add up only when all lines are complete.");
    public static readonly Mistake PathsMultiplied = new("PRODSUM", Generality.Networks,
        "multiplied routes that are added",
        "How do contributions along different routes combine?",
        "Along a route one multiplies, between routes one adds: show it with two wires from one neuron.");
    public static readonly Mistake LaterStepsForgotten = new("TIME", Generality.Networks,
        "left out what a step does to later steps",
        "A step acts on the loss at once and through the steps after it. Which of these ways have you followed?",
        "Unroll three steps, and draw every arrow from the first state to the three losses.");
    public static readonly Mistake MaskForgotten = new("MASK", Generality.Networks,
        "let a signal back through units that were switched off",
        "Which units took part on the way forwards? What can come back through the others?",
        "Do one forward pass with the mask; then ask which of the units can have changed the loss.");
    public static readonly Mistake ScaleForgotten = new("SCALE", Generality.Networks,
        "left out a scale of the forward pass",
        "By what is the signal divided on the way forwards? What does that do on the way back?",
        "Circle the divisor on the way forwards, and ask where it goes when one differentiates.");
    public static readonly Mistake OutputRule = new("OUTRULE", Generality.Networks,
        "used the rule of the output layer in a hidden layer",
        "A hidden neuron has no target of its own. Where does its error come from?",
        "Ask for the target of a hidden neuron: there is none, so its error comes from the neurons that it feeds.");

    // indices

    public static readonly Mistake Transposed = new("TRANS", Generality.Indices,
        "transposed the weights",
        "Check the index order of the weights in this course: which index is the source and which the destination?",
        "Write down the shape under every matrix of the line: the shapes say which of them is transposed.");
    public static readonly Mistake SumIndex = new("SUMIDX", Generality.Indices,
        "summed over an index that stands on the left",
        "Which index appears on the left-hand side? May it be summed away, and what else is summed?",
        "Underline the indices of the left side: those are given, and only others may be summed over.");
    public static readonly Mistake SumRange = new("SUMRANGE", Generality.Indices,
        "summed over the wrong neurons",
        "Which neurons does the sum run over? Is any of them left out, or one too many?",
        "Write the sum out for a layer of two neurons, and count the terms.");
    public static readonly Mistake SumForgotten = new("NOSUM", Generality.Indices,
        "left out a sum",
        "One index on the right does not occur on the left. What has to happen to it?",
        "Compare the indices of both sides: one that stands on the right only needs a sum.");
    public static readonly Mistake OtherLayer = new("LAYER", Generality.Indices,
        "took a quantity of another layer",
        "Check the layer of every factor: to which layer does each of them belong?",
        "Write the number of its layer over each factor, and read the line once from left to right.");
    public static readonly Mistake OtherIndex = new("IDX", Generality.Indices,
        "took a quantity of another neuron",
        "Check the subscript of each symbol against the connection in question: does each belong to it?",
        "Point at the arrow of w_jk in the drawing, and name its two ends.");
    public static readonly Mistake WrongAxis = new("AXIS", Generality.Indices,
        "added along the wrong axis",
        "Which axis counts what is asked for, and along which one do you add?",
        "Put the shape of the answer beside that of the table: the axis that is missing is the one that was added up.");
    public static readonly Mistake KernelFlipped = new("FLIP", Generality.Indices,
        "met the taps of a kernel in the wrong order",
        "Write out one output with all its taps. Which tap meets this input in each output that it reaches?",
        "Write out one output with all its taps, then read down the column of one input.");
    public static readonly Mistake PlacesShifted = new("SHIFT", Generality.Indices,
        "began counting at the wrong place",
        "Put in the first place of every array: does each index begin where its array begins?",
        "Put in the first index of each array at the board, and look for the first element.");
    public static readonly Mistake DotProduct = new("DOT", Generality.Indices,
        "took a dot product where one multiplies element by element",
        "Should the result be one number, or one number per neuron?",
        "Ask for the shape first: one number, or one number for each neuron?");

    // weight gradient

    public static readonly Mistake SignalForgotten = new("NOX", Generality.Parameters,
        "left out the signal that a weight is multiplied with",
        "A weight only matters if something flows through it. What flows through this one?",
        "Set the signal to zero, and ask what the weight can then do to the loss.");
    public static readonly Mistake SignalTooMuch = new("XX", Generality.Parameters,
        "multiplied the gradient of a bias by a signal",
        "What is the input that a bias is multiplied with?",
        "Write a bias as a weight from a neuron that always sends 1.");
    public static readonly Mistake OtherSignal = new("WRONGX", Generality.Parameters,
        "multiplied by the signal of another neuron",
        "Which neuron is at the sending end of this connection, and what does it send?",
        "Point at the sending end of the arrow, and read off what is sent.");
    public static readonly Mistake OtherQuantity = new("WRONGQ", Generality.Networks,
        "answered with another quantity than the one asked for",
        "Which quantity is asked for?",
        "Let everybody copy the left side of the question before the derivation begins.");

    // update

    public static readonly Mistake Ascent = new("DESC", Generality.Updates,
        "stepped uphill instead of downhill",
        "Would this step make the loss smaller or larger?",
        "Take one step on a parabola at the board in both directions, and compare the loss.");
    public static readonly Mistake StepForgotten = new("NOLR", Generality.Updates,
        "left out the step size",
        "What controls the size of the step?",
        "Do one step with k = 0.1 and one with k = 10, and ask where k stands in the formula.");
    public static readonly Mistake GradientOnly = new("GRADONLY", Generality.Updates,
        "gave the gradient instead of the updated value",
        "You have the gradient. How is it used to change the parameter?",
        "Write new = old - step, and ask what of it the gradient is.");
    public static readonly Mistake UpdateGiven = new("UPDATEGIVEN", Generality.Formulas,
        "gave an update instead of the derivative",
        "Does the question ask for a step, or for the derivative only?",
        "Put the two questions side by side: how does the loss change, and what is done about it?");
    public static readonly Mistake OldValueLost = new("LOSTW", Generality.Updates,
        "lost the old value in an update",
        "A step starts from the current value. Is it in your formula?",
        "Ask what remains of the parameter when the gradient is zero.");
    public static readonly Mistake TermOfRule = new("NOTERM", Generality.Updates,
        "left out a term of the update rule",
        "How many contributions does the rule add up? Is each of them in your formula?",
        "List the terms of the rule with a name for each, and tick them off in the answer.");
    public static readonly Mistake BiasCorrection = new("BIASC", Generality.Updates,
        "left out the correction of running means that begin at zero",
        "The running means begin at zero. What makes up for that in the first steps, and in which of them most?",
        "Compute the first running mean of a constant gradient: it is far too small, and by how much?");
    public static readonly Mistake OldForNew = new("OLDNEW", Generality.Updates,
        "took a value from before the step for one from after it, or the other way round",
        "Is each value in your step the one from before it or the one from after it? Which does the rule take?",
        "Number the lines of the rule, and write beside each value the line that it comes from.");
    public static readonly Mistake NoChange = new("ZERO", Generality.Formulas,
        "answered zero",
        "Does the loss really not react to this quantity?",
        "Wiggle the quantity in a small example, and watch the loss.");

    // activations

    public static readonly Mistake OneMinusSigma = new("SIG1", Generality.Activations,
        "took 1 - sigma for the slope of the logistic function",
        "Try your slope at zero and far out on the negative side: does the curve really have that slope there?",
        "Sketch sigma, and ask for its slope far on the left, where 1 - sigma is nearly 1.");
    public static readonly Mistake SigmaRuleAtCurrent = new("SIGZ", Generality.Activations,
        "put the input current into sigma*(1 - sigma)",
        "The product you remember for the slope is written in terms of which variable?",
        "Write the rule with the name of the output in it, x*(1 - x), and say which of z and x that is.");
    public static readonly Mistake LogisticAssumed = new("LOGISTIC", Generality.Activations,
        "assumed the logistic function",
        "Is the activation function specified in this question, or is it left general?",
        "Ask which lines of the derivation would change with another activation function.");
    public static readonly Mistake TanhAssumed = new("TANH", Generality.Activations,
        "assumed the hyperbolic tangent",
        "Which activation function is given here, if any?",
        "Ask which lines of the derivation would change with another activation function.");
    public static readonly Mistake SlopeOfLine = new("LINFP", Generality.Activations,
        "took z for the slope of the identity",
        "What is the slope of a straight line through the origin?",
        "Draw the line y = z, and read off its slope at two places.");
    public static readonly Mistake ReluSwapped = new("RELUSWAP", Generality.Activations,
        "exchanged the two branches of the ReLU",
        "Sketch the ReLU: where is it flat?",
        "Sketch the ReLU and its slope one above the other.");
    public static readonly Mistake ReluGate = new("RELUGATE", Generality.Activations,
        "let a signal through a ReLU that is closed, or stopped it at one that is open",
        "On which side of the kink is the neuron for these numbers?",
        "Write each neuron's input current beside it, and mark those below zero before going back.");
    public static readonly Mistake LeakyRelu = new("LEAKY", Generality.Activations,
        "mixed up the plain and the leaky ReLU",
        "Is this the plain or the leaky variant of the ReLU?",
        "Sketch both, and compare the left halves.");
    public static readonly Mistake ActivationNotApplied = new("NOSIG", Generality.Activations,
        "took the weighted input for the prediction",
        "Is the prediction the weighted input itself?",
        "Ask whether a prediction of 3 is possible here.");
    public static readonly Mistake OtherOption = new("MC", Generality.Choices,
        "chose another option",
        "What does the slope of the curve look like far away from zero? A sketch helps.",
        "Let the class vote, sketch the curve, and vote again.");

    // loss

    public static readonly Mistake QuadraticCostAssumed = new("QUADC", Generality.Losses,
        "assumed the quadratic cost",
        "Is the cost function specified here? Can you derive its derivative instead of recalling one?",
        "Derive the error of the output layer for two costs side by side.");
    public static readonly Mistake OutputSlopeKept = new("BCEDUP", Generality.Losses,
        "kept a slope that cancels with this loss",
        "With this loss something cancels at the output. Did you keep it?",
        "Multiply out the derivative of the loss and the slope once, and cross out what cancels.");
    public static readonly Mistake HalfOfCrossEntropy = new("BCEHALF", Generality.Losses,
        "dropped half of the cross-entropy",
        "How many terms of the loss depend on the output?",
        "Circle every place at which the output stands in the loss before differentiating.");
    public static readonly Mistake SoftmaxAsSigmoid = new("SOFTSIG", Generality.Losses,
        "treated softmax like a function of one score",
        "If one score changes, do the other outputs stay the same?",
        "Raise one of three scores in numbers, and look at all three outputs.");
    public static readonly Mistake OneHotAssumed = new("ONEHOT", Generality.Losses,
        "assumed that the target is one-hot",
        "Does your formula also hold for soft targets, between the two extremes?",
        "Compute the loss for the target (0.5, 0.5), and check the formula with it.");
    public static readonly Mistake TargetForgotten = new("LABEL", Generality.Losses,
        "left out the target, or put it in the wrong place",
        "The loss compares an output with a label or a target. Where does each of the two enter your derivative?",
        "Ask what the derivative has to be when the output is right already.");
    public static readonly Mistake PenaltyForgotten = new("REG", Generality.Losses,
        "forgot the penalty on the weights",
        "How many terms does the loss have? Which of them depend on this weight by themselves?",
        "Write the loss as a sum with a name for each term, and differentiate term by term.");
    public static readonly Mistake SumToOneAssumed = new("ST1", Generality.Losses,
        "assumed that the targets sum to one",
        "Did the question say that the targets form a probability distribution?",
        "Ask where in the derivation the sum of the targets was replaced by 1, and whether that is given.");

    // notation

    public static readonly Mistake Parentheses = new("PAREN", Generality.Formulas,
        "left out parentheses or put them elsewhere",
        "What does your division bar, or your superscript, cover? Are parentheses missing?",
        "Read the formula aloud as a machine does: powers, then products and quotients, then sums.");
    public static readonly Mistake Typo = new("TYPO", Generality.Formulas,
        "typed another operator than the one that was meant",
        "Look at the reading of your formula: is every operator the one you meant?",
        "Show how an answer is read back, and let everybody compare before handing in.");
    public static readonly Mistake PositiveOnly = new("NEG", Generality.Formulas,
        "gave a formula that holds for positive values only",
        "Does it also hold for a negative input current?",
        "Put in z = -1.");
    public static readonly Mistake AbsoluteValue = new("ABS", Generality.Formulas,
        "took an absolute value",
        "Does it also hold where the expression inside is negative?",
        "Put in a value for which the inside is negative, and compare.");
    public static readonly Mistake Algebra = new("ALG", Generality.Formulas,
        "slipped in the algebra",
        "The set-up may be right. Can you redo the algebra with one numeric example?",
        "Check each line of a derivation with the same small numbers.");

    // numbers

    public static readonly Mistake RoundedEarly = new("ROUND", Generality.Numbers,
        "rounded on the way",
        "Did you round only at the end, and to the right side?",
        "Compute once with all digits and once with two, and compare the results.");
    public static readonly Mistake FewDecimals = new("FEWDP", Generality.Numbers,
        "gave fewer decimals than asked for",
        "How many decimals does the question ask for?",
        "Point at the number of decimals in the question.");
    public static readonly Mistake ParametersExchanged = new("SWAPW", Generality.Numbers,
        "exchanged the values of two parameters",
        "Which parameter does each of your numbers belong to?",
        "Let everybody write the name of the parameter in front of its number.");
    public static readonly Mistake BiasForgotten = new("BDROP", Generality.Networks,
        "forgot the bias in the forward pass",
        "Have you used every term of the weighted input in the forward pass?",
        "Write the weighted input with all its terms before any numbers are put in.");

    private readonly string _did;
    private readonly string _hint;

    // 5 parameters: a row of the table
    private Mistake(string code, Generality generality, string did, string hint, string inClass)
    {
        (Code, Generality, _did, _hint, InClass) = (code, generality, did, hint, inClass);
        if (generality != Generality.OneProblem) Rows.Add(this);
    }

    /// <summary>All kinds of the catalogue, in its order.</summary>
    public static ImmutableArray<Mistake> All { get; } = [.. Rows];

    /// <summary>The word in results: <c>TRANS</c>.</summary>
    public string Code { get; }

    /// <summary>What students did who made it, to those who teach: "12 students" <c>transposed the weights</c>.</summary>
    public string Did => Say(_did);

    /// <summary>What helps in class.</summary>
    public string InClass { get; }

    /// <summary>The question that leads on. It gives away neither factor, sign nor exponent.</summary>
    /// <remarks>An author's own is English; what in it is a sentence of ours is said in the language of who reads it.</remarks>
    public string Hint => Generality == Generality.OneProblem ? Again(_hint) : Say(_hint);

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
    public static Mistake OfAuthor(string code, string hint) => new(code, Generality.OneProblem, hint, hint, "");

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
