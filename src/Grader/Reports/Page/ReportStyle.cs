namespace Grader.Reports.Page;

/// <summary>How the page looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; color: #222; background: #fff }
        table { border-collapse: collapse; margin: .5em 0 1em } th, td { text-align: left; vertical-align: top; padding: .25em .7em; border-bottom: 1px solid #ddd }
        code { font: 13px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere } details { margin: .2em 0 } summary { cursor: pointer }
        svg text { font: 11px system-ui, sans-serif } svg line { stroke: #666 } .bar { fill: #4a78b0 } .note, .legend { color: #555; font-size: 13px }
        .correct { fill: #2e8b57 } .conditional { fill: #9acd32 } .follow-through { fill: #66bbaa } .wrong { fill: #c0392b } .unreadable { fill: #e0a030 } .missing { fill: #ccc } .review { fill: #7d5ba6 }
        @media print { details { break-inside: avoid } details > *, details::details-content { display: block; content-visibility: visible } h2 { break-after: avoid } }
        """;
}
