using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

// What stands in matrix form, in all conventions that fit.
public sealed partial class IndexTyping
{
    // Asked for where nothing else fits.
    private static readonly Convention[] ByName = [new(false, false, ByName: true), new(false, true, ByName: true)];

    // Where a number is asked for: of a row, np.sum(v, axis=1) is one, and v times ones.
    private static readonly Convention OfRows = new(false, false, AreRows: true);

    private static readonly Formula Ones = new Column(Integer(1));

    // A matrix by the name of its element, w_ji (x - t), is read where it is not right as that element; where its letters are not those of
    // its declaration, it is asked about.
    private static (ImmutableArray<Formula>, IndexFault?) OfMatrixForm(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var read = OfConventions(OfConvention, formula, vocabulary, leftSide);
        if (read.Fault is null) return read;
        if (NamedMatrices.AsDeclared(formula, vocabulary.Quantities) is { } declared
            && OfConventions(OfChosen, declared, vocabulary, leftSide) is { Fault: null } named) return named;
        if (OtherMeaning(formula, vocabulary, leftSide) is { } other) return ([other], null);
        return read.Fault is IndexFault.Shapes shapes && (MatrixForm.HasOnes(formula) || IsOfElements(formula, vocabulary, leftSide))
            ? ([], shapes with { Kind = ShapeFault.Unclear })
            : read;
    }

    // Where no shapes fit: vectors along the rows that bear their name, ones written as 1.
    private static Formula? OtherMeaning(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        if (Named(formula, vocabulary, leftSide) is { } named) return named;
        if (vocabulary.FreeIndices.IsEmpty && OfConvention(formula, OfRows, vocabulary, leftSide).Formula is { } number) return number;
        if (WithOnes(formula) is { } ones && OfConvention(ones, default, vocabulary, leftSide).Formula is { } counted) return counted;
        var plain = Walks.Replace(formula, PlainIn);
        return plain == formula ? null
            : OfConventions(OfConvention, plain, vocabulary, leftSide).Formulas.FirstOrDefault() ?? Named(plain, vocabulary, leftSide);
    }

    private static Formula? Named(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        foreach (var convention in ByName)
            if (OfConvention(formula, convention, vocabulary, leftSide).Formula is { } named) return named;
        return null;
    }

    // keepdims=True beside vectors that are columns, too
    private static Formula? PlainIn(Formula node) => node switch
    {
        Column { Operand: Sum { Along: not null } sum } => Walks.Replace(sum, PlainIn),
        Transpose { Operand: Sum { Along: not null } sum } => Walks.Replace(sum, PlainIn),
        _ => null,
    };

    private static bool IsOfElements(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        foreach (var areTurned in (ReadOnlySpan<bool>)[false, true])
            if (NamedMatrices.InAnyLetters(formula, areTurned) is { } named
                && OfConventions(OfConvention, named, vocabulary, leftSide).Fault is null) return true;
        return false;
    }

    // The usual convention first. Where none of its signs stands between shapes that another convention pairs in another way, all are alike.
    private static (ImmutableArray<Formula> Formulas, IndexFault? Fault) OfConventions(
        Reads read, Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var usual = read(formula, default, vocabulary, leftSide);
        ImmutableArray<Formula> fitting = usual.Formula is null ? [] : [usual.Formula];
        if (usual.Open != Open.None)
        {
            foreach (var convention in Convention.Others)
                if (usual.Open.HasFlag(convention.KeepsRows ? Open.Rows : Open.Signs)
                    && read(formula, convention, vocabulary, leftSide).Formula is { } typed && !fitting.Contains(typed)
                    && !LosesProduct(usual.Formula, typed, vocabulary))
                    fitting = fitting.Add(typed);
        }
        return (fitting, fitting.IsEmpty ? usual.Fault : null);
    }

    private delegate Fit Reads(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide);

    // A^T 1: where the number makes no sense, a vector of ones is meant. Null where no 1 stands beside a matrix.
    private static Formula? WithOnes(Formula formula)
    {
        var replaced = Walks.Replace(formula, OnesIn);
        return ReferenceEquals(replaced, formula) || replaced == formula ? null : replaced;
    }

    private static Binary? OnesIn(Formula node) =>
        node is Binary { Right: Number { Digits: "1" } } product && MatrixForm.IsMatrixProduct(product.Operator)
        && MatrixForm.IsWhole(product.Left)
            ? product with { Left = WithOnes(product.Left) ?? product.Left, Right = Ones }
            : null;

    // Whether the usual reading has a product that the model takes itself (u^T v of σ(u^T v)), and the other one takes it apart.
    private static bool LosesProduct(Formula? usual, Formula other, Vocabulary vocabulary)
    {
        if (usual is null || vocabulary.Contracted.IsEmpty) return false;
        var own = ProductsIn(usual);
        own.IntersectWith(vocabulary.Contracted.Select(Unsigned));
        return own.Count > 0 && !own.IsSubsetOf(ProductsIn(other));
    }

    private static HashSet<Formula> ProductsIn(Formula formula) =>
        [.. Walks.Nodes(formula).OfType<Sum>().Select(sum => Unsigned(Renaming.OfOneName(sum)))];

    private static Formula Unsigned(Formula formula) =>
        Walks.Replace(formula, node => node is Negate negate ? Unsigned(negate.Operand) : null);

    // W alone can be any of the matrices of that name: the one that fits is meant.
    private static Fit OfConvention(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide)
    {
        var matrix = Walks.First(formula, static node =>
            node is Symbol { IsWhole: true, Quantity.Axes.Length: 2, Subscripts.IsEmpty: true });
        if (matrix is not Symbol { Quantity.Name: var name }) return OfChosen(formula, convention, vocabulary, leftSide);
        Fit first = default;
        var open = Open.None;
        foreach (var choice in vocabulary.Quantities)
        {
            if (choice.Name != name) continue;
            var chosen = Walks.Replace(formula, node => Chosen(node, choice));
            var result = OfChosen(chosen, convention, vocabulary, leftSide);
            open |= result.Open;
            if (result.Formula is not null) return result with { Open = open };
            if (first.Fault is null) first = result;
        }
        return first with { Open = open };
    }

    private static Symbol? Chosen(Formula node, Quantity choice) =>
        node is Symbol { IsWhole: true, Subscripts.IsEmpty: true } symbol && symbol.Quantity.Name == choice.Name
            ? symbol with { Quantity = choice } : null;

    private static Fit OfChosen(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide)
    {
        var form = new MatrixForm(formula, LettersOf(vocabulary.FreeIndices, leftSide), convention);
        var (element, fault) = form.Element(formula);
        if (element is { } found) (element, fault) = OfIndexForm(OwnFunctions.Inlined(found), vocabulary, leftSide);
        return new(element, fault, form.Open);
    }

    // The letters of the question as the answer calls them.
    private static ImmutableArray<FreeIndex> LettersOf(ImmutableArray<FreeIndex> free, Symbol? leftSide) =>
        leftSide is not null && Renames(leftSide, free.Length)
            ? [.. free.Select((index, place) => index with { Letter = leftSide.Subscripts[place].Letter })]
            : free;

    // What a formula in matrix form is in one convention, and what another one could take in another way.
    private readonly record struct Fit(Formula? Formula, IndexFault? Fault, Open Open);
}
