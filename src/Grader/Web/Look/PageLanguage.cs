using Formulas.Translating;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Grader.Web.Look;

/// <summary>The language of a page: the first that its reader's browser asks for and there is.</summary>
/// <param name="usual">Where it asks for none of them.</param>
internal sealed class PageLanguage(Translation usual)
{
    public async Task Speak(HttpContext context, RequestDelegate next)
    {
        using var spoken = Spoken.In(Of(context.Request.Headers.AcceptLanguage!));
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        await next(context);
    }

    /// <summary>The language of a header such as <c>de-AT, de;q=0.9, en;q=0.5</c>; of quality 0 are those that are refused.</summary>
    private Translation Of(IList<string> asked) => StringWithQualityHeaderValue.TryParseList(asked, out var languages)
        ? languages.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Translation.Named(language.Value.ToString()))
            .FirstOrDefault(language => language is not null) ?? usual
        : usual;
}
