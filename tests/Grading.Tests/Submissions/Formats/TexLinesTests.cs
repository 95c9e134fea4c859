using Grading.Submissions;
using Grading.Submissions.Formats;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Formats;

public sealed class TexLinesTests
{
    private const string Frame = "\\documentclass{article}\n\\usepackage{amsmath}\n\\title{Homework}\n\\begin{document}\n\\maketitle\n";

    private static Submission Read(string text)
    {
        var draft = new SubmissionDraft(Homework.Catalogue);
        AnswerSheet.Read(TexLines.Of(text, "s.tex"), "s.tex", draft, Homework.Catalogue);
        return draft.Finish("s");
    }

    [Theory]
    [InlineData("\\section{itakura-saito}\na: $2x$\\\\\nb: $3x$")]
    [InlineData("\\section*{itakura-saito}\n\\textbf{(a)} $2x$\n\n\\textbf{b:} $3x$ % a remark")]
    [InlineData("\\section{Problem 1: itakura-saito}\n\\begin{itemize}\n\\item[a] $2x$\n\\item[(b)] $3x$\n\\end{itemize}")]
    [InlineData("\\section{itakura-saito}\n\\begin{enumerate}[label=(\\alph*)]\n  \\item $2x$\n  \\item $3x$\n\\end{enumerate}")]
    [InlineData("\\section{itakura-saito}\n\\begin{enumerate}[a)]\n\\item $2x$\n\\item $3x$\n\\end{enumerate}")]
    [InlineData("\\section{itakura-saito}\n\\begin{enumerate}\n\\item a: $2x$\n\\item b: $3x$\n\\end{enumerate}")]
    [InlineData("\\section{itakura-saito}\n\\subsection*{a}\n$2x$\n\\subsection*{(b)}\n$3x$")]
    [InlineData("\\section{itakura-saito}\n\\paragraph{a} $2x$\n\\paragraph{b:} $3x$")]
    [InlineData(
        "\\section{itakura-saito}\n\\begin{center}\n\\begin{tabular}{l|l}\n\\hline\na & $2x$ \\\\\n\\hline\nb & $3x$ "
        + "\\\\\n\\end{tabular}\n\\end{center}")]
    [InlineData("\\section{itakura-saito}\na:\n\\begin{verbatim}\n$2x$\n\\end{verbatim}\n\\noindent b: $3x$")]
    public void A_LaTeX_document_is_a_sheet_with_or_without_its_frame(string body)
    {
        foreach (var text in new[] { body, Frame + body + "\n\\end{document}\nnothing\n" })
        {
            var read = Read(text);

            Assert.Equal("itakura-saito.a = $2x$\nitakura-saito.b = $3x$", Homework.Show(read));
            Assert.Empty(read.Unread);
        }
    }

    [Fact]
    public void Lines_keep_their_places_and_what_is_no_answer_is_listed()
    {
        var read = Read(Frame + "\\section{itakura-saito}\nSome words.\n\\includegraphics{scan}\n$x^2$\nc: 2x\n\\end{document}");

        Assert.Equal("s.tex:10", Assert.Single(read.Answers).Source.ToString());
        Assert.Equal([(7, UnreadKind.Prose), (8, UnreadKind.Image), (9, UnreadKind.Mathematics)], read.Unread.Select(line =>
            (line.Place.Line, line.Kind)));
    }

    [Fact]
    public void A_comment_may_name_the_student() => Assert.Equal("2026-0001",
        TexLines.Of("\\documentclass{x}\n% student: 2026-0001\n\\begin{document}", "s.tex").Select(line =>
            StudentLine.In(line.Text)).Single(id => id is not null));
}
