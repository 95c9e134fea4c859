using System.Buffers;
using System.Net;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Grader.Web.Statements;

/// <summary>
/// Statements and questions: Markdown with formulas between dollar signs, to HTML with MathML. HTML in them is shown, not obeyed.
/// </summary>
internal static class StatementMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Paragraphs.</summary>
    public static MarkupString Print(string markdown) => (MarkupString)Markdown.ToHtml(markdown, Pipeline);

    /// <summary>What a text is made of, with the places in it.</summary>
    public static MarkdownDocument Parsed(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>A line without a paragraph around it, for a label.</summary>
    public static MarkupString PrintLine(string markdown)
    {
        var html = Markdown.ToHtml(markdown, Pipeline).Trim();
        return (MarkupString)(IsOneParagraph(html) ? html[Opening.Length..^Closing.Length] : html);
    }

    private const string Opening = "<p>", Closing = "</p>";

    private static bool IsOneParagraph(string html) => html.StartsWith(Opening, StringComparison.Ordinal)
        && html.EndsWith(Closing, StringComparison.Ordinal) && html.IndexOf(Opening, Opening.Length, StringComparison.Ordinal) < 0;

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UseMathematics().UsePipeTables().UsePreciseSourceLocation().DisableHtml();
        builder.Extensions.Add(new AsMathML());
        return builder.Build();
    }

    private sealed class AsMathML : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) { }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new Inline());
            renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new Block());
        }
    }

    private sealed class Inline : HtmlObjectRenderer<MathInline>
    {
        private static readonly SearchValues<char> Punctuation = SearchValues.Create(".,;:!?)”");

        protected override void Write(HtmlRenderer renderer, MathInline obj)
        {
            var math = LatexMath.Print(obj.Content.ToString(), isDisplayed: obj.DelimiterCount > 1);
            if (obj.DelimiterCount == 1 && Typeset.IsWide(math)) math = $"<span class=\"wide\" tabindex=\"0\">{math}</span>";
            var behind = obj.DelimiterCount == 1 ? TakePunctuation(obj) : "";
            renderer.Write(behind.Length > 0 ? $"<span class=\"joined\">{math}{WebUtility.HtmlEncode(behind)}</span>" : math);
        }

        // A line may break behind a formula: punctuation stays with it.
        private static string TakePunctuation(MathInline obj)
        {
            if (obj.NextSibling is not LiteralInline next) return "";
            var text = next.Content.AsSpan();
            var length = text.IndexOfAnyExcept(Punctuation) is >= 0 and var end ? end : text.Length;
            var taken = text[..length].ToString();
            next.Content.Start += length;
            return taken;
        }
    }

    private sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.Write(LatexMath.Print(obj.Lines.ToString(), isDisplayed: true));
    }
}
