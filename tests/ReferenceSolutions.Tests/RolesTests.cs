using Formulas.Names;

namespace ReferenceSolutions.Tests;

/// <summary>What a quantity is for follows from the way the model is built, whatever it is called.</summary>
public sealed class RolesTests
{
    [Theory]
    [InlineData("w:Weight x:Signal b:Bias z:PreActivation y:Signal t:Target L:Loss", "z = w*x + b; y = sigma(z); L = (y - t)^2/2")]
    // two factors that are both drawn: weights stand where the other weights do
    [InlineData("q:Weight p:Signal b:Bias z:PreActivation y:Signal v:Weight s:PreActivation o:Signal t:Target L:Loss",
        "z = p*q + b; y = sigma(z); s = y*v; o = sigma(s); L = (o - t)^2/2")]
    // what comes from several connections is a signal
    [InlineData("x:Signal u:Signal m:Weight n:Weight k:Weight r:Weight a:None g:None L:Loss", "a = x*m + u*n; g = x*k + u*r; L = a*g")]
    // a difference to a target is no bias, wherever it is written
    [InlineData("w:Weight x:Signal z:PreActivation y:Signal t:Target h:None L:Loss", "z = w*x; y = sigma(z); h = y - t; L = h^2")]
    public void A_role_follows_from_the_definitions(string expected, string definitions)
    {
        var rows = expected.Split(' ').Select(row => row.Split(':')).ToArray();
        var defined = definitions.Split(';').Select(text => text.Split('=')[0].Trim()).ToHashSet();
        var roles = new Roles(Models.Of(definitions, [.. rows.Where(row => !defined.Contains(row[0])).Select(row => (row[0], "1..2"))]));

        var model = Models.Of(definitions, [.. rows.Where(row => !defined.Contains(row[0])).Select(row => (row[0], "1..2"))]);
        Assert.Equal(expected,
            string.Join(' ',
                rows.Select(row => $"{row[0]}:{roles.Of(model.Quantities.Single(quantity => quantity.Name == Greek.Canonical(row[0])))}")));
    }

    [Fact]
    public void Layers_have_roles_as_scalars_have()
    {
        var model = Models.Layered([2, 3, 2]);
        var roles = new Roles(model);

        Assert.Equal("x:None w:Weight b:Bias z:PreActivation a:Signal y:Target δ:Adjoint L:Loss",
            string.Join(' ', model.Quantities.Select(quantity => $"{quantity.Name}:{roles.Of(quantity)}")));
    }
}
