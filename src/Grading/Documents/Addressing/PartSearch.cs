using System.Collections.Immutable;
using Formulas.Reader.Chains;
using Grading.Assignments;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;

namespace Grading.Documents.Addressing;

/// <summary>
/// Finds the parts of a document by what they ask: the last chain with that head in the stretch of the part. Letters of parts bound the
/// stretches where the problem calls its parts so; else sections of the problem follow each other, and headings tell where one ends.
/// </summary>
internal sealed class PartSearch(
    HomeworkText text, ImmutableArray<Chain> chains, Problem problem, ImmutableArray<StepSection> sections, DocumentRules rules)
{
    // sentences that are taken for beginnings of sections
    private const int MostSpoken = 20;

    private readonly ImmutableArray<Beginning> _beginnings = Beginnings.In(text);

    // By part, the chains that it asks for.
    private readonly Dictionary<string, List<int>> _candidates = [];

    public Address Find()
    {
        foreach (var part in problem.Parts) _candidates[part.Id] = Candidates(part);
        return IsLettered ? ByLetters() : BySections();
    }

    private List<int> Candidates(Part part)
    {
        var found = new List<int>();
        if (SectionOf(part) is not { } section) return found;
        for (var c = 0; c < chains.Length; c++)
        {
            if (IsHandout(c)) continue;
            var (head, last) = (chains[c].Head, chains[c].Members[^1]);
            if (PartHeads.Asks(part, section, text.Folded(head.Start, head.End), text.Folded(last.Start, last.End))
                || IsStep(chains[c]) && PartHeads.AsksStep(part, section, text.Folded(head.Start, head.End))) found.Add(c);
        }
        return found;
    }

    // w := w - …, to a number
    private bool IsStep(Chain chain)
    {
        var head = Naming.Old(text.Folded(chain.Head.Start, chain.Head.End)).Trim();
        return chain.Members.Length > 2
            && Naming.Has(text.Folded(chain.Members[1].Start, chain.Members[1].End), head);
    }

    private StepSection? SectionOf(Part part) => sections.FirstOrDefault(section => section.Section == part.Section);

    private bool IsHandout(int chain) => BeginningOf(chain) is { IsHandout: true };

    private Beginning? BeginningOf(int chain) => BeginningAt(LineOf(chain));

    private Beginning? BeginningAt(int line)
    {
        for (var m = _beginnings.Length - 1; m >= 0; m--)
            if (_beginnings[m].Line <= line) return _beginnings[m];
        return null;
    }

    private int LineOf(int chain) => text.LineAt(chains[chain].Head.Start);

    // Whether the problem's parts are called by letters, and the document has them.
    private bool IsLettered => problem.Parts.All(part => part.Id.Length == 1)
        && _beginnings.Select(beginning => beginning.Letter).Intersect(problem.Parts.Select(part => part.Id)).Count()
            >= Math.Min(2, problem.Parts.Length);

    private Address ByLetters()
    {
        var parts = ImmutableArray.CreateBuilder<string>(chains.Length);
        for (var c = 0; c < chains.Length; c++) parts.Add(LetterAt(LineOf(c)));
        var conclusions = new Dictionary<string, int>();
        var named = _beginnings.Where(beginning => !beginning.IsHandout).Select(beginning => beginning.Letter).ToImmutableHashSet();
        foreach (var part in problem.Parts)
        {
            var inside = _candidates[part.Id].FindAll(c => parts[c] == part.Id);
            if (inside.Count > 0) conclusions.Add(part.Id, Last(inside));
            // "(b) and (c)": what no letter of its own has may stand anywhere
            else if (_candidates[part.Id].FindAll(c => parts[c].Length == 0 || !named.Contains(part.Id)) is { Count: > 0 } outside)
                conclusions.Add(part.Id, Last(outside));
        }
        return new(conclusions, parts.ToImmutable())
        {
            Sections = [.. parts.Select(id => SectionNamed(id))],
            Named = named,
        };
    }

    // The last one that is no remark in parentheses and no case of its own.
    private int Last(List<int> candidates)
    {
        var last = candidates.FindLastIndex(c =>
            !IsRemark(c) && !IsApplied(c) && !IsNaming(c)
            && !(candidates.Count > 1 && IsOfFunction(c)));
        return last < 0 ? candidates[^1] : candidates[last];
    }

    private bool IsRemark(int chain) => text.SayingOf(chains[chain]) is not { IsInParentheses: false, IsConditional: false };

    // for the logistic function it is …: what holds for that one only
    private bool IsOfFunction(int chain) => text.SayingOf(chains[chain]).IsOfFunction
        && SectionNamed(problem.Parts.First(part => _candidates[part.Id].Contains(chain)).Id) is { } section
        && section.Judge.Of(section.Read(text.Folded(chains[chain].Head.Start, chains[chain].Head.End)), section.Read(Last(chain)))
            is StepVerdict.OnlyIf;

    // q = ∂L/∂u: what was asked gets a name
    private bool IsNaming(int chain)
    {
        var (part, last) = (problem.Parts.First(part => _candidates[part.Id].Contains(chain)), chains[chain].Members[^1]);
        var value = text.Folded(last.Start, last.End);
        return SectionOf(part) is { } section && PartHeads.Asks(part, section, value, value);
    }

    // δ^l by δ^{l+2}: what was asked, put into itself
    private bool IsApplied(int chain)
    {
        var (part, last) = (problem.Parts.First(part => _candidates[part.Id].Contains(chain)), chains[chain].Members[^1]);
        return SectionOf(part)?.Read(text.Folded(last.Start, last.End)).Formula is { } read
            && Letters.Symbols(read).Any(symbol => symbol.Layer is { IsNumber: false, Offset: > 1 });
    }

    private StepSection? SectionNamed(string id) =>
        problem.Parts.FirstOrDefault(part => part.Id == id) is { } part ? SectionOf(part) : sections.FirstOrDefault();

    private string LetterAt(int line)
    {
        var letter = "";
        foreach (var beginning in _beginnings)
        {
            if (beginning.Line > line) break;
            if (beginning.IsHandout) letter = "";
            else if (problem.Parts.Any(part => part.Id == beginning.Letter)) letter = beginning.Letter;
        }
        return letter;
    }

    private Address BySections()
    {
        var ranges = new SectionRanges(Bounds(), sections, problem, LineOf, _candidates) { Rules = rules }.Find();
        var conclusions = new Dictionary<string, int>();
        foreach (var parts in problem.Parts.GroupBy(part => string.Join(' ', Inside(part, ranges))))
        {
            if (parts.Key.Length == 0) continue;
            Part[] same = [.. parts];
            var inside = Inside(same[0], ranges);
            if (same.Length == 1) conclusions.Add(same[0].Id, Last(inside));
            else AddShared(same, inside, conclusions);
        }
        var repeated = sections.Where(section => ranges.ContainsKey(section) && IsRepeated(section, ranges, conclusions));
        foreach (var section in repeated.ToArray())
        {
            foreach (var part in PartsOf(section)) conclusions.Remove(part.Id);
            ranges.Remove(section);
        }
        return new(conclusions, PartsUpTo(conclusions))
        {
            Sections = [.. Enumerable.Range(0, chains.Length).Select(c => SectionAt(LineOf(c), ranges))],
            OfOtherCases = OfOtherCases(conclusions),
        };
    }

    private IEnumerable<Part> PartsOf(StepSection section) => problem.Parts.Where(part => part.Section == section.Section);

    // A summary, and no section of its own: no heading names it, and all that it says was said in another one.
    private bool IsRepeated(
        StepSection section, Dictionary<StepSection, (int From, int To)> ranges, Dictionary<string, int> conclusions)
    {
        var (from, to) = ranges[section];
        if (ranges.Count < 2 || text.Lines == 0 || SectionRanges.Speaks(Titles(from, to), [section])) return false;
        Part[] answered = [.. PartsOf(section).Where(part => conclusions.ContainsKey(part.Id))];
        return answered.Length > 0 && answered.All(part => problem.Parts.Any(other => other.Section != part.Section
            && conclusions.TryGetValue(other.Id, out var said) && said < conclusions[part.Id]
            && _candidates[other.Id].Contains(conclusions[part.Id]) && AreSame(other.Id, said, conclusions[part.Id])));
    }

    private string Titles(int from, int to) => string.Join('\n', Bounds()
        .Where(beginning => beginning.Line >= from && beginning.Line < to).Select(beginning => beginning.Title));

    // What a part asks for, in the range of its section.
    private List<int> Inside(Part part, Dictionary<StepSection, (int From, int To)> ranges) =>
        SectionOf(part) is { } section && ranges.TryGetValue(section, out var range)
            ? _candidates[part.Id].FindAll(c => LineOf(c) >= range.From && LineOf(c) < range.To) : [];

    // Several parts with the same head: w := … by one rule, and by another
    private void AddShared(Part[] parts, List<int> inside, Dictionary<string, int> conclusions)
    {
        inside = inside.Exists(c => !IsRemark(c)) ? inside.FindAll(c => !IsRemark(c)) : inside;
        var references = parts.Select(part => (part.Question as Question.Formula)?.Reference).OfType<Formulas.Tree.Formula>().ToArray();
        if (references.Length < parts.Length || SectionOf(parts[0]) is not { } section)
        {
            foreach (var part in parts) conclusions.Add(part.Id, Last(inside));
            return;
        }
        var pairs = SharedHeads.Pair(references, [.. inside.Select(c => section.Sides("", Last(c), Head(c)).Right.Formula)]);
        for (var p = 0; p < parts.Length; p++)
            if (pairs[p] >= 0) conclusions.Add(parts[p].Id, inside[pairs[p]]);
    }

    private string Head(int chain) => text.Folded(chains[chain].Head.Start, chains[chain].Head.End);

    // Sigmoid outputs, where only softmax is asked for: the same parts are answered there, with other values.
    private ImmutableHashSet<int> OfOtherCases(Dictionary<string, int> conclusions)
    {
        var concluding = conclusions.Values.Select(HeadingOf).ToHashSet();
        var others = new HashSet<int>();
        foreach (var (part, conclusion) in conclusions)
            foreach (var candidate in _candidates[part])
                if (!concluding.Contains(HeadingOf(candidate)) && !AreSame(part, candidate, conclusion)) others.Add(HeadingOf(candidate));
        return [.. Enumerable.Range(0, chains.Length).Where(c => others.Contains(HeadingOf(c)))];
    }

    private int HeadingOf(int chain) =>
        _beginnings.LastOrDefault(beginning => beginning.IsHeading && beginning.Line <= LineOf(chain))?.Line ?? -1;

    private bool AreSame(string part, int one, int other) => SectionNamed(part) is { } section
        && section.Read(Last(one)).Formula is { } left && section.Read(Last(other)).Formula is { } right
        && section.Judge.AreSame(left, right, section.Fields);

    private string Last(int chain)
    {
        var last = chains[chain].Members[^1];
        return text.Folded(last.Start, last.End);
    }

    // Sentences that speak of a section may begin it as well as headings.
    private ImmutableArray<Beginning> Bounds()
    {
        if (sections.Length == 1) return _beginnings;
        var known = _beginnings.Select(beginning => beginning.Line).ToHashSet();
        var spoken = Enumerable.Range(0, text.Lines)
            .Where(line => !known.Contains(line) && BeginningAt(line) is not { IsHandout: true })
            .Where(line => SectionRanges.Speaks(text.Line(line), sections))
            .Take(MostSpoken).Select(line => new Beginning(line, text.Line(line), "", IsHeading: false) { IsSpoken = true });
        return [.. _beginnings.Concat(spoken).OrderBy(beginning => beginning.Line)];
    }

    private StepSection? SectionAt(int line, Dictionary<StepSection, (int From, int To)> ranges)
    {
        foreach (var section in sections)
            if (ranges.TryGetValue(section, out var range) && line >= range.From && line < range.To) return section;
        // before all of them, or between two
        var nearest = ranges.Where(range => range.Value.From <= line).OrderByDescending(range => range.Value.From)
            .Concat(ranges.OrderBy(range => range.Value.From)).Select(range => range.Key);
        return nearest.FirstOrDefault() ?? sections.FirstOrDefault();
    }

    // Each chain belongs to the next conclusion; what stands in a handout, to none.
    private ImmutableArray<string> PartsUpTo(Dictionary<string, int> conclusions)
    {
        var ordered = conclusions.OrderBy(one => one.Value).ToArray();
        var parts = ImmutableArray.CreateBuilder<string>(chains.Length);
        for (var c = 0; c < chains.Length; c++)
        {
            var at = c;
            var next = Array.Find(ordered, one => one.Value >= at).Key ?? (ordered.Length > 0 ? ordered[^1].Key : "");
            parts.Add(IsHandout(c) ? "" : next);
        }
        return parts.ToImmutable();
    }
}
