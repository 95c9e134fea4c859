using Formulas.Numbers;
using static Formulas.Tests.Numbers.BigFloatTests;

namespace Formulas.Tests.Numbers;

public sealed class BigFloatFunctionsTests
{
    private const int Loose = 1 << 16; // in units of the last bit: the promised 2^-240

    // Digits from mpmath 1.3. Where a result depends strongly on its argument, the argument is a binary fraction, written out.
    [Theory]
    [InlineData("exp", "1", "2.7182818284590452353602874713526624977572470936999595749669676277240766303535476")]
    [InlineData("exp", "-1", "0.3678794411714423215955237701614608674458111310317678345078368016974614957448998")]
    [InlineData("exp", "0.5", "1.6487212707001281468486507878141635716537761007101480115750793116406610211942156")]
    [InlineData("exp", "-1e6", "3.2968314780885585789689079691077242085614015066583701596470884898953492503795547e-434295")]
    [InlineData("exp", "1e6", "3.0332153968020875450864021414181143270839737948134774096061949997862264631864237e434294")]
    [InlineData("exp", "750", "5.2584945414548041668077355492868400603591313309523631969985509346297000337722026e325")]
    [InlineData("exp", "-1e11", "4.729521835562744833884699637079087368918107844333383596845835384934306965812229e-43429448191")]
    [InlineData("exp", "1e-40", "1.0000000000000000000000000000000000000001")]
    [InlineData("log", "2", "0.69314718055994530941723212145817656807550013436025525412068000949339362196969472")]
    [InlineData("log", "10", "2.3025850929940456840179914546843642076011014886287729760333279009675726096773525")]
    [InlineData("log", "0.5", "-0.69314718055994530941723212145817656807550013436025525412068000949339362196969472")]
    [InlineData("log", "3", "1.098612288668109691395245236922525704647490557822749451734694333637494293218609")]
    [InlineData("log", "1e300", "6.9077552789821370520539743640530926228033044658863189280999837029027178290320574e2")]
    [InlineData("log", "1e-300", "-6.9077552789821370520539743640530926228033044658863189280999837029027178290320574e2")]
    [InlineData("log", "0.7", "-0.35667494393873237891263871124118447796401675904691178757393775102999274692528321")]
    [InlineData("log", "1.00000095367431640625", "9.5367386165918823390841551496333614360314807097930285811225469343381836075949472e-7")]
    [InlineData("log", "0.999999999068677425384521484375",
        "-9.3132257504915938488846629610649891286687588266973816066317875820291422345193849e-10")]
    [InlineData("sqrt", "2", "1.414213562373095048801688724209698078569671875376948073176679737990732478462107")]
    [InlineData("sqrt", "3", "1.7320508075688772935274463415058723669428052538103806280558069794519330169088")]
    [InlineData("sqrt", "1e-301", "3.1622776601683793319988935444327185337195551393252168268575048527925944386392382e-151")]
    [InlineData("sin", "1", "0.84147098480789650665250232163029899962256306079837106567275170999191040439123967")]
    [InlineData("sin", "0.1", "9.9833416646828152306814198410622026989915388017982259992766861561651744283292428e-2")]
    [InlineData("sin", "-2", "-0.90929742682568169539601986591174484270225497144789026837897301153096730154078354")]
    [InlineData("sin", "1e6", "-0.34999350217129295211765248678077146906140660532871627385705905464464122639545051")]
    [InlineData("sin", "1e15", "0.85827279317023583552388639084840664660020340822072970781534177178773632653082004")]
    [InlineData("sin", "1e-30", "9.9999999999999999999999999999999999999999999999999999999999983333333333333333333e-31")]
    [InlineData("sin", "3.141592653589793115997963468544185161590576171875",
        "1.2246467991473531772260659322749979970830539012997919494882577162608696099732581e-16")]
    [InlineData("cos", "1", "0.54030230586813971740093660744297660373231042061792222767009725538110039477447176")]
    [InlineData("cos", "-2", "-0.41614683654714238699756822950076218976600077107554489075514997378196493612407917")]
    [InlineData("cos", "1e15", "-0.51319373778697025223453613642316492958815677124475149832124036179511229869516193")]
    [InlineData("cos", "1.5707963267948965579989817342720925807952880859375",
        "6.1232339957367658861303296613750014646403777988362830520960549827724863083977096e-17")]
    [InlineData("tan", "1", "1.5574077246549022305069748074583601730872507723815200383839466056988613971517273")]
    [InlineData("tan", "-1e-9", "-1.0000000000000000003333333333333333334666666666666666667206349206349206349425044e-9")]
    [InlineData("tan", "1.5707963267948965579989817342720925807952880859375",
        "1.6331239353195369755967737041528916530864068104910302897584548049371205209327811e16")]
    [InlineData("atan", "1", "0.78539816339744830961566084581987572104929234984377645524373614807695410157155225")]
    [InlineData("atan", "0.001", "9.9999966666686666652380963492054401162093455426801309143104818764547234066956229e-4")]
    [InlineData("atan", "-0.7", "-0.61072596438920861654375887649023609381850306612882761584286773000023152429051753")]
    [InlineData("atan", "1e20", "1.5707963267948966192213216916397514420985846996875529104874726294872415364764378")]
    [InlineData("asin", "0.5", "0.52359877559829887307710723054658381403286156656251763682915743205130273438103483")]
    [InlineData("asin", "-1", "-1.5707963267948966192313216916397514420985846996875529104874722961539082031431045")]
    [InlineData("asin", "0.999999999068677425384521484375",
        "1.5707531684220181142121926081436603912155218578887548969070271052950892541979113")]
    [InlineData("acos", "0.5", "1.0471975511965977461542144610931676280657231331250352736583148641026054687620697")]
    [InlineData("acos", "-1", "3.141592653589793238462643383279502884197169399375105820974944592307816406286209")]
    [InlineData("acos", "0", "1.5707963267948966192313216916397514420985846996875529104874722961539082031431045")]
    [InlineData("acos", "0.999999999068677425384521484375",
        "4.3158372878505019129083496091050883062841798798013580445190858818948945193153178e-5")]
    [InlineData("acos", "-0.25", "1.8234765819369752727169791286334624143507784327843911041213960748944832636241257")]
    public void Functions_have_the_known_digits(string name, string argument, string digits) =>
        AssertClose(Digits(digits), Function(name)(BigFloat.Parse(argument)), Loose);

    [Theory]
    [InlineData("2", "0.5", "1.414213562373095048801688724209698078569671875376948073176679737990732478462107")]
    [InlineData("2", "-0.5", "0.70710678118654752440084436210484903928483593768847403658833986899536623923105352")]
    [InlineData("10", "0.3", "1.995262314968879601352455396739535557986274315405346099229913667004930910698049")]
    [InlineData("3", "100", "5.15377520732011331036461129765621272702107522001e47")]
    [InlineData("3", "-100", "1.9403252174826328375885060288046503812141166864981011041618696831369773017107144e-48")]
    [InlineData("0.5", "1000000000", "2.1677979676169340021712045105360821449191597352350869102440946705385966279817148e-301029996")]
    [InlineData("1.00000095367431640625", "1e9", "1.4972545928077732476036737850211844507417145975895916863667643678018397804968839e414")]
    [InlineData("-1.5", "2001", "-2.2835439278606737022998567958761590022162198436272113082544998247434673198467883e352")]
    [InlineData("-3", "7", "-2.187e3")]
    [InlineData("9", "387420489", "4.2812477317574704803698711593056352133905548224144351417475372305352388747173505e369693099")]
    [InlineData("7.5", "-12.25", "1.9076536307338097027230976585651106478355583314863580964242440756002007789384529e-11")]
    [InlineData("1e-300", "1e-3", "0.50118723362727228500155418688494576806047198983281926392969745588901125568883069")]
    public void Powers_have_the_known_digits(string x, string y, string digits) =>
        AssertClose(Digits(digits), BigFloat.Power(BigFloat.Parse(x), BigFloat.Parse(y)), Loose);

    [Fact]
    public void Constants_have_the_known_digits()
    {
        AssertClose(Digits("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803483"), BigFloat.Pi, 1);
        AssertClose(Digits("2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138218"), BigFloat.E, 1);
    }

    [Fact]
    public void What_overflows_in_doubles_is_decided()
    {
        var sum = BigFloat.Log(BigFloat.Exp(750) + BigFloat.Exp(751));
        AssertClose(Digits("751.31326168751822283404899549496785564191528008567034837471906351483719490150919"), sum, 4);

        var (right, left) = (1 / (1 + BigFloat.Exp(-100)), 1 / (1 + BigFloat.Exp(100)));
        AssertClose(Digits("3.7200759760208359629596958038631183373588920155974766197731077469269990800788786e-44"), right * left, 8);
        Assert.True(BigFloat.Exp(-1_000_000).Sign > 0);
    }

    [Fact]
    public void Functions_agree_with_those_of_doubles()
    {
        (string Name, Func<double, double> Known, int Exponent)[] rows =
        [
            ("exp", Math.Exp, 8), ("log", x => Math.Log(Math.Abs(x)), 1000), ("sin", Math.Sin, 20), ("cos", Math.Cos, 20),
            ("tan", Math.Tan, 20),
            ("atan", Math.Atan, 60), ("asin", Math.Asin, -1), ("acos", Math.Acos, -1),
        ];
        var random = new Random(4);
        foreach (var (name, known, exponent) in rows)
        {
            for (var i = 0; i < 2_000; i++)
            {
                var x = exponent < 0 ? (2 * random.NextDouble()) - 1 : Wide(random, exponent);
                var expected = known(x);
                var actual = Function(name)(name == "log" ? Math.Abs(x) : x).ToDouble();
                Assert.True(
                    Math.Abs(expected - actual) <= 1e-15 * Math.Abs(expected), $"{name}({x:R}) is {actual:R}, doubles say {expected:R}");
            }
        }
    }

    [Fact]
    public void Functions_keep_their_laws()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var x = BigFloat.Abs(Wide(random, 5)) / 3;
            var y = BigFloat.Abs(Wide(random, 5)) / 7;
            BigFloat z = x.ToDouble();
            var (sin, cos) = (BigFloat.Sin(x), BigFloat.Cos(x));
            AssertClose(x, BigFloat.Exp(BigFloat.Log(x)), 64);
            AssertClose(x, BigFloat.Log(BigFloat.Exp(x)), 256);
            AssertClose(BigFloat.Exp(x + y), BigFloat.Exp(x) * BigFloat.Exp(y), 256);
            AssertClose(1, BigFloat.Exp(x) * BigFloat.Exp(-x), 8);
            AssertClose(1, (sin * sin) + (cos * cos), 4);
            AssertClose(BigFloat.Sin(2 * x), 2 * sin * cos, 16);
            AssertClose(x, BigFloat.Tan(BigFloat.Atan(x)), 1024);
            AssertClose(BigFloat.Pi / 2, BigFloat.Atan(x) + BigFloat.Atan(1 / x), 8);
            AssertClose(BigFloat.Pi / 2, BigFloat.Asin(sin) + BigFloat.Acos(sin), 8);
            AssertClose(x, BigFloat.Sqrt(x) * BigFloat.Sqrt(x), 4);
            Assert.Equal(z, BigFloat.Sqrt(z * z));
            AssertClose(BigFloat.Power(x, y), BigFloat.Sqrt(BigFloat.Power(x, 2 * y)), 4);
            AssertClose(BigFloat.Power(x, 999) * x * x, BigFloat.Power(x, 1001), Loose);
            Assert.Equal(-sin, BigFloat.Sin(-x));
            Assert.Equal(cos, BigFloat.Cos(-x));
        }
    }

    [Fact]
    public void Small_differences_from_one_keep_all_their_digits()
    {
        for (var bits = 1; bits < BigFloat.Precision; bits += 5)
        {
            foreach (var small in new[] { BigFloat.Power(2, -bits), -BigFloat.Power(2, -bits) })
            {
                var (series, power) = (small, small); // small - small²/2 + small³/3 - …
                for (var n = 2; (n - 1) * bits < 300; n++)
                {
                    power *= -small;
                    series += power / n;
                }

                AssertClose(series, BigFloat.Log(1 + small), 64);
            }
        }
    }

    [Fact]
    public void Powers_follow_the_conventions()
    {
        Assert.Equal<BigFloat>(1, BigFloat.Power(0, 0));
        Assert.Equal<BigFloat>(0, BigFloat.Power(0, 1e9));
        Assert.Equal<BigFloat>(0, BigFloat.Power(0, 0.5));
        Assert.True(BigFloat.Power(0, -1e9).IsNaN);
        Assert.Equal<BigFloat>(-8, BigFloat.Power(-2, 3));
        Assert.Equal<BigFloat>(0.0625, BigFloat.Power(-2, -4));
        Assert.Equal<BigFloat>(-1, BigFloat.Power(-1, 1e15 + 1));
        Assert.Equal<BigFloat>(1, BigFloat.Power(-1, 1e300));
        Assert.True(BigFloat.Power(-1, 0.5).IsNaN);
        Assert.Equal<BigFloat>(9, BigFloat.Power(81, 0.5));
        Assert.Equal(BigFloat.Parse("1e77"), BigFloat.Power(10, 77));
    }

    [Fact]
    public void Huge_arguments_cost_nothing()
    {
        BigFloat huge = 1e300;
        var top = BigFloat.Power(2, (1L << 40) - 1);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(BigFloat.Exp(huge).IsNaN);
            Assert.True(BigFloat.Exp(-huge).IsZero);
            Assert.True(BigFloat.Exp(1e20).IsNaN);
            Assert.True(BigFloat.Exp(-1e20).IsZero);
            Assert.Equal<BigFloat>(1, BigFloat.Exp(1 / top));
            Assert.True(BigFloat.Exp(1e9).Sign > 0);
            Assert.True(BigFloat.Sin(huge).IsNaN && BigFloat.Cos(-top).IsNaN && BigFloat.Tan(top).IsNaN);
            Assert.Equal(1 / top, BigFloat.Sin(1 / top));
            Assert.Equal(BigFloat.Pi / 2, BigFloat.Atan(top));
            Assert.Equal(-1 / top, BigFloat.Atan(-1 / top));
            AssertClose(((1L << 40) - 1) * BigFloat.Log(2), BigFloat.Log(top), 2);
            AssertClose(top, BigFloat.Sqrt(top) * BigFloat.Sqrt(top), 2);
            Assert.True(BigFloat.Power(huge, huge).IsNaN);
            Assert.True(BigFloat.Power(huge, -huge).IsZero);
            Assert.Equal<BigFloat>(1, BigFloat.Power(top, 1 / top));
            Assert.True(BigFloat.Power(9, BigFloat.Power(9, BigFloat.Power(9, 9))).IsNaN);
            Assert.True(BigFloat.Power(9, -BigFloat.Power(9, BigFloat.Power(9, 9))).IsZero);
            Assert.True(BigFloat.Power(BigFloat.Power(BigFloat.Power(9, 9), 9), 9).Sign > 0);
            Assert.True(BigFloat.Power(top, -1000).IsZero && BigFloat.Power(1 / top, -1000).IsNaN);
        }
    }

    private static Func<BigFloat, BigFloat> Function(string name) => name switch
    {
        "exp" => BigFloat.Exp,
        "log" => BigFloat.Log,
        "sqrt" => BigFloat.Sqrt,
        "sin" => BigFloat.Sin,
        "cos" => BigFloat.Cos,
        "tan" => BigFloat.Tan,
        "atan" => BigFloat.Atan,
        "asin" => BigFloat.Asin,
        _ => BigFloat.Acos,
    };

    /// <summary>The number of a text whose exponent may lie beyond what <see cref="BigFloat.Parse"/> reads.</summary>
    private static BigFloat Digits(string text)
    {
        var parts = text.Split('e');
        return BigFloat.Parse(parts[0]) * (parts.Length == 1 ? 1 : BigFloat.Power(10, BigFloat.Parse(parts[1])));
    }
}
