using Formulas.Authors;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;

namespace Formulas.Tests.Authors;

/// <summary>
/// Names for tests: samples n, inputs d, hidden units h, classes c k, tokens i j, steps t = 1, …, T, layers l = 1, …, L with their neurons
/// u (of l), m (of l-1), o (of L); and arrays over them.
/// </summary>
internal static class SmallWorld
{
    /// <summary>The names, with a loss E.</summary>
    public static AuthorNames Names()
    {
        var names = new AuthorNames();
        Axis n = Add(names, "samples", "n"), d = Add(names, "inputs", "d"), h = Add(names, "hidden units", "h");
        Axis c = Add(names, "classes", "c", "k"), i = Add(names, "tokens", "i", "j");
        var steps = Ordered(names, "t", "steps", "T");
        var layers = Ordered(names, "l", "layers", "L");
        var neurons = new Dimension(names.Dimensions.Count, "u", "neurons") { Layers = layers };
        names.Dimensions.Add(neurons);
        Axis u = new(neurons, new("l", 0)), m = new(neurons, new("l", -1)), o = new(neurons, new("L", 0));
        names.Add("u", u);
        names.Add("m", m);
        names.Add("o", o);

        Declare(names, "X", ("n", n), ("d", d));
        Declare(names, "W", ("d", d), ("h", h));
        Declare(names, "V", ("h", h), ("d", d));
        Declare(names, "A", ("n", n), ("h", h));
        Declare(names, "b", ("h", h));
        Declare(names, "mu", ("d", d));
        Declare(names, "q", ("h", h));
        Declare(names, "S", ("n", n), ("c", c));
        Declare(names, "P", ("n", n), ("c", c));
        Declare(names, "s", ("c", c));
        Declare(names, "g", ("n", n));
        names.AddLabel(Declare(names, "y", ("n", n)), c);
        Declare(names, "M", ("i", i), ("j", i));
        Declare(names, "p", ("i", i));
        Declare(names, "r", ("i", i));
        Declare(names, "B", ("i", i), ("d", d), ("h", h));
        foreach (var name in new[] { "x", "z", "N", "beta", "E" }) Declare(names, name);
        Stepped(names, "e", "t", steps, 1, ("d", d));
        Stepped(names, "H", "t", steps, 0, ("h", h));
        Stepped(names, "a", "l", layers, 0, ("u", u));
        Stepped(names, "G", "l", layers, 1, ("m", m), ("u", u));
        Declare(names, "v", ("i", i), ("h", h));
        Declare(names, "v", ("n", n), ("h", h));
        Declare(names, "f0", ("o", o));
        names.Functions.Add(("f", new Function.Open("f", 0)));
        names.Loss = names.Named("E").Single();
        return names;
    }

    private static Axis Add(AuthorNames names, string noun, params string[] letters)
    {
        var axis = new Axis(new Dimension(names.Dimensions.Count, letters[0], noun), null);
        names.Dimensions.Add(axis.Dimension);
        foreach (var letter in letters) names.Add(letter, axis);
        return axis;
    }

    private static Dimension Ordered(AuthorNames names, string letter, string noun, string end)
    {
        var dimension = new Dimension(names.Dimensions.Count, letter, noun) { End = end };
        names.Dimensions.Add(dimension);
        names.Add(letter, new(dimension, null));
        return dimension;
    }

    private static Quantity Declare(AuthorNames names, string name, params (string Letter, Axis Axis)[] axes)
    {
        var quantity = new Quantity(
            names.Quantities.Count, Greek.Canonical(name), [.. axes.Select(one => one.Letter)], [.. axes.Select(one => one.Axis)], null);
        names.Quantities.Add(quantity);
        return quantity;
    }

    private static void Stepped(
        AuthorNames names, string name, string letter, Dimension steps, int first, params (string Letter, Axis Axis)[] axes) =>
        names.Quantities.Add(new(
            names.Quantities.Count, name, [.. axes.Select(one => one.Letter)], [.. axes.Select(one => one.Axis)], letter)
        { Steps = steps, FirstLayer = first });

    /// <summary>A line of a model as what it defines: the target, and the body in prefix form.</summary>
    public static string Line(string text)
    {
        var names = Names();
        var line = Parser(text, names).Lines(fault => throw fault).Single();
        var (target, body) = new Elaboration(names) { Source = text }.Of(line);
        return $"{PrefixPrinter.Print(target)} := {PrefixPrinter.Print(body)}";
    }

    /// <summary>What is asked: the formula in prefix form, behind the letters that it leaves free.</summary>
    public static string Ask(string text)
    {
        var names = Names();
        var asked = new Elaboration(names) { Source = text }.Of(Parser(text, names).Whole());
        var free = string.Join(' ', asked.Free.Select(free => $"{free.Letter}:{free.Axis}").Prepend(asked.Step ?? "-"));
        return $"{free} | {PrefixPrinter.Print(asked.Formula)}";
    }

    private static AuthorParser Parser(string text, AuthorNames names) =>
        new(text, names.IsFunction, names.IsQuantity) { Nearest = names.Nearest };
}
