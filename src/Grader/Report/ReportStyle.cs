namespace Grader.Report;

/// <summary>How the page looks, on a screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; -webkit-print-color-adjust: exact; print-color-adjust: exact }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 72em; padding: 0 1em; color: #222; background: #fff }
        h1, h2 { line-height: 1.2 } h2 { margin-top: 1.8em; border-bottom: 2px solid #4a78b0; padding-bottom: .15em }
        nav { position: sticky; top: 0; background: #fff; padding: .4em 0 } nav a { margin-right: 1.2em; color: #2a5a94 } .problems { padding-left: 1.2em }
        table { border-collapse: collapse; margin: .5em 0 1em } th, td { text-align: left; vertical-align: top; padding: .3em .7em; border-bottom: 1px solid #ddd } th { font-size: .85em; color: #555 }
        .sum td { border-top: 2px solid #bbb } .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } .low { color: #b03020; font-weight: 600 }
        code { font: .87em ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere } .answer { max-width: 26em; overflow-wrap: anywhere } math { font-size: 115% }
        details { margin: .2em 0 } summary { cursor: pointer } summary svg { vertical-align: -.25em; margin-left: .8em; width: 160px } summary svg text { visibility: hidden } .verdict { white-space: nowrap }
        svg text { font: 11px system-ui, sans-serif; fill: #222 } svg line { stroke: #666 } svg .mean { stroke: #c0392b; stroke-dasharray: 4 3 } .bar { fill: #4a78b0 } .note, .legend { color: #666; font-size: .85em } .legend span { margin-right: 1em }
        .correct { fill: #2e8b57 } .conditional { fill: #9acd32 } .follow-through { fill: #66bbaa } .wrong { fill: #c0392b } .unreadable { fill: #e0a030 } .missing { fill: #ccc } .review { fill: #7d5ba6 }
        svg .on-correct, svg .on-wrong, svg .on-review { fill: #fff }
        @page { size: landscape; margin: 12mm } @media print {
          body { margin: 0; max-width: none; padding: 0; font-size: 10px } td, th { padding: .15em .6em } nav { display: none } thead { display: table-header-group } tr, svg { break-inside: avoid } h2, summary { break-after: avoid }
          details > *, details::details-content { display: block; content-visibility: visible; height: auto } details { break-inside: avoid; margin-top: 1em } summary { list-style: none }
        }
        """;
}
