using Grading.Problems;

namespace Grading.Tests.Language;

/// <summary>Files that are no YAML, as people write them, and what they are told to write: the line, and the sentence.</summary>
public sealed class YamlAdviceTests
{
    [Theory]
    // a colon, or a sign that has a meaning at the start
    [InlineData("id: a\ntitle: Loss: squared", 2, "A text that has a colon in it needs quotes: title: 'Loss: squared'")]
    [InlineData("id: a\nparts:\n  a:\n    question: Given: x. Find y.", 4, "needs quotes: question: 'Given: x. Find y.'")]
    [InlineData("keep: |z| > 0.1\nid: a", 1, "A text that begins with | needs quotes: keep: '|z| > 0.1'")]
    [InlineData("id: a\nask: @x", 2, "A text that begins with @ needs quotes: ask: '@x'")]
    [InlineData("id: a\nask: `x`", 2, "A text that begins with ` needs quotes: ask: '`x`'")]
    [InlineData("id: a\nask: %x", 2, "A text that begins with % needs quotes: ask: '%x'")]
    [InlineData("id: a\ntitle: *Nets* and more", 2, "A text that begins with * needs quotes: title: '*Nets* and more'")]
    [InlineData("id: a\nright:\n  - &x", 3, "A text that begins with & needs quotes: - '&x'")]
    [InlineData("id: a\nask: !x", 2, "A text that begins with ! needs quotes: ask: '!x'")]
    [InlineData("right:\n  - y: 2: z", 2, "needs quotes: - y: '2: z'")]
    // within brackets
    [InlineData("parts:\n  a: { ask: dL/dz[t] }", 2, "In { } a text that has [ in it needs quotes: 'dL/dz[t]'")]
    [InlineData("parts:\n  a: { ask: dL/dz[t], right: ['x'] }", 2, "In { } a text that has [ in it needs quotes: 'dL/dz[t]'")]
    [InlineData("parts:\n  a: { right: [h[t-1], 'x'] }", 2, "In [ ] a text that has [ in it needs quotes: 'h[t-1]'")]
    [InlineData("given: [dL/dz[t], dW]", 1, "In [ ] a text that has [ in it needs quotes: 'dL/dz[t]'")]
    [InlineData("symbols: { W[n,d]: 0..1 }", 1, "")]
    [InlineData("parts:\n  a: { question: Find a, then b., ask: x }", 2, "In { } a comma ends a text, so \"then b.\"")]
    [InlineData("parts:\n  a: { question: Find: a }", 2, "In { } a text that has a colon in it needs quotes: 'Find: a'")]
    [InlineData("right: [*a, b]", 1, "In [ ] a text that begins with * needs quotes: '*a'")]
    [InlineData("right: [a, b", 1, "The bracket [ that opens here is never closed.")]
    [InlineData("id: a\nright: [a, b\ntitle: x", 2, "The bracket [ that opens here is never closed.")]
    [InlineData("id: a\nparts:\n  a: { ask: x\n  b: { ask: y }", 3, "The bracket { that opens here is never closed.")]
    [InlineData("right: [a, b]]", 1, "There is no open bracket for this ] to close.")]
    [InlineData("right: [a, b}", 1, "There is no open bracket for this } to close.")]
    // quotation marks
    [InlineData("id: a\ntitle: 'A line\nstatement: x", 2, "The quotation mark ' that opens here is never closed")]
    [InlineData("id: a\ntitle: \"A line\nstatement: x", 2, "The quotation mark \" that opens here is never closed")]
    [InlineData("id: a\ntitle: 'A line\nstatement: 'x'", 2, "The quotation mark ' that opens here is never closed")]
    [InlineData("right: ['sigma'(z)']", 1, "The quotation mark closes before \"(z)'\"")]
    [InlineData("id: a\nask: 'a' + b", 2, "The quotation mark closes before \"+ b\"")]
    [InlineData("parts:\n  a: { ask: 'f'(z)', right: [x] }", 2, "The quotation mark closes before \"(z)'\"")]
    [InlineData("title: \"$\\sigma$\"", 1, "In double quotes a backslash begins a sign of its own")]
    [InlineData("title: \"$\\frac12$\"", 1, "In double quotes a backslash begins a sign of its own")]
    [InlineData("id: a\ntitle: \"$\\nu$\"", 2, "In double quotes a backslash begins a sign of its own")]
    [InlineData("id: a\nright: [\"\\theta*x\"]", 2, "In double quotes a backslash begins a sign of its own")]
    [InlineData("id: a\ntitle: \"$\\Phi$\"", 2, "In double quotes a backslash begins a sign of its own")]
    // blanks
    [InlineData("id: a\nparts:\n\ta: { ask: x }", 3, "This line is indented with a tab")]
    [InlineData("id: a\nparts:\n  a:\n  \task: x", 4, "This line is indented with a tab")]
    [InlineData("id:a\ntitle: x", 1, "A blank belongs behind the colon: id: a")]
    [InlineData("id: a\nparts:\n  a:\n    ask:dL/dw\n    right: [x]", 4, "A blank belongs behind the colon: ask: dL/dw")]
    [InlineData("id: a\n  title: x", 2, "This line begins in column 3, the one above it in column 1.")]
    [InlineData("id: a\nparts:\n    a: { ask: x }\n  b: { ask: y }", 4, "This line begins in column 3, the one above it in column 5.")]
    [InlineData("id: a\nmodel: |\n  y = x\nL = y^2\nkeep: x", 4, "The lines of a text below | are indented")]
    // fields
    [InlineData("id: a\ntitle: x\nid: b", 3, "The key \"id\" stands here a second time; the first is in line 1.")]
    [InlineData("parts:\n  a: { ask: x, ask: y }", 2, "The key \"ask\" stands here a second time; the first is in line 2.")]
    [InlineData("- a\n- b", 1, "The file should be one YAML mapping")]
    [InlineData("just words", 1, "The file should be one YAML mapping")]
    public void An_author_is_told_what_to_write(string text, int line, string told)
    {
        var fault = Assert.Throws<ProblemFileException>(() => ProblemReader.Parse(text, "p.yaml")).Faults[0];
        if (told.Length == 0) return; // read as YAML; what it means is for others to say
        Assert.Equal(line, fault.Line);
        Assert.Contains(told, fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: \"two\\nlines\"")]
    [InlineData("title: 'Loss: squared'")]
    [InlineData("statement: |\n  Any: text, 'with [ what } it \t likes\nid: a")]
    [InlineData("right: ['a[b]', \"c, d\", 'f''(z)']")]
    [InlineData("keep: [|z| > 1]")]
    public void What_is_yaml_is_read(string text) => Assert.DoesNotContain(
        Assert.Throws<ProblemFileException>(() => ProblemReader.Parse(text, "p.yaml")).Faults, fault => fault.Field.Length == 0);
}
