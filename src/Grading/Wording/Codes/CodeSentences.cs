using System.Collections.Frozen;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using static Formulas.Translating.Spoken;

namespace Grading.Wording.Codes;

/// <summary>
/// What the codes of results mean to those who teach, and what helps: a code is never shown without its words. Those of mistakes stand with
/// each (<see cref="Mistake.Did"/>).
/// </summary>
internal static class CodeSentences
{
    /// <summary>A code with its words.</summary>
    public static string Coded(string code, string words) => words.Length == 0 ? code : code.Length == 0 ? words : $"{code}: {words}";

    /// <summary>A reason's codes, each with its words and what it is about; of an answer whose mistake is known, that one's.</summary>
    public static string Told(string mistake, string reason, string hint) =>
        mistake.Length > 0 ? Coded(mistake, Did(mistake, hint)) : Each(reason, (code, words) => Coded(code, words));

    /// <summary>What students did who made a mistake, in the past tense; of a problem's own kind of mistake its hint.</summary>
    public static string Did(string mistake, string hint) => Mistake.Named(mistake)?.Did ?? hint;

    /// <summary>What became of an answer: the mistake it is, or what its reason says; empty for one that is only wrong.</summary>
    public static string Means(string mistake, string reason, string hint) =>
        mistake.Length > 0 ? Did(mistake, hint) : Means(reason);

    /// <summary>What a reason says, word by word: <c>follows:a approximates</c> is two.</summary>
    public static string Means(string reason) => Each(reason, (_, words) => words);

    private static string Each(string reason, Func<string, string, string> told) =>
        string.Join("; ", reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            var (code, about) = word.Split(':', 2) is [var head, var tail] ? (head, $" ({tail})") : (word, "");
            return Reasons.TryGetValue(code, out var row) ? told(code, Say(row.Means) + about) : word;
        }));

    /// <summary>The verdicts of steps, each with what it means and what helps.</summary>
    public static IReadOnlyDictionary<string, (string Means, string Help)> OfSteps => Steps;

    /// <summary>The reasons without what they are about, each with what it means and what helps.</summary>
    public static IReadOnlyDictionary<string, (string Means, string Help)> OfReasons => Reasons;

    private const string AtTheDesk = "Decide at the desk; equal ones are decided together.";
    private const string RunAnew = "Run it again; if it comes again, tell the makers of the grader.";
    private const string ShowReading = "Show how `grader read` reads it, and let everybody read an answer back before handing in.";
    private const string ShowSubscripts = "Write an index for each neuron and a number for each layer, and say them aloud.";
    private const string ShowSums = "Write the sum out for two neurons, and underline the index that disappears.";
    private const string ShowShapes = "Write the shape under every factor, and let neighbours agree.";
    private const string Allowed = "Show the list of what C# offers here, in docs/student.md.";

    private static readonly FrozenDictionary<string, (string Means, string Help)> Steps = new Dictionary<string, (string, string)>
    {
        ["true"] = ("both sides are equal at every point", "Nothing."),
        ["false"] = ("the two sides are not equal", "Put the same small numbers into both sides."),
        ["only-if"] = ("both sides are equal under an assumption", "Ask where the assumption is given."),
        ["definition"] = ("the line gives a name to something", "Nothing."),
        ["unread"] = ("nobody can tell whether the line holds", "Read the reason beside it; an unread line costs nothing."),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Means, string Help)> Reasons = new Dictionary<string, (string, string)>
    {
        // what an answer needs to be right
        ["assumes"] = ("right under an assumption that the question does not make", "Ask which lines need the assumption."),
        [Reason.OnlyIfWord] = ("right in a special case only", "Put in values of another case."),
        ["follows"] = ("right given the answer to an earlier part, which is wrong", "Go through the earlier part; this one is understood."),
        ["not-elsewhere"] = ("right for some inputs and wrong for others", "Try inputs of another size and sign."),
        ["approximates"] = ("near the right value without being it", "Ask which formula the quotient of differences comes near to."),
        ["unconfirmed"] = ("right where it was tried, and not confirmed elsewhere", AtTheDesk),
        ["batch-average"] = ("right for the average over a batch", "Say whether the class's losses are averaged."),
        ["form"] = ("right, but not in the terms that are asked for", "Show how the terms outside are replaced."),
        ["contradiction"] = ("two sides of an = that are not equal", "Let everybody put one number into both sides of each =."),

        // what gave a mistake away
        ["false-step"] = ("it comes from a line that does not hold", "Put the same small numbers into both sides of that line."),
        ["factor"] = ("a constant factor too much or too little", "Compare the constants of each line, from the loss on."),
        ["nearly"] = ("a constant near the right one", "Keep constants exact until the last line."),
        ["logarithm"] = ("the factor between two kinds of logarithm", "Agree that log is the natural logarithm."),
        ["extra-factor"] = ("a factor too much", "Ask of each factor which arrow of the drawing it belongs to."),
        ["missing-factor"] = ("a factor is missing", "Walk the route arrow by arrow, and tick off the factors."),
        ["wrong-factor"] = ("one quantity in the place of another", "Point at the two ends of the arrow, and name them."),
        ["single-link"] = ("one link of the chain only", "Write the whole chain as fractions first."),
        ["other-quantity"] = ("what is right for another quantity", "Let everybody copy the left side of the question first."),
        ["repair"] = ("right once one slip is undone", "Show the answer with and without the slip."),

        // numbers, choices, tables, shapes
        ["not-a-number"] = ("a formula where a number is asked for", "Say that numbers have to be put in."),
        ["half"] = ("of formula and value one is right at most", "Put the numbers into the formula once more, together."),
        ["option"] = ("another option", "Let the class vote, discuss, and vote again."),
        ["no-option"] = ("none of the options", "Show how an option is chosen, by its letter."),
        ["two-options"] = ("it could be two options", AtTheDesk),
        ["selected"] = ("not exactly the options that hold", "Take the options one by one: holds, or a counterexample."),
        ["no-selection"] = ("no options were chosen that can be told", "Show how several options are chosen, by their letters."),
        ["cells"] = ("some cells of the table are not right", "Begin at the first wrong cell; what follows from it is understood."),
        ["cell"] = ("a cell of the table can't be read or is wrong", "Look at that cell first."),
        ["table-size"] = ("another number of cells than the table has", "Show the empty table with its heads."),
        ["table-name"] = ("a name that the table does not have", "Show the empty table with its heads."),
        ["table-turned"] = ("rows and columns are exchanged", "Ask which index counts the rows."),
        ["no-shape"] = ("no shape", "Show how a shape is written: (n, m), rows first."),
        ["unknown-size"] = ("a letter that is no size here", "List the letters of the sizes at the board."),
        ["shape-transposed"] = ("the right sizes in another order", "Rows first: write the two sizes beside a drawn matrix."),
        ["shape-dimensions"] = ("another number of dimensions", "Ask how many indices one element has."),
        ["shape-sizes"] = ("other sizes", "A derivative has the shape of what it is by."),

        // what waits for a person
        ["too-few-points"] = ("too few points at which the right answer has a value", AtTheDesk),
        ["undecided"] = ("terms so large that nothing can be told", AtTheDesk),
        ["answered-twice"] = ("the part is answered twice, differently", AtTheDesk),
        ["ambiguous"] = ("it can be read in two ways", "Show both readings, and let the class put in the parentheses."),
        ["image"] = ("an image instead of an answer", AtTheDesk),
        ["file"] = ("a file that can't be read", "Ask for it as text, Markdown, LaTeX, notebook or Word document."),
        ["lines-not-read"] = ("lines that could be the answer were not read", "Show a sheet: the part and a colon before each answer."),
        ["nothing-found"] = ("no answer was found in what was handed in", "Show a sheet: a heading a problem, a line a part."),
        ["unknown-part"] = ("an answer to a part that there is not", "Say at the desk which part is meant."),
        ["unknown-problem"] = ("an answer to a problem that there is not", "Say at the desk which part is meant."),
        ["internal"] = ("a fault of the grader", RunAnew),
        ["overridden"] = ("a person decided otherwise than the machine, whose credit this was", "Nothing."),
        ["read-as"] = ("marked by what a person said was meant", "Nothing."),

        // what can't be read
        ["empty"] = ("no formula", ShowReading),
        ["question"] = ("a question mark in the answer", "Say that a guess is an answer, without the mark."),
        ["too-deep"] = ("parentheses nested too deeply", "Let the class simplify it together."),
        ["too-large"] = ("a formula too large to be worked out", "Let the class simplify it together."),
        ["too-long"] = ("a text too long for one formula", "Ask for the formula alone, without the way to it."),
        ["plus-minus"] = ("two values with a ±", "Ask which of the two is meant."),
        ["comparison"] = ("a comparison instead of a value", "Ask for the value itself."),
        ["percent"] = ("a percent sign", "Ask for the number itself."),
        ["infinity"] = ("infinity as a value", "Ask what happens near the place instead."),
        ["ellipsis"] = ("an ellipsis", "Show how a sum sign replaces the dots."),
        ["torn-partial"] = ("half a derivative", "Write a derivative as one fraction: dL over what it is by."),
        ["missing-partial"] = ("a derivative with its sign above only", "Write a derivative as one fraction: dL over what it is by."),
        ["sum-index"] = ("a sum without its index", ShowSums),
        ["sum-limits"] = ("a sum whose ends can't be told", ShowSums),
        ["einsum"] = ("an einsum that can't be read", "Ask for the sum sign that it stands for."),
        ["flattened"] = ("sub- and superscripts lost when it was copied", "Show how to type w_kj^(l+1); copying from a PDF loses it."),
        ["unknown-command"] = ("a LaTeX command that can't be read", ShowReading),
        ["unknown-name"] = ("a name that the question does not have", "Show the names of the question; `grader template` prints them."),
        ["unknown-character"] = ("a character without a meaning", ShowReading),
        ["letter-for-digit"] = ("a letter for a digit", ShowReading),
        ["layer"] = ("a name without its layer", ShowSubscripts),
        ["subscripts"] = ("a name with another number of subscripts", ShowSubscripts),
        ["index"] = ("an index that can't be read, or one where a number is asked for", ShowSubscripts),
        ["words"] = ("words instead of a formula", "Ask for the formula alone."),
        ["left-over"] = ("something that can't follow what stands before it", "Look for a missing operator or parenthesis."),
        ["unexpected"] = ("something else than what has to follow", "Look for a missing operator or parenthesis."),
        ["unclosed"] = ("a bracket that is not closed", "Count brackets from the inside to the outside."),
        ["comma"] = ("a comma that can be a decimal point", "Agree on the point."),
        ["not-explicit"] = ("a derivative left as it stands", "Work the derivative out, one link further."),
        ["argument"] = ("a function without what it is taken of", "Put in the parentheses: sigma'(z), not sigma'."),
        ["arguments"] = ("a function with another number of arguments", "Put in the parentheses: sigma'(z), not sigma'."),
        ["primes"] = ("a prime too many", "Ask what is differentiated, and how often."),
        ["left-side"] = ("another left side than what is asked for", "Let everybody copy the left side of the question first."),
        ["outside-display"] = ("a formula beside the displayed one", "Ask for the answer as one formula."),
        ["blank-line"] = ("a formula that goes on behind a blank line", "Ask for the answer in one line."),
        ["two-answers"] = ("two answers to one part", AtTheDesk),
        ["two-step-sizes"] = ("two names for the step size", "Agree on one letter for the step size."),
        ["inverse"] = ("a power -1 that can be an inverse or a quotient", "Write 1/f for the quotient."),
        ["label"] = ("a number above a name that can be a power or a layer", ShowSubscripts),
        ["loop"] = ("a loop instead of a formula", "Write what comes out with a sum sign."),
        ["index-unbound"] = ("an index that is neither given nor summed over", ShowSums),
        ["index-summed"] = ("a sum over an index that is given", ShowSums),
        ["index-unused"] = ("a sum over an index that nothing has", ShowSums),
        ["sum-range"] = ("a sum with the wrong number of terms", ShowSums),
        ["index-renamed"] = ("another letter for an index of the question", "Agree on the letters, or write the left side, too."),
        ["index-axis"] = ("an index over two layers at once", ShowSubscripts),
        ["index-layer"] = ("a letter that is no layer, or a layer where a neuron is meant", ShowSubscripts),
        ["index-pair"] = ("indices in an order that connects no layers", ShowSubscripts),
        ["transposed"] = ("the right numbers with rows and columns exchanged", ShowShapes),
        ["shape"] = ("another shape than what is asked for", ShowShapes),
        ["shapes"] = ("shapes that can't be combined", ShowShapes),

        // answers in C#
        ["script"] = ("code, which is looked at by a person here", "Let `grader doctor` say what is missing to run it."),
        ["script-sandbox"] = ("code that was not run, since a layer of the sandbox is missing", "Let `grader doctor` say which."),
        ["script-failed"] = ("code that could not be run, by a fault of the sandbox", RunAnew),
        ["script-shape"] = ("a result of another shape", ShowShapes),
        ["script-changes"] = ("code that gives another result for the same inputs", "Ask what is kept from one call to the next."),
        ["script-not-finite"] = ("a result that is not a finite number", "Ask for which inputs one divides by zero."),
        ["script-exception"] = ("code that stops with an exception", "Run it on paper with the inputs that the hint names."),
        ["script-steps"] = ("code that does not come to an end", "Ask what makes each loop end."),
        ["script-memory"] = ("code that needs too much memory", "Ask how long each array is."),
        ["script-stack"] = ("code that calls itself without end", "Ask for which input the recursion ends."),
        ["script-crash"] = ("code that ended the program that ran it", AtTheDesk),
        ["script-time"] = ("code that took too long", AtTheDesk),
        ["script-compile"] = ("code that does not compile", "Read the compiler's sentence together."),
        ["script-too-long"] = ("a program that is too long", "Ask for the method alone."),
        ["script-long-line"] = ("a line that is too long", "Ask for one statement a line."),
        ["script-too-complicated"] = ("a program that is too complicated", "Ask for several plain methods."),
        ["script-character"] = ("a character that can't be told from others", "Let it be typed, not copied."),
        ["script-brackets"] = ("a bracket without its partner", "Indent each block, and look where the indenting ends."),
        ["script-comment"] = ("a comment that does not end", "Use // for comments."),
        ["script-quotes"] = ("a text that does not end on its line", "Leave the text out: numbers are all that counts."),
        ["script-not-offered"] = ("something of C# that is not offered", Allowed),
        ["script-overload"] = ("two methods of one name", "Give each method a name of its own."),
        ["script-entry"] = ("the method that is asked for is missing", "Copy its first line from the question."),

        // why nothing is said of a line of a derivation
        ["unreadable"] = ("the line can't be read", ShowReading),
        ["unreadable-head"] = ("what the chain begins with can't be read", ShowReading),
        ["beside-unreadable"] = ("the line stands beside something that can't be read", ShowReading),
        ["another-case"] = ("it stands under a heading that answers the same in another way", "Nothing."),
        ["goes-on"] = ("it is far from the line that it goes on from", "Ask for both sides of an = in every line."),
        ["many-readings"] = ("it can be read in too many ways", "Put in the parentheses."),
        ["condition"] = ("the words beside it speak of a case", "Nothing."),
        ["rounded"] = ("a number in it may have been rounded", "Say to how many digits one computes."),
        ["arrow"] = ("an arrow, which says what leads to what", "Ask for an = where both sides are equal."),
        ["sum-understood"] = ("a sum sign may be understood", "Agree whether sums are written."),
        ["letter"] = ("one letter on the left and another on the right may mean the same", "Agree on the letters."),
        ["letters"] = ("the two sides have different indices", ShowSubscripts),
        ["no-value"] = ("it has a value nowhere", "Ask for which inputs it holds."),
        ["only-in-square-networks"] = ("it fits only where all layers are as wide", ShowShapes),
    }.ToFrozenDictionary();
}
