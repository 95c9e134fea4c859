using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Names;
using Formulas.Tree;
using Grading.Problems.Methods;
using ReferenceSolutions.Mistakes;
using ScriptMessages;

namespace Grading.Problems;

/// <summary>What a part wants.</summary>
public abstract record Question
{
    private Question() { }

    /// <summary>The same question with other ways to write its names, which count before those it has.</summary>
    public Question With(ImmutableArray<Spelling> spellings) => this switch
    {
        Formula formula => formula with { Vocabulary = formula.Vocabulary.With(spellings) },
        Number number => number with { Vocabulary = number.Vocabulary.With(spellings) },
        Table table => new Table([.. table.Groups.Select(group =>
            group with { Cells = [.. group.Cells.Select(cell => cell.With(spellings))] })]),
        Both both => new Both((Formula)both.Written.With(spellings), (Number)both.Value.With(spellings)),
        Shape or Choice or Selection or Script => this,
        _ => throw new UnreachableException(),
    };

    /// <summary>The names that answers may use, where they are formulas or numbers; of a table, those of all its cells.</summary>
    public IEnumerable<Vocabulary> Vocabularies => this switch
    {
        Formula formula => [formula.Vocabulary],
        Number number => [number.Vocabulary],
        Table table => table.Cells.SelectMany(cell => cell.Question.Vocabularies),
        Both both => [both.Written.Vocabulary],
        Shape or Choice or Selection or Script => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>A formula, compared at the sample points. An update is a formula for the new value.</summary>
    /// <param name="Reference">What is asked, over the model and its adjoints, with typed indices.</param>
    /// <param name="Vocabulary">The names an answer may use.</param>
    /// <param name="Layers">The values of the free layer letter, relative to the last layer where negative or zero: l = 1 … L-1 is (1,
    /// -1).</param>
    /// <param name="Given">The derivatives that may stand in an answer as they are.</param>
    public sealed record Formula(
        Formulas.Tree.Formula Reference, Vocabulary Vocabulary, (int First, int LastFromEnd) Layers, ImmutableArray<Given> Given) : Question
    {
        /// <summary>What an update asks the new value of; null for other questions.</summary>
        public Quantity? Updated { get; init; }

        /// <summary>The names in whose terms the answer is asked for, where an assignment insists on it; empty for any.</summary>
        public ImmutableArray<string> Form { get; init; } = [];

        /// <summary>Mistakes that the author wants recognised, besides those that are computed.</summary>
        public ImmutableArray<AuthorMistake> Mistakes { get; init; } = [];
    }

    /// <summary>A number, by the rule of decimals.</summary>
    public sealed record Number(Formulas.Tree.Formula Reference, Vocabulary Vocabulary, int Decimals) : Question
    {
        /// <summary>The same question, to another number of decimals unless that is null.</summary>
        public Number With(int? decimals) => decimals is { } own ? this with { Decimals = own } : this;
    }

    /// <summary>A formula with its value, each half of the answer.</summary>
    public sealed record Both(Formula Written, Number Value) : Question;

    /// <summary>Several numbers or formulas in one answer, each marked by itself.</summary>
    public sealed record Table(ImmutableArray<TableGroup> Groups) : Question
    {
        public ImmutableArray<TableCell> Cells { get; } = [.. Groups.SelectMany(group => group.Cells)];
    }

    /// <summary>The shape of an array.</summary>
    /// <param name="Array">The array; of a derivative, what it is by. Null for an expression.</param>
    /// <param name="Axes">What its indices run over, in their order.</param>
    public sealed record Shape(Formulas.Tree.Formula.Symbol? Array, ImmutableArray<Axis> Axes) : Question;

    /// <summary>One of several options.</summary>
    public sealed record Choice(ImmutableArray<Option> Options, int Right) : Question;

    /// <summary>Some of several options: all that are right, and no others.</summary>
    /// <param name="Right">The right ones by their places, from 0.</param>
    public sealed record Selection(ImmutableArray<Option> Options, ImmutableArray<int> Right) : Question;

    /// <summary>A method in C#, run at the points of the model.</summary>
    /// <param name="Signature">The method that is asked for: <c>double[] Delta(double[][] w, double[] z)</c>.</param>
    /// <param name="Asked">What it should return: all elements of it.</param>
    /// <param name="Inputs">What its parameters stand for.</param>
    public sealed record Script(Signature Signature, Formula Asked, ImmutableArray<MethodInput> Inputs) : Question;
}

/// <summary>What a table asks for at one of its places: a number, an array with its elements row by row, or a formula.</summary>
/// <param name="Name">As the problem file has it: n, dE/dW.</param>
/// <param name="Sizes">How many elements each of its dimensions has; empty for a single cell.</param>
/// <param name="IsUpdate">Whether it is the new value of what it is called.</param>
public sealed record TableGroup(string Name, ImmutableArray<int> Sizes, ImmutableArray<TableCell> Cells, bool IsUpdate);

/// <summary>One cell of a table.</summary>
/// <param name="Name">As sentences have it: n[2], dE/dW[1,2].</param>
/// <param name="Subscripts">Which element of its group it is; empty for a group of one cell.</param>
/// <param name="Question">A <see cref="Question.Number"/> or a <see cref="Question.Formula"/>.</param>
public sealed record TableCell(string Name, ImmutableArray<int> Subscripts, Question Question)
{
    /// <summary>The same cell with other ways to write its names.</summary>
    public TableCell With(ImmutableArray<Spelling> spellings) => this with { Question = Question.With(spellings) };
}

/// <summary>A wrong answer that the author of the problem foresees.</summary>
/// <param name="Mistake">One of the catalogue, or the author's own.</param>
/// <param name="Credit">Partial credit, or null for none of its own.</param>
public sealed record AuthorMistake(Formulas.Tree.Formula Formula, Mistake Mistake, decimal? Credit);

/// <summary>An option of a choice, with other wordings that students use for it.</summary>
public sealed record Option(string Text, ImmutableArray<string> Also);

/// <summary>A derivative that an answer may contain as it stands: ∂C/∂a_j^L, or with any layer where <paramref name="Layer"/> is
/// null.</summary>
public sealed record Given(Quantity With, Formulas.Tree.Index? Layer);

/// <summary>An earlier part whose answer stands for the derivative by a node, where the part's question does not say so itself.</summary>
public sealed record Followed(string Part, Quantity Node);
