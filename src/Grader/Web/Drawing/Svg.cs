using System.Globalization;
using System.Net;
using System.Text;

namespace Grader.Web.Drawing;

/// <summary>Inline SVG as text; how it looks is the style sheet's, by class. Everything written in it is encoded.</summary>
internal sealed class Svg
{
    private const double Margin = 6;

    private readonly StringBuilder _text = new();
    private double _left = double.MaxValue, _top = double.MaxValue, _right = double.MinValue, _bottom = double.MinValue;

    public void Line(Place from, Place to, string look)
    {
        Reach(from, 0);
        Reach(to, 0);
        Append($"""<line class="{look}" x1="{from.X:0.#}" y1="{from.Y:0.#}" x2="{to.X:0.#}" y2="{to.Y:0.#}"/>""");
    }

    /// <summary>A line with a head, from the edge of one circle to that of another.</summary>
    public void Arrow(Place from, Place to, double radius, string look)
    {
        var direction = 1 / Math.Max(1e-9, (to - from).Length) * (to - from);
        var across = new Place(-direction.Y, direction.X);
        var tip = to - (radius + 1) * direction;
        var foot = tip - 8 * direction;
        Line(from + radius * direction, foot, look);
        var (one, other) = (foot + 3.6 * across, foot - 3.6 * across);
        Append($"""<path class="{look} head" d="M{tip.X:0.#} {tip.Y:0.#}L{one.X:0.#} {one.Y:0.#}L{other.X:0.#} {other.Y:0.#}z"/>""");
    }

    public void Circle(Place at, double radius, string look, string title)
    {
        Reach(at, radius + 2);
        Append($"""<circle class="{look}" cx="{at.X:0.#}" cy="{at.Y:0.#}" r="{radius:0.#}">{Title(title)}</circle>""");
    }

    public void Square(Place at, double radius, string look, string title)
    {
        Reach(at, radius + 2);
        var (corner, side) = (at - new Place(radius, radius), 2 * radius);
        Append($"""<rect class="{look}" x="{corner.X:0.#}" y="{corner.Y:0.#}" width="{side:0.#}" height="{side:0.#}" rx="6">{Title(title)}</rect>""");
    }

    /// <summary>A name with what stands below and above it, its middle at the place.</summary>
    public void Name(Place at, string letters, string below, string above, string look)
    {
        Reach(at, 16);
        if (below.Length == 0 && above.Length == 0)
        {
            Append($"""<text class="{look}" x="{at.X:0.#}" y="{at.Y + 5.5:0.#}" text-anchor="middle">{WebUtility.HtmlEncode(letters)}</text>""");
            return;
        }
        var half = 3.2 * Math.Max(below.Length, above.Length);
        var x = at.X + 4.5 * letters.Length - half;
        Append($"""<text class="{look}" x="{x:0.#}" y="{at.Y + 5:0.#}" text-anchor="end">{WebUtility.HtmlEncode(letters)}</text>""");
        if (below.Length > 0)
            Append($"""<text class="{look} small" x="{x + 0.5:0.#}" y="{at.Y + 9.5:0.#}">{WebUtility.HtmlEncode(below)}</text>""");
        if (above.Length > 0)
            Append($"""<text class="{look} small" x="{x + 1:0.#}" y="{at.Y - 1.5:0.#}">{WebUtility.HtmlEncode(above)}</text>""");
    }

    /// <summary>The whole element.</summary>
    /// <param name="label">What it shows, in words.</param>
    public string Print(string label)
    {
        var (left, top) = (_left - Margin, _top - Margin);
        var (width, height) = (_right - _left + 2 * Margin, _bottom - _top + 2 * Margin);
        var box = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"{left:0.#} {top:0.#} {width:0.#} {height:0.#}\"");
        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width:0.#}\" height=\"{height:0.#}\"");
        return $"""<svg class="network" role="img" aria-label="{WebUtility.HtmlEncode(label)}" {box} {size}>{_text}</svg>""";
    }

    private void Reach(Place at, double around)
    {
        (_left, _top) = (Math.Min(_left, at.X - around), Math.Min(_top, at.Y - around));
        (_right, _bottom) = (Math.Max(_right, at.X + around), Math.Max(_bottom, at.Y + around));
    }

    private static string Title(string title) => title.Length == 0 ? "" : $"<title>{WebUtility.HtmlEncode(title)}</title>";

    private void Append(FormattableString markup) => _text.Append(markup.ToString(CultureInfo.InvariantCulture));
}
