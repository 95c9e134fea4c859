using System.Collections.Frozen;

namespace Grading.Explaining;

/// <summary>
/// The catalogue of well-known slips: a code and the question that leads on. A hint gives away neither factor, sign nor exponent. How each is
/// recognised stands with the test that does it: buggy tapes, repairs, ratios.
/// </summary>
public static class Mistake
{
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        // sign and scale
        ["SIGN"] = "Check the direction: if this quantity grows a little, does the loss go up or down in your formula?",
        ["SIGN1"] = "You add several contributions. Differentiate each term on its own: does each of them have the direction you gave it?",
        ["FAC2"] = "Look at the constant in front. What does each rule of differentiation you used bring down?",
        ["FAC2X"] = "Look at the constant in front. Does the loss already contain something that cancels against it?",
        ["POW"] = "Recount the powers when you cancel numerator against denominator: how many are left?",
        ["LOG10"] = "Which logarithm is meant by ln (or log) in this course?",
        ["AVG"] = "Is the cost in this question for one example, or averaged over a data set?",
        ["NEAR"] = "Very close, but not equal. Which constants did you round? Can you keep them exact?",
        // chain rule
        ["NOFP"] = "You passed through a neuron. What does the chain rule ask for when you go from its output to its input?",
        ["FNOTFP"] = "You used the value of a function. Does the chain rule need its value here, or its rate of change?",
        ["FPNOTF"] = "What flows along this connection: a signal, or a rate of change?",
        ["FPA"] = "At which quantity is the slope of the activation evaluated: before or after the non-linearity?",
        ["FPL"] = "Which neuron does the slope belong to: the one you arrive at, or the one you came from?",
        ["XFP"] = "How often do you pass through each neuron on the way back? What is contained in the error term already?",
        ["NOCHAIN"] = "You gave one link of the chain. What multiplies it on the way to the loss?",
        ["RHO"] = "How does the output of this neuron depend on its input current?",
        ["ZX"] = "Which is the input current of this neuron, and which its activity?",
        ["PREACT"] = "Which signal travels along the connection: the one before or after the non-linearity?",
        ["COSTVAL"] = "You wrote the cost itself. Does the question ask for the cost, or for how it changes?",
        ["SIGCHAIN"] = "There is an inner function inside the bracket. What is its derivative?",
        ["SIGEXP"] = "Look at each exponent: what happens to the exponential when you differentiate it?",
        ["SIGPOW"] = "Which exponent does the quotient or power rule give the denominator?",
        ["EXPPOW"] = "Is an exponential differentiated with the power rule, or with a rule of its own?",
        ["LOGDROP"] = "How many terms of the loss depend on the output?",
        ["LOGSIGN"] = "Look at the sign in front of the logarithm and at the quotient inside it. What do they do to the derivative?",
        ["LOGHALF"] = "What does the exponent inside the logarithm do to its derivative?",
        // paths
        ["LATERAL"] = "Follow every arrow that leaves this neuron: how many routes lead to the loss?",
        ["DIRECT"] = "Does this neuron also feed the output directly?",
        ["LATW"] = "Walk along each route: have you collected every weight you cross?",
        ["CROSS"] = "Do the factors of each route belong together? Walk along each of them once more.",
        ["PRODSUM"] = "How do contributions along different routes combine?",
        ["OUTRULE"] = "A hidden neuron has no target of its own. Where does its error come from?",
        // indices
        ["TRANS"] = "Check the index order of the weights in this course: which index is the source and which the destination?",
        ["SUMIDX"] = "Which index appears on the left-hand side? May it be summed away, and what else is summed?",
        ["SUMRANGE"] = "Which neurons does the sum run over? Is any of them left out, or one too many?",
        ["NOSUM"] = "One index on the right does not occur on the left. What has to happen to it?",
        ["LAYER"] = "Check the layer of every factor: to which layer does each of them belong?",
        ["IDX"] = "Check the subscript of each symbol against the connection in question: does each belong to it?",
        ["DOT"] = "Should the result be one number, or one number per neuron?",
        // weight gradient
        ["NOX"] = "A weight only matters if something flows through it. What flows through this one?",
        ["XX"] = "What is the input that a bias is multiplied with?",
        ["WRONGX"] = "Which neuron is at the sending end of this connection, and what does it send?",
        ["WRONGQ"] = "Which quantity is asked for?",
        // update
        ["DESC"] = "Would this step make the loss smaller or larger?",
        ["NOLR"] = "What controls the size of the step?",
        ["GRADONLY"] = "You have the gradient. How is it used to change the parameter?",
        ["UPDATEGIVEN"] = "Does the question ask for a step, or for the derivative only?",
        ["LOSTW"] = "A step starts from the current value. Is it in your formula?",
        ["ZERO"] = "Does the loss really not react to this quantity?",
        // activations
        ["SIG1"] = "Try your slope at zero and far out on the negative side: does the curve really have that slope there?",
        ["SIGZ"] = "The product you remember for the slope is written in terms of which variable?",
        ["LOGISTIC"] = "Is the activation function specified in this question, or is it left general?",
        ["TANH"] = "Which activation function is given here, if any?",
        ["LINFP"] = "What is the slope of a straight line through the origin?",
        ["RELUSWAP"] = "Sketch the ReLU: where is it flat?",
        ["RELUGATE"] = "On which side of the kink is the neuron for these numbers?",
        ["LEAKY"] = "Is this the plain or the leaky variant of the ReLU?",
        ["NOSIG"] = "Is the prediction the weighted input itself?",
        ["MC"] = "What does the slope of the curve look like far away from zero? A sketch helps.",
        // loss
        ["QUADC"] = "Is the cost function specified here? Can you derive its derivative instead of recalling one?",
        ["BCEDUP"] = "With this loss something cancels at the output. Did you keep it?",
        ["BCEHALF"] = "How many terms of the loss depend on the output?",
        ["SOFTSIG"] = "If one score changes, do the other outputs stay the same?",
        ["ONEHOT"] = "Does your formula also hold for soft targets, between the two extremes?",
        ["ST1"] = "Did the question say that the targets form a probability distribution?",
        // notation
        ["PAREN"] = "What does your division bar, or your superscript, cover? Are parentheses missing?",
        ["TYPO"] = "Look at the reading of your formula: is every operator the one you meant?",
        ["NEG"] = "Does it also hold for a negative input current?",
        ["ABS"] = "Does it also hold where the expression inside is negative?",
        ["ALG"] = "The set-up may be right. Can you redo the algebra with one numeric example?",
        // numbers
        ["ROUND"] = "Did you round only at the end, and to the right side?",
        ["FEWDP"] = "How many decimals does the question ask for?",
        ["SWAPW"] = "Which parameter does each of your numbers belong to?",
        ["BDROP"] = "Have you used every term of the weighted input in the forward pass?",
    }.ToFrozenDictionary();

    public static IEnumerable<string> Codes => Hints.Keys;

    /// <summary>The question that leads on from a mistake.</summary>
    public static string Hint(string code) => Hints.GetValueOrDefault(code, "");
}
