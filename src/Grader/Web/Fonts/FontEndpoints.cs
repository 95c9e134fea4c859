using System.Text;
using Grader.Web.Look;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grader.Web.Fonts;

/// <summary>The font of formulas with the style sheet that names it, for the pages of students and for the desk.</summary>
internal static class FontEndpoints
{
    /// <param name="served">Looked for when the first page asks.</param>
    public static void Map(IEndpointRouteBuilder app, Lazy<ServedFont?> served)
    {
        app.MapGet("/math-font", (HttpContext context) => Font(context, served.Value));
        app.MapGet("/math-font.css", (HttpContext context) => served.Value is { } font
            ? PageAssets.Reply(context, new(Encoding.UTF8.GetBytes(font.Style), "text/css; charset=utf-8", font.Version))
            : Results.NotFound());
    }

    private static IResult Font(HttpContext context, ServedFont? font)
    {
        if (font is null) return Results.NotFound();
        var isCompressed = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        context.Response.Headers.Vary = "Accept-Encoding";
        if (isCompressed) context.Response.Headers.ContentEncoding = "gzip";
        return PageAssets.Reply(context, new(isCompressed ? font.Compressed : font.Content, font.Type, font.Version));
    }
}
