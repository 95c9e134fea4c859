using System.Text;

namespace Formulas.Reader.Beginnings;

/// <summary>What is open at the end of what was typed: brackets, and fractions that have not all they are made of.</summary>
internal sealed class Openings
{
    /// <summary>A number that nobody types: what stands where nothing was typed yet.</summary>
    public const string Box = "90817263544536271809";

    private static readonly string[] Opening = ["{", "(", "[", "\\{", "\\(", "\\[", "\\lbrace", "\\lbrack", "\\langle"];
    private static readonly string[] Closing = ["}", ")", "]", "\\}", "\\)", "\\]", "\\rbrace", "\\rbrack", "\\rangle"];

    // Those that end as they begin.
    private static readonly string[] Bars = ["|", "\\|", "$", "$$", "\\vert", "\\Vert"];

    private static readonly string[] Sums = ["sum", "\\sum", "∑", "prod", "\\prod"];

    private static readonly string[] Fractions = ["\\frac", "\\dfrac", "\\tfrac", "\\cfrac", "\\nicefrac", "\\sfrac"];

    private readonly Stack<Opened> _open = [];
    private int _wanted; // arguments of a fraction that come next
    private bool _isEmpty; // nothing stands behind the last opening
    private Head _head;

    // Of a sum: its sign and what stands below and above it, behind which comes what is summed.
    private enum Head { None, Whole, WantsScript }

    // What closes it, how many arguments are wanted behind it, and where in a sum it stands.
    private readonly record struct Opened(string Closing, int Wanted, Head Head);

    public static Openings Of(string text)
    {
        var openings = new Openings();
        foreach (var piece in Piece.Of(text)) openings.Add(text.Substring(piece.Start, piece.Length));
        return openings;
    }

    /// <summary>Whether a bracket is open.</summary>
    public bool HasAny => _open.Count > 0 || _wanted > 0;

    /// <summary>What closes all that is open, with a box for whatever is wanted and not there.</summary>
    public string Close()
    {
        var text = new StringBuilder();
        if (_isEmpty || _head == Head.Whole) text.Append(' ').Append(Box);
        AddBoxes(text, _wanted);
        foreach (var opened in _open)
        {
            AddBoxes(text.Append(opened.Closing), opened.Wanted);
            if (opened.Head == Head.Whole) text.Append(' ').Append(Box);
        }
        return text.ToString();
    }

    private static void AddBoxes(StringBuilder text, int count)
    {
        for (; count > 0; count--) text.Append('{').Append(Box).Append('}');
    }

    private void Add(string piece)
    {
        var isScript = _head == Head.WantsScript;
        if (Array.IndexOf(Opening, piece) is >= 0 and var at)
        {
            Open(Closing[at], isScript);
            return;
        }
        _isEmpty = false;
        if (_open.TryPeek(out var last) && last.Closing == piece)
        {
            (_, _wanted, _head) = _open.Pop();
            return;
        }
        _head = HeadWith(piece, isScript);
        if (Bars.Contains(piece)) Open(piece, isScript: false);
        else if (Fractions.Contains(piece)) _wanted = 2;
        else if (_wanted > 0) _wanted = Math.Max(0, _wanted - (piece[0] == '\\' ? 1 : piece.Length));
    }

    private Head HeadWith(string piece, bool isScript) => piece switch
    {
        _ when isScript || Sums.Contains(piece) => Head.Whole,
        "_" or "^" when _head == Head.Whole => Head.WantsScript,
        _ => Head.None,
    };

    private void Open(string closing, bool isScript)
    {
        _open.Push(new(closing, Math.Max(0, _wanted - 1), isScript ? Head.Whole : Head.None));
        (_wanted, _isEmpty, _head) = (0, true, Head.None);
    }
}
