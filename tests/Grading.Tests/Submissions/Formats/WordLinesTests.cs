using System.IO.Compression;
using Grading.Submissions;
using Grading.Submissions.Formats;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Formats;

public sealed class WordLinesTests
{
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

    private static byte[] Document(string body, string? numbering = null, string name = "word/document.xml")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, name, $"<w:document {Names}><w:body>{body}</w:body></w:document>");
            if (numbering is not null) Put(zip, "word/numbering.xml", $"<w:numbering {Names}>{numbering}</w:numbering>");
        }
        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write(text);
    }

    private static string P(string inside) => $"<w:p>{inside}</w:p>";

    private static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static string M(string text) => $"<m:r><m:t>{text}</m:t></m:r>";

    private static string Show(string body, string? numbering = null) =>
        string.Join('\n', WordLines.Of(Document(body, numbering), "s.docx")!.Select(line => line.Text).Where(text => text.Length > 0));

    [Theory]
    [InlineData("<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", @"\frac{1}{2}")]
    [InlineData(
        "<m:f><m:fPr><m:type m:val=\"lin\"/></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
        "(1)/(2)")]
    [InlineData("<m:sSub><m:e><m:r><m:t>z</m:t></m:r></m:e><m:sub><m:r><m:t>6</m:t></m:r></m:sub></m:sSub>", "z_{6}")]
    [InlineData("<m:sSubSup><m:e><m:r><m:t>z</m:t></m:r></m:e><m:sub><m:r><m:t>6</m:t></m:r></m:sub><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSubSup>", "z_{6}^{2}")]
    [InlineData("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub><m:r><m:t>k</m:t></m:r></m:sub><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>", @"\sum_{k} x")]
    [InlineData("<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>", @"\left( x \right)")]
    [InlineData("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>",
        @"\left[ x \right]")]
    [InlineData("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>", @"\sqrt{x}")]
    [InlineData("<m:func><m:fName><m:r><m:t>exp</m:t></m:r></m:fName><m:e><m:d><m:e><m:r><m:t>−z</m:t></m:r></m:e></m:d></m:e></m:func>",
        @"\exp  \left( -z \right)")]
    [InlineData("<m:acc><m:accPr><m:chr m:val=\"&#x302;\"/></m:accPr><m:e><m:r><m:t>y</m:t></m:r></m:e></m:acc>", @"\hat{y}")]
    [InlineData("<m:m><m:mr><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r></m:e></m:mr></m:m>",
        @"\begin{matrix}a & b\end{matrix}")]
    public void An_equation_is_LaTeX(string equation, string expected) =>
        Assert.Equal($"a: ${expected}$", Show(P(R("a: ") + $"<m:oMath>{equation}</m:oMath>")));

    [Fact]
    public void A_document_is_a_sheet_with_a_line_for_each_paragraph()
    {
        var body = P("<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + R("itakura-saito")) + P(R("a: 2") + $"<m:oMath>{M("x")}</m:oMath>")
            + $"<w:tbl><w:tr><w:tc>{P(R("b"))}</w:tc><w:tc>{P(R("3|x|"))}</w:tc></w:tr></w:tbl>"
            + P(R("c: z")
                + "<w:r><w:rPr><w:vertAlign "
                + "w:val=\"subscript\"/></w:rPr><w:t>6</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>no</w:t></w:r>"
                + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>+1</w:t></w:r></w:ins>")
            + P("<w:hyperlink>" + R("d: 5") + "</w:hyperlink><w:r><w:drawing/></w:r>");
        var draft = new SubmissionDraft(Homework.Catalogue);

        AnswerSheet.Read(WordLines.Of(Document(body), "s.docx")!, "s.docx", draft, Homework.Catalogue);
        var read = draft.Finish("s");

        Assert.Equal("itakura-saito.a = 2$x$\nitakura-saito.b = 3|x|\nitakura-saito.c = z_{6}+1\nitakura-saito.d = 5![picture](word)",
            Homework.Show(read));
        Assert.Equal(["s.docx:2", "s.docx:3", "s.docx:5", "s.docx:6"], read.Answers.Select(answer => answer.Source.ToString()));
    }

    [Theory]
    [InlineData("lowerLetter", "%1)", "a) x\nb) y")]
    [InlineData("upperLetter", "(%1)", "(A) x\n(B) y")]
    [InlineData("decimal", "%1.", "1. x\n2. y")]
    [InlineData("bullet", "•", "x\ny")]
    public void Words_own_labels_are_read(string format, string text, string expected)
    {
        const string item = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>";
        var numbering = "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\">"
            + $"<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>";

        Assert.Equal(expected, Show(P(item + R("x")) + P(item + R("y")), numbering));
    }

    [Fact]
    public void What_is_no_document_or_a_hostile_one_is_left_to_a_person()
    {
        var deep = string.Concat(Enumerable.Repeat("<m:e>", 1000)) + string.Concat(Enumerable.Repeat("</m:e>", 1000));

        Assert.Null(WordLines.Of([1, 2, 3], "s.docx"));
        Assert.Null(WordLines.Of(Document("", name: "other.xml"), "s.docx"));
        Assert.Null(WordLines.Of(Document("<w:p>"), "s.docx"));
        Assert.Null(WordLines.Of(Document(P($"<m:oMath>{deep}</m:oMath>")), "s.docx"));
    }
}
